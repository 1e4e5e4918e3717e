"""Texts that derive from one another: verbatim, rewritten, in part, or from one source (handbook 6.1; METER).

What a copyist changes least is what is compared: three-word runs find reprints; names and numbers, weighed by how
rare they are in the pile, find rewrites that share one run in twenty. Both are measured as containment in the shorter
set, so that two reports on one event, which share its names but each have facts of their own, stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.corroborate.candidates import Pairs, by_key, by_signature
from headwater.corroborate.direction import Text, directed
from headwater.corroborate.facts import Facts, facts_of, quotations, quoted
from headwater.corroborate.kinship import pruned
from headwater.corroborate.passages import shared
from headwater.corroborate.signatures import Common, Hashes, hashed, signed
from headwater.corroborate.words import Words, words_of
from headwater.model.finding import Lineage, LineageClass, SharedPassage

_RUN = 3
_KEPT = 512
"""Texts whose words are kept at hand: pairs come in the order of their first text."""
VERBATIM = 0.8
"""Share of the shorter text's three-word runs from which a copy is wholly one (handbook 6.1)."""
PART = 0.2
"""Share from which something was copied, whatever the facts say."""
REWRITTEN = 0.6
"""Weight of the shorter text's facts that the other has too. In 26 reports on two incidents and 24 invented ones, no
two that stand on their own share more than 0.55; the rewrites share 0.6 to 0.9."""
CREDITED = 0.4
"""The same where one of the two credits or links the other."""
_LONG_QUOTE = 200
"""Characters from which one shared quotation shows that both had the same paper; short ones travel by themselves."""
_RUNS = 6
"""Three-word runs in common (eight words in a row) below which a share of a few lines says nothing."""
_FACTS, _NUMBERS = 10, 2
"""Facts, and numbers among them, that a rewrite must share: a short notice shares a few with anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts share: ``runs`` and ``facts`` are shares of the shorter one's, 0 to 1."""

    runs: float
    facts: float
    in_common: int
    numbers: int


