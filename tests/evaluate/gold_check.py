"""What is wrong with an annotated report: words not in its text, types and roles nobody knows, dates that are none.

Reads the YAML directly, apart from the loader of ``headwater.evaluate``: what loads may still name an unknown type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from headwater.model.attribution import AttributionKind, CueClass, Scope, SourceKind
from headwater.model.claim import ClaimKind, FactValue, Modality, Polarity
from headwater.model.evidence import EvidenceKind
from headwater.model.mention import EntityType

# The types and roles of claims, as docs/reference/gold-format.md means them.
TYPES = {
    "relation": """holds_role member_of leads part_of affiliate_of family_of associated_with allied_with rival_of
        merged_with splintered_from directs agent_of sponsors uses_as_proxy funds arms trains shelters facilitates
        recruits operates_in controls_territory targets intends may_cause named_in publishes accessed depicts accuses
        denies designated_as characterised_as""",
    "event": """armed_clash attack explosion_or_strike targeted_killing abduction arrest raid_or_seizure
        territorial_change base_established restructuring regime_change meeting agreement_or_alliance
        pledge_or_threat aid_transfer mobilisation protest riot statement investigation_or_trial
        sanction_or_designation release_or_ceasefire""",
    "quantity": "fatalities injured detained abducted displaced",
}
KIND_OF = {word: kind for kind, words in TYPES.items() for word in words.split()}
_ROLES = "actor recipient victim instrument participant place giver receiver object target beneficiary organisation"
ROLES = frozenset(_ROLES.split())
STYLES = frozenset(["wire", "feature", "tabloid", "ngo", "official", "local", "blog", "broadcast"])
OPERATORS = frozenset(["=", ">=", "<=", "~", "range"])
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

CLOSED = {
    "claims": {
        "kind": ClaimKind,
        "polarity": Polarity,
        "modality": Modality,
        "factuality": FactValue,
        "scope": Scope,
    },
    "attributions": {"kind": AttributionKind, "cue_class": CueClass, "source_kind": SourceKind},
    "mentions": {"type": EntityType},
    "evidence": {"kind": EvidenceKind},
}
IN_SENTENCE = {
    "claims": ("trigger", "subject", "object", "place"),
    "attributions": ("source", "cue", "content", "within"),
    "times": ("text",),
    "places": ("text",),
    "mentions": ("text",),
    "evidence": ("text", "shows"),
}
IN_REPORT = {"claims": ("subject_is", "object_is", "chain"), "attributions": ("source_is",), "mentions": ("entity",)}


@cache
def read(path: Path) -> dict[str, Any]:
    """A gold file; dates stay words because the files quote them."""
    content = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def stands(words: str, text: str) -> bool:
    """Whether ``words`` stand in ``text`` at word boundaries, as often as ``#n`` asks."""
    bare, _, number = words.partition("#")
    before, after = (r"(?<!\w)" if bare[:1].isalnum() else ""), (r"(?!\w)" if bare[-1:].isalnum() else "")
    return bool(bare) and len(re.findall(f"(?={before}{re.escape(bare)}{after})", text)) >= int(number or 1)


