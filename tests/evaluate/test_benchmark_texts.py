"""The benchmark reads the same invented text everywhere, and enough of it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "texts.py"
    spec = importlib.util.spec_from_file_location("benchmark_texts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_every_time_and_different_by_seed(texts: ModuleType) -> None:
    assert list(texts.reports(3000)) == list(texts.reports(3000))
    assert list(texts.reports(3000)) != list(texts.reports(3000, seed=8))


def test_enough_words_and_no_slot_left_open(texts: ModuleType) -> None:
    some = [text for _, text in texts.reports(5000)]
    assert 5000 <= sum(len(text.split()) for text in some) < 6000
    assert not any("{" in text or "}" in text for text in some)
