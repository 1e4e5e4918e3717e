"""Step 7: who says, with what words, what: source, cue and content of every saying, nested where one reports another.

Trigger-driven: only words that ``rules/en/cues.yml`` lists are looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cache

from headwater.model.attribution import Attribution, AttributionKind, CueClass, Scope, SourceKind
from headwater.model.document import Document, RegionKind
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.syntax import Sentence
from headwater.read.cue_adjectives import adjective_finding, modifier_finding
from headwater.read.cue_marks import colon_finding, dash_finding, headline_finding, signature_finding, signed
from headwater.read.cue_nouns import depiction_finding, noun_finding
from headwater.read.cue_phrases import phrase_finding
from headwater.read.cue_relays import access_finding, cited_finding, no_comment, note_outlet, share_access
from headwater.read.cue_splits import split_sayings
from headwater.read.cue_verbs import unlisted_speech, verb_finding
from headwater.read.cues import adjective_cues, all_triggers, classes, noun_cues, verb_cues, words
from headwater.read.findings import Finding, Passage, rendering
from headwater.read.predicates import Walker
from headwater.read.quotes import Quotes, find_quotes
from headwater.read.scope import carry_over, continue_quotations
from headwater.read.sources import Sources

_VERBAL = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def find_attributions(document: Document, reading: Reading) -> Reading:
    """Fills ``attributions``, in order of the text; leaves who would not speak in ``notes["no_comment"]``."""
    quotes = find_quotes(document.text)
    sources = Sources(reading.mentions)
    findings: list[Finding] = []
    silent: list[Span] = []
    for s in reading.syntax:
        findings.extend(
            _in_sentence(Passage(s=s, walker=Walker(s), sources=sources, quotes=quotes), document.outlet, silent)
        )
    findings.extend(_signed(reading, sources, quotes, findings))
    findings.extend(continue_quotations(findings, quotes, reading.sentences))
    findings.sort(key=lambda f: f.position)
    _nest(findings)
    split_sayings(findings, quotes)
    findings = _kept(findings)
    findings = sorted((*findings, *carry_over(findings, reading.syntax, quotes)), key=lambda f: f.position)
    notes = {**reading.notes, "no_comment": tuple(silent)}
    return replace(reading, attributions=tuple(_attributions(reading, findings, quotes)), notes=notes)


def _in_sentence(p: Passage, outlet: str | None, silent: list[Span]) -> list[Finding]:
    s = p.s
    found: list[Finding] = []
    if ":" in s.word[1:9] or s.index == 0 or s.region == RegionKind.HEADLINE:
        set_off = colon_finding(p) or dash_finding(p)
        found.extend([set_off] if set_off is not None else [])
    triggers = all_triggers()
    for token, lemma in enumerate(s.lemma):
        if lemma in triggers or s.word[token].lower() in triggers:
            found.extend(_at(p, token, silent))
    if not found and s.index < 3:
        titled = headline_finding(p)
        found.extend([titled] if titled is not None else [])
    uttered = {f.support for f in found}
    found = [f for f in found if f.token not in uttered]
    found.extend(_unlisted(p, found))
    for finding in found:
        note_outlet(p, finding, outlet)
    share_access(found)
    cited = _cited(p, found)
    replaced = {f.token for f in cited}
    return [*(f for f in found if f.token not in replaced), *cited]


def _unlisted(p: Passage, found: list[Finding]) -> list[Finding]:
    """Quotations of the sentence that no listed cue claims."""
    claimed = {q.start for f in found for q in f.quotes}
    loose = [q for q in p.quotes.within(p.s.span) if q.start not in claimed and q.end < p.s.span.end]
    return [f for q in loose if (f := unlisted_speech(p, q)) is not None]


def _cited(p: Passage, found: list[Finding]) -> list[Finding]:
    """The sources that a reporter in this sentence cites for what is reported."""
    s = p.s
    by_token = {f.token: f for f in found if f.content}
    rows = []
    for token, lemma in enumerate(s.lemma):
        if lemma in ("cite", "quote") and s.tag[token] == "VBG":
            main = next((by_token[t] for t in s.ancestors(token) if t in by_token), None)
            finding = cited_finding(p, token, main)
            if finding is not None:
                rows.append(finding)
    return rows


def _at(p: Passage, token: int, silent: list[Span]) -> list[Finding]:
    """What the word at ``token`` attributes, by its part of speech."""
    s = p.s
    lemma, tag, pos = s.lemma[token], s.tag[token], s.pos[token]
    found: Finding | None = None
    if tag in _VERBAL:
        silence = no_comment(s, token)
        if silence is not None:
            silent.append(silence)
            return []
        if lemma in _access():
            found = access_finding(p, token)
        if found is None and lemma in verb_cues():
            found = verb_finding(p, token, verb_cues()[lemma])
    elif pos == "NOUN" and lemma in noun_cues():
        found = noun_finding(p, token, noun_cues()[lemma])
    elif pos == "NOUN" and lemma in words("images"):
        found = depiction_finding(p, token)
    if found is None and lemma in adjective_cues() and (pos == "ADJ" or tag == "VBN"):
        found = adjective_finding(p, token, adjective_cues()[lemma])
    if found is None and s.dep[token] == "amod" and s.word[token].lower() in classes("modifiers"):
        found = modifier_finding(p, token)
    found = found or phrase_finding(p, token)
    return [found] if found is not None else []


@cache
def _access() -> frozenset[str]:
    return words("obtaining") | words("reading") | words("giving")


def _signed(reading: Reading, sources: Sources, quotes: Quotes, findings: list[Finding]) -> list[Finding]:
    """Quotations with the speaker's name behind a dash."""
    starts = [s.span.start for s in reading.syntax]
    claimed = {q.start for f in findings for q in f.quotes}
    found = []
    for quote in quotes.quotes:
        name = signed(quotes.text, quote) if quote.start not in claimed else None
        i = bisect_right(starts, name) - 1 if name is not None else -1
        if i >= 0:
            s = reading.syntax[i]
            finding = signature_finding(Passage(s=s, walker=Walker(s), sources=sources, quotes=quotes), quote)
            found.extend([finding] if finding is not None else [])
    return found


