"""The parse sees names as single words; nothing of the mask reaches a span."""

from __future__ import annotations

import pytest
from short_texts import document, reading

from headwater.model.reading import Reading
from headwater.model.syntax import Sentence
from headwater.read import default_steps, read
from headwater.read.engine import engine
from headwater.read.parse import Parse


def parsed(text: str, headline: str = "") -> Sentence:
    return reading(text, headline).syntax[0]


@pytest.mark.parametrize("name", ["Laskar-e-Talo", "Kestari Front", "Ministry of Fisheries", "al-Khafi Brigade"])
def test_a_name_is_one_word(name: str) -> None:
    s = parsed(f"The {name} attacked a depot on Sunday.")
    token = s.word.index(name)
    assert s.dep[token] == "nsubj"
    assert s.word[s.head[token]] == "attacked"


def test_a_bracketed_acronym_is_out_of_the_way() -> None:
    s = parsed("The Kestari Front (KF) and the Oltar Brigade attacked a depot.")
    assert "(" not in s.word
    assert s.dep[s.word.index("Oltar Brigade")] == "conj"


def test_the_tree_does_not_depend_on_the_names() -> None:
    one = parsed("The Kestari Front attacked a depot near Oltar.")
    two = parsed("The Zurvani Front attacked a depot near Sarnovo.")
    assert (one.dep, one.head) == (two.dep, two.head)


def test_typographic_marks_are_read_as_plain_ones() -> None:
    s = parsed("“We left,” said the army’s spokesman – twice.")
    assert s.word[0] == "“"
    assert s.tag[s.word.index("’s")] == "POS"


def test_a_headline_in_title_case_is_parsed_as_a_sentence() -> None:
    s = parsed("The Kestari Front attacked a depot.", "Kestari Front Seizes Depot Near Oltar")
    assert s.pos[s.word.index("Seizes")] == "VERB"
    assert s.region == "headline"


def test_batches_make_no_difference() -> None:
    texts = ["The Kestari Front attacked a depot.", "Police said so.", "He left Oltar on Sunday."]
    alone = [read(document(t)).syntax for t in texts]
    documents = [document(t) for t in texts]
    readings = [Reading(document=d.id) for d in documents]
    for step in default_steps():
        many = getattr(step, "many", None)
        readings = many(documents, readings) if many else [step(d, r) for d, r in zip(documents, readings, strict=True)]
        if isinstance(step, Parse):
            break
    assert [tuple((s.dep, s.head) for s in r.syntax) for r in readings] == [
        tuple((s.dep, s.head) for s in row) for row in alone
    ]


def test_the_engine_is_loaded_once() -> None:
    assert engine() is engine()
