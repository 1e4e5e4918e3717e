import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.evaluate.metrics.spans import Marked, Words, best_first, compare, same_label
from headwater.model.span import Span

TEXT = 'The "Oltar Front" of Kestaria said it would leave.'


def mark(words: str, label: str = "") -> Marked:
    start = TEXT.index(words)
    return Marked((Span(start, start + len(words)),), label)


def test_exact_looks_past_quotation_marks_and_stops() -> None:
    counts = compare(Words.of(TEXT), [mark('"Oltar Front"')], [mark("Oltar Front")])
    assert counts["exact"].f1 == 1.0


def test_overlap_gives_partial_credit_each_way() -> None:
    counts = compare(Words.of(TEXT), [mark("Oltar Front")], [mark('Oltar Front" of Kestaria')])
    assert counts["exact"].f1 == 0.0
    assert counts["overlap"].recall == 1.0
    assert counts["overlap"].precision == pytest.approx(0.5)
    assert counts["touch"].f1 == 1.0


def test_one_gold_span_cannot_be_found_twice() -> None:
    counts = compare(Words.of(TEXT), [mark("Oltar Front")], [mark("Oltar"), mark("Front")])
    assert (counts["touch"].found, counts["touch"].predicted) == (1, 2)


def test_best_overlap_goes_first() -> None:
    gold = [frozenset({1, 2, 3, 4}), frozenset({4})]
    assert best_first(gold, [frozenset({4})]) == [(1, 0)]


def test_labels_must_agree_when_asked() -> None:
    gold, ours = [mark("Kestaria", "place")], [mark("Kestaria", "state")]
    assert compare(Words.of(TEXT), gold, ours, same_label)["exact"].f1 == 0.0
    assert compare(Words.of(TEXT), gold, ours)["exact"].f1 == 1.0


def test_pieces_of_one_annotation_count_together() -> None:
    split = Marked((mark("Oltar").spans[0], mark("leave").spans[0]))
    assert compare(Words.of(TEXT), [split], [split])["exact"].f1 == 1.0
    assert compare(Words.of(TEXT), [split], [mark("Oltar")])["overlap"].recall == pytest.approx(0.5)


spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 20)).map(
        lambda pair: Marked((Span(pair[0], min(len(TEXT), pair[0] + pair[1])),))
    ),
    max_size=6,
)


@given(spans, spans)
def test_measures_are_ordered(gold: list[Marked], ours: list[Marked]) -> None:
    words = Words.of(TEXT)
    gold = [m for m in gold if words.within(m.spans)]
    ours = [m for m in ours if words.within(m.spans)]
    counts = compare(words, gold, ours)
    assert counts["overlap"].f1 <= counts["touch"].f1 + 1e-9
    assert counts["touch"].f1 <= 1.0
    assert compare(words, gold, gold)["touch"].found == len(gold)