def _nest(findings: list[Finding]) -> None:
    """The parent of a finding is the narrowest other whose content holds its cue."""
    for i, finding in enumerate(findings):
        if finding.parent is not None:
            continue
        best = 0
        for other in findings[max(0, i - 40) : i + 12]:
            if other is finding:
                continue
            for span in other.content:
                if _holds(span, finding) and not (other.cue and any(_holds(c, other) for c in finding.content)):
                    size = sum(c.end - c.start for c in other.content)
                    if finding.parent is None or size < best:
                        finding.parent, best = other, size


_STANCES = frozenset((CueClass.DENY, CueClass.ALLEGE, CueClass.WARN_FORECAST))


def _holds(span: Span, finding: Finding) -> bool:
    return finding.cue is not None and span.contains(finding.cue)


def _kept(findings: list[Finding]) -> list[Finding]:
    cues: dict[int, list[Span]] = {f.sentence.index: [] for f in findings}
    for f in findings:
        cues[f.sentence.index].extend([f.cue] if f.cue is not None else [])
    kept = [
        f
        for f in findings
        if (f.parent is None or _worth_nesting(f))
        and not any(c != f.cue and _holds(c, f) for c in cues[f.sentence.index])
    ]
    known = {id(f) for f in kept}
    for finding in kept:
        while finding.parent is not None and id(finding.parent) not in known:
            finding.parent = finding.parent.parent
    return kept


def _worth_nesting(finding: Finding) -> bool:
    """Within another's words: no mere attitudes, and of "I" only what changes how sure the speaker is."""
    if finding.scope is Scope.NONE:
        return False
    s = finding.sentence
    own = finding.source is not None and s.lemma[finding.source].lower() in ("i", "we", "you")
    return not own or (finding.cue_class in _STANCES and bool(finding.content))


def _attributions(reading: Reading, findings: list[Finding], quotes: Quotes) -> list[Attribution]:
    made: dict[int, Attribution] = {}
    for finding in findings:
        made[id(finding)] = _attribution(reading, finding, quotes)
    return [replace(made[id(f)], parent=made[id(f.parent)].id if f.parent is not None else None) for f in findings]


def _attribution(reading: Reading, finding: Finding, quotes: Quotes) -> Attribution:
    kind = finding.kind
    if kind is None:
        kind = (
            AttributionKind.REPORTED_DENIAL
            if finding.cue_class is CueClass.DENY
            else rendering(quotes.text, finding.content, quotes)
        )
    inference = kind is AttributionKind.AUTHOR_INFERENCE
    return Attribution(
        document=reading.document,
        source=None if inference else finding.source_span,
        cue=finding.cue,
        content=tuple(finding.content),
        kind=kind,
        cue_class=finding.cue_class,
        source_kind=SourceKind.AUTHOR if inference else finding.source_kind,
        scope=finding.scope,
        source_entity=None if inference else _entity(reading, finding.sentence, finding.source),
        obtained_by=finding.obtained_by,
        obtained_by_entity=_entity(reading, finding.sentence, finding.obtained_token),
        because=finding.because if finding.scope is Scope.INHERITED else "",
    )


def _entity(reading: Reading, s: Sentence, token: int | None) -> str | None:
    """The entity of the mention that ``token`` heads, if coreference gave it one."""
    index = s.mention[token] if token is not None else -1
    return reading.mentions[index].entity if index >= 0 else None
