"""All links between the members of a case. Bodies and places come first: what they are is evidence about people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from headwater.resolve.blocking import candidates, groups
from headwater.resolve.comparison import Kind, compare
from headwater.resolve.forms import Form, forms_of, sorts_of
from headwater.resolve.link_across import aliases, cross_sort
from headwater.resolve.link_bodies import link_bodies, link_shortened, link_states
from headwater.resolve.link_described import link_described, link_replaced, link_topics
from headwater.resolve.link_people import link_people
from headwater.resolve.link_places import link_places
from headwater.resolve.members import Advice, Link, Member, Sort
from headwater.resolve.stars import threshold
from headwater.resolve.tokens import tokens_of


def link_all(members: Iterable[Member]) -> list[Link]:
    """Every join, question and known difference, one link for a pair, in a fixed order."""
    ordered = sorted(members, key=lambda member: (member.rank, member.id))
    sorts = sorts_of(ordered)
    forms = {sort: forms_of(ordered, sorts, sort) for sort in Sort}
    labels = {member.id: member.name for member in ordered}
    places = list(link_places(forms[Sort.PLACE]))
    people = _people_groups(forms[Sort.PERSON])
    first = list(link_bodies(forms[Sort.BODY], {}))
    group = {**people, **_joined(ordered, [*places, *first], people)}
    tokens = tokens_of(ordered, sorts, group, labels)
    found = chain(
        places,
        link_states(forms[Sort.STATE]),
        link_bodies(forms[Sort.BODY], tokens),
        link_shortened(ordered, sorts),
        link_people(forms[Sort.PERSON], tokens),
        link_bodies(forms[Sort.THING], tokens),
        link_described(ordered, sorts, tokens),
        link_replaced(ordered, sorts),
        link_topics(ordered, sorts, group),
        aliases(ordered, sorts, group),
        cross_sort([form for sort in Sort for form in forms[sort]]),
    )
    return one_a_pair(found)


def _people_groups(forms: Sequence[Form]) -> dict[str, str]:
    """Members by name alone: whom a report names beside somebody need not be known for certain to tell something."""
    pairs = [
        pair
        for pair in candidates(Kind.PERSON, [form.text for form in forms])
        if compare(Kind.PERSON, forms[pair[0]].text, forms[pair[1]].text).probability >= threshold("join")
    ]
    homes = groups(len(forms), pairs)
    return {m.id: f"person {forms[homes[i]].key}" for i, form in enumerate(forms) for m in form.members}


def _joined(members: Sequence[Member], links: Sequence[Link], but: dict[str, str]) -> dict[str, str]:
    """The rest of the members by what joins so far."""
    numbers = {member.id: number for number, member in enumerate(members)}
    pairs = [(numbers[link.left], numbers[link.right]) for link in links if link.advice is Advice.JOIN]
    homes = groups(len(members), pairs)
    return {m.id: members[homes[i]].id for i, m in enumerate(members) if m.id not in but and m.named}


_ORDER = {Advice.APART: 0, Advice.JOIN: 1, Advice.ASK: 2}


def one_a_pair(links: Iterable[Link]) -> list[Link]:
    """Of several links of a pair the difference, else the join, else the likeliest."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        pair = (link.left, link.right)
        held = kept.get(pair)
        if link.left != link.right and (held is None or _weight(link) < _weight(held)):
            kept[pair] = link
    return sorted(kept.values(), key=lambda link: (link.left, link.right))


def _weight(link: Link) -> tuple[int, float, str]:
    return _ORDER[link.advice], -link.probability, link.why
