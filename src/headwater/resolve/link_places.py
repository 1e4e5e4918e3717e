"""Places across documents: by name, gazetteer and the kind of place the text narrows them to.

A district and a town of one name are two; a name without its kind means the larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from headwater.resolve.blocking import candidates, groups
from headwater.resolve.comparison import Kind
from headwater.resolve.forms import Form
from headwater.resolve.members import Advice, Link, Member
from headwater.resolve.stars import link, reason, star, threshold
from headwater.rules import load

_Bucket = tuple[str, str]
"""Kind of place and gazetteer id, either empty."""


@cache
def area_words() -> dict[str, str]:
    """Word ("town", "tehsil") → kind of place."""
    return {word: area for area, words in load("resolving")["areas"].items() for word in words}


@cache
def _sizes() -> dict[str, int]:
    return {area: number for number, area in enumerate(load("resolving")["areas"])}


def link_places(forms: Sequence[Form]) -> Iterator[Link]:
    """Joins, questions, and what is known to be two."""
    joined = []
    for one, other in sorted(candidates(Kind.PLACE, [form.text for form in forms])):
        left, right = forms[one], forms[other]
        probability, why = reason(Kind.PLACE, left.text, right.text)
        if probability >= threshold("join_place"):
            joined.append((one, other))
        elif probability >= threshold("ask"):
            yield link(left.members[0], right.members[0], probability, Advice.ASK, why)
    homes: defaultdict[int, list[Form]] = defaultdict(list)
    for number, home in enumerate(groups(len(forms), joined)):
        homes[home].append(forms[number])
    for some in homes.values():
        yield from _one_name(some)


def _one_name(forms: Sequence[Form]) -> Iterator[Link]:
    """Everything that bears one name, in one or more spellings."""
    buckets: defaultdict[_Bucket, list[Member]] = defaultdict(list)
    for member in {m.id: m for form in forms for m in form.members}.values():
        buckets[_bucket(member)].append(member)
    loose = buckets.pop(("", ""), [])
    ordered = sorted(buckets, key=lambda bucket: (_sizes().get(bucket[0], 99), bucket[1] == "", bucket[1]))
    name = f"Both are called “{forms[0].text}”"
    for bucket in ordered:
        yield from star(buckets[bucket], threshold("same"), Advice.JOIN, f"{name} and are {_described(bucket)}")
    for large, small in pairwise(ordered):
        yield _between(buckets[large][0], buckets[small][0], large, small)
    yield from _loose(loose, [buckets[bucket] for bucket in ordered], ordered, name)


def _loose(
    loose: Sequence[Member], ordered: Sequence[list[Member]], kinds: Sequence[_Bucket], name: str
) -> Iterator[Link]:
    """A name whose kind no text narrows takes the largest area that bears it."""
    if not loose:
        return
    why = f"{name}, and nothing narrows it to a smaller area" if len(ordered) > 1 else name
    doubtful = len({gazetteer for _, gazetteer in kinds if gazetteer}) > 1
    members = [*(ordered[0][:1] if ordered and not doubtful else ()), *loose]
    yield from star(members, threshold("same"), Advice.JOIN, why)
    if doubtful:
        for some in ordered:
            yield link(
                some[0], loose[0], threshold("bare"), Advice.ASK, f"{name}; the gazetteer has several places so called"
            )


def _between(left: Member, right: Member, one: _Bucket, other: _Bucket) -> Link:
    """One kind and no two gazetteer records: one place. Else they are two."""
    if one[0] == other[0] and not (one[1] and other[1]):
        return link(
            left, right, threshold("same"), Advice.JOIN, f"Both are called “{left.name}” and are {_described(one)}"
        )
    why = f"“{left.name}” is {_described(one)}, “{right.name}” is {_described(other)}"
    return link(left, right, 0.02, Advice.APART, why)


def _described(bucket: _Bucket) -> str:
    area, gazetteer = bucket
    return " ".join(filter(None, ("a", area or "place", f"({gazetteer})" if gazetteer else "")))


def _bucket(member: Member) -> _Bucket:
    area = member.area or _area_in(member.name)
    if member.place is None:
        return area, ""
    kind: str = load("resolving")["gazetteer"].get(member.place.kind, "")
    return (area, "") if area and area != kind else (kind, member.place.id)


def _area_in(name: str) -> str:
    words = name.casefold().split()
    found = [area_words()[word] for word in (words[-1], words[0]) if word in area_words()] if len(words) > 1 else []
    return found[0] if found else ""
