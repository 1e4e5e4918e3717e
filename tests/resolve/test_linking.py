"""Who is joined, who is asked about, who is never one: policy over members of several reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving_members import asked, member, resolved, together

from headwater.model.place import Place
from headwater.resolve.members import Advice, Link


def test_a_person_is_joined_on_a_name_and_one_attribute_and_asked_about_without() -> None:
    front = [member(f"{d}.9", "Kestari Front", "armed_group") for d in ("a", "b")]
    people = [
        member("a.1", "Anwar Desh", beside=["a.9"]),
        member("b.1", "Anwar Desh", beside=["b.9"]),
        member("c.1", "Anwar Desh"),
    ]
    found = resolved([*front, *people])
    assert frozenset({"a.1", "b.1"}) in together(found)
    assert frozenset({"c.1"}) in together(found)
    assert any("c.1" in pair for pair in asked(found))


def test_what_binds_a_country_binds_nobody() -> None:
    states = [member(f"{d}.9", "Vastria", "state") for d in "ab"]
    people = [member(f"{d}.1", "Anwar Desh", beside=[f"{d}.9"]) for d in "ab"]
    assert frozenset({"a.1", "b.1"}) not in together(resolved([*states, *people]))


def test_one_sentence_in_two_reports_is_an_attribute() -> None:
    people = [member(f"{d}.1", "Anwar Desh", frames=frozenset({"f1"})) for d in "ab"]
    assert frozenset({"a.1", "b.1"}) in together(resolved(people))


def test_a_lone_surname_is_asked_about_never_joined() -> None:
    people = [
        member("a.1", "Anwar Desh", frames=frozenset({"f1"})),
        member("b.1", "Desh", frames=frozenset({"f1"})),
    ]
    found = resolved(people)
    assert frozenset({"a.1"}) in together(found)
    assert frozenset({"a.1", "b.1"}) in asked(found)


def test_two_bearers_of_a_surname_in_one_report_stay_two() -> None:
    people = [
        member("a.1", "Nasir Tangal", frames=frozenset({"f1"})),
        member("a.2", "Shafiq Tangal", frames=frozenset({"f2"})),
        member("b.1", "N. Tangal", frames=frozenset({"f1", "f2"})),
    ]
    assert all(not {"a.1", "a.2"} <= some for some in together(resolved(people)))


def test_a_body_is_joined_by_a_name_few_others_have() -> None:
    found = resolved([member("a.1", "Saff-i-Kohsar", "armed_group"), member("b.1", "Saff-e-Kohsar", "organisation")])
    assert frozenset({"a.1", "b.1"}) in together(found)


@pytest.mark.parametrize("name", ["Police", "Ministry of Defence", "Supreme Court", "Parliament"])
def test_an_office_that_every_country_has_is_not_joined_by_name(name: str) -> None:
    found = resolved([member("a.1", name, "state_body"), member("b.1", name, "state_body")])
    assert frozenset({"a.1", "b.1"}) not in together(found)


def test_an_acronym_is_what_the_case_knows_it_for() -> None:
    long = member(
        "a.1", "Office of External Inquiry", "intelligence_agency", names=("Office of External Inquiry", "OEI")
    )
    assert frozenset({"a.1", "b.1"}) in together(resolved([long, member("b.1", "OEI", "organisation")]))


def test_an_acronym_of_two_bodies_is_asked_about() -> None:
    found = resolved(
        [
            member("a.1", "Joint Investigation Team", "state_body", names=("Joint Investigation Team", "JIT")),
            member("b.1", "Joint Interrogation Team", "state_body", names=("Joint Interrogation Team", "JIT")),
            member("c.1", "JIT", "organisation"),
        ]
    )
    assert len(together(found)) == 3
    assert {frozenset({"a.1", "c.1"}), frozenset({"b.1", "c.1"})} <= asked(found)


def test_parent_and_affiliate_are_two_whatever_their_names() -> None:
    members = [member("a.1", "Kestari Front", "armed_group"), member("b.1", "The Kestari Front", "armed_group")]
    apart = Link(left="a.1", right="b.1", probability=0.0, advice=Advice.APART, why="A claim (affiliate of).")
    assert len(together(resolved(members, (apart,)))) == 2
    province = member("c.1", "Kestari Front Delta Province", "armed_group")
    assert frozenset({"c.1"}) in together(resolved([*members, province]))


def test_a_town_and_a_district_of_one_name_are_two_and_the_bare_name_is_the_larger() -> None:
    found = resolved(
        [
            member("a.1", "Oltar", "place", area="district"),
            member("b.1", "Oltar", "place", area="settlement"),
            member("c.1", "Oltar", "place"),
            member("d.1", "Oltar district", "place"),
        ]
    )
    assert together(found) == {frozenset({"a.1", "c.1", "d.1"}), frozenset({"b.1"})}


def test_places_of_two_gazetteer_records_are_two() -> None:
    here = Place(id="geonames:1", name="Oltar", lat=1.0, lon=1.0, radius_m=5000, precision=1, kind="city", country="VA")
    there = replace(here, id="geonames:2", country="KE", lat=40.0)
    found = resolved([member("a.1", "Oltar", "place", place=here), member("b.1", "Oltar", "place", place=there)])
    assert len(together(found)) == 2


def test_unnamed_sources_are_one_only_in_a_copied_sentence() -> None:
    sources = [member(f"{d}.1", "a security official", "unnamed_source", named=False) for d in "abc"]
    sources = [replace(sources[0], frames=frozenset({"f"})), replace(sources[1], frames=frozenset({"f"})), sources[2]]
    assert together(resolved(sources)) == {frozenset({"a.1", "b.1"}), frozenset({"c.1"})}


def test_a_name_most_reports_read_as_a_body_is_one_in_all() -> None:
    members = [member(f"{d}.1", "Dorn Timber", "company") for d in "abc"]
    found = resolved([*members, member("d.1", "Dorn Timber", "person")])
    assert frozenset({"a.1", "b.1", "c.1", "d.1"}) in together(found)


def test_another_name_in_the_same_sentence_is_asked_about() -> None:
    pair = [
        member("a.1", "Vastria", "state", frames=frozenset({"f"})),
        member("b.1", "Port Oltar", "state", frames=frozenset({"f"})),
    ]
    assert frozenset({"a.1", "b.1"}) in asked(resolved(pair))


def test_links_do_not_depend_on_the_order_of_reports() -> None:
    members = [
        member(f"{d}.{n}", name) for d in "abcd" for n, name in enumerate(("Anwar Desh", "Anvar Desh", "Tal Rivo"))
    ]
    assert resolved(members) == resolved(members[::-1])
