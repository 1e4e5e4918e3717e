"""The annotations of one sentence: words to spans, defaults filled in, names of fields checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from headwater.errors import UsageError
from headwater.evaluate.gold.values import (
    GoldAttribution,
    GoldClaim,
    GoldEvidence,
    GoldMention,
    GoldPlace,
    GoldQuantity,
    GoldSentence,
    GoldTime,
    Phrase,
)
from headwater.evaluate.gold.words import find, plain
from headwater.model.attribution import AttributionKind, CueClass, Scope, SourceKind
from headwater.model.claim import ClaimKind, FactValue, Modality, Polarity
from headwater.model.mention import EntityType
from headwater.model.span import Span

T = TypeVar("T")

_OPERATORS = ("=", ">=", "<=", "~", "range")
_CLAIM_FIELDS = frozenset(
    [
        "type",
        "kind",
        "trigger",
        "subject",
        "object",
        "subject_is",
        "object_is",
        "args",
        "time",
        "place",
        "quantity",
        "polarity",
        "modality",
        "factuality",
        "chain",
        "scope",
        "core",
        "or",
        "evidentiality",
    ]
)
_OR_FIELDS = frozenset(
    ["type", "trigger", "subject", "object", "args", "time", "place", "chain", "modality", "polarity", "factuality"]
)


class Problems:
    """What is wrong with one file, gathered so that an annotator sees it all at once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[str] = []

    def add(self, what: str) -> None:
        """One more."""
        self.found.append(what)

    def raise_if_any(self) -> None:
        """Raises ``UsageError`` with everything found."""
        if self.found:
            raise UsageError("\n".join(f"{self.name}: {what}" for what in self.found))


