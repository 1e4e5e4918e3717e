"""Organisations and states across documents: by names that belong to few; acronyms by what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from headwater.resolve.blocking import candidates, groups
from headwater.resolve.body import body_name
from headwater.resolve.comparison import Kind
from headwater.resolve.forms import Form, is_distinctive
from headwater.resolve.link_people import Tokens
from headwater.resolve.members import Advice, Link, Member, Sort
from headwater.resolve.stars import grouped, link, reason, star, threshold


def link_states(forms: Sequence[Form]) -> Iterator[Link]:
    """One name, one state; its adjective too."""
    for form in forms:
        yield from star(form.members, threshold("same"), Advice.JOIN, f"Both are called “{form.text}”")
    for left, right, probability, why in _pairs(Kind.PLACE, forms):
        yield link(left.members[0], right.members[0], probability, _advice(probability, "join_place"), why)


def link_bodies(forms: Sequence[Form], tokens: Tokens) -> Iterator[Link]:
    """Joins and questions of all bodies."""
    long = [form for form in forms if not body_name(form.text).acronym]
    short = [form for form in forms if body_name(form.text).acronym]
    found: list[tuple[int, int]] = []
    for form in forms:
        yield from _same_name(form, tokens)
    numbers = {form.key: number for number, form in enumerate(long)}
    for left, right, probability, why in _pairs(Kind.BODY, long):
        own = is_distinctive(left.text) and is_distinctive(right.text)
        advice = _advice(probability) if own else Advice.ASK
        if advice is Advice.JOIN:
            found.append((numbers[left.key], numbers[right.key]))
        if own or _share(left, right, tokens):
            yield link(left.members[0], right.members[0], probability, advice, why)
    yield from _acronyms(short, long, groups(len(long), found))


def _advice(probability: float, join: str = "join") -> Advice:
    return Advice.JOIN if probability >= threshold(join) else Advice.ASK


def _pairs(kind: Kind, forms: Sequence[Form]) -> Iterator[tuple[Form, Form, float, str]]:
    for one, other in sorted(candidates(kind, [form.text for form in forms])):
        probability, why = reason(kind, forms[one].text, forms[other].text)
        if probability >= threshold("ask"):
            yield forms[one], forms[other], probability, why


def _same_name(form: Form, tokens: Tokens) -> Iterator[Link]:
    """A name of its own joins all who bear it; "Police" joins those alone that a sentence or a report binds."""
    why = f"Both are called “{form.text}”"
    if is_distinctive(form.text):
        yield from star(form.members, threshold("same"), Advice.JOIN, why)
        return
    for token, some in grouped(form.members, lambda m: _bonds(m, tokens)).items():
        words = tokens[some[0].id].get(str(token), "one report names both")
        sure = str(token).startswith(("frame", "document"))
        yield from star(
            some, threshold("same" if sure else "bare"), Advice.JOIN if sure else Advice.ASK, f"{why}; {words}"
        )


def _bonds(member: Member, tokens: Tokens) -> Iterator[str]:
    yield from tokens.get(member.id, ())
    if member.document:
        yield f"document {member.document}"


def _share(left: Form, right: Form, tokens: Tokens) -> bool:
    lefts = set(chain.from_iterable(_bonds(m, tokens) for m in left.members))
    return any(not lefts.isdisjoint(_bonds(m, tokens)) for m in right.members)


def link_shortened(members: Sequence[Member], sorts: Mapping[str, Sort]) -> Iterator[Link]:
    """ "Ministry of Foreign Affairs" in a report that names one such ministry in full is that ministry."""
    by_document: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.document and member.named and sorts[member.id] is Sort.BODY:
            by_document[member.document].append(member)
    for some in by_document.values():
        words = [frozenset(word.text for word in body_name(member.name).words) for member in some]
        for short, own in zip(some, words, strict=True):
            if len(own) > 1 and not is_distinctive(short.name):
                full = [other for other, theirs in zip(some, words, strict=True) if own < theirs]
                if len(full) == 1:
                    why = f"The report names “{full[0].name}” in full, and no other"
                    yield link(short, full[0], threshold("join"), Advice.JOIN, why)


def _acronyms(short: Sequence[Form], long: Sequence[Form], home: Sequence[int]) -> Iterator[Link]:
    """An acronym that stands alone is whatever one body of the case it can stand for; of several, a question each."""
    stands_for = _expansions(long, home)
    for form in short:
        meant = stands_for.get(body_name(form.text).acronym, {})
        sure = len(meant) == 1 and len(body_name(form.text).acronym) > 2
        for number in meant.values():
            other = long[number]
            why = f"“{form.text}” can stand for “{other.text}”"
            why += ", and for nothing else here" if len(meant) == 1 else ", and for others too"
            probability = threshold("join") + 0.05 if sure else threshold("bare") / len(meant)
            yield link(form.members[0], other.members[0], probability, Advice.JOIN if sure else Advice.ASK, why)


def _expansions(long: Sequence[Form], home: Sequence[int]) -> Mapping[str, Mapping[int, int]]:
    """Acronym → groups of long forms, each with one form: what reports bind to it, else what its letters spell."""
    bound: defaultdict[str, dict[int, int]] = defaultdict(dict)
    spelled: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, form in enumerate(long):
        for member in form.members:
            for name in member.names:
                if letters := body_name(name).acronym:
                    bound[letters].setdefault(home[number], number)
        for letters in body_name(form.text).initials:
            spelled[letters].setdefault(home[number], number)
    return {**spelled, **bound}
