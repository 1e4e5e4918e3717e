"""Our gold format: words to offsets, matching of claims, the voice of what matches."""

from dataclasses import replace
from pathlib import Path

import pytest
from evaluate_readings import at, claim, entity, mention, reading_of, ref

from headwater.errors import UsageError
from headwater.evaluate.gold import load_folder, load_report
from headwater.evaluate.gold.agreement import same_name
from headwater.evaluate.gold.matching import is_near, pair_claims
from headwater.evaluate.gold.scores import claim_scores, false_claims, forbidden_fired
from headwater.evaluate.gold.values import GoldReport
from headwater.evaluate.gold.voice import edtf_days, times_meet
from headwater.evaluate.gold.words import find
from headwater.evaluate.result import Figure, Report
from headwater.evaluate.sets import own
from headwater.model.claim import Claim, ClaimKind, FactValue, Modality, Quantity
from headwater.model.document import RegionKind
from headwater.model.mention import EntityType
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.time import TimeExpression, Timex

GOLD = """
id: dev-x
title: Front seizes Oltar, officials say
outlet: Herald
published: 2031-05-04
text: |
  Front seizes Oltar, officials say

  OLTAR — Fighters of the Kestari Front (KF) seized Oltar on Friday, killing at least 30 people, two officials said.
  He denied it. The group funds Anwar Desh.
unread: ["OLTAR —"]
sentences:
  - text: "Front seizes Oltar, officials say"
    claims: []
  - text: "Fighters of the Kestari Front (KF) seized Oltar on Friday, killing at least 30 people, two officials said."
    claims:
      - type: territorial_change
        kind: event
        trigger: seized
        subject: Fighters of the Kestari Front
        subject_is: Kestari Front
        object: Oltar
        time: {text: on Friday, edtf: 2031-05-02}
        place: Oltar
        factuality: Uu
        chain: [two officials]
        or: {type: [attack], time: [null]}
      - type: fatalities
        kind: quantity
        trigger: killing
        subject: null
        object: people
        quantity: {value: 30, operator: ">=", label: people}
        factuality: Uu
        chain: [two officials]
    attributions:
      - {source: two officials, cue: said, kind: indirect, cue_class: say, source_kind: anonymous_officials,
         content: Fighters of the Kestari Front (KF) seized Oltar on Friday}
    times:
      - {text: on Friday, type: DATE, value: 2031-05-02, edtf: 2031-05-02}
    mentions:
      - {text: Kestari Front, type: armed_group}
      - {text: KF, type: armed_group, entity: Kestari Front}
  - text: "He denied it."
    claims:
      - {type: denies, kind: relation, trigger: denied, subject: He, subject_is: Anwar Desh, object: null, core: false}
  - text: "The group funds Anwar Desh."
    claims:
      - {type: funds, kind: relation, trigger: funds, subject: The group, subject_is: Kestari Front, object: Anwar Desh}
forbidden:
  - {type: leads, subject: Anwar Desh, why: nothing says so}
"""


@pytest.fixture
def report(tmp_path: Path) -> GoldReport:
    (tmp_path / "dev-x.yml").write_text(GOLD)
    return load_report(tmp_path / "dev-x.yml")


@pytest.fixture
def seizure(report: GoldReport) -> Claim:
    text = report.document.text
    subject = ref(text, "Fighters of the Kestari Front")
    return claim(text, ClaimKind.EVENT, "territorial_change", "seized", subject=subject,
                 object=ref(text, "Oltar", which=2), chain=["two officials"], author=FactValue.U_U)  # fmt: skip


def reading(report: GoldReport, *claims: Claim) -> Reading:
    text = report.document.text
    mentions = [
        mention(text, "Kestari Front", EntityType.ARMED_GROUP, "kf"),
        mention(text, "The group", EntityType.ARMED_GROUP, "kf"),
        mention(text, "Anwar Desh", EntityType.PERSON, "ad"),
    ]
    entities = [entity("kf", "Kestari Front"), entity("ad", "Anwar Desh")]
    made = reading_of(text, claims=claims, mentions=mentions, entities=entities)
    return replace(made, sentences=tuple(s.span for s in report.sentences))


def figure(result: Report, measure: str) -> Figure:
    return next(f for t in result.tables for f in t.figures if f.measure == measure)


def test_words_become_offsets_and_regions(report: GoldReport) -> None:
    text = report.document.text
    assert [r.kind for r in report.document.regions] == [RegionKind.HEADLINE, RegionKind.DATELINE, RegionKind.BODY]
    first = report.sentences[1].claims[0]
    assert [t.span.of(text) for t in first.triggers] == ["seized"]
    assert first.types == ("territorial_change", "attack")
    assert [t.edtf if t else None for t in first.times] == ["2031-05-02", None]


