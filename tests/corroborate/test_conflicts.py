"""What disagrees and what only sounds as if it did."""

from __future__ import annotations

from piles import Paper, Says, lamp, post, weigh

from headwater.corroborate.grade import Beside, credibility
from headwater.model.finding import Finding, Proposition


def classes(*papers: Paper) -> list[str]:
    return sorted(c.cls.value + (" inferred" if c.inferred else "") for c in weigh(*papers).conflicts)


def attack(who: str, day: str = "2024-02-03") -> Says:
    return Says(subject=who, type="attack", object="the depot", day=day, place="Sorn")


def toll(low: float | None, high: float | None) -> Says:
    return Says(type="fatalities", toll=(low, high), day="2024-02-03", place="Sorn")


def meeting(day: str, place: str = "Sorn") -> Says:
    return Says(subject="Mira Dolan", type="meeting", object="Tarek Osh", day=day, place=place)


FUNDS = Says(subject="Velmora", object="Oltar Front")


def test_who_is_concerned_denies_and_others_contradict():
    said = lamp(FUNDS)
    by_velmora = Says(subject="Velmora", object="Oltar Front", negative=True, source="Velmora")
    by_witness = Says(subject="Velmora", object="Oltar Front", negative=True, source="Mira Dolan")
    denied = Says(subject="Velmora", object="Oltar Front", modality="denied", source="Velmora")
    assert classes(said, post(by_velmora)) == ["denial"]
    assert classes(said, post(by_witness)) == ["polarity"]
    assert classes(said, post(denied)) == ["denial"]


def test_a_denial_of_what_nobody_says_is_a_finding_of_its_own():
    found = weigh(lamp(Says(subject="Velmora", object="Oltar Front", modality="denied", source="Velmora")))
    (finding,) = found.findings
    assert (finding.status, finding.reports, finding.lower, len(finding.denied_by)) == ("denied", 0, 0, 1)
    assert not found.conflicts


def test_numbers_disagree_only_where_no_number_is_both():
    assert classes(lamp(toll(30, 30)), post(toll(12, 12))) == ["numeric"]
    assert classes(lamp(toll(30, 30)), post(toll(27, 33))) == []
    assert classes(lamp(toll(30, 30)), post(toll(24, 99))) == []


def test_one_deed_has_one_doer():
    assert classes(lamp(attack("Oltar Front")), post(attack("Kestari Guard"))) == ["perpetrator"]
    other_day = attack("Kestari Guard", "2024-02-17")
    assert classes(lamp(attack("Oltar Front")), post(other_day)) == []


def test_one_body_has_one_leader_unless_two_spellings_may_be_one_man():
    def leads(name: str) -> Says:
        return Says(subject=name, type="leads", object="Oltar Front")

    assert classes(lamp(leads("Tarek Osh")), post(leads("Mira Dolan"))) == ["functional"]
    assert classes(lamp(leads("Tarek Osh")), post(leads("Tarek Osh"))) == []


def test_one_meeting_on_two_dates_unless_one_report_knows_of_both():
    two = (lamp(meeting("2024-02-03")), post(meeting("2024-02-20")))
    assert classes(*two) == ["temporal"]
    assert classes(lamp(meeting("2024-02-03"), meeting("2024-02-20"))) == []
    assert classes(two[0], post(meeting("2025-02-20"))) == []


def test_grades_follow_printed_rules():
    said = Proposition(
        id="p", type="funds", subject=None, object=None, time=None, place=None, statement="", claims=(), documents=()
    )

    def grade(lower: int, **beside) -> int:
        finding = Finding(proposition=said, reports=max(1, lower), lower=lower, upper=max(1, lower))
        given = credibility(finding, Beside(**beside))
        assert given.why.endswith(".")
        return given.value

    assert grade(0) == 6
    assert grade(1) == 3
    assert grade(1, inspectable=True) == 2
    assert grade(2, interests=1) == 2
    assert grade(2, interests=2) == 1
    assert grade(2, interests=2, contradicted=True, against=1) == 2
    assert grade(1, contradicted=True, against=1) == 6
    assert grade(1, contradicted=True, against=3) == 5
    assert grade(3, refuted=True) == 4
