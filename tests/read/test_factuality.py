"""How certain a clause sounds, on the examples the rules carry."""

from __future__ import annotations

import pytest

from headwater.model.document import Custody, Document
from headwater.read import read
from headwater.read.factuality import assess
from headwater.rules import load


@pytest.mark.parametrize("example", load("factuality")["examples"], ids=lambda e: f"{e['word']}: {e['text'][:40]}")
def test_examples(example: dict[str, str]) -> None:
    text = example["text"]
    document = Document(text=text, file="example", custody=Custody(original="0" * 64, size=len(text)))
    (sentence,) = read(document).syntax
    voice = assess(sentence, sentence.word.index(example["word"]))
    assert (voice.value, voice.modality) == (example["value"], example["modality"]), voice
