"""Who says a claim, how sure they sound, and what the author makes of it (handbook 1.5).

Composition runs from the outermost voice inwards: the author's own certainty holds for the author's own clauses;
under a cue the source is given the clause's certainty and the author the stance of the cue; a relayed source can
only weaken. So a claim is never a fact, and nobody is credited with another's doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution, AttributionKind, CueClass, Scope, SourceKind
from headwater.model.claim import ChainLink, Evidentiality, FactValue, Modality, Polarity, SourceFactuality
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.drafts import Draft
from headwater.read.factuality import Voice, assess, weaker
from headwater.read.scope import Chains
from headwater.rules import load

_ADOPTED = frozenset((CueClass.REVEAL_FACTIVE, CueClass.INFER_FACTIVE, CueClass.DEPICT))
_NAMING = frozenset((CueClass.ALLEGE, CueClass.DENY, CueClass.NAME_LIST))
_BY_CUE = {
    CueClass.ALLEGE: Modality.ALLEGED,
    CueClass.BELIEF: Modality.BELIEVED,
    CueClass.DENY: Modality.DENIED,
    CueClass.COMMIT: Modality.INTENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All that the voices say of one claim."""

    chain: tuple[ChainLink, ...]
    scope: Scope
    modality: Modality
    polarity: Polarity
    factuality: tuple[SourceFactuality, ...]
    evidentiality: Evidentiality
    attribution: str | None
    kinds: tuple[CueClass, ...]


