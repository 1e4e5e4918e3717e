"""What is shown, what it is said to prove, who made it, who obtained it, whether anyone may look."""

from __future__ import annotations

import pytest
from short_texts import claim, reading

from headwater.model.evidence import EvidenceItem, EvidenceKind


def item(text: str) -> EvidenceItem:
    found = reading(text).evidence
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A leaked dossier says the Kestari Front attacked the depot.", EvidenceKind.DOCUMENT),
        ("A photograph shows the Kestari Front attacking the depot.", EvidenceKind.PHOTOGRAPH),
        ("A video shows the Kestari Front attacking the depot.", EvidenceKind.VIDEO),
        ("A report by the Oltar Relief Fund says the Kestari Front attacked the depot.", EvidenceKind.REPORT),
    ],
)
def test_kinds(text: str, kind: EvidenceKind) -> None:
    assert item(text).kind is kind


def test_it_shows_what_rests_on_it() -> None:
    text = "A leaked dossier says the Kestari Front attacked the depot."
    one, found = claim(text, "attack"), item(text)
    assert one.id in found.shows
    assert one.evidence == (found.id,)
    assert found.text == "leaked dossier"


def test_what_others_conclude_from_it_is_kept_apart() -> None:
    text = "Analysts believe the photograph shows the Kestari Front attacking the depot."
    one, found = claim(text, "attack"), item(text)
    assert one.id in found.said_to_prove
    assert one.id not in found.shows


def test_who_made_it() -> None:
    text = "A dossier compiled by the Directorate of External Security says the Kestari Front attacked the depot."
    assert item(text).producer == "Directorate of External Security"


def test_who_obtained_it() -> None:
    text = "A dossier obtained by the Tin Lantern says the Kestari Front attacked the depot."
    assert item(text).obtained_by == "Tin Lantern"


@pytest.mark.parametrize(
    ("text", "open_to_all"),
    [
        ("A classified dossier says the Kestari Front attacked the depot.", False),
        ("A published dossier says the Kestari Front attacked the depot.", True),
        ("A dossier says the Kestari Front attacked the depot.", None),
    ],
)
def test_whether_anyone_may_look(text: str, open_to_all: bool | None) -> None:
    assert item(text).inspectable is open_to_all


def test_people_are_no_evidence() -> None:
    assert reading("Police said the Kestari Front attacked the depot.").evidence == ()
