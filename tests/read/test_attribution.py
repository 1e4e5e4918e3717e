"""Who says what: nesting, what is left out, how documents came to light, and how far words reach."""

from __future__ import annotations

import pytest
from attributing import Row, attributions, document, read_to_attributions, rows

from headwater.model.attribution import CueClass, Scope
from headwater.model.span import Span
from headwater.read.scope import chain_at


def one(text: str, cue: str, **how: object) -> Row:
    """The attribution with this cue; there must be exactly one."""
    found = [r for r in attributions(text, **how) if r.cue == cue]  # type: ignore[arg-type]
    assert len(found) == 1, attributions(text, **how)  # type: ignore[arg-type]
    return found[0]


def chain(text: str, words: str) -> list[str | None]:
    """The sources over ``words``, outermost first; who obtained a document stands for the access to it."""
    doc = document(text)
    reading = read_to_attributions([doc])[0]
    start = text.index(words)
    found = chain_at(reading, Span(start, start + len(words)))
    return [
        (a.obtained_by if a.cue_class is CueClass.ACCESS else a.source).of(text)
        if (a.obtained_by if a.cue_class is CueClass.ACCESS else a.source)
        else None
        for a in found
    ]


# -- denial does not leak --------------------------------------------------------------------------


def test_a_denial_ends_where_its_object_does() -> None:
    text = "The army denied the report, saying its jets had struck a depot."
    assert one(text, "denied").content == "the report"
    saying = one(text, "saying")
    assert (saying.source, saying.content, saying.parent) == ("The army", "its jets had struck a depot", None)


def test_a_coordinate_act_is_not_denied() -> None:
    assert one("The rebels dismissed the report and posted a video.", "dismissed").content == "the report"


def test_a_denial_without_object_is_kept() -> None:
    found = one("As evidence mounts, Kestaria's denials grow hollow.", "denials")
    assert (found.source, found.content, found.kind) == ("Kestaria", None, "reported_denial")


# -- clauses beside a saying -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "content", "second", "source"),
    [
        ("The minister said the truce held, though he acknowledged that two men had died.",
         "said", "the truce held", "acknowledged", "he"),
        ("The envoy said the talks had failed, adding that both sides were to blame.",
         "said", "the talks had failed", "adding", "The envoy"),
        ("The army said it would withdraw from the town and warned the rebels against any attack.",
         "said", "it would withdraw from the town", "warned", "The army"),
    ],
)  # fmt: skip
def test_a_second_saying_stands_beside_the_first(text: str, first: str, content: str, second: str, source: str) -> None:
    assert one(text, first).content == content
    assert (one(text, second).source, one(text, second).parent) == (source, None)


# -- nesting ---------------------------------------------------------------------------------------


def test_reported_speech_within_reported_speech() -> None:
    text = "The commander said that Desh had told his men that the road was open."
    assert one(text, "had told").parent == "said"
    assert chain(text, "was open") == ["The commander", "Desh"]


def test_a_cited_source_stands_behind_the_reporter() -> None:
    text = "The Northern Herald, citing two officials, reported that the road was open."
    assert one(text, "citing").parent == "reported"
    assert chain(text, "was open") == ["The Northern Herald", "two officials"]


# -- through whose hands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A dossier obtained by the Northern Herald shows that the firm paid the rebels.",
        "According to a dossier seen by the Northern Herald, the firm paid the rebels.",
    ],
)
def test_access_comes_before_the_document(text: str) -> None:
    access = [r for r in attributions(text) if r.cue_class == "access"]
    assert [(r.obtained_by, r.content) for r in access] == [("the Northern Herald", None)]
    assert chain(text, "paid")[0] == "the Northern Herald"
    assert "dossier" in str(chain(text, "paid")[-1])


def test_the_outlet_one_speaks_to_is_no_source() -> None:
    found = one("“We held the road,” the colonel told the Northern Herald.", "told")
    assert (found.source, found.obtained_by) == ("the colonel", "the Northern Herald")


def test_reporters_one_speaks_to_are_no_outlet() -> None:
    assert one("The colonel told reporters that the road was open.", "told").obtained_by is None


def test_an_interview_names_the_outlet() -> None:
    found = one("The minister said in an interview with the Northern Herald that the road was open.", "said")
    assert (found.content, found.obtained_by) == ("that the road was open", "the Northern Herald")


# -- what nobody says ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army declined to comment.", "declined to comment"),
        ("The ministry did not respond to questions.", "did not respond"),
        ("The trader could not be reached.", "could not be reached"),
    ],
)
def test_silence_is_noted_and_is_no_attribution(text: str, words: str) -> None:
    doc = document(text)
    reading = read_to_attributions([doc])[0]
    assert reading.attributions == ()
    assert [s.of(text) for s in reading.notes["no_comment"]] == [words]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry would not confirm the deaths.", "would not confirm"),
        ("Nobody said that the road was open.", "said"),
        ("The council condemned the raid.", "condemned"),
    ],
)
def test_what_is_not_vouched_for_reaches_no_claim(text: str, cue: str) -> None:
    assert one(text, cue).scope == "none"
    assert chain(text, text.split()[-1].rstrip(".")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed 30 lives.",
        "The envoy showed up late.",
        "He told a story about the war.",
        "The troops captured the depot.",
        "The road leads to Oltar, according to plan.",
        "The report was published in May.",
    ],
)
def test_words_that_say_nothing_here(text: str) -> None:
    assert attributions(text) == []


