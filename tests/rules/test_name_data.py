"""The name data is well-formed, says one thing once, and its classes hold on their own examples, both ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import pytest

from headwater.model.mention import EntityType
from headwater.rules import load

TYPES = {t.value for t in EntityType}
PREPOSITION = re.compile(r"\b(?:of|in|to|near|from|on|at|with|who|by|against)\b")


def plural(word: str, irregular: dict[str, str]) -> str:
    head, _, last = word.rpartition(" ")
    if word in irregular:
        return irregular[word]
    if last in irregular:
        many = irregular[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        many = last + "es"
    else:
        many = last + "s"
    return f"{head} {many}" if head else many


def repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def header_of(name: str) -> str:
    text = (files("headwater.rules") / "en" / name).read_text(encoding="utf-8")
    return text.split("\n\n")[0]


@pytest.mark.parametrize(
    "name",
    [
        "states.yml",
        "peoples.yml",
        "organisations.yml",
        "outlets.yml",
        "actor_words.yml",
        "titles.yml",
        "regions.yml",
        "place_words.yml",
        "metonyms.yml",
        "town_names.tsv",
    ],
)
def test_every_file_says_what_it_is_and_who_reads_it(name: str) -> None:
    header = header_of(name)
    assert header.startswith("# ")
    assert "Read by" in header


class TestStates:
    rows: list[dict[str, Any]] = load("states")["states"]

    def test_there_are_the_members_of_the_united_nations_and_more(self) -> None:
        coded = [r["iso"] for r in self.rows if r["iso"]]
        assert len(coded) >= 193
        assert not repeated(coded)

    def test_names_are_said_once(self) -> None:
        assert not repeated(n for r in self.rows for n in (r["name"], *r.get("aliases", ()), *r.get("short", ())))

    @pytest.mark.parametrize("row", rows, ids=lambda r: r["name"])
    def test_shape(self, row: dict[str, Any]) -> None:
        assert row["iso"] is None or re.fullmatch(r"[A-Z]{2}", row["iso"])
        assert -90 <= row["lat"] <= 90
        assert -180 <= row["lon"] <= 180
        assert row["radius_km"] > 0
        for key in ("aliases", "adjective", "one", "many", "capital", "short", "prefix"):
            assert all(isinstance(n, str) and n == n.strip() and n for n in row.get(key, ()))
            assert not repeated(row.get(key, ()))
        for metonym in row.get("metonyms", ()):
            assert metonym["type"] in TYPES
            assert metonym["stands_for"]

    def test_demonyms_are_capitalised(self) -> None:
        words = [w for r in self.rows for k in ("adjective", "one", "many") for w in r.get(k, ())]
        assert [w for w in words if not w[0].isupper()] == []

    def test_a_name_that_is_its_own_adjective_is_a_name_only(self) -> None:
        for row in self.rows:
            names = {row["name"], *row.get("aliases", ())}
            assert not names & {w for k in ("adjective", "one", "many") for w in row.get(k, ())}, row["name"]

    def test_parts_belong_to_a_state_that_is_here(self) -> None:
        coded = {r["iso"] for r in self.rows}
        assert {r["part_of"] for r in self.rows if "part_of" in r} <= coded


class TestPeoples:
    rows: list[dict[str, Any]] = load("peoples")["peoples"]

    def test_there_are_many_and_each_once(self) -> None:
        assert len(self.rows) >= 300
        assert not repeated(r["name"] for r in self.rows)

    def test_kinds(self) -> None:
        assert {r["kind"] for r in self.rows} <= {
            "ethnic",
            "religious",
            "clan",
            "caste",
            "regional",
            "linguistic",
            "political",
            "social",
            "continental",
        }

    def test_ambiguous_words_are_forms_of_a_people(self) -> None:
        forms = {w for r in self.rows for k in ("adjective", "one", "many", "aliases") for w in r.get(k, ())}
        forms |= {r["name"] for r in self.rows}
        assert set(load("peoples")["ambiguous"]) <= forms


@pytest.mark.parametrize(("file", "least"), [("organisations", 500), ("outlets", 300)])
class TestBodies:
    def test_each_name_once(self, file: str, least: int) -> None:
        rows = load(file)[file]
        assert len(rows) >= least
        assert not repeated(n.lower() for r in rows for n in (r["name"], *r.get("aliases", ())))

    def test_shape(self, file: str, least: int) -> None:
        for row in load(file)[file]:
            assert not repeated(row.get("acronyms", ())), row["name"]
            assert set(row) <= {
                *("name", "plain", "type", "aliases", "acronyms", "weak", "country", "parent", "affiliate", "agency")
            }, row["name"]
            names = {row["name"], row.get("plain"), *row.get("aliases", ()), *row.get("acronyms", ())}
            assert set(row.get("weak", ())) <= names, row["name"]
            assert re.fullmatch(r"[A-Z]{2}", row.get("country", "XX")), row["name"]
            assert "(" not in row.get("plain", "")

    def test_a_bracket_has_a_plain_name_and_parents_are_here(self, file: str, least: int) -> None:
        rows = load(file)[file]
        known = {r["name"] for r in rows}
        for row in rows:
            assert row.get("parent", row["name"]) in known
            assert row.get("affiliate", row["name"]) in known
            assert row.get("parent") != row["name"]
            if "plain" in row:
                assert row["name"].startswith(f"{row['plain']} (")


def test_types_of_organisations() -> None:
    types = Counter(r["type"] for r in load("organisations")["organisations"])
    expected = {"armed_group", "intelligence_agency", "state_body", "political_party", "company", "organisation"}
    assert set(types) == expected | {"international_organisation"}
    assert min(types.values()) >= 100


def test_outlets_are_agencies_or_not() -> None:
    rows = load("outlets")["outlets"]
    assert all(isinstance(r["agency"], bool) for r in rows)
    assert sum(r["agency"] for r in rows) >= 100


class TestActorWords:
    data: dict[str, Any] = load("actor_words")
    classes: list[dict[str, Any]] = data["classes"]

    def heads(self, row: dict[str, Any]) -> set[str]:
        irregular = self.data["irregular"]
        words = {w.lower() for w in (*row["singular"], *row["plural_only"], *row["mass"])}
        return words | {plural(w, irregular).lower() for w in row["singular"]}

    def test_types(self) -> None:
        assert [r["class_of"] for r in self.classes if r["class_of"] not in TYPES] == []

    def test_a_word_is_of_one_class(self) -> None:
        assert not repeated(w for r in self.classes for w in {*r["singular"], *r["plural_only"], *r["mass"]})

    @pytest.mark.parametrize("row", classes, ids=lambda r: r["class_of"])
    def test_loaded_words_are_typed_like_the_rest(self, row: dict[str, Any]) -> None:
        assert set(row["loaded"]) <= {*row["singular"], *row["plural_only"], *row["mass"]}

    @pytest.mark.parametrize("row", classes, ids=lambda r: r["class_of"])
    def test_examples(self, row: dict[str, Any]) -> None:
        words = self.heads(row)
        assert row["examples"]
        for example in row["examples"]:
            assert example["head"].lower() in words
            assert example["head"].lower() in example["text"].lower()

    @pytest.mark.parametrize("row", classes, ids=lambda r: r["class_of"])
    def test_counterexamples_end_in_another_head(self, row: dict[str, Any]) -> None:
        words = self.heads(row)
        assert row["counterexamples"]
        for phrase in row["counterexamples"]:
            last = PREPOSITION.split(phrase)[0].strip().lower().split()
            assert not last or last[-1] not in words, phrase

    def test_a_shared_head_has_one_block(self) -> None:
        assert not repeated(h for block in self.data["by_modifier"] for h in block["heads"])

    @pytest.mark.parametrize("block", data["by_modifier"], ids=lambda b: b["heads"][0])
    def test_modifiers_decide(self, block: dict[str, Any]) -> None:
        assert block["examples"]
        for example in block["examples"]:
            before = set(example["text"].lower().split()[:-1])
            rules = (r["type"] for r in block["rules"] if before & {m.lower() for m in r["modifiers"]})
            assert next(rules, block["default"]) == example["type"], example["text"]

    def test_name_words_decide_whole_names(self) -> None:
        for example in self.data["name_words"]["examples"]:
            assert type_of_name(example["name"], self.data["name_words"]) == example["type"], example["name"]

    @pytest.mark.parametrize("place", ["opening", "head_of", "last", "leading"])
    def test_a_name_word_has_one_type(self, place: str) -> None:
        table = self.data["name_words"][place]
        assert set(table) <= TYPES
        assert not repeated(w for words in table.values() for w in words)


def type_of_name(name: str, table: dict[str, Any]) -> str | None:
    """The order that actor_words.yml documents, in the plainest terms."""
    bare = name.replace("-", " ")
    for kind, words in table["opening"].items():
        if any(bare.startswith(f"{w} ") for w in words):
            return str(kind)
    for kind, words in table["head_of"].items():
        if any(re.match(rf"{re.escape(w)} (?:of|for|to) ", name) for w in words):
            return str(kind)
    last = [(len(w), kind) for kind, words in table["last"].items() for w in words if name.endswith(f" {w}")]
    if last:
        return str(max(last)[1])
    for group, test in (("leading", name.startswith), ("anywhere", name.__contains__)):
        for kind, words in table[group].items():
            if any(test(f"{w} ") for w in words):
                return str(kind)
    return None


class TestTitles:
    data: dict[str, Any] = load("titles")

    def test_a_role_has_one_tie(self) -> None:
        assert not repeated(w for words in self.data["group_roles"].values() for w in words)
        assert not repeated(w for words in self.data["civil"].values() for w in words)

    def test_ambiguous_honorifics_are_honorifics(self) -> None:
        assert set(self.data["honorifics"]["ambiguous"]) <= set(self.data["honorifics"]["plain"])

    def test_an_abbreviation_is_of_one_rank(self) -> None:
        assert not repeated(w for r in self.data["ranks"] for w in (r["name"], *r.get("short", ())))

    def test_ex_words_say_one_thing(self) -> None:
        assert not repeated(w for words in self.data["ex_words"].values() for w in words)

    @pytest.mark.parametrize("example", data["examples"], ids=lambda e: e["text"])
    def test_examples(self, example: dict[str, str]) -> None:
        group = self.data[example["class"]]
        if example["class"] == "ranks":
            words = {w for r in group for w in (r["name"], *r.get("short", ()))}
        else:
            words = set(group[example["flag"]])
        assert example["title"] in words
        assert example["title"] in example["text"]
        if "ex" in example:
            assert any(w in example["text"] for w in self.data["ex_words"][example["ex"]])


class TestRegions:
    rows: list[dict[str, Any]] = load("regions")["regions"]

    def test_each_name_and_id_once(self) -> None:
        assert len(self.rows) >= 250
        assert not repeated(r["id"] for r in self.rows)
        assert not repeated(n.lower() for r in self.rows for n in (r["name"], *r.get("aliases", ())))

    @pytest.mark.parametrize("row", rows, ids=lambda r: r["id"])
    def test_shape(self, row: dict[str, Any]) -> None:
        assert re.fullmatch(r"[a-z-]+", row["id"])
        assert row["kind"] in {"region", "area", "water", "disputed_area"}
        assert -90 <= row["lat"] <= 90
        assert -180 <= row["lon"] <= 180
        assert 1 <= row["radius_km"] <= 8000

    def test_no_side_is_taken(self) -> None:
        """A disputed area has claimants in alphabetical order, and no country; nothing else has claimants."""
        for row in self.rows:
            claimants = row.get("claimed_by", [])
            assert claimants == sorted(claimants)
            assert not (row["kind"] == "disputed_area" and "countries" in row)
            assert row["kind"] == "disputed_area" or not claimants


def test_town_names_are_one_town_a_line() -> None:
    text = (files("headwater.rules") / "en" / "town_names.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert len(lines) > 10_000
    assert [line for line in lines if not re.fullmatch(r"\d+\t[^\t]+", line)] == []
    assert not repeated(line.split("\t")[0] for line in lines)
    assert "CC BY 4.0" in text


def test_words_that_are_rarely_places_are_said_once() -> None:
    words = load("place_words")
    assert not repeated((*words["ordinary"], *words["personal"]))
    assert all(w == w.lower() for w in (*words["ordinary"], *words["personal"]))
