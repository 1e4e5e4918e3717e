"""Our annotated reports hold together, and the checker that says so refuses those that do not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gold_check import problems, read

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_holds_together(path: Path) -> None:
    report = read(path)
    assert problems(report) == []
    assert report["id"] == path.stem


@pytest.mark.parametrize(("folder", "reports", "sentences"), [("dev", 16, 220), ("fresh", 8, 100), ("gate", 10, 120)])
def test_there_is_enough_and_not_every_sentence_claims(folder: str, reports: int, sentences: int) -> None:
    read_ones = [read(path) for path in FILES if path.parent.name == folder]
    found = [sentence for report in read_ones for sentence in report["sentences"]]
    required = [any(claim.get("core", True) for claim in sentence["claims"]) for sentence in found]
    assert len(read_ones) >= reports
    assert len(found) >= sentences
    assert 0.15 <= required.count(False) / len(found) <= 0.45


def test_gate_shares_no_region_name_or_sentence_with_dev() -> None:
    def of(folder: str, what: Callable[[dict[str, Any]], set[str]]) -> set[str]:
        return set().union(*(what(read(path)) for path in FILES if path.parent.name == folder))

    def names(report: dict[str, Any]) -> set[str]:
        every = (
            m for s in report["sentences"] for m in s.get("mentions", []) if m["type"] in ("person", "place", "state")
        )
        return {m["entity"] for m in every if m["entity"][:1].isupper()}

    for what in (
        names,
        lambda r: {r["region"]},
        lambda r: {s["text"] for s in r["sentences"]},
        lambda r: {r["outlet"]},
    ):
        assert of("dev", what) & of("gate", what) == set()


SMALL = {
    "id": "x",
    "style": "wire",
    "region": "nowhere",
    "text": "OLTAR — On Sunday the Front seized Oltar. It rained.\n",
    "unread": ["OLTAR —"],
    "sentences": [
        {
            "text": "On Sunday the Front seized Oltar.",
            "claims": [
                {
                    "type": "territorial_change",
                    "kind": "event",
                    "trigger": "seized",
                    "subject": "the Front",
                    "object": "Oltar",
                }
            ],
            "attributions": [],
            "times": [{"text": "On Sunday", "type": "DATE", "value": "2031-05-04", "edtf": "2031-05-04"}],
        },
        {"text": "It rained.", "claims": []},
    ],
    "forbidden": [],
}
QUOTED = {"cue": "seized", "content": None, "kind": "indirect", "source_kind": "author"}
MANY = {"type": "fatalities", "kind": "quantity", "trigger": "seized", "subject": None, "object": None}
BROKEN: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("does not stand in it", lambda s: s["claims"][0].update(object="the depot")),
    ("does not stand in it", lambda s: s["claims"][0].update(subject="Fron")),
    ("does not stand in it", lambda s: s["claims"][0].update(args={"place": "Dera"})),
    ("stands nowhere in the text", lambda s: s["claims"][0].update(chain=["a colonel"])),
    ("is no event", lambda s: s["claims"][0].update(type="conquest")),
    ("is no event", lambda s: s["claims"][0].update(type="leads")),
    ("no such roles", lambda s: s["claims"][0].update(args={"villain": "the Front"})),
    ("no such type", lambda s: s["claims"][0].update({"or": {"type": ["conquest"]}})),
    ("modality cannot be", lambda s: s["claims"][0].update(modality="perhaps")),
    (
        "says no number",
        lambda s: s["claims"].append(MANY | {"quantity": {"value": None, "low": None, "operator": "=", "label": ""}}),
    ),
    (
        "not among the sentence's times",
        lambda s: s["claims"][0].update(time={"text": "On Sunday", "edtf": "2031-05-05"}),
    ),
    ("cue_class cannot be", lambda s: s["attributions"].append(QUOTED | {"cue_class": "shout"})),
    ("is a monday", lambda s: s["times"][0].update(edtf="2031-05-05")),
    ("is not EDTF", lambda s: s["times"][0].update(edtf="last Sunday")),
    ("the text goes on with", lambda s: s.update(text="On Sunday the Front took Oltar.")),
    ("no claims", lambda s: s.pop("claims")),
]


def test_a_sound_report_passes() -> None:
    assert problems(SMALL) == []


@pytest.mark.parametrize(("why", "spoil"), BROKEN)
def test_a_spoilt_report_is_refused(why: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    report = copy.deepcopy(SMALL)
    spoil(report["sentences"][0])
    assert any(why in problem for problem in problems(report)), problems(report)


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("the text goes on with", {"unread": []}),
        ("after the last sentence", {"text": SMALL["text"] + "More follows.\n"}),
        ("there is no sentence 3", {"forbidden": [{"type": "attack", "why": "rain", "sentence": 3}]}),
        ("needs a known type", {"forbidden": [{"type": "rain", "why": "rain", "sentence": 2}]}),
        ("nobody writes in style", {"style": "sonnet"}),
    ],
)
def test_a_spoilt_frame_is_refused(why: str, change: dict[str, Any]) -> None:
    assert any(why in problem for problem in problems(copy.deepcopy(SMALL) | change))
