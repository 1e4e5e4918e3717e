"""Claims that say one thing come together, whoever words them; those that do not stay apart."""

from __future__ import annotations

from piles import Paper, Says, entities, entity_id, lamp, only, post, weigh, written

from headwater.corroborate import Judged, corroborate
from headwater.model.claim import Claim
from headwater.model.judgement import Judgement, Verdict
from headwater.model.place import Place


def place(ident: str, lat: float, lon: float, kind: str = "city", parents: tuple[str, ...] = ()) -> Place:
    return Place(id=ident, name=ident, lat=lat, lon=lon, radius_m=3000, precision=1, kind=kind, parents=parents)


def judged(*pairs: tuple[str, str, Verdict]) -> Judged:
    return Judged.of(
        [
            Judgement(about="match", left=a, right=b, verdict=verdict, who="rev", when="2024-05-01")
            for a, b, verdict in pairs
        ]
    )


def statements(*papers: Paper, **given) -> list[str]:
    return sorted(f.proposition.statement for f in weigh(*papers, **given).findings)


def claims(*papers: Paper) -> list[Claim]:
    return [claim for paper in papers for claim in written(paper).reading.claims]


FUNDS = Says(subject="Velmora", object="Oltar Front")


def test_two_reports_of_one_relation_are_one_proposition():
    finding = only(weigh(lamp(FUNDS), Paper(outlet="Salt Times", says=(FUNDS,))))
    assert finding.reports == 2
    assert finding.proposition.statement == "Velmora funded Oltar Front."


def test_parties_of_a_symmetric_relation_stand_in_either_order():
    one = Says(subject="Kestari Guard", type="allied_with", object="Oltar Front")
    two = Says(subject="Oltar Front", type="allied_with", object="Kestari Guard")
    assert only(weigh(lamp(one), post(two)), "allied_with").reports == 2


def test_what_is_planned_or_denied_is_no_support():
    papers = (
        lamp(FUNDS),
        post(Says(subject="Velmora", object="Oltar Front", modality="intended")),
        Paper(outlet="Quay", says=(Says(subject="Velmora", object="Oltar Front", modality="question"),)),
        Paper(
            outlet="Echo", says=(Says(subject="Velmora", object="Oltar Front", modality="denied", source="Velmora"),)
        ),
    )
    found = weigh(*papers)
    plain = next(f for f in found.findings if f.proposition.mode == "actual")
    assert (plain.reports, len(plain.denied_by)) == (1, 1)
    assert [f.proposition.statement for f in found.findings if f.proposition.mode == "planned"] == [
        "Planned or expected: Velmora funded Oltar Front."
    ]


def test_attacks_on_two_days_are_two_and_reports_of_one_day_are_one():
    first = Says(subject="Oltar Front", type="attack", object="the depot", day="2024-02-03", place="Sorn")
    later = Says(subject="Oltar Front", type="attack", object="the depot", day="2024-02-09", place="Sorn")
    found = weigh(lamp(first), post(first), Paper(outlet="Q", says=(later,)))
    assert sorted(f.reports for f in found.findings) == [1, 2]


def test_an_attack_without_a_doer_says_nothing_of_who_did_it():
    known = Says(subject="Oltar Front", type="attack", object="the depot", day="2024-02-03", place="Sorn")
    unknown = Says(type="attack", object="the depot", day="2024-02-03", place="Sorn")
    assert len(weigh(lamp(known), post(unknown)).findings) == 2


def test_places_apart_part_and_places_within_join():
    held = {"Sorn": place("s", 10, 10, parents=("t",)), "Tavik": place("t", 10.2, 10.2, kind="region")}
    far = {"Sorn": place("s", 10, 10), "Tavik": place("t", 40, 40)}
    one = Says(subject="Oltar Front", type="attack", object="the depot", day="2024-02-03", place="Sorn")
    two = Says(subject="Oltar Front", type="attack", object="the depot", day="2024-02-03", place="Tavik")
    papers = (lamp(one), post(two))
    assert len(weigh(*papers, places=held).findings) == 1
    assert len(weigh(*papers, places=far).findings) == 2


def test_numbers_that_allow_one_another_are_one_toll():
    tolls = [(28.0, 28.0), (25.0, 30.0), (21.0, None), (24.0, 99.0)]
    papers = [
        Paper(outlet=f"Paper {n}", says=(Says(type="fatalities", toll=toll, day="2024-02-03", place="Sorn"),))
        for n, toll in enumerate(tolls)
    ]
    finding = only(weigh(*papers), "fatalities")
    assert finding.reports == 4
    assert finding.spread is not None
    assert (finding.spread.low, finding.spread.best, finding.spread.high) == (21, 28, 99)


def test_at_least_eleven_is_no_support_for_seventy_one():
    papers = [
        Paper(outlet=name, says=(Says(type="fatalities", toll=toll, day="2024-02-03", place="Sorn"),))
        for name, toll in (("Lamp", (71.0, 71.0)), ("Post", (11.0, None)))
    ]
    assert sorted(f.reports for f in weigh(*papers).findings) == [1, 1]
    assert not weigh(*papers).conflicts


def test_a_person_decides_what_is_one_and_what_is_two():
    papers = (lamp(FUNDS), post(FUNDS))
    left, right = (claim.id for claim in claims(*papers))
    reports = [written(paper) for paper in papers]
    apart = corroborate(reports, entities(), judged((left, right, Verdict.NEGATIVE)))
    assert [f.reports for f in apart.findings] == [1, 1]
    taken_back = judged((left, right, Verdict.NEGATIVE), (left, right, Verdict.UNSURE))
    assert [f.reports for f in corroborate(reports, entities(), taken_back).findings] == [2]
    other = (
        lamp(FUNDS),
        post(Says(subject="Velmora", type="arms", object="Oltar Front")),
    )
    left, right = (claim.id for claim in claims(*other))
    joined = corroborate([written(p) for p in other], entities(), judged((left, right, Verdict.POSITIVE)))
    assert [f.reports for f in joined.findings] == [2]


def test_ids_follow_from_what_is_said_and_not_from_who_says_it():
    alone = only(weigh(lamp(FUNDS)))
    many = only(weigh(lamp(FUNDS), post(FUNDS)))
    assert alone.proposition.id == many.proposition.id
    assert alone.proposition.subject == entity_id("Velmora")