class Voices:
    """The attributions of one document, ready to be asked who says what."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self._text = document.text
        self._outlet = ChainLink(text=document.outlet or document.file, kind=SourceKind.MEDIA_OUTLET)
        self._chains = Chains(reading)
        self._obtained: dict[str, Attribution] = {}
        for attribution in reading.attributions:
            if attribution.source_entity and attribution.obtained_by:
                self._obtained.setdefault(attribution.source_entity, attribution)
        self._firsthand = frozenset(load("voices")["firsthand"])
        self._intercepts = frozenset(load("voices")["intercepts"])
        self._believing = tuple(load("voices")["believing"])
        self._video = frozenset(load("voices")["video"])

    def over(self, span: Span) -> list[Attribution]:
        """The attributions that speak at ``span``, outermost first."""
        return [a for a in self._chains.at(span) if a.cue_class is not CueClass.ACCESS]

    def hear(self, draft: Draft) -> Heard:
        """Chain, scope, modality, polarity, factuality and evidentiality of a draft."""
        over = self._reaching(draft, self.over(draft.trigger))
        voice = self._innermost(draft, over)
        modality = self._modality(draft, voice, over)
        own = _source_value(voice, over)
        return Heard(
            chain=(self._outlet, *self._links(over)),
            scope=over[-1].scope if over else Scope.OUTLET_VOICE,
            modality=modality,
            polarity=Polarity.NEGATIVE if voice.negative != draft.negative else Polarity.POSITIVE,
            factuality=self._factuality(draft.sentence, own, voice, over),
            evidentiality=self._evidentiality(over, draft),
            attribution=over[-1].id if over else None,
            kinds=tuple(a.cue_class for a in over),
        )

    def _reaching(self, draft: Draft, over: list[Attribution]) -> list[Attribution]:
        """Leaves out voices that do not reach what the author adds in passing.

        A role in apposition is the author's even inside another's indirect words; a relative clause on the one
        who is accused is no part of the accusation.
        """
        if draft.presupposed:
            return [a for a in over if a.kind is AttributionKind.DIRECT]
        s, token = draft.sentence, draft.token
        added = any(s.dep[t] == "relcl" for t in (token, *s.ancestors(token)))
        return [a for a in over if not (added and self._only_names(a, draft))]

    @staticmethod
    def _only_names(attribution: Attribution, draft: Draft) -> bool:
        if attribution.kind is AttributionKind.DIRECT:
            return False
        hidden = attribution.source_kind is SourceKind.PASSIVE_NONE and attribution.cue is not None
        behind = hidden and attribution.cue is not None and draft.trigger.end <= attribution.cue.start
        return attribution.cue_class in _NAMING or behind  # "X, who led Y, is suspected of Z"

    # -- certainty -----------------------------------------------------------------------------------

    def _innermost(self, draft: Draft, over: Sequence[Attribution]) -> Voice:
        stop = None
        if over and over[-1].cue and draft.sentence.span.contains(over[-1].cue):
            stop = cue_token(draft.sentence, over[-1].cue)
        return assess(draft.sentence, draft.token, stop)

    def _modality(self, draft: Draft, voice: Voice, over: Sequence[Attribution]) -> Modality:
        if draft.modality is not None:
            return draft.modality
        said = voice.modality in (Modality.ASSERTED, Modality.DENIED, Modality.ALLEGED)
        if said and any(a.cue_class is CueClass.DENY for a in over):  # "rejected claims that …": the denial wins
            return Modality.DENIED
        if voice.modality not in (Modality.ASSERTED, Modality.DENIED):
            return voice.modality
        for attribution in reversed(over):
            if attribution.cue_class is CueClass.BELIEF and not self._believes(attribution):
                continue
            if attribution.cue_class in _BY_CUE:
                return _BY_CUE[attribution.cue_class]
        return Modality.ASSERTED

    def _believes(self, attribution: Attribution) -> bool:
        """ "Suspects" believes; "found" and "estimates" report a result."""
        words = attribution.cue.of(self._text).lower().split() if attribution.cue else []
        return any(word.startswith(stem) for word in words for stem in self._believing)

    def _factuality(
        self, s: Sentence, own: FactValue, voice: Voice, over: Sequence[Attribution]
    ) -> tuple[SourceFactuality, ...]:
        """The author's value first, then each source's from the outermost in."""
        if not over:
            return (SourceFactuality(source="author", value=own),)
        rows: list[SourceFactuality] = []
        certainty = "U" if own is FactValue.U_U else own.value[:2]
        negative = own.value.endswith("-")
        for attribution in reversed(over):
            rows.append(SourceFactuality(source=self._name(attribution), value=_value(certainty, negative)))
            cue = self._cue_voice(s, attribution)
            adopted = attribution.cue_class in _ADOPTED and not cue.negative
            certainty = weaker(certainty, cue.certainty) if adopted else "U"
        rows.append(SourceFactuality(source="author", value=_value(certainty, negative)))
        return tuple(reversed(rows))

    def _cue_voice(self, s: Sentence, attribution: Attribution) -> Voice:
        if attribution.cue is None or not s.span.contains(attribution.cue):
            return Voice()
        token = cue_token(s, attribution.cue)
        return assess(s, token) if token is not None else Voice()

    # -- chain ---------------------------------------------------------------------------------------

    def _links(self, over: Sequence[Attribution]) -> list[ChainLink]:
        links: list[ChainLink] = []
        for attribution in over:
            hidden = attribution.source is None and attribution.source_kind is SourceKind.PASSIVE_NONE
            if hidden or attribution.kind is AttributionKind.AUTHOR_INFERENCE:
                continue
            through = attribution
            if not attribution.obtained_by and attribution.source_entity in self._obtained:
                through = self._obtained[attribution.source_entity]
            if through.obtained_by and not self._is_outlet(through.obtained_by.of(self._text)):
                links.append(
                    ChainLink(
                        text=through.obtained_by.of(self._text),
                        kind=SourceKind.MEDIA_OUTLET,
                        entity=through.obtained_by_entity,
                        span=through.obtained_by,
                    )
                )
            links.append(
                ChainLink(
                    text=self._name(attribution),
                    kind=attribution.source_kind,
                    entity=attribution.source_entity,
                    span=attribution.source or attribution.cue,
                )
            )
        return links

    def _is_outlet(self, name: str) -> bool:
        """ "told the Herald", in the Northern Herald: the first link already says so."""
        words = name.lower().removeprefix("the ").split()
        outlet = self._outlet.text.lower().split()
        return bool(words) and (words == outlet[-len(words) :] or words == outlet[: len(words)] or name.lower() == "us")

    def _name(self, attribution: Attribution) -> str:
        span = attribution.source or attribution.cue
        return span.of(self._text) if span else "unnamed"

    def _evidentiality(self, over: Sequence[Attribution], draft: Draft) -> Evidentiality:
        if draft.type == "characterised_as":
            return Evidentiality.OPINION
        if not over:
            return Evidentiality.UNSTATED
        last, words = over[-1], set(self._name(over[-1]).lower().split())
        if last.source_kind is SourceKind.DOCUMENT:
            return Evidentiality.INTERCEPT if words & self._intercepts else Evidentiality.DOCUMENT
        if last.source_kind is SourceKind.IMAGE_OR_VIDEO:
            return Evidentiality.VIDEO if words & self._video else Evidentiality.PHOTO
        if last.kind is AttributionKind.AUTHOR_INFERENCE or last.cue_class in (CueClass.BELIEF, CueClass.INFER_FACTIVE):
            return Evidentiality.INFERENCE
        if last.source_kind is SourceKind.REPUTATION:
            return Evidentiality.OPINION
        if words & self._firsthand:
            return Evidentiality.FIRSTHAND
        if last.source_kind is SourceKind.PASSIVE_NONE or len(over) > 1:
            return Evidentiality.HEARSAY
        return Evidentiality.UNSTATED


def cue_token(s: Sentence, cue: Span) -> int | None:
    """The word of a cue that says: its last verb or noun ("was *accused* of")."""
    tokens = s.at(cue)
    saying = [t for t in tokens if s.pos[t] in ("VERB", "NOUN", "ADJ")]
    return saying[-1] if saying else tokens[0] if tokens else None


def _source_value(voice: Voice, over: Sequence[Attribution]) -> FactValue:
    """What the innermost source is credited with: a denier with the opposite, a believer with probability."""
    certainty, negative = voice.certainty, voice.negative
    if over and over[-1].cue_class is CueClass.DENY:
        negative = not negative
    if over and over[-1].cue_class is CueClass.BELIEF:
        certainty = weaker(certainty, "PR")
    return _value(certainty, negative)


def _value(certainty: str, negative: bool) -> FactValue:
    certainty = certainty[:1] if certainty.startswith("U") else certainty
    return FactValue.U_U if certainty == "U" else FactValue(certainty + ("-" if negative else "+"))
