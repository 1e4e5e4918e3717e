"""Steps 9 and 10 together: drafts become claims once they have a voice, a time and a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from headwater.model.attribution import Scope, SourceKind
from headwater.model.claim import Argument, ChainLink, Claim, ClaimKind, Modality, Reason, Ref
from headwater.model.document import Document
from headwater.model.mention import EntityType
from headwater.model.reading import Reading, Refusal
from headwater.model.span import Span
from headwater.read.casualties import casualty_drafts
from headwater.read.circumstances import Circumstances
from headwater.read.claimant import Claimant
from headwater.read.claiming import rule_drafts
from headwater.read.confidence import confidence
from headwater.read.drafts import Draft
from headwater.read.frames import Frames, frames
from headwater.read.lexicon import lexicon
from headwater.read.occurrences import Occurrence
from headwater.read.participants import Cast, Participant
from headwater.read.roles import role_drafts
from headwater.read.sayings import picture_drafts, saying_drafts
from headwater.read.voices import Heard, Voices
from headwater.rules import load

_UNREAL = frozenset((Modality.INTENDED, Modality.HYPOTHETICAL, Modality.QUESTION, Modality.FORECAST))


class Claims:
    """Fills ``claims``; what cannot be grounded is refused and counted."""

    def __init__(self, rules: Frames | None = None) -> None:
        self._frames = rules or frames()
        self._lexicon = lexicon()

    def __call__(self, document: Document, reading: Reading) -> Reading:
        """All claims of one document, in order of the text."""
        voices = Voices(document, reading)
        named: dict[Span, Occurrence] = reading.notes.get("occurrences", {})  # type: ignore[assignment]  # read/names.py
        claims: list[Claim] = []
        refused: list[Refusal] = []
        for s in reading.syntax:
            cast = Cast(s, reading, document.text)
            claimant = Claimant(s, cast, self._frames)
            drafts = [
                *rule_drafts(claimant),
                *role_drafts(claimant, self._lexicon, named, document.text),
                *casualty_drafts(claimant, document.text),
                *saying_drafts(claimant, reading, document.text),
                *picture_drafts(claimant),
            ]
            if not drafts:
                continue
            cues = [a.cue for a in reading.attributions if a.cue and s.span.contains(a.cue)]
            circumstances = Circumstances(s, cast, reading, cues)
            for draft in _most_specific(drafts):
                claim = _claim(draft, voices.hear(draft), circumstances)
                if _is_hollow(claim):
                    refused.append(Refusal(span=claim.trigger, step="claims", why="nobody and nothing it is about"))
                else:
                    claims.append(claim)
        return replace(reading, claims=tuple(_unique(claims)), refused=(*reading.refused, *refused))


def _is_hollow(claim: Claim) -> bool:
    """An event without anybody, anything or anywhere; one person said to be harmed in a plan or a question."""
    if claim.quantity is not None:
        return claim.quantity.value == 1 and claim.modality in _UNREAL
    return not (claim.subject or claim.object or claim.place)


def _claim(draft: Draft, heard: Heard, circumstances: Circumstances) -> Claim:
    used = [p.token for p in (draft.subject, draft.object) if p is not None] + [p.token for _, p in draft.args]
    own_only = draft.presupposed or (draft.kind is ClaimKind.RELATION and circumstances.is_aside(draft.token))
    place = None if _takes_place_as_object(draft) else circumstances.place(draft.token, used, own_only=own_only)
    time = None if draft.ended else circumstances.time(draft.token, own_only=own_only)
    args = [*draft.args, *([("place", place)] if place is not None and draft.kind is ClaimKind.EVENT else [])]
    score, reasons = confidence(draft, heard)
    return Claim(
        document=circumstances.document,
        kind=draft.kind,
        type=draft.type,
        subject=draft.subject.ref() if draft.subject else None,
        object=draft.object.ref() if draft.object else None,
        args=tuple(Argument(role=role, ref=p.ref()) for role, p in _distinct(args)),
        trigger=draft.trigger,
        sentence=draft.sentence.span,
        quote=draft.sentence.span,
        time=time,
        place=_ref(place),
        quantity=draft.quantity,
        polarity=heard.polarity,
        modality=heard.modality,
        factuality=heard.factuality,
        evidentiality=heard.evidentiality,
        chain=_with_judge(heard, draft),
        scope=heard.scope,
        attribution=heard.attribution,
        confidence=score,
        reasons=tuple(Reason(name=n, weight=w) for n, w in reasons),
        rule=draft.rule,
    )


def _with_judge(heard: Heard, draft: Draft) -> tuple[ChainLink, ...]:
    """A label is its judge's: "the minister called it a fairy tale" ends in the minister."""
    judges = [p for role, p in draft.args if role == "judge"]
    if not judges or heard.scope is not Scope.OUTLET_VOICE:
        return heard.chain
    judge = judges[0]
    kind = SourceKind.NAMED_PERSON if judge.type is EntityType.PERSON else SourceKind.ORGANISATION
    return (*heard.chain, ChainLink(text=judge.text, kind=kind, entity=judge.entity, span=judge.span))


def _ref(participant: Participant | None) -> Ref | None:
    return participant.ref() if participant is not None else None


def _takes_place_as_object(draft: Draft) -> bool:
    return draft.type in load("claim_types")["about_a_place"]


def _distinct(args: Iterable[tuple[str, Participant]]) -> Iterator[tuple[str, Participant]]:
    seen: set[tuple[str, int, str | None]] = set()
    for role, participant in args:
        key = (role, participant.token, participant.entity)  # one word may stand for two: "the two groups"
        if key not in seen:
            seen.add(key)
            yield role, participant


def _most_specific(drafts: list[Draft]) -> Iterator[Draft]:
    """ "Funds" says "facilitates" already: of two drafts on the same participants the narrower stays."""
    broader = {
        (wide, d.token, _who(d.subject), _who(d.object))
        for d in drafts
        for wide in load("claim_types")["broader"].get(d.type, ())
    }
    for draft in drafts:
        if (draft.type, draft.token, _who(draft.subject), _who(draft.object)) not in broader:
            yield draft


def _who(participant: Participant | None) -> object:
    return None if participant is None else participant.entity or participant.span


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for one saying in one sentence: the surest of several routes to it."""
    best: dict[object, Claim] = {}
    for claim in claims:
        key = (
            claim.sentence, claim.type, _target(claim.subject), _target(claim.object), claim.modality,
            claim.quantity, claim.chain[-1].text,
        )  # fmt: skip
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    named = {(c.sentence, c.type, _target(c.object)) for c in best.values() if c.subject is not None}
    kept = [
        c
        for c in best.values()
        if c.subject is not None or c.kind is ClaimKind.QUANTITY or (c.sentence, c.type, _target(c.object)) not in named
    ]
    kept = [c for c in kept if not _is_told_by_its_verb(c, kept)]
    return sorted(kept, key=lambda c: (c.sentence.start, c.trigger.start, c.type, c.id))


def _is_told_by_its_verb(claim: Claim, others: Iterable[Claim]) -> bool:
    """ "An explosion ripped through the market": the noun alone says no more than the verb with its object."""
    if claim.subject is not None or claim.object is not None or claim.kind is not ClaimKind.EVENT:
        return False
    return any(
        other.type == claim.type and other.object and any(a.ref.span.contains(claim.trigger) for a in other.args)
        for other in others
    )


def _target(ref: Ref | None) -> object:
    return None if ref is None else ref.entity or ref.span
