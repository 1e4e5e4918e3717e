"""Periods know their neighbours, their TIMEX3 value and their EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read.when.calendar import RANK, Period, day_of, period_of

DAYS = st.dates(date(1400, 1, 1), date(2600, 12, 31))
UNITS = st.sampled_from(sorted(RANK))

VALUES = [
    (Period("day", 2031, 5, 4), "2031-05-04", "2031-05-04"),
    (Period("week", 2031, 18), "2031-W18", "2031-04-28/2031-05-04"),
    (Period("weekend", 2031, 18), "2031-W18-WE", "2031-05-03/2031-05-04"),
    (Period("month", 2031, 5), "2031-05", "2031-05"),
    (Period("quarter", 2031, 2), "2031-Q2", "2031-04/2031-06"),
    (Period("half", 2031, 2), "2031-H2", "2031-07/2031-12"),
    (Period("season", 2031, 23), "2031-FA", "2031-23"),
    (Period("year", 2031), "2031", "2031"),
    (Period("decade", 1990), "199", "199X"),
    (Period("century", 1800), "18", "18XX"),
]


@pytest.mark.parametrize(("period", "value", "edtf"), VALUES)
def test_value_and_edtf(period: Period, value: str, edtf: str) -> None:
    assert (period.value, period.edtf) == (value, edtf)


@given(DAYS, UNITS)
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    period = period_of(day, unit)
    if unit != "weekend":
        assert period.first <= day
    assert day <= period.last
    assert period_of(period.first, unit) == period


@given(DAYS, UNITS, st.integers(-30, 30))
def test_shifting_there_and_back(day: date, unit: str, steps: int) -> None:
    if unit == "century":
        steps = steps // 10
    period = period_of(day, unit)
    assert period.shift(steps).shift(-steps) == period
    following = period.shift(1)
    assert following.first > period.last


@given(DAYS, UNITS, UNITS)
def test_a_coarse_period_has_no_finer_one(day: date, fine: str, coarse: str) -> None:
    placed = period_of(day, fine).within(coarse)
    if RANK[coarse] < RANK[fine]:
        assert placed is None
    elif placed is not None:
        assert placed.unit == coarse


def test_no_such_day() -> None:
    assert day_of(2031, 2, 29) is None
    assert day_of(2032, 2, 29) == Period("day", 2032, 2, 29)
