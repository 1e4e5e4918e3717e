"""What went wrong with claims, by class: missed, wrongly argued, wrongly voiced, made up."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.evaluate.gold.agreement import Agreement
from headwater.evaluate.gold.matching import Grade, Pairing
from headwater.evaluate.gold.scores import breaks
from headwater.evaluate.gold.values import GoldClaim, GoldReport, Phrase
from headwater.evaluate.gold.voice import CHECKS, author_value, speakers
from headwater.evaluate.result import Mistake
from headwater.evaluate.sets.shared import sentence_at
from headwater.model.claim import Claim, Ref
from headwater.model.reading import Reading

_VOICE = ("last link of the chain", "modality", "polarity", "factuality for the author", "time, EDTF equal", "place",
          "quantity and operator", "no time where gold has none")  # fmt: skip


def claim_errors(report: GoldReport, reading: Reading, pairing: Pairing) -> Iterator[Mistake]:
    """Every error, in order of the text within each class of them."""
    agreement = Agreement(reading)
    partner = {i: (pairing.ours[j], grade) for i, j, grade in pairing.pairs}
    for index, gold in enumerate(pairing.gold):
        own, grade = partner.get(index, (None, None))
        if own is not None and grade is not None and grade.matches:
            yield from _voice_errors(report, reading, gold, own, agreement)
        elif gold.core:
            yield _mistake(report, reading, _why(gold, own, grade, agreement), gold, own)
    met = {j for _, j, _ in pairing.pairs}
    for other, own in enumerate(pairing.ours):
        if other not in met:
            yield _mistake(report, reading, f"false: {own.type}", None, own)
    for rule in report.forbidden:
        for own in reading.claims:
            if breaks(own, rule, report, agreement):
                yield _mistake(report, reading, f"forbidden: {rule.type}", None, own)


def _why(gold: GoldClaim, own: Claim | None, grade: Grade | None, agreement: Agreement) -> str:
    if own is None or grade is None:
        return f"missed: {gold.types[0]}"
    if not grade.same_type:
        if grade.near_type:
            return f"type broader or narrower: {gold.types[0]} read as {own.type}"
        return f"type: {gold.types[0]} read as {own.type}"
    if not grade.subject:
        return "subject " + _slot(own.subject, gold.subjects, agreement)
    return "object " + _slot(own.object, gold.objects, agreement)


def _slot(ref: Ref | None, phrases: tuple[Phrase | None, ...], agreement: Agreement) -> str:
    if ref is None:
        return "missing"
    if phrases == (None,):
        return "where gold has none"
    if not agreement.near(ref, phrases):
        return "wrong"
    return "refers elsewhere (coreference)" if any(p and p.name for p in phrases) else "has another head"


def _voice_errors(
    report: GoldReport, reading: Reading, gold: GoldClaim, own: Claim, agreement: Agreement
) -> Iterator[Mistake]:
    for name in _VOICE:
        if CHECKS[name](gold, own, agreement) is False:
            yield _mistake(report, reading, f"{name}{_detail(name, gold, own)}", gold, own)


def _detail(name: str, gold: GoldClaim, own: Claim) -> str:
    if name == "modality":
        return f": {gold.modalities[0]} read as {own.modality.value}"
    if name.startswith("factuality"):
        return f": {gold.factualities[0]} read as {author_value(own)}"
    if name.startswith("last link"):
        wanted, given = bool(gold.chains[0]), bool(speakers(own))
        return (
            ": nobody found"
            if wanted and not given
            else ": somebody where nobody"
            if given and not wanted
            else ": other"
        )
    if name.startswith("time"):
        return ": none found" if own.time is None else ": other"
    return ""


def _mistake(report: GoldReport, reading: Reading, cls: str, gold: GoldClaim | None, own: Claim | None) -> Mistake:
    text = report.document.text
    span = gold.triggers[0].span if gold else own.trigger if own else report.sentences[0].span
    return Mistake(
        cls=cls,
        document=report.id,
        sentence=sentence_at(text, reading, span),
        gold=_shown_gold(gold) if gold else "-",
        ours=_shown_own(own, text) if own else "-",
    )


def _shown_gold(gold: GoldClaim) -> str:
    def words(phrase: Phrase | None) -> str:
        if phrase is None:
            return "-"
        return f"{phrase.text} (= {phrase.name})" if phrase.name else phrase.text

    voice = f"{gold.polarities[0]} {gold.modalities[0]} {gold.factualities[0]} by {list(gold.chains[0])}"
    when = f" time {gold.time.edtf}" if gold.time else ""
    where = f" place {gold.places[0].text}" if gold.places[0] else ""
    number = f" {gold.quantity.operator} {gold.quantity.value or gold.quantity.low}" if gold.quantity else ""
    core = "" if gold.core else " [not core]"
    trigger = gold.triggers[0].text
    said = f"{gold.types[0]}({words(gold.subjects[0])}; {words(gold.objects[0])}){number} at {trigger!r}"
    return f"{said}, {voice}{when}{where}{core}"


def _shown_own(own: Claim, text: str) -> str:
    def words(ref: Ref | None) -> str:
        if ref is None:
            return "-"
        return f"{ref.via.of(text)} (= {ref.text})" if ref.via else ref.text

    chain = [link.text for link in speakers(own)]
    voice = f"{own.polarity.value} {own.modality.value} {author_value(own)} by {chain}"
    when = f" time {own.time.edtf}" if own.time else ""
    where = f" place {own.place.text}" if own.place else ""
    number = f" {own.quantity.operator} {own.quantity.value or own.quantity.low}" if own.quantity else ""
    trigger = own.trigger.of(text)
    return (
        f"{own.type}({words(own.subject)}; {words(own.object)}){number} at {trigger!r}, {voice}{when}{where}"
        f" [{own.rule}; {own.confidence:.2f}]"
    )
