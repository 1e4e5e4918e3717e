"""Where a name begins and ends: hyphens, possessives, particles, brackets."""

from __future__ import annotations

import pytest

from headwater.read.chunks import chunks_of, is_acronym, is_name_word, words_of


def runs(text: str) -> list[str]:
    return [" ".join(w.text for w in chunk.words) for chunk in chunks_of(text)]


@pytest.mark.parametrize("word", ["KF", "LeT", "M23", "U.N.", "KF-2", "ISKP"])
def test_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Oltar", "a", "the", "Desh", "I", "ANNOUNCEMENTS"])
def test_no_acronyms(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Kestari Front and Oltar", ["Kestari Front", "Oltar"]),
        ("he met al-Khafi in Oltar", ["al-Khafi", "Oltar"]),
        ("the Laskar-e-Talo camp", ["Laskar-e-Talo"]),
        ("an anti-Vastria rally", ["Vastria"]),
        ("a KF-backed militia", ["KF"]),
        ("the Front's Oltar base", ["Front", "Oltar"]),
        ("a KF-ORF pact", ["KF", "ORF"]),
        ("the Movement for the Deliverance of Sarn", ["Movement for the Deliverance of Sarn"]),
        ("nothing here", []),
    ],
)
def test_runs_of_name_words(text: str, expected: list[str]) -> None:
    assert runs(text) == expected


def test_only_the_opening_of_a_sentence_is_doubtful() -> None:
    assert [c.initial for c in chunks_of("Oltar fell to the Front")] == [True, False]
    assert next(chunks_of("“Oltar fell”")).initial


def test_a_possessive_is_marked_and_cut_off() -> None:
    word = next(w for w in words_of("Desh’s house") if w.possessive)
    assert (word.text, word.start, word.end) == ("Desh", 0, 4)


def test_what_is_hyphened_on_is_kept_beside_the_name() -> None:
    assert [w.bound for w in words_of("anti-Vastria") if w.bound] == ["anti-"]
    assert [w.bound for w in words_of("Vastria-backed") if w.bound] == ["-backed"]


def test_a_capital_makes_a_name_word() -> None:
    assert is_name_word("Oltar")
    assert is_name_word("al-Khafi")
    assert not is_name_word("I")
    assert not is_name_word("depot")
