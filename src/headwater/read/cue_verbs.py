"""Verbs that attribute: the first rule of a verb whose source and frame fit gives a finding."""

from __future__ import annotations

from headwater.model.attribution import AttributionKind, CueClass, Scope, SourceKind
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cue_asides import clause_head, clause_of
from headwater.read.cue_frames import clause, frame
from headwater.read.cue_speech import speech
from headwater.read.cues import CueRule, verb_cues, words
from headwater.read.findings import Finding, Passage, spans_of, with_quotes
from headwater.read.noun_phrases import noun_phrase
from headwater.read.quotes import Quote
from headwater.read.verb_view import BOUNDARY, Match, VerbView

_NOTHING = Match(content=frozenset())


def verb_finding(p: Passage, token: int, rules: tuple[CueRule, ...]) -> Finding | None:
    """What the verb at ``token`` attributes, if one of its rules fits."""
    view = VerbView(p.s, token, p.walker)
    source = _source_token(view)
    category = p.sources.category(p.s, source) if source is not None else ""
    if p.s.dep[token] == "advcl" and p.s.tag[token] == "VBG" and p.s.lemma[token] in words("commenting_on"):
        category = "situation"  # ", signalling a new phase": the clause signals, not its subject
    for rule in rules:
        if _has_particle(view, rule) and _may_speak(view, rule, source, category):
            found = _by_frames(p, view, rule, source)
            if found is not None:
                return found
    return None


def unlisted_speech(p: Passage, quote: Quote) -> Finding | None:
    """ "...," blustered his lawyer: beside a quotation that ends in a comma any verb with a speaker is a cue."""
    s = p.s
    if p.text[quote.end - 2 : quote.end - 1] not in ",?!":
        return None
    rule = next(r for r in verb_cues()["say"] if "quote" in r.frames)
    for token in range(len(s)):
        if s.start[token] < quote.end or s.tag[token] not in ("VBD", "VBZ") or s.child(token, "dobj") is not None:
            continue
        view = VerbView(s, token, p.walker)
        source = _source_token(view)
        if source is None or s.start[source] < quote.end or p.sources.category(s, source) != "speaker":
            return None
        return _built(p, view, rule, _NOTHING, source, (quote,)) if quote in speech(p, view, source, True) else None
    return None


def _source_token(view: VerbView) -> int | None:
    s, token = view.s, view.token
    if view.passive:
        return view.agents[0] if view.agents else None
    if view.inverted is not None:
        return view.inverted
    subjects, how = view.subject
    if not subjects or subjects[0] == token:
        return _lost_subject(view)
    own = s.having(token, "nsubj")
    if len(own) > 1:  # the fragment before the comma taken for a subject: “Full panic,” he said
        return min(own, key=lambda t: abs(t - token))
    if how in ("control", "adverbial", "adjective", "holder") and s.lemma[subjects[0]] == "it":
        return None  # "it is worth noting"
    return subjects[0]


def _lost_subject(view: VerbView) -> int | None:
    """A name before a finite verb that the parse hung on it as something else."""
    s, token = view.s, view.token
    if s.tag[token] not in ("VBD", "VBZ", "VBP") or s.dep[token] not in ("ROOT", "ccomp", "conj"):
        return None
    near = [
        c for c in s.children[token] if c < token and s.dep[c] in ("advcl", "dep", "npadvmod", "nmod", "intj", "appos")
    ]
    return next(
        (c for c in reversed(near) if s.mention[c] >= 0 or (s.word[c][:1].isupper() and s.pos[c] != "VERB")), None
    )


def _has_particle(view: VerbView, rule: CueRule) -> bool:
    s = view.s
    lemmas = {s.lemma[c] for c in view.particles}
    if rule.particle:
        return rule.particle in lemmas or view.preposition(rule.particle) is not None
    return not any(s.dep[c] == "prt" for c in view.particles) or any(n in rule.frames for n in lemmas)


def _may_speak(view: VerbView, rule: CueRule, source: int | None, category: str) -> bool:
    """Whether the source is of a category the rule allows; "it" is of any but a situation."""
    if rule.passive:
        return view.passive and source is None  # with an agent somebody says so
    if "named_in" in rule.frames:
        return True
    if source is None:
        return view.passive and rule.source != {"situation"}
    if rule.source == {"situation"} and (view.passive or category == "any"):
        return False
    return category == "any" or category in rule.source


def _by_frames(p: Passage, view: VerbView, rule: CueRule, source: int | None) -> Finding | None:
    for name in rule.frames:
        if name == "quote":
            found = _quoted(p, view, rule, source)
        elif name == "clause":
            found = _built(p, view, rule, clause_of(view, rule, source), source)
        elif name == "put_it":
            found = _put_it(p, view, rule, source)
        else:
            found = _built(p, view, rule, frame(name)(view, rule), source)
        if found is not None:
            return found
    return None


