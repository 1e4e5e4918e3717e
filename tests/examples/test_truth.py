"""examples/truth.yml says only what stands in the example reports, and says it with names that exist."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from edtf import parse_edtf
from examples_pile import EXAMPLES, documents, intake, named, quoted, read_text, report_of, reports, truth

from headwater.ingest.language import identify
from headwater.model.claim import Modality, Polarity
from headwater.model.document import RegionKind
from headwater.model.evidence import EvidenceKind
from headwater.model.finding import ConflictClass, LineageClass
from headwater.model.mention import EntityType

RELATIONS = frozenset(
    (
        "holds_role", "member_of", "leads", "part_of", "affiliate_of", "family_of", "associated_with",
        "allied_with", "rival_of", "merged_with", "splintered_from", "directs", "agent_of", "sponsors",
        "uses_as_proxy", "funds", "arms", "trains", "shelters", "facilitates", "recruits", "operates_in",
        "controls_territory", "targets", "intends", "may_cause", "named_in", "publishes", "accessed",
        "depicts", "accuses", "denies", "designated_as", "characterised_as",
    )
)  # fmt: skip
EVENTS = frozenset(
    (
        "armed_clash", "attack", "explosion_or_strike", "targeted_killing", "abduction", "arrest",
        "raid_or_seizure", "territorial_change", "base_established", "restructuring", "regime_change",
        "meeting", "agreement_or_alliance", "pledge_or_threat", "aid_transfer", "mobilisation", "protest",
        "riot", "statement", "investigation_or_trial", "sanction_or_designation", "release_or_ceasefire",
    )
)  # fmt: skip
QUANTITIES = {"fatalities", "injured", "detained", "abducted", "displaced"}
CLAIMS = [*truth()["propositions"], *truth()["must_find"], *truth()["must_not_find"]]
IDS = {entity["id"]: entity for entity in truth()["entities"]}
PROPOSITIONS = {proposition["id"]: proposition for proposition in truth()["propositions"]}


@pytest.mark.parametrize("report", truth()["reports"], ids=lambda report: report["id"])
class TestReports:
    def test_opens_with_title_date_and_language(self, report):
        found = documents()[report["id"]]
        assert found.title == report["title"]
        assert found.published.edtf == report["published"]
        assert found.published.basis == report["published_basis"]
        assert found.language == report["language"] == identify(found.text)

    def test_outlet_and_authors_are_named(self, report):
        found = documents()[report["id"]]
        shown = f"{found.outlet}\n{found.text}\n{(EXAMPLES / report['file']).read_bytes()!r}"
        assert report["outlet"] is None or report["outlet"] in shown
        assert all(any(name in said for said in (*found.authors, found.text)) for name in report["authors"])

    def test_sentences_stand_in_what_is_read_in_order(self, report):
        position, text = 0, read_text(report["id"])
        numbers = list(report["sentences"])
        assert numbers == list(range(len(numbers)))
        for sentence in report["sentences"].values():
            place = text.find(sentence, position)
            if place < 0 and sentence in text:  # captions come where the format puts them
                continue
            assert place >= 0, sentence
            position = place

    def test_length_is_that_of_a_report(self, report):
        assert 60 <= len(documents()[report["id"]].text.split()) <= 700


def test_every_file_is_described_and_nothing_was_refused():
    found, refused = intake("reports")
    assert not refused
    assert len(found) == len(truth()["reports"]) == len(documents()) >= 20
    files = {path.relative_to(EXAMPLES).as_posix() for path in (EXAMPLES / "reports").iterdir()}
    assert files == {report["file"] for report in truth()["reports"]}
    assert {i for i, d in documents().items() if d.refusal} == {r["report"] for r in truth()["refusals"]}


def test_broken_files_are_refused_with_reason_and_remedy():
    found, refused = intake("broken")
    assert not found
    expected = {b["file"]: b["kind"] for b in truth()["broken"]}
    assert {f"broken/{Path(r.name).name}": r.kind for r in refused} == expected
    assert all(r.reason and r.remedy for r in refused)


def test_furniture_is_in_the_file_and_in_no_sentence():
    for entry in truth()["furniture"]:
        report = reports()[entry["report"]]
        found = documents()[entry["report"]]
        raw = (EXAMPLES / report["file"]).read_bytes().decode("utf-8", "replace")
        assert entry["text"] in raw or entry["text"] in (EXAMPLES / "make/sources/casualty-register.txt").read_text()
        assert not any(entry["text"] in sentence for sentence in report["sentences"].values())
        headlines = [span.of(found.text) for span in found.spans(RegionKind.HEADLINE)]
        assert entry["text"] not in headlines


def test_every_reference_to_a_sentence_resolves():
    references = [at for value in named("at") for at in (value if isinstance(value, list) else [value])]
    references += [entry["sentence"] for entry in truth()["history"] if "sentence" in entry]
    assert len(references) > 250
    for at in references:
        assert quoted(at)


def test_aliases_stand_in_their_reports():
    for entity in truth()["entities"]:
        EntityType(entity["type"])
        for report, aliases in entity["aliases"].items():
            text = documents()[report].text.casefold()
            missing = [alias for alias in aliases if alias.casefold() not in text]
            assert not missing, (entity["id"], report, missing)


def test_ids_are_unique_and_arguments_are_entities():
    for section in ("reports", "entities", "nodes", "propositions", "conflicts"):
        counted = Counter(entry["id"] for entry in truth()[section])
        assert max(counted.values()) == 1, counted.most_common(1)
    for claim in truth()["propositions"]:
        for role in ("subject", "place"):
            assert claim.get(role) is None or claim[role] in IDS, (claim["id"], role)
        argument = claim.get("object")
        free = claim["type"] in {"holds_role", "designated_as"} or claim["id"] == "hydrologist-heads"
        assert free or argument is None or argument in IDS or argument in PROPOSITIONS, (claim["id"], argument)
    for claim in [*truth()["must_find"], *truth()["must_not_find"]]:
        assert claim.get("subject") is None or claim["subject"] in IDS, claim
        assert all(link in IDS or link == "analysts" for link in claim.get("chain", [])), claim


def test_words_of_the_vocabulary():
    for claim in CLAIMS:
        for kind in (claim["type"], *claim.get("or", {}).get("type", [])):
            assert kind in RELATIONS | EVENTS | QUANTITIES, claim
    for value in named("modality"):
        for word in value if isinstance(value, list) else [value]:
            Modality(word)
    for value in named("polarity"):
        Polarity(value)
    for edge in truth()["lineage"]:
        for word in (edge["class"], *edge.get("or", [])):
            LineageClass(word)
    for conflict in truth()["conflicts"]:
        ConflictClass(conflict["class"])
    for item in truth()["evidence"]:
        EvidenceKind(item["kind"])


def test_times_are_edtf():
    for value in named("time"):
        assert parse_edtf(value)
    for report in truth()["reports"]:
        assert datetime.date.fromisoformat(report["published"]) <= datetime.date.fromisoformat(truth()["as_of"])


def test_subject_and_object_have_a_name_in_every_report_that_supports():
    for proposition in truth()["propositions"]:
        for argument in (proposition.get("subject"), proposition.get("object")):
            entity = IDS.get(argument)
            if entity is None or entity["type"] in {"facility", "image"}:
                continue
            for support in proposition["supports"]:
                assert report_of(support["at"]) in entity["aliases"], (proposition["id"], argument, support["at"])


def test_evidence_is_worded_as_in_its_sentence():
    for item in truth()["evidence"]:
        assert item["text"].casefold() in quoted(item["at"]).casefold(), item
        for shown in (*item.get("shows", []), *item.get("said_to_prove", [])):
            assert shown in PROPOSITIONS


def test_places_and_metonyms_are_worded_as_in_their_sentence():
    for entry in (*truth()["places"], *truth()["metonyms"]):
        assert entry["text"] in quoted(entry["at"]), entry
        assert entry["is"] in IDS


def test_quantities_of_a_proposition_agree_and_conflicting_ones_do_not():
    conflicts = [c for c in truth()["conflicts"] if c["class"] == "numeric"]
    assert conflicts
    for proposition in truth()["propositions"]:
        ranges = [_range(support) for support in proposition["supports"] if "quantity" in support]
        assert all(a[0] <= b[1] and b[0] <= a[1] for a, b in combinations(ranges, 2)), proposition["id"]
    for conflict in conflicts:
        left, right = (PROPOSITIONS[name] for name in conflict["propositions"])
        lows = [max(_range(s)[0] for s in p["supports"]) for p in (left, right)]
        highs = [min(_range(s)[1] for s in p["supports"]) for p in (left, right)]
        assert lows[0] > highs[1] or lows[1] > highs[0], conflict["id"]


def _range(support):
    quantity = support["quantity"]
    infinite = float("inf")
    return (quantity["low"] or 0, infinite if quantity["high"] is None else quantity["high"])


def test_numbers_of_supports_stand_in_their_sentences():
    words = {12: "twelve", 28: "twenty-eight"}
    for support in (s for p in truth()["propositions"] for s in p["supports"] if "quantity" in s):
        value, sentence = support["quantity"]["value"], quoted(support["at"]).casefold()
        shown = "dozens" if value is None else words.get(value, str(value))
        assert re.search(rf"\b{shown}\b", sentence) or str(value) in sentence, support


def test_conflicts_name_propositions_and_forbidden_joins_name_entities():
    for conflict in truth()["conflicts"]:
        assert set(conflict["propositions"]) <= set(PROPOSITIONS)
        assert len(conflict["propositions"]) > 1 or conflict["at"]
    for join in truth()["forbidden_joins"]:
        assert len(set(join["pair"]) & set(IDS)) == 2
    alike = [
        {e["id"] for e in pair} for pair in combinations(truth()["entities"], 2) if pair[0]["name"] == pair[1]["name"]
    ]
    assert alike  # two of one name are there, and it is forbidden to join them
    assert all(any(set(join["pair"]) == pair for join in truth()["forbidden_joins"]) for pair in alike)


def test_denials_belong_to_the_report_of_who_denies():
    parties = {node["id"] for node in truth()["nodes"]} | set(reports())
    for proposition in truth()["propositions"]:
        for denial in proposition.get("denials", []):
            assert denial["by"] in parties, denial
            assert denial["at"] not in {support["at"] for support in proposition["supports"]}
