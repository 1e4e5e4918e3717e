"""Words that judge are shown with a neutral wording, for every side alike."""

from __future__ import annotations

from short_texts import reading

from headwater.rules import load


def test_loaded_words_stand_where_they_stand() -> None:
    text = "The regime's henchmen and the Front's martyrs met."
    assert [(w.text, w.category) for w in reading(text).loaded] == [
        ("regime", "labels of groups"),
        ("henchmen", "labels of people"),
        ("martyrs", "labels of people"),
    ]


def test_each_word_has_its_own_neutral_wording_or_its_categorys() -> None:
    neutral = {w.text: w.neutral for w in reading("A regime and a gang fought.").loaded}
    assert neutral == {"regime": "government", "gang": load("loaded")["labels of groups"]["instead"]}


def test_parts_of_words_are_left_alone() -> None:
    assert reading("The regimental museum ran a programme.").loaded == ()


def test_every_category_has_a_neutral_wording() -> None:
    rows = load("loaded").values()
    assert all("instead" in row and set(row.get("neutral", {})) <= set(row["words"]) for row in rows)
