"""People across documents: joined only on a name and one independent attribute, else asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from headwater.resolve.blocking import candidates
from headwater.resolve.comparison import Kind
from headwater.resolve.forms import Form, is_full
from headwater.resolve.members import Advice, Link, Member
from headwater.resolve.spelling import distance, sounds
from headwater.resolve.stars import grouped, link, reason, star, threshold

Tokens = Mapping[str, Mapping[str, str]]
_MISPRINT = 2.0
"""How far two spellings of a word may lie apart to be a slip, where everything else is the same."""


def link_people(forms: Sequence[Form], tokens: Tokens) -> Iterator[Link]:
    """Joins and questions between the bearers of each form and of each two forms that may be one name."""
    for form in forms:
        yield from _bearers(form, form, threshold("same"), f"Both are called “{form.text}”", tokens)
    for one, other in sorted(candidates(Kind.PERSON, [form.text for form in forms])):
        left, right = forms[one], forms[other]
        probability, why = reason(Kind.PERSON, left.text, right.text)
        if probability >= threshold("ask"):
            yield from _bearers(left, right, probability, why, tokens)
        elif is_misprint(left.key, right.key):
            yield from _slips(left, right, tokens)


def _bearers(left: Form, right: Form, probability: float, why: str, tokens: Tokens) -> Iterator[Link]:
    """Those who share an attribute are joined, if the name is sure and full; one question stands for all others."""
    sure = probability >= threshold("join") and is_full(left.text) and is_full(right.text)
    people = list({member.id: member for member in (*left.members, *right.members)}.values())
    told = False
    for token, some in grouped(people, lambda m: chain(tokens.get(m.id, ()), _documents(m))).items():
        if left is not right and not _both(some, left, right):
            continue
        words = tokens[some[0].id].get(str(token), "one report names both")
        told = True
        advice = Advice.JOIN if sure else Advice.ASK
        yield from star(some, probability, advice, f"{why}; {words}")
    bare = f"{why}, and nothing else is known to bind them"
    if left is right:
        yield from star(people, probability * threshold("bare"), Advice.ASK, bare)
    elif not told or not sure:
        yield link(left.members[0], right.members[0], probability * threshold("bare"), Advice.ASK, bare)


def _documents(member: Member) -> Iterator[str]:
    """One full name twice in one report is one person, unless the report itself says otherwise."""
    if member.document:
        yield f"document {member.document}"


def _both(some: Sequence[Member], left: Form, right: Form) -> bool:
    lefts, rights = {m.id for m in left.members}, {m.id for m in right.members}
    return any(m.id in lefts for m in some) and any(m.id in rights for m in some)


def is_misprint(left: str, right: str) -> bool:
    """Whether two names of as many words differ in the spelling of one: "Mehri Tashbek", "Mehri Tashbay"."""
    one, other = left.split(), right.split()
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and apart[0][0][:3] == apart[0][1][:3] and distance(*map(sounds, apart[0])) <= _MISPRINT


def _slips(left: Form, right: Form, tokens: Tokens) -> Iterator[Link]:
    people = [*left.members, *right.members]
    for token, some in grouped(people, lambda m: chain(tokens.get(m.id, ()), _documents(m))).items():
        if _both(some, left, right):
            words = tokens[some[0].id].get(str(token), "one report names both")
            why = f"“{left.text}” may be a slip for “{right.text}”, or the other way round; {words}"
            yield link(left.members[0], right.members[0], threshold("ask"), Advice.ASK, why)
            return
