"""What an EDTF string bounds, checked against the handbook's table and the edtf library."""

from __future__ import annotations

from datetime import date

import edtf
import pytest

from headwater.read.when import Bounds, bounds_of, tuple_of

TUPLES = [
    ("2025-03", "2025-03-01", "2025-03-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("[..2025-06]", None, "2025-06-30"),
    ("[2021-08-15..]", "2021-08-15", None),
    ("2015/..", "2015-01-01", None),
    ("../2020", None, "2020-12-31"),
    ("2025-03-05?", "2025-03-05", "2025-03-05"),
    ("2025-03-01/2025-03-10~", "2025-03-01", "2025-03-15"),
    ("2025-03-21~/2025-03-31", "2025-03-16", "2025-03-31"),
    ("2015~", "2014-01-01", "2016-12-31"),
    ("2015-01~", "2014-12-01", "2015-02-28"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("18XX", "1800-01-01", "1899-12-31"),
    ("2031-21", "2031-03-01", "2031-05-31"),
    ("[2025-03-04,2025-04-03]", "2025-03-04", "2025-04-03"),
    ("{2025-03-04,2025-03-09}", "2025-03-04", "2025-03-09"),
    ("2025-03-05T10:00:00Z", "2025-03-05", "2025-03-05"),
    ("../..", None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), TUPLES)
def test_tuples(text: str, earliest: str | None, latest: str | None) -> None:
    assert tuple_of(text) == (earliest, latest)


@pytest.mark.parametrize("text", [t for t, *_ in TUPLES if "~" not in t])
def test_the_library_agrees_where_nothing_is_approximate(text: str) -> None:
    parsed = edtf.parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    assert tuple_of(text) == tuple(None if isinstance(end, float) else date(*end[:3]).isoformat() for end in ends)


def test_winter_may_be_either_winter_of_its_year() -> None:
    assert tuple_of("2031-24") == ("2031-01-01", "2032-02-28")


def test_without_a_date_only_the_publication_bounds() -> None:
    assert tuple_of(None) == (None, None)
    assert tuple_of(None, "2031-05") == (None, "2031-05-31")


def test_an_open_state_did_not_end_before_the_report() -> None:
    assert bounds_of("2015/..", "2031-05-04") == Bounds(date(2015, 1, 1), date(2015, 12, 31), date(2031, 5, 4), None)
    assert bounds_of("2015/..").earliest_end is None


def test_forms_we_never_write_go_to_the_library() -> None:
    assert tuple_of("156X-12-25") == ("1560-12-25", "1569-12-25")
    assert tuple_of("2024-33") == ("2024-01-01", "2024-03-31")


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "2025-02-30", "/2025-06", "2015/", "[..]x", "0000"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        tuple_of(text)
