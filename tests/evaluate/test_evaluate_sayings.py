from headwater.evaluate.metrics.spans import Words
from headwater.evaluate.sayings import Heads, Saying, compare_parts, count_by_manner, pair_relations, rendering
from headwater.model.reading import Reading
from headwater.model.span import Span

TEXT = "Two officials said the depot had burned. “We ran,” Ilde said."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


GOLD = [
    Saying(at("Two officials"), at("said"), at("the depot had burned")),
    Saying(at("Ilde"), (Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),), at("“We ran,”")),
]
NO_PARSE = Heads(Reading(document="doc"))


def test_parts_are_scored_apart() -> None:
    ours = [Saying(at("officials"), at("said"), at("the depot had burned"))]
    counts = compare_parts(Words.of(TEXT), GOLD, ours)
    assert counts["cue, exact"].recall == 0.5
    assert counts["source, exact"].found == 0
    assert counts["source, overlap"].precision == 1.0


def test_a_relation_needs_content_and_source() -> None:
    right = Saying(at("Two officials"), at("said"), at("the depot had burned"))
    wrong = Saying(at("Ilde"), at("said"), at("the depot had burned"))
    words = Words.of(TEXT)
    assert pair_relations(words, GOLD, [right], NO_PARSE) == [(0, 0)]
    assert pair_relations(words, GOLD, [wrong], NO_PARSE) == []


def test_a_hidden_source_agrees_only_with_a_hidden_one() -> None:
    hidden = Saying((), at("said"), at("the depot had burned"))
    words = Words.of(TEXT)
    assert pair_relations(words, [hidden], [hidden], NO_PARSE) == [(0, 0)]
    assert pair_relations(words, GOLD, [hidden], NO_PARSE) == []


def test_manner_is_read_from_the_text() -> None:
    assert rendering(TEXT, at("“We ran,”")) == "direct"
    assert rendering(TEXT, at("We ran")) == "direct"
    assert rendering(TEXT, at("the depot had burned")) == "indirect"
    assert rendering("He said it was “a lie” and left.", (Span(8, 31),)) == "mixed"


def test_a_false_alarm_counts_under_its_own_manner() -> None:
    false = Saying(at("Ilde"), at("said"), at("“We ran,”"))
    counts = count_by_manner(TEXT, GOLD[:1], [false], [])
    assert (counts["direct"].predicted, counts["direct"].gold) == (1, 0)
    assert (counts["indirect"].predicted, counts["indirect"].gold) == (0, 1)