def test_numbers_name_occurrences_at_word_boundaries() -> None:
    text = "the other: he, the he"
    assert find(text, "he", Span(0, len(text))) == Span(11, 13)
    assert find(text, "he#2", Span(0, len(text))) == Span(19, 21)
    assert find(text, "he#3", Span(0, len(text))) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("trigger: seized", "trigger: captured", "'captured' does not stand in it"),
        ("He denied it.\"", "He denied.\"", "is not in the text where it should stand"),
        ("modality: x", "", ""),
        ("kind: quantity", "kind: number", "'number' is not a valid ClaimKind"),
        ("core: false", "core: no", "where true or false belongs"),
        ("subject: He,", "actor: He,", "unknown fields"),
        ("why: nothing says so", "sentence: 9", "names sentence 9"),
    ],
)  # fmt: skip
def test_files_that_do_not_hold_together_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "a.yml").write_text(GOLD.replace(old, new))
    if not message:
        assert len(load_folder(tmp_path)) == 1
        return
    with pytest.raises(UsageError, match=message):
        load_folder(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no gold files"):
        load_folder(tmp_path)


def test_a_right_claim_matches_by_head(report: GoldReport, seizure: Claim) -> None:
    made = reading(report, seizure)
    (score, *_) = claim_scores([report], [made], [pair_claims(report, made)])
    assert (score.precision, score.gold, score.predicted) == (1.0, 3, 1)


def test_wrong_arguments_and_made_up_types_do_not(report: GoldReport, seizure: Claim) -> None:
    turned = replace(seizure, subject=seizure.object, object=seizure.subject)
    invented = replace(seizure, type="meeting")
    missing = replace(seizure, object=None)
    for wrong in (turned, invented, missing):
        pairing = pair_claims(report, reading(report, wrong))
        assert pairing.matched == []
        assert false_claims(pairing) == 1
    as_good = replace(seizure, type="attack")
    assert len(pair_claims(report, reading(report, as_good)).matched) == 1


def test_an_entity_stands_for_its_other_mentions(report: GoldReport) -> None:
    text = report.document.text
    object_ = ref(text, "Anwar Desh", "ad")
    by_name = claim(
        text, ClaimKind.RELATION, "funds", "funds", subject=ref(text, "Kestari Front", "kf"), object=object_
    )
    assert len(pair_claims(report, reading(report, by_name)).matched) == 1
    broader = replace(by_name, type="facilitates")
    pairing = pair_claims(report, reading(report, broader))
    assert pairing.matched == []
    assert false_claims(pairing) == 0
    assert is_near("funds", "associated_with")
    assert not is_near("funds", "arms")


def test_a_pronoun_must_be_resolved(report: GoldReport) -> None:
    text = report.document.text
    unresolved = claim(text, ClaimKind.RELATION, "denies", "denied", subject=ref(text, "He"))
    assert pair_claims(report, reading(report, unresolved)).matched == []
    resolved = replace(unresolved, subject=ref(text, "He", "ad"))
    pairing = pair_claims(report, reading(report, resolved))
    assert len(pairing.matched) == 1
    (score, *_) = claim_scores([report], [reading(report, resolved)], [pairing])
    assert score.predicted == 0, "what is not core costs nothing on either side"


def test_voice_time_and_quantity_of_what_matches(report: GoldReport, seizure: Claim) -> None:
    text = report.document.text
    friday = TimeExpression(
        span=at(text, "Friday"), text="Friday", timex=Timex(type="DATE", value="2031-05-02"), edtf="2031-05-02"
    )
    thirty = Quantity(role="fatalities", value=30, low=30, high=None, operator=">=", label="people")
    dead = claim(text, ClaimKind.QUANTITY, "fatalities", "killing", object=ref(text, "people"), quantity=thirty)
    result = own.measure([report], [reading(report, replace(seizure, time=friday, modality=Modality.ALLEGED), dead)])
    assert figure(result, "time, EDTF equal").value == 1.0
    assert figure(result, "modality").value == 0.5
    assert figure(result, "last link of the chain").value == 0.5
    assert figure(result, "factuality for the author").value == 0.5
    assert figure(result, "quantity and operator").value == 1.0
    assert figure(result, "place").value == 0.0
    right = {s.measure: s.recall for s in result.tables[0].scores}
    assert right["claims"] == pytest.approx(2 / 3)
    assert right["claims, time right"] == pytest.approx(2 / 3)
    assert right["claims, modality right"] == right["claims, last link right"] == pytest.approx(1 / 3)
    assert "modality: asserted read as alleged" in {m.cls for m in result.mistakes}


def test_asserting_what_is_not_asserted_is_false(report: GoldReport, tmp_path: Path, seizure: Claim) -> None:
    (tmp_path / "b.yml").write_text(
        GOLD.replace("chain: [two officials]\n        or", "modality: forecast\n        or", 1)
    )
    forecast = load_report(tmp_path / "b.yml")
    assert false_claims(pair_claims(report, reading(report, seizure))) == 0
    assert false_claims(pair_claims(forecast, reading(forecast, seizure))) == 1


def test_forbidden_claims_are_counted(report: GoldReport) -> None:
    text = report.document.text
    leads = claim(text, ClaimKind.RELATION, "leads", "group", subject=ref(text, "Anwar Desh", "ad"))
    assert forbidden_fired([report], [reading(report, leads)]) == (1, 1)
    assert forbidden_fired([report], [reading(report, replace(leads, modality=Modality.DENIED))]) == (0, 1)


def test_confidence_is_held_against_what_matches(report: GoldReport, seizure: Claim) -> None:
    wrong = replace(seizure, type="meeting", confidence=0.9)
    result = own.measure([report], [reading(report, replace(seizure, confidence=0.9), wrong)])
    assert [(b.count, b.right) for b in result.reliability] == [(2, 0.5)]
    assert figure(result, "expected calibration error").value == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the army", "army", True),
        ("Colonel Tomas Ilde", "Ilde", True),
        ("Tomas Ilde", "Anna Ilde", False),
        ("Kestari Front", "Oltar Front", False),
        ("Ilde’s", "Ilde", True),
        ("", "Ilde", False),
    ],
)
def test_names_are_the_same_but_for_what_stands_before(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same


def test_days_of_edtf() -> None:
    assert [str(day) for day in edtf_days("2031-05")] == ["2031-05-01", "2031-05-31"]
    assert edtf_days("not a date") == (None, None)
    may = TimeExpression(span=Span(0, 1), text="x", timex=Timex(type="DATE", value="x"), earliest="2031-05-10",
                         latest="2031-05-20")  # fmt: skip
    assert times_meet("2031-05", may)
    assert not times_meet("2031-06", may)
    assert times_meet("[2031-05-15..]", may)
