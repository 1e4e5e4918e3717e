"""Questions that names alone raise: one name read as two sorts, and a short name that is an alias of somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from headwater.resolve.forms import Form, key
from headwater.resolve.members import Advice, Link, Member, Sort
from headwater.resolve.stars import link, threshold

_TERRITORY = {Sort.STATE, Sort.PLACE}
_BEARERS = 3
"""Entities that may share an alias before it is too many people's to ask about."""
_SHORT = 3
_SAID = {Sort.BODY: "an organisation", Sort.THING: "a thing", Sort.SOURCE: "a group of people", Sort.OTHER: "a role"}


def cross_sort(forms: Sequence[Form]) -> Iterator[Link]:
    """One name read as a person here and as a body there: a question. A state and its land are two on purpose."""
    by_key: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if len(form.key) > _SHORT and form.sort is not Sort.OTHER:
            by_key[form.key].append(form)
    for some in by_key.values():
        for left, right in pairwise(sorted(some, key=lambda form: form.sort not in _TERRITORY)):
            if {left.sort, right.sort} != _TERRITORY:
                why = (
                    f"“{left.text}” was read as {_said(left.sort)} in one report and as {_said(right.sort)} in another"
                )
                yield link(left.members[0], right.members[0], threshold("bare"), Advice.ASK, why)


def _said(sort: Sort) -> str:
    return _SAID.get(sort, f"a {sort}")


def aliases(members: Sequence[Member], sorts: Mapping[str, Sort], groups: Mapping[str, str]) -> Iterator[Link]:
    """A name that some report uses as a shorter name of one person or body, standing alone in another report."""
    bearers: defaultdict[str, dict[str, Member]] = defaultdict(dict)
    for member in members:
        if sorts[member.id] in (Sort.PERSON, Sort.BODY) and member.named and member.id in groups:
            for name in member.names:
                if key(name) != key(member.name):
                    bearers[key(name)].setdefault(groups[member.id], member)
    for member in members:
        meant = bearers.get(key(member.name), {})
        if sorts[member.id] in _TERRITORY or not 0 < len(meant) <= _BEARERS or groups.get(member.id) in meant:
            continue
        for other in meant.values():
            if other.document != member.document:
                why = f"Another report calls “{other.name}” also “{member.name}”"
                yield link(member, other, threshold("bare") / len(meant), Advice.ASK, why)
