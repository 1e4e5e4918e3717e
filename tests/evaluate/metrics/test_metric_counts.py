import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.evaluate.metrics.counts import Counts, f1_interval, hits, interval, total


def test_precision_recall_f1() -> None:
    counts = hits(right=3, gold=6, predicted=4)
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_to_find_and_nothing_found_is_zero_not_an_error() -> None:
    assert Counts().f1 == 0.0


def test_total_is_a_micro_average() -> None:
    assert total([hits(1, 1, 1), hits(0, 9, 0)]).recall == pytest.approx(0.1)


def test_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    parts = [hits(i % 3, 3, 2) for i in range(30)]
    low, high = f1_interval(parts) or (0, 0)
    assert low < total(parts).f1 < high
    assert f1_interval(parts) == (low, high)
    assert interval(parts, lambda some: total(some).f1) == pytest.approx((low, high))


def test_too_few_documents_have_no_interval() -> None:
    assert f1_interval([hits(1, 1, 1)] * 4) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9), st.integers(5, 9)), min_size=5, max_size=12))
def test_interval_is_ordered_and_within_bounds(rows: list[tuple[int, int, int]]) -> None:
    bounds = f1_interval([hits(*row) for row in rows])
    assert bounds is not None
    assert 0.0 <= bounds[0] <= bounds[1] <= 1.0
