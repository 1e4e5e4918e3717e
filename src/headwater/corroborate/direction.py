"""Which of two texts that share came first: credit or canonical address, then date, then detail (handbook 6.1, 5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.corroborate.dates import before

_RICHER = 2.0
"""How many times the facts of the other a text must have to be called the fuller one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to be compared. ``spans`` are the stretches that are read; empty for all of it.

    ``credits`` are ids of texts it credits, links or names as canonical, ``agencies`` the outlets outside the pile that
    it credits as a whole.
    """

    id: str
    text: str
    published: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None
    credits: frozenset[str] = field(default_factory=frozenset)
    agencies: frozenset[str] = field(default_factory=frozenset)

    @property
    def read(self) -> str:
        """What of the text is read."""
        return self.text if self.spans is None else "\n".join(self.text[start:end] for start, end in self.spans)


def directed(one: Text, two: Text, facts_one: int, facts_two: int) -> tuple[Text, Text, bool, str]:
    """(source, target, whether that is known, why). Equal or unknown dates decide nothing by themselves."""
    if (two.id in one.credits) != (one.id in two.credits):
        source, target = (two, one) if two.id in one.credits else (one, two)
        return source, target, True, "the later one credits it"
    earlier = before(one.published, two.published)
    if earlier is not None:
        source, target = (one, two) if earlier else (two, one)
        return source, target, True, "it was published earlier"
    undated = one.published is None or two.published is None
    if undated and facts_one >= _RICHER * facts_two:
        return one, two, True, "it has all that the other has, and much more"
    if undated and facts_two >= _RICHER * facts_one:
        return two, one, True, "it has all that the other has, and much more"
    return one, two, False, "nothing says which came first"