def _quoted(p: Passage, view: VerbView, rule: CueRule, source: int | None) -> Finding | None:
    if source is None and not (view.passive and rule.addressee):
        return None
    found = speech(p, view, source, rule.strong)
    if not found:
        return None
    match = clause(view, rule)
    if match is not None:
        held = view.s.cover(tuple(match.content))
        if view.token in match.content or not any(q.start < held.end and held.start < q.end for q in found):
            match = None
    return _built(p, view, rule, match or _NOTHING, source, found)


def _put_it(p: Passage, view: VerbView, rule: CueRule, source: int | None) -> Finding | None:
    """ "as X put it": the quotation beside it, or the clause around."""
    s, token = view.s, view.token
    if view.object is None or s.lemma[view.object] != "it" or view.particles:
        return None
    quoted = _quoted(p, view, rule, source)
    if quoted is not None or not any(s.lemma[c] == "as" for c in s.children[token]) or s.head[token] == token:
        return quoted
    return _built(p, view, rule, Match(content=view.below(clause_head(s, s.head[token])) - view.below(token)), source)


def _built(
    p: Passage, view: VerbView, rule: CueRule, match: Match | None, source: int | None, quotes: tuple[Quote, ...] = ()
) -> Finding | None:
    if match is None:
        return None
    s = p.s
    if match.source is not None:
        source = match.source
        if p.sources.category(s, source) not in (*rule.source, "any"):
            return None
    content = match.content - {view.token, *match.cue}
    if source is not None and source in content:
        if not view.passive:
            return None
        content -= view.below(s.head[source])  # the "by" phrase within what is said
    shown = match.source is not None and p.sources.category(s, match.source) == "image"
    cue_tokens = _cue_tokens(view, match, content)
    content -= set(cue_tokens)
    phrase = noun_phrase(s, source, frozenset((*content, *cue_tokens))) if source is not None else ()
    spans = _content_spans(p, view, content - set(phrase), quotes)
    if not spans:
        return None
    return Finding(
        sentence=s,
        token=view.token,
        cue=Span(s.start[cue_tokens[0]], s.end[cue_tokens[-1]]),
        cue_class=CueClass.DEPICT if shown else rule.cue_class,
        content=spans,
        source=source,
        source_span=s.cover(phrase) if phrase else None,
        source_kind=rule.source_kind or (p.sources.kind(s, source) if source is not None else SourceKind.PASSIVE_NONE),
        scope=rule.scope if asserted(s, view.token) else Scope.NONE,
        kind=AttributionKind.DEPICTION if shown else rule.kind,
        quotes=list(quotes),
        because=rule.id,
    )


def _content_spans(p: Passage, view: VerbView, content: frozenset[int], quotes: tuple[Quote, ...]) -> list[Span]:
    s = p.s
    position = s.start[view.token]
    around = p.quotes.around(position)
    inside = [q for q in p.quotes.within(s.span) if q is not around]
    spans = with_quotes(p.text, [*spans_of(s, content), *(part for q in quotes for part in q.parts)], inside)
    if around is not None:  # what is said within a quotation ends with it
        spans = [c for span in spans for part in around.parts if (c := _common(span, part))]
    return spans


def _common(left: Span, right: Span) -> Span | None:
    start, end = max(left.start, right.start), min(left.end, right.end)
    return Span(start, end) if start < end else None


def _cue_tokens(view: VerbView, match: Match, content: frozenset[int]) -> list[int]:
    """The verb with its auxiliaries and the adverb before it, and what follows it of the frame, unbroken."""
    s, token = view.s, view.token
    first = group_start(s, token)
    head = s.head[token]
    if s.dep[token] == "xcomp" and head < first and s.lemma[head] in words("leading_up"):
        between = range(head + 1, first)
        if all(s.dep[t] in ("prt", "aux", "advmod", "neg") for t in between) and head not in content:
            first = group_start(s, head)  # "seemed to suggest", "went on to say"
    last = token
    extra = {*match.cue, *view.particles}
    while last + 1 in extra and last + 1 not in content:
        last += 1
    return list(range(first, last + 1))


def group_start(s: Sentence, token: int) -> int:
    """The first of the auxiliaries and adverbs that stand unbroken before a verb."""
    first = token
    while first > 0 and s.head[first - 1] == token and s.dep[first - 1] in ("aux", "auxpass", "neg", "advmod"):
        if s.word[first - 1] in BOUNDARY:
            break
        first -= 1
    if first < token and s.word[first].lower() in words("clause_openers"):
        first += 1
    return first


def asserted(s: Sentence, token: int) -> bool:
    """Whether the saying itself is said to have happened: not denied, not a possibility, not merely wanted."""
    subject = s.child(token, "nsubj")
    if subject is not None and (
        s.lemma[subject] in words("nobody") or any(s.lemma[c] in ("no", "neither") for c in s.children[subject])
    ):
        return False
    for child in s.children[token]:
        if s.dep[child] == "neg" or (s.dep[child] == "aux" and s.tag[child] == "MD"):
            return False
    head = s.head[token]
    if s.dep[token] == "xcomp" and s.lemma[head] in words("unasserting"):
        return False
    return not (s.dep[token] == "xcomp" and s.tag[token] == "VB" and any(s.dep[c] == "neg" for c in s.children[head]))
