"""Who "I" and "we" are inside quotation marks."""

from __future__ import annotations

from headwater.model.document import Custody, Document
from headwater.read import read


def named(text: str) -> dict[str, str]:
    """First persons of a text → the name of the entity they refer to."""
    reading = read(Document(text=text, file="x", custody=Custody(original="0" * 64, size=1)))
    names = {e.id: e.name for e in reading.entities}
    return {
        m.text: names[m.entity] for m in reading.mentions if m.text.lower() in ("i", "we", "our", "us") and m.entity
    }


def test_i_is_whoever_is_quoted() -> None:
    assert named("“I met the elders,” said Ilyas Korr, the mayor of Oltar.") == {"I": "Ilyas Korr"}


def test_we_is_the_body_the_speaker_speaks_for() -> None:
    text = "Ilyas Korr, a spokesman for the Kestari Front, denied it. “We never attacked the village,” Korr said."
    assert named(text) == {"We": "Kestari Front"}
    assert named("“Our men captured the bridge,” a Kestari Front commander said.") == {"Our": "Kestari Front"}


def test_we_without_a_body_stays_open() -> None:
    assert named("“We saw soldiers burn the barn,” said Maro Tiss, a farmer.") == {}


def test_we_outside_quotation_marks_stays_open() -> None:
    assert named("Ilyas Korr spoke for the Kestari Front. We asked him about Oltar.") == {}
