"""One claim as one flat row: what every format says of it in the same words."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.model.claim import ClaimKind, Polarity
from headwater.store.told import Told

Cell = str | int | float | None
Row = dict[str, Cell]

BETWEEN = " | "
"""Stands between the values of a cell that holds several."""


def row_of(told: Told) -> Row:
    """Who, what, when, where, who says so, in which voice, in whose words, from how many origins."""
    return {"claim": told.claim.id, **_said(told), **_sayer(told), **_words(told), **_weighed(told)}


def parties(told: Told) -> tuple[str, str, str]:
    """Subject, object, and the others with their roles."""
    claim = told.claim
    main = {id(claim.subject), id(claim.object)}
    spans = {ref.span for ref in (claim.subject, claim.object) if ref}
    others = [
        f"{argument.role}: {told.name(argument.ref)}"
        for argument in claim.args
        if id(argument.ref) not in main and argument.ref.span not in spans
    ]
    return told.name(claim.subject), told.name(claim.object), BETWEEN.join(others)


def _said(told: Told) -> Row:
    claim, time, quantity = told.claim, told.claim.time, told.claim.quantity
    subject, target, others = parties(told)
    return {
        "proposition": told.record.proposition,
        "kind": claim.kind.value,
        "type": claim.type,
        "subject": subject,
        "object": target,
        "others": others,
        "negated": "yes" if claim.polarity is Polarity.NEGATIVE else "no",
        "voice": claim.modality.value,
        "date": time.edtf if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "place": told.name(claim.place),
        "number": quantity.value if quantity else None,
        "number_low": quantity.low if quantity else None,
        "number_high": quantity.high if quantity else None,
        "counted": quantity.label if quantity and claim.kind is ClaimKind.QUANTITY else None,
    }


def _sayer(told: Told) -> Row:
    claim = told.claim
    return {
        "source": told.name(claim.chain[-1]) if claim.chain else "",
        "source_kind": claim.chain[-1].kind.value if claim.chain else "",
        "chain": told.chain,
        "factuality": BETWEEN.join(f"{held.source}: {held.value.value}" for held in claim.factuality),
        "evidentiality": claim.evidentiality.value,
        "attribution": claim.scope.value,
        "confidence": claim.confidence,
        "reviewed": told.review,
    }


def _words(told: Told) -> Row:
    document, quote = told.record.document, told.claim.quote
    return {
        "quote": told.record.quote,
        "quote_start": quote.start,
        "quote_end": quote.end,
        "document": document.id,
        "outlet": document.label,
        "title": document.title,
        "published": document.published,
        "address": document.uri,
        "file": document.file,
        "original_sha256": document.original,
    }


def _weighed(told: Told) -> Row:
    found = told.finding
    if found is None:
        names = ("origins_low", "origins_high", "origins", "reports", "denied_by", "conflicts")
        return dict.fromkeys(names)
    return {
        "origins_low": found.lower,
        "origins_high": found.upper,
        "origins": BETWEEN.join(origin.label for origin in found.origins),
        "reports": found.reports,
        "denied_by": BETWEEN.join(found.denied_by),
        "conflicts": BETWEEN.join(found.conflicts),
    }


COLUMNS: Mapping[str, str] = {
    "claim": "Id of the claim: the same words in the same report have the same id on every machine.",
    "proposition": "Id of what the claim says, shared by all claims that say it.",
    "kind": "relation, event or quantity.",
    "type": "What kind of relation, event or quantity.",
    "subject": "Who or what does it or has it.",
    "object": "To whom or to what.",
    "others": "Further participants, with their roles.",
    "negated": "yes where the words say that it is not so.",
    "voice": "asserted, alleged, believed, denied, forecast, intended, hypothetical or question.",
    "date": "When it was so, as EDTF, as far as the words say.",
    "earliest": "The first day it can have been.",
    "latest": "The last day it can have been.",
    "place": "Where.",
    "number": "The number as stated.",
    "number_low": "The least the words allow.",
    "number_high": "The most the words allow; empty for no limit.",
    "counted": "The words of what was counted.",
    "source": "Who says so: the last link of the chain.",
    "source_kind": "What kind of source that is.",
    "chain": "Who has it from whom, from the outlet inwards.",
    "factuality": "How certain each source presents it (FactBank).",
    "evidentiality": "How the source knows.",
    "attribution": "explicit, inherited from an earlier sentence, or in the outlet's own voice.",
    "confidence": "How sure the reading is that the words say this, 0 to 1; not how true it is.",
    "reviewed": "What a reviewer decided: positive, negative, unsure; empty for nobody looked.",
    "quote": "The words of the report, exactly.",
    "quote_start": "Where the quote starts in the text, in characters.",
    "quote_end": "Where it ends.",
    "document": "Id of the report.",
    "outlet": "Who published it.",
    "title": "Its title.",
    "published": "When it was published, as EDTF.",
    "address": "Where it was published.",
    "file": "The file it was taken in from.",
    "original_sha256": "SHA-256 of the bytes as received.",
    "origins_low": "The least number of independent origins of what is said.",
    "origins_high": "The greatest number of independent origins.",
    "origins": "What they are.",
    "reports": "How many reports say so: not how many confirm it.",
    "denied_by": "Ids of the claims that deny it.",
    "conflicts": "Ids of the conflicts it stands in.",
}
"""What each column holds."""