def words_of(value: Any) -> Iterator[str]:
    """All strings in a field that may hold one, none or (nested) several."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)


def problems(report: dict[str, Any]) -> list[str]:
    """What is wrong with one report."""
    found = [
        f"{key} is missing" for key in ("id", "style", "region", "text", "sentences", "forbidden") if key not in report
    ]
    if found:
        return found
    if report["style"] not in STYLES:
        found.append(f"nobody writes in style {report['style']!r}")
    found += layout(report)
    for number, sentence in enumerate(report["sentences"], start=1):
        found += [f"sentence {number}: {what}" for what in in_sentence(sentence, report["text"])]
    for entry in report["forbidden"]:
        found += forbidden(entry, report["sentences"])
    return found


def layout(report: dict[str, Any]) -> list[str]:
    """Sentences and unread stretches, in order, are the text."""
    rest, unread = report["text"].lstrip(), list(report.get("unread", []))
    for sentence in report["sentences"]:
        while unread and rest.startswith(unread[0]):
            rest = rest[len(unread.pop(0)) :].lstrip()
        if not rest.startswith(sentence["text"]):
            return [f"the text goes on with {rest[:40]!r}, not with {sentence['text'][:40]!r}"]
        rest = rest[len(sentence["text"]) :].lstrip()
    for words in unread:
        rest = rest.removeprefix(words).lstrip()
    return [f"after the last sentence stands {rest[:40]!r}"] if rest else []


def in_sentence(sentence: dict[str, Any], text: str) -> Iterator[str]:
    """Words not there, values not in their list, and what each kind of entry needs."""
    if "claims" not in sentence:
        yield "has no claims, not even []"
    yield from unknown_values(sentence)
    yield from missing_words(sentence, IN_SENTENCE, sentence["text"], "does not stand in it")
    lowered = text.lower()
    yield from missing_words(sentence, IN_REPORT, lowered, "stands nowhere in the text", lower=True)
    for claim in sentence.get("claims", []):
        yield from in_claim(claim, sentence["text"], text)
        yield from in_quantity(claim)
        yield from claim_time(claim, sentence)
    for time in sentence.get("times", []):
        yield from in_time(time)


def unknown_values(sentence: dict[str, Any]) -> Iterator[str]:
    """Fields that hold a value outside its closed list."""
    for section, closed in CLOSED.items():
        for entry in sentence.get(section, []):
            for key, values in closed.items():
                if key in entry and entry[key] not in list(values):
                    yield f"{section}: {key} cannot be {entry[key]!r}"


def missing_words(
    sentence: dict[str, Any], fields: dict[str, tuple[str, ...]], text: str, complaint: str, lower: bool = False
) -> Iterator[str]:
    """Fields that hold words which ``text`` does not."""
    for section, keys in fields.items():
        for entry in sentence.get(section, []):
            for words in words_of([entry.get(key) for key in keys]):
                if not stands(words.lower() if lower else words, text):
                    yield f"{section}: {words!r} {complaint}"


def in_claim(claim: dict[str, Any], sentence: str, text: str) -> Iterator[str]:
    """Types, roles and alternatives of one claim."""
    if KIND_OF.get(claim["type"]) != claim["kind"]:
        yield f"claims: {claim['type']!r} is no {claim['kind']}"
    if unknown := set(claim.get("args", {})) - ROLES:
        yield f"claims: no such roles: {sorted(unknown)}"
    for words in words_of(list(claim.get("args", {}).values())):
        if not stands(words, sentence):
            yield f"claims: {words!r} does not stand in it"
    others = claim.get("or", {})
    for words in words_of([others.get(field) for field in ("trigger", "subject", "object", "place")]):
        if not stands(words, sentence):
            yield f"claims: or {words!r} does not stand in it"
    for words in words_of(others.get("chain")):
        if not stands(words, text):
            yield f"claims: or {words!r} stands nowhere in the text"
    for kind in words_of(others.get("type")):
        if kind not in KIND_OF:
            yield f"claims: or: no such type: {kind!r}"


def in_quantity(claim: dict[str, Any]) -> Iterator[str]:
    """A number, with an operator, of somebody."""
    number = claim.get("quantity")
    if (claim["kind"] == "quantity") != (number is not None):
        yield "claims: a quantity claim has a quantity, and no other has"
    if not number:
        return
    if number["operator"] not in OPERATORS or (number["value"] is None and number["low"] is None):
        yield f"claims: {number} says no number"
    if claim["subject"] is not None or number["label"] != (claim["object"] or ""):
        yield "claims: a quantity has no subject, and its label is its object"


def claim_time(claim: dict[str, Any], sentence: dict[str, Any]) -> Iterator[str]:
    """The time of a claim is one of its sentence's, date and all."""
    dated = {time["text"]: time["edtf"] for time in sentence.get("times", [])}
    time = claim.get("time")
    if time and (time["text"] not in dated or time["edtf"] != dated[time["text"]]):
        yield f"claims: the time {time} is not among the sentence's times"


def in_time(time: dict[str, Any]) -> Iterator[str]:
    if time["type"] not in ("DATE", "TIME", "DURATION", "SET"):
        yield f"times: no such type: {time['type']!r}"
    if time["edtf"] is None:
        return
    try:
        parse_edtf(time["edtf"])
    except EDTFParseException:
        yield f"times: {time['edtf']!r} is not EDTF"
    named = [day for day in DAYS if re.search(rf"\b{day}\b", time["text"].lower())]
    if named and re.fullmatch(r"\d{4}-\d\d-\d\d", time["edtf"]):
        falls = DAYS[date.fromisoformat(time["edtf"]).weekday()]
        if falls not in named:
            yield f"times: {time['edtf']} is a {falls}, not {time['text']!r}"


def forbidden(entry: dict[str, Any], sentences: list[dict[str, Any]]) -> Iterator[str]:
    if entry["type"] not in KIND_OF or not entry.get("why"):
        yield f"forbidden: {entry} needs a known type and a reason"
    if not 1 <= entry["sentence"] <= len(sentences):
        yield f"forbidden: there is no sentence {entry['sentence']}"
        return
    for words in words_of([entry.get("subject"), entry.get("object")]):
        if not stands(words, sentences[entry["sentence"] - 1]["text"]):
            yield f"forbidden: {words!r} does not stand in sentence {entry['sentence']}"
