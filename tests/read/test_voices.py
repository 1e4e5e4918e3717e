"""Who says it and how sure they sound: nothing foretold, planned, asked, supposed or denied comes out as asserted."""

from __future__ import annotations

import pytest
from short_texts import claim, reading, speakers

from headwater.model.claim import Evidentiality, FactValue, Modality, Polarity, Scope

OPEN = {
    "The Kestari Front will attack the depot.": Modality.FORECAST,
    "The Kestari Front may attack the depot.": Modality.FORECAST,
    "Analysts expect the Kestari Front to attack the depot.": Modality.FORECAST,
    "The Kestari Front plans to attack the depot.": Modality.INTENDED,
    "The Kestari Front crossed the river to attack the depot.": Modality.INTENDED,
    "The Kestari Front met to plan an attack on the depot.": Modality.INTENDED,
    "The Kestari Front vowed to attack the depot.": Modality.INTENDED,
    "If the Kestari Front attacks the depot, the army will leave.": Modality.HYPOTHETICAL,
    "Unless the army leaves, the Kestari Front will attack the depot.": None,
    "The Kestari Front could have attacked the depot.": Modality.HYPOTHETICAL,
    "Did the Kestari Front attack the depot?": Modality.QUESTION,
    "Police are investigating whether the Kestari Front attacked the depot.": Modality.QUESTION,
    "The Kestari Front allegedly attacked the depot.": Modality.ALLEGED,
    "Police accused the Kestari Front of attacking the depot.": Modality.ALLEGED,
    "Police believe the Kestari Front attacked the depot.": Modality.BELIEVED,
    "The Kestari Front denied attacking the depot.": Modality.DENIED,
    "The Kestari Front denied that it had attacked the depot.": Modality.DENIED,
    "The army rejected claims that the Kestari Front attacked the depot.": Modality.DENIED,
}


@pytest.mark.parametrize("text", OPEN)
def test_nothing_open_is_asserted(text: str) -> None:
    modality = claim(text, "attack").modality
    assert modality is not Modality.ASSERTED
    assert OPEN[text] in (None, modality)


@pytest.mark.parametrize(
    "text",
    [
        "The Kestari Front did not attack the depot.",
        "The Kestari Front never attacked the depot.",
        "The Kestari Front left without attacking the depot.",
        "The Kestari Front failed to attack the depot.",
        "The army prevented an attack on the depot.",
    ],
)
def test_what_did_not_happen_is_negative(text: str) -> None:
    assert claim(text, "attack").polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "The Kestari Front attacked the depot.",
        "The Kestari Front managed to attack the depot.",
        "The Kestari Front did not leave before it attacked the depot.",
        "Police said the Kestari Front attacked the depot.",
        "The army did not respond after the Kestari Front attacked the depot.",
    ],
)
def test_what_happened_is_asserted(text: str) -> None:
    one = claim(text, "attack")
    assert (one.modality, one.polarity) == (Modality.ASSERTED, Polarity.POSITIVE)


def test_the_chain_runs_from_the_outlet_to_who_says_it() -> None:
    text = "Police said a leaked dossier shows the Kestari Front attacked the depot."
    one = claim(text, "attack")
    assert one.chain[0].text == "Northern Herald"
    assert speakers(one) == ["Police", "a leaked dossier"]


def test_the_outlets_own_words_have_no_further_source() -> None:
    one = claim("The Kestari Front attacked the depot.", "attack")
    assert speakers(one) == []
    assert one.scope is Scope.OUTLET_VOICE


def test_the_author_does_not_vouch_for_what_others_say() -> None:
    one = claim("Police said the Kestari Front attacked the depot.", "attack")
    values = {f.source: f.value for f in one.factuality}
    assert values == {"author": FactValue.U_U, "Police": FactValue.CT_PLUS}


def test_a_denier_is_credited_with_the_opposite() -> None:
    one = claim("The army denied that the Kestari Front had attacked the depot.", "attack")
    values = {f.source: f.value for f in one.factuality}
    assert values["The army"] is FactValue.CT_MINUS
    assert values["author"] is FactValue.U_U


def test_a_believer_is_credited_with_no_more_than_probability() -> None:
    one = claim("Police believe the Kestari Front attacked the depot.", "attack")
    assert {f.source: f.value for f in one.factuality}["Police"] is FactValue.PR_PLUS


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A leaked dossier says the Kestari Front attacked the depot.", Evidentiality.DOCUMENT),
        ("A photograph shows the Kestari Front attacking the depot.", Evidentiality.PHOTO),
        ("A video shows the Kestari Front attacking the depot.", Evidentiality.VIDEO),
        ("A witness said the Kestari Front attacked the depot.", Evidentiality.FIRSTHAND),
        ("Police believe the Kestari Front attacked the depot.", Evidentiality.INFERENCE),
        ("The Kestari Front attacked the depot.", Evidentiality.UNSTATED),
    ],
)
def test_how_they_know(text: str, how: Evidentiality) -> None:
    assert claim(text, "attack").evidentiality is how


def test_a_denial_does_not_reach_what_is_only_named() -> None:
    text = "The Kestari Front, which attacked the depot in May, denied abducting two guards."
    assert claim(text, "attack").modality is Modality.ASSERTED
    assert claim(text, "abduction").modality is Modality.DENIED


def test_an_apposition_is_the_outlets() -> None:
    text = "Police said Anwar Desh, the financier of the Kestari Front, had left Oltar."
    assert speakers(claim(text, "funds")) == []


def test_every_claim_names_the_attribution_it_stands_under() -> None:
    text = "Police said the Kestari Front attacked the depot."
    known = {a.id for a in reading(text).attributions}
    assert claim(text, "attack").attribution in known
