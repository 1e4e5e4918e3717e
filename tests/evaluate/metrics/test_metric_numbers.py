import pytest

from headwater.evaluate.metrics.numbers import (
    FARTHEST_KM,
    accuracy,
    distance_km,
    log_error_area,
    macro_f1,
    mean_absolute_error,
    pearson,
)


def test_distance_of_two_capitals() -> None:
    assert distance_km((51.5074, -0.1278), (48.8566, 2.3522)) == pytest.approx(343.5, abs=1)
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)


def test_error_and_correlation() -> None:
    assert mean_absolute_error([3.0, -3.0], [3.0, 0.0]) == 1.5
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert pearson([1, 2, 3], [3, 3, 3]) == 0.0


def test_macro_f1_weighs_rare_labels_as_much() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7 + 0) / 2)


def test_log_error_area_runs_from_nothing_to_everything() -> None:
    assert log_error_area([0.0, 0.0]) == 0.0
    assert log_error_area([FARTHEST_KM] * 3) == pytest.approx(1.0)
    assert log_error_area([]) == 1.0


def test_accuracy_of_nothing() -> None:
    assert accuracy([]) == 0.0
    assert accuracy([True, False]) == 0.5
