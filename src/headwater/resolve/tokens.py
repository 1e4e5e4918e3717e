"""What may speak for two bearers of one name being one: the independent attributes, as tokens two members may share.

A token is a role, a relative, a body or a place some claim binds them to, a rare name beside them in one sentence, or
a sentence that stands in both reports. What binds half the case (a country, the group it is about) says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.resolve.members import Member, Sort

_WIDE = 25
"""Names of people a token may be shared by before it says nothing of any."""
_BESIDE = "beside"


def tokens_of(
    members: Sequence[Member], sorts: Mapping[str, Sort], groups: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Member → its tokens, each with its words. ``groups`` gives members their group so far, ``labels`` its name."""
    found: dict[str, dict[str, str]] = {}
    for member in members:
        rows = {f"frame {frame}": "the same sentence stands in both reports" for frame in sorted(member.frames)}
        rows |= {f"role {role.casefold()}": f"both are called {role}" for role in member.roles}
        for tie in member.ties:
            token = _of_tie(tie.other, sorts, groups)
            if token:
                label = labels.get(tie.other, "")
                beside = f"both are named beside {label}"
                rows.setdefault(token, beside if tie.how == _BESIDE else f"both are tied to {label}")
        found[member.id] = rows
    return _without_wide(found, groups)


def _of_tie(other: str, sorts: Mapping[str, Sort], groups: Mapping[str, str]) -> str:
    """A country or a mere description binds nobody to anybody."""
    sort = sorts.get(other)
    return f"with {groups[other]}" if sort in (Sort.PERSON, Sort.BODY, Sort.PLACE) and other in groups else ""


def _without_wide(found: Mapping[str, dict[str, str]], groups: Mapping[str, str]) -> dict[str, dict[str, str]]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for member, rows in found.items():
        if member in groups:
            for token in rows:
                bearers[token].add(groups[member])
    return {
        member: {token: words for token, words in rows.items() if len(bearers[token]) <= _WIDE}
        for member, rows in found.items()
    }


def shared(left: Iterable[str], right: Iterable[str]) -> list[str]:
    """Tokens in both, sentences first, in a fixed order."""
    return sorted(set(left) & set(right))