class Texts:
    """Texts made ready to be compared, in the order given. Only hashes are kept: about 4 kB a page of text."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.runs: list[Hashes] = []
        self.facts: list[Hashes] = []
        self.numbers: list[Hashes] = []
        self.quotes: list[Hashes] = []
        for text in texts:
            read, known = text.read, facts_of(text.read)
            self.runs.append(hashed(_runs(words_of(text.text, text.spans))))
            self.facts.append(hashed(known.all))
            self.numbers.append(hashed(known.numbers))
            self.quotes.append(hashed(quoted(read)))
        self._words: dict[int, Words] = {}
        self._known = Common(self.facts)
        self._common = Common(self.runs)

    def candidates(self) -> Pairs:
        """Pairs of numbers worth comparing: by rare runs, by rare facts, by quotations."""
        found = [by_signature(signed([self._common.rare(one) for one in self.runs]))]
        found.append(by_signature(signed([self._known.rare(one) for one in self.facts])))
        numbers = np.repeat(np.arange(len(self.quotes)), [len(one) for one in self.quotes])
        found.append(by_key(np.concatenate([np.empty(0, dtype=np.uint64), *self.quotes]), numbers))
        return np.unique(np.concatenate(found), axis=0)

    def likeness(self, left: int, right: int) -> Likeness:
        """How much two texts share."""
        runs = np.intersect1d(self.runs[left], self.runs[right], assume_unique=True)
        both = np.intersect1d(self.facts[left], self.facts[right], assume_unique=True)
        total = len(self.texts)
        weights = [self._known.weights(self.facts[at], total).sum() for at in (left, right)]
        enough = len(runs) >= _RUNS
        return Likeness(
            runs=len(runs) / max(1, min(len(self.runs[left]), len(self.runs[right]))) if enough else 0.0,
            facts=float(self._known.weights(both, total).sum() / max(1e-9, min(weights))),
            in_common=len(both),
            numbers=len(np.intersect1d(self.numbers[left], self.numbers[right], assume_unique=True)),
        )

    def quote_alike(self, left: int, right: int) -> bool:
        """Whether both quote the same six words somewhere."""
        return bool(len(np.intersect1d(self.quotes[left], self.quotes[right], assume_unique=True)))

    def words(self, at: int) -> Words:
        """The words of a text with their places."""
        if at not in self._words:
            if len(self._words) >= _KEPT:
                self._words.clear()
            self._words[at] = words_of(self.texts[at].text, self.texts[at].spans)
        return self._words[at]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """``links`` is the family tree, each copy under its nearest original; ``all`` holds every pair that is alike.

    Counting goes by ``all``: a copy of a copy is a copy of both, and to forget one would make a way that is none.
    """

    links: tuple[Lineage, ...]
    all: tuple[Lineage, ...]


def reuse(texts: Sequence[Text]) -> Reuse:
    """All links of descent between these texts, by their ends."""
    held = Texts(sorted(texts, key=lambda text: text.id))
    found = [link for left, right in held.candidates() if (link := _link(held, int(left), int(right)))]
    every = sorted((link for link, _ in found), key=lambda link: (link.source, link.target))
    return Reuse(links=pruned(found, {text.id: text for text in held.texts}), all=tuple(every))


def _link(held: Texts, left: int, right: int) -> tuple[Lineage, float] | None:
    """The link of two texts, and what it weighs against others of the same copy: runs and facts together."""
    one, two = held.texts[left], held.texts[right]
    like = held.likeness(left, right)
    credited = one.id in two.credits or two.id in one.credits
    cls = _class(like, credited)
    if cls is None and not held.quote_alike(left, right):
        return None
    passages = shared(held.words(left), held.words(right)) if like.runs else ()
    if cls is not LineageClass.VERBATIM and like.facts < REWRITTEN and _only_quoted(one, passages):
        cls = LineageClass.COMMON_SOURCE
    if cls is None:
        return None
    common = (one.agencies & two.agencies) if not credited else frozenset()
    if common:
        cls = LineageClass.COMMON_SOURCE
    source, target, known, why = directed(one, two, len(held.facts[left]), len(held.facts[right]))
    if cls is LineageClass.COMMON_SOURCE:
        known, why = False, f"both credit {sorted(common)[0]}" if common else "the same quotations, little else"
        source, target = one, two
    link = Lineage(
        source=source.id,
        target=target.id,
        cls=cls,
        credited=credited or bool(common),
        directed=known,
        score=round(max(like.runs, like.facts if cls is not LineageClass.PARTIAL else like.runs), 4),
        shared=passages if source is one else tuple(SharedPassage(left=p.right, right=p.left) for p in passages),
        why=f"{_worded(like, one, two)}; {why}",
    )
    return link, like.runs + like.facts


def _class(like: Likeness, credited: bool) -> LineageClass | None:
    """METER's classes of what is wholly or partly derived."""
    if like.runs >= VERBATIM:
        return LineageClass.VERBATIM
    firm = like.runs >= PART or (like.in_common >= _FACTS and like.numbers >= _NUMBERS)
    if firm and like.facts >= (CREDITED if credited else REWRITTEN):
        return LineageClass.REWRITE
    return LineageClass.PARTIAL if like.runs >= PART else None


def _only_quoted(text: Text, passages: Sequence[SharedPassage]) -> bool:
    """Whether all that is shared stands within quotation marks: two papers that quote one statement."""
    marks = quotations(text.text)
    if len(passages) < 2 and not any(p.left.end - p.left.start >= _LONG_QUOTE for p in passages):
        return False
    return all(
        any(start <= passage.left.start + 1 and passage.left.end <= end + 1 for start, end in marks)
        for passage in passages
    )


def _worded(like: Likeness, one: Text, two: Text) -> str:
    facts = f"{like.facts:.0%} of the facts of the shorter, by weight"
    examples = _telling(facts_of(one.read), facts_of(two.read))
    named = f" ({', '.join(examples)})" if examples else ""
    return f"{like.runs:.0%} of its three-word runs and {facts}{named}"


def _telling(left: Facts, right: Facts) -> tuple[str, ...]:
    """A few shared facts to show, numbers first: they say most."""
    numbers = sorted((fact[2:] for fact in left.numbers & right.numbers), key=lambda fact: (-len(fact), fact))
    names = sorted(fact[2:] for fact in left.names & right.names)
    return (*numbers[:4], *names[: 6 - min(4, len(numbers))])


def _runs(words: Words) -> set[str]:
    return {" ".join(words.words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
