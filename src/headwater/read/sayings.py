"""Claims that are about saying itself: who accuses, denies, accessed, published, shows, names.

They are built from the attributions, so a denial always stands beside what it denies.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model.attribution import Attribution, CueClass
from headwater.model.claim import ClaimKind
from headwater.model.mention import EntityType
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read.claimant import Claimant
from headwater.read.drafts import Draft
from headwater.read.participants import Participant, type_sets
from headwater.read.predicate import verb_list
from headwater.read.voices import cue_token

_SEEN = frozenset((EntityType.PERSON, EntityType.POPULATION, EntityType.ARMED_GROUP))


def saying_drafts(claimant: Claimant, reading: Reading, text: str) -> Iterator[Draft]:
    """The claims about saying of one sentence."""
    s = claimant.s
    for attribution in reading.attributions:
        if attribution.cue is None or not s.span.contains(attribution.cue):
            continue
        source = _participant(claimant, attribution.source, text)
        token = cue_token(s, attribution.cue)
        if token is None:
            continue
        if attribution.cue_class is CueClass.DENY and source is not None:
            yield from _about(claimant, attribution, "denies", source, _denied(claimant, token))
        elif source is not None and _accuses(attribution, s.lemma[token]):
            yield from _about(claimant, attribution, "accuses", source, _accused(claimant, token))
        elif attribution.cue_class is CueClass.ACCESS and attribution.obtained_by is not None:
            obtained = _participant(claimant, attribution.obtained_by, text)
            if obtained is not None and source is not None:
                yield from _about(claimant, attribution, "accessed", obtained, source)
        elif attribution.cue_class is CueClass.DEPICT and source is not None and source.text:
            yield from _about(claimant, attribution, "depicts", source, _content(claimant, attribution, text))


def picture_drafts(claimant: Claimant) -> Iterator[Draft]:
    """ "A photograph of the commander": what a picture is a picture of."""
    s = claimant.s
    for token in range(len(s)):
        picture = claimant.cast.mention_at(token)
        if picture is None or picture.type not in (EntityType.IMAGE, EntityType.MEDIA_ITEM) or s.pos[token] != "NOUN":
            continue
        shown = [g for c in s.having(token, "prep") if s.lemma[c] == "of" for g in s.having(c, "pobj")]
        of_people = picture.type is EntityType.IMAGE and s.tag[token] == "NN"
        for target in (p for t in shown for p in claimant.cast.each(t) if of_people or p.type in _SEEN):
            subject = claimant.cast.at(token)
            if subject is not None and subject.token == token and target.token != token:
                yield Draft(
                    kind=ClaimKind.RELATION,
                    type="depicts",
                    sentence=s,
                    token=token,
                    trigger=s.span_of(token),
                    rule="picture-of",
                    subject=subject,
                    object=target,
                    how=("saying",),
                )


def _about(
    claimant: Claimant, attribution: Attribution, kind: str, subject: Participant, target: Participant | None
) -> Iterator[Draft]:
    if target is None or attribution.cue is None:
        return
    s = claimant.s
    token = cue_token(s, attribution.cue)
    yield Draft(
        kind=ClaimKind.RELATION,
        type=kind,
        sentence=s,
        token=s.root if token is None else token,
        trigger=attribution.cue,
        rule=f"saying-{kind}",
        subject=subject,
        object=target,
        how=("saying",),
    )


def _participant(claimant: Claimant, span: Span | None, text: str) -> Participant | None:
    """The participant that heads a span: the token whose own head lies outside it."""
    if span is None or not claimant.s.span.contains(span):
        return None
    s = claimant.s
    tokens = s.at(span)
    if not tokens:
        return None
    inside = set(tokens)
    top = next((t for t in tokens if s.head[t] not in inside or s.head[t] == t), tokens[-1])
    found = claimant.cast.at(top)
    return found or Participant(token=top, span=span, text=span.of(text), lemma=s.lemma[top])


def _content(claimant: Claimant, attribution: Attribution, text: str) -> Participant | None:
    """The whole content as one object: what is denied or shown."""
    s = claimant.s
    spans = [c for c in attribution.content if s.span.contains(c)]
    if not spans:
        return None
    span = spans[0]
    tokens = s.at(span)
    return Participant(token=tokens[0] if tokens else 0, span=span, text=span.of(text))


def _denied(claimant: Claimant, cue: int) -> Participant | None:
    """What can be named as denied ("the allegations"); a denied clause is a claim of its own, marked as denied."""
    s = claimant.s
    if s.pos[cue] != "VERB" or any(s.lemma[c] == "as" for c in s.children[cue]):  # "dismissed it as …" labels
        return None
    tokens = claimant.verb(cue).slots.get("obj", ())
    return next((p for t in tokens if s.pos[t] in ("NOUN", "PROPN") and (p := claimant.cast.at(t))), None)


def _accused(claimant: Claimant, cue: int) -> Participant | None:
    """Whom the accusation names."""
    s = claimant.s
    predicate = claimant.verb(cue) if s.pos[cue] == "VERB" else claimant.noun(cue)
    slots = ("obj",) if s.pos[cue] == "VERB" else ("against", "of")
    for slot in slots:
        for token in predicate.slots.get(slot, ()):
            found = claimant.cast.at(token)
            if found is not None and type_sets()["accused"].takes(found) and s.pos[token] != "NUM":
                return found
    return None


def _accuses(attribution: Attribution, cue: str) -> bool:
    return attribution.cue_class is CueClass.ALLEGE and cue in verb_list("accusing")
