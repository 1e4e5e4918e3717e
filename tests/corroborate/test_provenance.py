"""From whom each report had it: chains, credits, agencies, copies, parties."""

from __future__ import annotations

from dataclasses import replace

from piles import Paper, Says, entities, entity_id, lamp, only, post, weigh, written

from headwater.corroborate import corroborate
from headwater.corroborate.falling import falling
from headwater.corroborate.hierarchy import refinements
from headwater.model.claim import Argument, Claim, ClaimKind, Ref
from headwater.model.span import Span

LONG = (
    "The harbour of Sorn has 14 cranes, 3 of them red, and a clock that has been 20 minutes slow since the flood of "
    "1987. Ferrymen of Tavik say that Captain Jorun Hale counted 612 crates on 9 May, and that Inspector Lio Brandt "
    "took them."
)


def funds(source: str = "") -> Says:
    return Says(subject="Velmora", object="Oltar Front", source=source)


def test_an_outlet_that_is_cited_stands_between_its_source_and_who_cites_it():
    finding = only(
        weigh(
            Paper(outlet="Lamp", says=(funds("Mira Dolan"),), day="2024-01-01"),
            Paper(outlet="Post", says=(funds("outlet:Lamp"),), day="2024-01-02"),
        )
    )
    assert (finding.lower, finding.upper) == (1, 1)
    assert finding.bottleneck == (entity_id("Mira Dolan"),)


def test_an_outlet_cannot_be_cited_before_it_wrote():
    finding = only(
        weigh(
            Paper(outlet="Lamp", says=(funds("Mira Dolan"),), day="2024-01-05"),
            Paper(outlet="Post", says=(funds("outlet:Lamp"),), day="2024-01-02"),
        )
    )
    assert (finding.lower, finding.upper, finding.unknown_roots) == (1, 2, 1)


def test_unnamed_officials_of_two_reports_are_never_one():
    finding = only(weigh(lamp(funds("two officials")), post(funds("two officials"))))
    assert (finding.lower, finding.upper, finding.unknown_roots) == (0, 2, 2)


def test_two_papers_of_one_agency_have_one_way():
    wire = (("agency", "Inland Wire"),)
    finding = only(
        weigh(
            Paper(outlet="Lamp", says=(funds("Mira Dolan"),), syndication=wire),
            Paper(outlet="Post", says=(funds("Tarek Osh"),), syndication=wire),
        )
    )
    assert finding.upper == 1


def test_two_that_cite_each_other_are_one_unknown_origin():
    finding = only(
        weigh(
            Paper(outlet="Lamp", says=(funds("outlet:Post"),), day="2024-01-01"),
            Paper(outlet="Post", says=(funds("outlet:Lamp"),), day="2024-01-01"),
        )
    )
    assert (finding.lower, finding.upper) == (0, 1)
    assert finding.origins[0].id.startswith("circular-")


def test_a_copy_that_adds_a_source_of_its_own_adds_a_way():
    first = Paper(outlet="Lamp", says=(funds("Mira Dolan"),), extra=LONG, day="2024-01-01")
    copy = Paper(outlet="Post", says=(funds("Tarek Osh"),), extra=LONG, day="2024-01-02")
    same = Paper(outlet="Quay", says=(funds("Mira Dolan"),), extra=LONG, day="2024-01-02")
    assert only(weigh(first, same)).lower == 1
    assert only(weigh(first, copy)).lower == 2


def test_a_copy_that_hides_its_source_has_it_from_its_original():
    first = Paper(outlet="Lamp", says=(funds("Mira Dolan"),), extra=LONG, day="2024-01-01")
    silent = Paper(outlet="Post", says=(funds(),), extra=LONG, day="2024-01-02")
    finding = only(weigh(first, silent))
    assert (finding.lower, finding.upper, finding.unknown_roots) == (1, 1, 0)
    assert "by text reuse" in finding.sentence


def test_a_report_by_a_body_is_the_bodys_own_word():
    says = (Says(subject="Ministry of Salt", object="Oltar Front"),)
    finding = only(weigh(Paper(outlet="Ministry of Salt", says=says)))
    assert (finding.lower, finding.upper) == (1, 1)
    assert only(weigh(Paper(outlet="Lamp", says=says))).lower == 0


def spokesman(paper: Paper, person: str, body: str):
    """A report in which a person is also called a body's spokesman."""
    report = written(paper)
    text = report.document.text
    where = {name: Span(text.index(name), text.index(name) + len(name)) for name in (person, body)}
    refs = {name: Ref(span=span, text=name, entity=entity_id(name)) for name, span in where.items()}
    role = Claim(
        document=report.id,
        kind=ClaimKind.RELATION,
        type="holds_role",
        subject=refs[person],
        object=Ref(span=where[body], text="spokesman"),
        args=(Argument(role="organisation", ref=refs[body]),),
        trigger=where[body],
        sentence=report.reading.sentences[0],
        quote=report.reading.sentences[0],
    )
    return replace(report, reading=replace(report.reading, claims=(*report.reading.claims, role)))


def test_a_spokesman_and_his_group_are_one_party():
    one = spokesman(lamp(Says(subject="Velmora", object="Oltar Front", source="Tarek Osh")),
                    "Tarek Osh", "Oltar Front")  # fmt: skip
    two = written(post(funds("Oltar Front")))
    finding = only(corroborate([one, two], entities()))
    assert (finding.lower, finding.upper) == (1, 1)
    assert finding.bottleneck == (entity_id("Oltar Front"),)


def test_what_falls_without_an_origin():
    found = weigh(
        Paper(
            outlet="Lamp",
            says=(funds("Mira Dolan"), Says(subject="Velmora", type="arms", object="Oltar Front", source="Mira Dolan")),
        ),
        post(funds("Tarek Osh")),
    )
    falls = {
        found.puts[f.proposition].first.type: f
        for f in falling(found.weighing, found.puts.values(), entity_id("Mira Dolan"))
    }
    assert falls["arms"].falls
    assert not falls["funds"].falls
    assert (falls["funds"].lower, falls["funds"].reports) == ((2, 1), (2, 1))


def test_narrower_relations_refine_broader_ones():
    found = weigh(lamp(funds(), Says(subject="Velmora", type="facilitates", object="Oltar Front")))
    (pair,) = refinements(list(found.puts.values()))
    assert found.puts[pair.narrow].first.type == "funds"
    assert pair.why == "funds implies facilitates"


def test_as_of_a_day_later_reports_are_unknown():
    papers = (
        Paper(outlet="Lamp", says=(funds("Mira Dolan"),), day="2024-01-01"),
        Paper(outlet="Post", says=(funds("Tarek Osh"),), day="2024-01-09"),
    )
    assert only(weigh(*papers)).lower == 2
    assert only(weigh(*papers, as_of="2024-01-05")).lower == 1
    assert [step.day for step in only(weigh(*papers)).history] == ["2024-01-01", "2024-01-09"]
