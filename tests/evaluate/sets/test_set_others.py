"""event_peers, fakes_syria, claims_reuse."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from evaluate_readings import claim, reading_of, ref

from headwater.evaluate.sets import claims_reuse, event_peers, fakes_syria
from headwater.model.claim import ClaimKind
from headwater.model.span import Span

TEXT = "Kestaria invaded Oltar on Monday."


def coded(text: str, **more: object) -> dict[str, object]:
    return {
        "id": "R-1",
        "event": "FIGHT",
        "text": text,
        "source": [{"actorText": "Kestaria"}],
        "target": [{"actorText": "Oltar"}],
        "textInfo": {"markup": "(SRC: Kestaria) (EVT: invaded) (TAR: Oltar) on Monday."},
        **more,
    }


@pytest.fixture
def events(tmp_path: Path) -> Path:
    rows = [{"event": "DOCUMENT", "id": "x"}, coded(TEXT), coded(TEXT, target="-", textInfo="none")]
    (tmp_path / "PLOVER_GSR_CAMEO.json").write_text(json.dumps(rows))
    return tmp_path


def test_events_actors_and_direction(events: Path) -> None:
    items = event_peers.load(events)
    assert [len(item.targets) for item in items] == [1, 0]
    right = claim(TEXT, ClaimKind.EVENT, "attack", "invaded", subject=ref(TEXT, "Kestaria"), object=ref(TEXT, "Oltar"))
    turned = claim(
        TEXT, ClaimKind.EVENT, "meeting", "invaded", subject=ref(TEXT, "Oltar"), object=ref(TEXT, "Kestaria")
    )
    report = event_peers.measure(items, [reading_of(TEXT, claims=[right]), reading_of(TEXT, claims=[turned])])
    figures = {f.measure: (f.value, f.count) for f in report.tables[1].figures}
    assert figures["class named by some claim"] == (0.5, 2)
    assert figures["class, of claims at the event words"] == (1.0, 1)
    assert figures["source acts on target in some claim"] == (1.0, 1)
    assert report.classes() == [("FIGHT read as meeting", 1)]


def test_a_participant_from_elsewhere_needs_a_link(tmp_path: Path) -> None:
    row = {"id": "1", "outlet": "herald", "date": "2031-05-04", "title": "t", "text": TEXT, "case": "c"}
    (tmp_path / "reports.jsonl").write_text(json.dumps(row))
    items = fakes_syria.load(tmp_path)
    good = claim(TEXT, ClaimKind.EVENT, "attack", "invaded", subject=ref(TEXT, "Kestaria"))
    report = fakes_syria.measure(items, [reading_of(TEXT, claims=[good])])
    grounded = next(f for f in report.tables[0].figures if f.measure == "claims grounded")
    assert (grounded.value, grounded.count) == (1.0, 1)
    bad = replace(good, sentence=Span(9, len(TEXT)))
    assert fakes_syria.ungrounded(TEXT, reading_of(TEXT), bad) == (
        "participant neither in the sentence nor linked to it"
    )
    shifted = replace(good, subject=replace(good.subject, text="Kestari")) if good.subject else good
    assert fakes_syria.ungrounded(TEXT, reading_of(TEXT), shifted) == "participant's words are not at their offsets"


def test_ranking_posts_against_claims(tmp_path: Path) -> None:
    part = tmp_path / "clef2020_t2" / "dev"
    part.mkdir(parents=True)
    (part / "tweets.queries.tsv").write_text("\ttweet_content\n0\tthe bridge at oltar fell\n1\tmoon is cheese\n")
    (part / "linked_claims.tsv").write_text(
        "\tvclaim\ttitle\n5\tThe moon is made of cheese\tM\n9\tOltar bridge fell\tB\n"
    )
    (part / "tweet-vclaim-pairs.qrels").write_text("0\t0\t9\t1\n1\t0\t5\t1\n")
    posts = claims_reuse.load(tmp_path)
    report = claims_reuse.measure(posts, [])
    assert [f.value for f in report.tables[0].figures] == [1.0, 1.0]
    backwards = [[0, 1], [1, 0]]
    assert [f.value for f in claims_reuse.figures(posts, backwards, "wrong way")] == [0.5, 0.0]


def test_average_precision_counts_every_right_claim() -> None:
    assert claims_reuse.average_precision(frozenset({3, 4}), [3, 1, 4]) == pytest.approx((1 + 2 / 3) / 2)
    assert claims_reuse.average_precision(frozenset({9}), [1, 2, 3, 4, 5, 9]) == 0.0