def test_a_passive_hides_its_source() -> None:
    found = one("Fighters are believed to be hiding in Oltar.", "are believed")
    assert (found.source, found.content) == (None, "Fighters … to be hiding in Oltar")


def test_a_reputation_is_nobodys_word() -> None:
    assert one("Desh, notorious for running guns, left the town.", "notorious for").source is None


def test_an_inference_is_the_authors() -> None:
    found = one("The move signals a shift in policy.", "signals")
    assert (found.source, found.kind) == (None, "author_inference")


# -- images ----------------------------------------------------------------------------------------


def test_what_an_image_shows() -> None:
    text = "A photograph shows the coordinator, Mir Karsh, handing a pistol to a trader."
    found = one(text, "shows")
    assert (found.kind, found.content) == ("depiction", text[len("A photograph shows ") : -1])


# -- headlines and turns ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Rebels Seize Oltar Depot in Night Raid, Officials Say",
            "Officials",
            "Rebels Seize Oltar Depot in Night Raid",
        ),
        ("Talks have failed, say officials", "officials", "Talks have failed"),
        ("Envoy: Talks With Rebels Have Failed", "Envoy", "Talks With Rebels Have Failed"),
        ("Seventeen soldiers killed in raid – army", "army", "Seventeen soldiers killed in raid"),
        ("Former General Says Army Hid Deaths", "Former General", "Army Hid Deaths"),
    ],
)
def test_headlines(text: str, source: str, content: str) -> None:
    assert [(r.source, r.content) for r in attributions(text, headline=True)] == [(source, content)]


def test_a_headline_that_says_nothing() -> None:
    assert attributions("Talks Fail as Rebels Walk Out", headline=True) == []


def test_turns_of_a_transcript() -> None:
    text = "HOST: Who fired first?\nDESH: They did. We were asleep."
    assert [(r.source, r.content) for r in attributions(text)] == [
        ("HOST", "Who fired first?"),
        ("DESH", "They did. We were asleep"),
    ]


# -- reach -----------------------------------------------------------------------------------------


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“We held the road,” the colonel said. “Nobody passed.”"
    assert one(text, "said").content == "“We held the road,” … “Nobody passed.”"


def test_a_quotation_without_a_new_speaker_is_inherited() -> None:
    text = "The envoy called it a mistake. “It should never have been signed by anyone.”"
    inherited = [r for r in attributions(text) if r.scope == "inherited"]
    assert [(r.source, r.cue) for r in inherited] == [("The envoy", None)]


@pytest.mark.parametrize(
    ("text", "inherited"),
    [
        ("The witness said the men came at dawn. They had carried rifles.", ["They had carried rifles"]),
        ("According to the dossier, the trader paid the men. He also bought rifles.", ["He also bought rifles"]),
        ("The witness said the men came at dawn. The market reopened on Monday.", []),
        ("The witness said the men came at dawn. But they had carried no rifles.", []),
        ("The witness said the men came at dawn.\n\nThey had carried rifles.", []),
    ],
)
def test_an_account_goes_on_only_where_the_text_shows_it(text: str, inherited: list[str]) -> None:
    found = [r for r in attributions(text) if r.scope == Scope.INHERITED]
    assert [r.content for r in found] == inherited


# -- all of it -------------------------------------------------------------------------------------

_REPORT = """Rebels seized the Oltar depot on Monday, two officials told the Northern Herald.

“They came at dawn,” said Colonel Tomas Ilde, who commands the garrison. “We had no warning.”

A letter obtained by the Northern Herald suggests that the ministry, which denies the charge, had been told of the
plan. The minister's spokesman called the letter “a clumsy forgery”. The rebels, notorious for night raids, are
believed to hold forty prisoners; analysts warn the raid could end the truce."""


def test_spans_lie_in_the_text_and_apart() -> None:
    doc = document(_REPORT)
    reading = read_to_attributions([doc])[0]
    assert len(reading.attributions) >= 8
    for a in reading.attributions:
        for span in (a.source, a.cue, *a.content):
            assert span is None or (span.end <= len(_REPORT) and span.of(_REPORT).strip() == span.of(_REPORT) != "")
        assert list(a.content) == sorted(a.content)
        assert a.cue is None or not any(c.overlaps(a.cue) for c in a.content)
    assert len({a.id for a in reading.attributions}) == len(reading.attributions)


def test_the_same_text_gives_the_same_attributions() -> None:
    doc = document(_REPORT)
    first, second = read_to_attributions([doc, doc])
    assert first.attributions == second.attributions
    assert rows(doc, first) == rows(doc, second)
