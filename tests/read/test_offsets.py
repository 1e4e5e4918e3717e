"""Whatever stands between the words, every span found is the words at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from short_texts import document

from headwater.model.claim import Claim, Ref
from headwater.model.document import Document
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.read import read

SENTENCES = (
    "The Kestari Front (KF) attacked a depot near Oltar on 4 May 2031, killing at least 12 soldiers.",
    "“We did not touch the depot,” said João Ñandú 😀, a spokesman for the KF.",
    "Colonel Anwar Desh, who leads the group, was trained by Vastria’s Directorate of External Security.",
    "According to a leaked dossier, the anti-Vastria militia’s chief, Şirin Öz, met him in Sarn – twice.",
    "He denied it.",
    "المتحدث قال: no comment; the U.N.-backed talks in Oltar collapsed…",
    "Police said 30–40 people fled Al-Khaf 🏚️ (pop. 1,200) last week!",
)
GAPS = (" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2009", " \u200b", "\n\n", " \ufeff")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences whose spaces are any white space, with something strange between them."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
    stray = draw(st.sampled_from(("", "😀", "é\u0301", "\u202e", "—", "* ", "«»", "\x0b")))
    text = stray.join(chosen)
    for gap in draw(st.lists(st.sampled_from(GAPS), max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + re.sub(" ", gap, text[at:], count=2)
    return text


def refs(claim: Claim) -> Iterator[Ref]:
    yield from (r for r in (claim.subject, claim.object, claim.place, *(a.ref for a in claim.args)) if r)


def quoted(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Every span that carries its words."""
    yield from ((m.span, m.text) for m in reading.mentions)
    yield from ((t.span, t.text) for t in reading.times)
    yield from ((w.span, w.text) for w in reading.loaded)
    yield from ((e.span, e.text) for e in reading.evidence)
    yield from ((r.span, r.text) for c in reading.claims for r in refs(c))
    yield from ((k.span, k.text) for c in reading.claims for k in c.chain if k.span)


def bare(reading: Reading) -> Iterator[Span]:
    """Every span without its words."""
    for a in reading.attributions:
        yield from (s for s in (a.source, a.cue, a.obtained_by, *a.content) if s)
    for c in reading.claims:
        yield from (c.trigger, c.sentence, c.quote)
    yield from (s for link in reading.links for s in (link.span, link.antecedent))
    yield from (m.head for m in reading.mentions if m.head)


def check(doc: Document) -> None:
    text, found = doc.text, read(doc)
    assert all(span.of(text) == words for span, words in quoted(found))
    assert all(s.end <= len(text) and s.of(text).strip() for s in bare(found))
    assert all(c.sentence.contains(c.trigger) for c in found.claims)
    for s in found.syntax:
        unmasked = [i for i in range(len(s)) if s.mention[i] < 0]
        assert [s.span_of(i).of(text) for i in unmasked] == [s.word[i] for i in unmasked]
        assert list(s.start) == sorted(s.start)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_every_span_is_the_words_at_its_place(text: str) -> None:
    check(document(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    check(document(text))


def test_an_empty_text_yields_an_empty_reading() -> None:
    found = read(document(""))
    assert (found.mentions, found.claims, found.sentences) == ((), (), ())
