import pytest

from headwater.evaluate.metrics.certainty import brier, calibration_error, reliability


def test_honest_confidence_has_no_calibration_error() -> None:
    confidence = [0.75] * 4
    bins = reliability(confidence, [True, True, True, False])
    assert [(b.low, b.count, b.right) for b in bins] == [(0.7, 4, 0.75)]
    assert calibration_error(bins) == pytest.approx(0.0)
    assert brier(confidence, [True, True, True, False]) == pytest.approx(0.1875)


def test_boasting_shows() -> None:
    assert calibration_error(reliability([0.9, 0.9], [False, False])) == pytest.approx(0.9)
    assert reliability([1.0], [True])[0].low == 0.9
    assert calibration_error([]) == 0.0
