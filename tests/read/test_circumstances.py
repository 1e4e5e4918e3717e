"""When and where a claim is said to hold: what its own clause says, never the saying's date, never the paper's."""

from __future__ import annotations

import pytest
from short_texts import PUBLISHED, claim, claims, who

from headwater.model.claim import Claim


def when(one: Claim) -> str | None:
    return one.time.edtf if one.time else None


def where(one: Claim, text: str) -> str | None:
    return who(one.place, text)


def test_a_clause_has_its_own_time_and_place() -> None:
    text = "The Kestari Front attacked a depot in Oltar on 4 May 2031."
    one = claim(text, "attack")
    assert (when(one), where(one, text)) == ("2031-05-04", "Oltar")


def test_each_of_two_clauses_has_its_own() -> None:
    text = "The Kestari Front attacked a depot on 4 May 2031 and abducted two guards on 6 May 2031."
    assert when(claim(text, "attack")) == "2031-05-04"
    assert when(claim(text, "abduction")) == "2031-05-06"


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Monday that the Kestari Front attacked a depot.",
        "On Monday, police said the Kestari Front attacked a depot.",
        "The Kestari Front attacked a depot, police said on Monday.",
    ],
)
def test_the_date_of_the_saying_is_not_the_deeds(text: str) -> None:
    assert claim(text, "attack").time is None


def test_without_a_time_there_is_none() -> None:
    assert claim("The Kestari Front attacked a depot.", "attack").time is None


def test_yesterday_counts_from_the_papers_day() -> None:
    one = claim("The Kestari Front attacked a depot yesterday.", "attack")
    assert PUBLISHED == "2031-05-07"
    assert when(one) == "2031-05-06"


def test_a_noun_takes_the_time_of_its_verb() -> None:
    text = "The Kestari Front's attack on the depot took place on 4 May 2031."
    assert when(claim(text, "attack")) == "2031-05-04"


def test_a_gerund_takes_the_time_of_its_clause() -> None:
    text = "On 4 May 2031 the Kestari Front attacked a depot, abducting two guards."
    assert when(claim(text, "abduction")) == "2031-05-04"


def test_what_is_set_aside_takes_neither() -> None:
    text = "Anwar Desh, the financier of the Kestari Front, was arrested in Oltar on 4 May 2031."
    one = claim(text, "funds")
    assert (when(one), where(one, text)) == (None, None)
    assert (when(claim(text, "arrest")), where(claim(text, "arrest"), text)) == ("2031-05-04", "Oltar")


def test_a_standing_tie_takes_nothing_from_the_clause_around_it() -> None:
    text = "Anwar Desh, who funds the Kestari Front, was arrested in Oltar on 4 May 2031."
    one = claim(text, "funds")
    assert (when(one), where(one, text)) == (None, None)


def test_a_relative_clause_of_an_event_shares_its_time() -> None:
    text = "A blast that killed 12 soldiers shook Oltar on 4 May 2031."
    assert when(claim(text, "fatalities")) == "2031-05-04"


def test_where_it_went_is_not_where_it_was() -> None:
    text = "The Kestari Front attacked a depot and fled to Oltar."
    assert claim(text, "attack").place is None


def test_a_place_name_before_a_noun_places_it() -> None:
    text = "The Kestari Front attacked the Oltar depot."
    assert where(claim(text, "attack"), text) == "Oltar"


def test_what_is_left_out_is_shared() -> None:
    text = "Twelve soldiers were killed and 30 wounded in Oltar on 4 May 2031."
    found = [*claims(text, "fatalities"), *claims(text, "injured")]
    assert {(when(c), where(c, text)) for c in found} == {("2031-05-04", "Oltar")}
