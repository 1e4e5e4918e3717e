"""Repairs of the parse: each shape is mended, and sound parses stay as they are."""

from __future__ import annotations

import pytest

from headwater.read.mending import mended

# (words with lemma where it differs, dependency and head of each word); a name is one word with a capital.
Row = tuple[str, str, int]


def mend(*rows: Row) -> list[tuple[str, str, str]]:
    """(word, label, head's word) after mending."""
    word = [row[0].split("/")[0] for row in rows]
    lemma = [row[0].split("/")[-1].lower() for row in rows]
    named = [w[:1].isupper() for w in word]
    dep, head = mended(word, lemma, named, [row[1] for row in rows], [row[2] for row in rows])
    return [(w, d, word[h]) for w, d, h in zip(word, dep, head, strict=True)]


def test_a_second_subject_between_commas_is_an_apposition() -> None:
    found = mend(
        ("widow", "nsubj", 5),
        (",", "punct", 5),
        ("novelist", "compound", 3),
        ("Daneshi", "nsubj", 5),
        (",", "punct", 5),
        ("appealed/appeal", "ROOT", 5),
    )
    assert found[3] == ("Daneshi", "appos", "widow")
    assert found[0] == ("widow", "nsubj", "appealed")


def test_a_participle_between_commas_gives_the_subject_back() -> None:
    found = mend(
        ("Front", "nsubj", 3),
        (",", "punct", 3),
        ("long", "advmod", 3),
        ("dismissed/dismiss", "advcl", 5),
        (",", "punct", 5),
        ("grew/grow", "ROOT", 5),
    )
    assert found[0] == ("Front", "nsubj", "grew")
    assert found[3] == ("dismissed", "acl", "Front")


def test_a_clause_with_a_subject_of_its_own_keeps_it() -> None:
    rows = (
        ("voice", "nsubj", 2),
        (",", "punct", 2),
        ("raised/raise", "advcl", 5),
        (",", "punct", 5),
        ("Desh", "nsubj", 5),
        ("left/leave", "ROOT", 5),
    )
    assert mend(*rows)[0] == ("voice", "nsubj", "raised")


def test_a_name_beside_a_noun_is_no_modifier() -> None:
    found = mend(
        ("between", "prep", 0),
        ("Front", "nmod", 4),
        ("and", "cc", 1),
        ("government", "conj", 1),
        ("troops/troop", "pobj", 0),
    )
    assert found[1] == ("Front", "pobj", "between")
    assert found[4] == ("troops", "conj", "Front")


def test_after_a_clause_follows() -> None:
    found = mend(
        ("left/leave", "ROOT", 0),
        ("after", "prep", 0),
        ("brigades/brigade", "pobj", 1),
        ("agreed/agree", "advcl", 0),
    )
    assert found[2] == ("brigades", "nsubj", "agreed")
    assert found[1] == ("after", "mark", "agreed")


def test_the_infinitive_behind_a_plan_is_the_plans() -> None:
    found = mend(
        ("foiled/foil", "ROOT", 0),
        ("plot", "dobj", 0),
        ("to", "aux", 3),
        ("bomb", "advcl", 0),
    )
    assert found[3] == ("bomb", "acl", "plot")


@pytest.mark.parametrize(
    "rows",
    [
        (("Front", "nsubj", 1), ("attacked/attack", "ROOT", 1), ("depot", "dobj", 1)),
        (("Desh", "nsubj", 1), ("left/leave", "ROOT", 1), ("after", "prep", 1), ("lunch", "pobj", 2)),
    ],
)
def test_a_sound_parse_is_left_alone(rows: tuple[Row, ...]) -> None:
    assert [(dep, head) for _, dep, head in rows] == [
        (dep, [r[0].split("/")[0] for r in rows].index(head)) for _, dep, head in mend(*rows)
    ]