class Annotations:
    """Reads the entries of a file's sentences against its text."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._span = Span(0, 0)
        self._index = 0
        self._listed: dict[str, dict[str, Any]] = {}

    def sentence(self, index: int, span: Span, entry: dict[str, Any]) -> GoldSentence:
        """All that ``entry`` says of the sentence at ``span``."""
        self._index, self._span = index, span
        self._listed = {plain(t["text"]): t for t in entry.get("times") or () if isinstance(t, dict) and "text" in t}
        return GoldSentence(
            span=span,
            claims=self._each(entry, "claims", self._claim),
            attributions=self._each(entry, "attributions", self._attribution),
            times=self._each(entry, "times", self._time),
            places=self._each(entry, "places", self._place),
            mentions=self._each(entry, "mentions", self._mention),
            evidence=self._each(entry, "evidence", self._evidence),
        )

    def _each(self, entry: dict[str, Any], key: str, read: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
        found = []
        for item in entry.get(key) or ():
            try:
                found.append(read(item))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
                self._problem(f"{key} entry {item!r} {reason}")
        return tuple(found)

    def _problem(self, what: str) -> None:
        self._problems.add(f"sentence {self._index + 1}: {what}")

    def _phrase(self, words: str, name: str | None = None) -> Phrase:
        span = find(self._text, words, self._span)
        if span is None:
            self._problem(f"{words!r} does not stand in it (at word boundaries)")
            span = self._span
        return Phrase(text=plain(words), span=span, name=name)

    def _maybe(self, words: str | None, name: str | None = None) -> Phrase | None:
        return None if words is None else self._phrase(words, name)

    def _claim(self, item: dict[str, Any]) -> GoldClaim:
        if unknown := set(item) - _CLAIM_FIELDS:
            raise ValueError(f"has unknown fields {sorted(unknown)}")
        other = item.get("or") or {}
        if unknown := set(other) - _OR_FIELDS:
            raise ValueError(f"has unknown fields under or: {sorted(unknown)}")
        chain = _texts(item.get("chain"))
        return GoldClaim(
            sentence=self._index,
            types=(str(item["type"]), *_texts(other.get("type"))),
            kind=ClaimKind(item["kind"]).value,
            triggers=tuple(self._phrase(w) for w in (item["trigger"], *_texts(other.get("trigger")))),
            subjects=self._slot(item, other, "subject"),
            objects=self._slot(item, other, "object"),
            args=() if other.get("args") == [None] else self._args(item.get("args") or {}),
            times=(self._claim_time(item.get("time")), *(self._claim_time(t) for t in other.get("time") or ())),
            places=(self._maybe(item.get("place")), *(self._maybe(w) for w in other.get("place") or ())),
            quantity=_quantity(item["quantity"]) if item.get("quantity") else None,
            polarities=_values(Polarity, item.get("polarity", "positive"), other.get("polarity")),
            modalities=_values(Modality, item.get("modality", "asserted"), other.get("modality")),
            factualities=_values(FactValue, item.get("factuality", "CT+"), other.get("factuality")),
            chains=(chain, *_chains(other.get("chain"))),
            scope=Scope(item.get("scope") or ("explicit" if chain else "outlet_voice")).value,
            core=_truth(item.get("core", True)),
        )

    def _args(self, given: dict[str, Any]) -> tuple[tuple[str, Phrase], ...]:
        return tuple(
            (role, self._phrase(words))
            for role, some in given.items()
            for words in (some if isinstance(some, list) else [some])
            if words is not None
        )

    def _claim_time(self, given: str | dict[str, Any] | None) -> GoldTime | None:
        """An alternative may give the words alone: their date then stands in the sentence's ``times``."""
        if given is None:
            return None
        item = {"text": given, **self._listed.get(plain(given), {})} if isinstance(given, str) else given
        return self._time({"type": "DATE", **item})

    def _slot(self, item: dict[str, Any], other: dict[str, Any], slot: str) -> tuple[Phrase | None, ...]:
        name = item.get(f"{slot}_is")
        words = [item.get(slot), *(other.get(slot) or ())]
        return tuple(self._maybe(w, name) for w in words)

    def _attribution(self, item: dict[str, Any]) -> GoldAttribution:
        content = item.get("content")
        pieces = [] if content is None else content if isinstance(content, list) else [content]
        return GoldAttribution(
            source=self._maybe(item.get("source"), item.get("source_is")),
            cue=self._maybe(item["cue"]),
            content=tuple(self._phrase(words).span for words in pieces),
            kind=AttributionKind(item["kind"]).value,
            cue_class=CueClass(item["cue_class"]).value,
            source_kind=SourceKind(item["source_kind"]).value,
            within=item.get("within"),
        )

    def _time(self, item: dict[str, Any]) -> GoldTime:
        if item["type"] not in ("DATE", "TIME", "DURATION", "SET"):
            raise ValueError("has a type that is none of DATE, TIME, DURATION, SET")
        return GoldTime(
            phrase=self._phrase(item["text"]), edtf=item.get("edtf"), type=item["type"], value=item.get("value")
        )

    def _place(self, item: dict[str, Any]) -> GoldPlace:
        return GoldPlace(phrase=self._phrase(item["text"]), literal=_truth(item.get("literal", True)))

    def _mention(self, item: dict[str, Any]) -> GoldMention:
        return GoldMention(
            phrase=self._phrase(item["text"]),
            type=EntityType(item["type"]).value,
            entity=plain(str(item.get("entity") or item["text"])),
        )

    def _evidence(self, item: dict[str, Any]) -> GoldEvidence:
        return GoldEvidence(
            phrase=self._phrase(item["text"]), kind=str(item["kind"]), inspectable=item.get("inspectable")
        )


def _texts(given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    return tuple(str(item) for item in given) if isinstance(given, list) else (str(given),)


def _chains(given: Any) -> tuple[tuple[str, ...], ...]:
    """Alternatives for a chain: a list of chains, or of single names."""
    return tuple(_texts(chain) for chain in given or ())


def _values(kind: Any, given: str, others: Any) -> tuple[str, ...]:
    return tuple(kind(value).value for value in (given, *_texts(others)))


def _truth(given: Any) -> bool:
    if not isinstance(given, bool):
        raise ValueError(f"has {given!r} where true or false belongs")
    return given


def _quantity(item: dict[str, Any]) -> GoldQuantity:
    if item.get("operator", "=") not in _OPERATORS:
        raise ValueError(f"has operator {item['operator']!r}: use one of {', '.join(_OPERATORS)}")
    return GoldQuantity(
        value=_number(item.get("value")),
        low=_number(item.get("low")),
        high=_number(item.get("high")),
        operator=item.get("operator", "="),
    )


def _number(given: Any) -> float | None:
    return None if given is None else float(str(given).replace(",", ""))
