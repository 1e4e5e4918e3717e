"""Checked against the worked example of Pradhan et al. 2014 (Scoring Coreference Partitions of Predicted Mentions)."""

import pytest

from headwater.evaluate.metrics.clusters import all_three, b_cubed, ceaf_e, conll, muc

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_muc() -> None:
    counts = muc(KEY, RESPONSE)
    assert (counts.recall, counts.precision, counts.f1) == pytest.approx((0.40, 0.40, 0.40))


def test_b_cubed() -> None:
    counts = b_cubed(KEY, RESPONSE)
    assert (counts.recall, counts.precision) == pytest.approx((35 / 12 / 7, 0.50))
    assert counts.f1 == pytest.approx(0.46, abs=0.006)


def test_ceaf_e() -> None:
    counts = ceaf_e(KEY, RESPONSE)
    assert (counts.recall, counts.precision, counts.f1) == pytest.approx((0.65, 0.4333, 0.52), abs=0.001)


def test_conll_mean() -> None:
    assert conll([all_three(KEY, RESPONSE)]) == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=0.001)
    assert conll([all_three(KEY, KEY)]) == 1.0
    assert conll([]) == 0.0


def test_nothing_shared_is_zero() -> None:
    assert all(counts.f1 == 0.0 for counts in all_three(KEY, [frozenset("xy")]))
