"""What each stretch of a plain text is, and what its page lines say."""

from __future__ import annotations

from making import HEADLINE, LEAD, SECOND, STORY, document, regions

from headwater.model.document import PublishedBasis


def text(words: str):
    return document("a.txt", words.encode())


def test_headline_and_body():
    doc = text(STORY)
    assert regions(doc, "headline") == [HEADLINE]
    assert regions(doc, "body") == [LEAD, SECOND]
    assert doc.title == HEADLINE
    assert doc.text == STORY


def test_headline_without_a_blank_line():
    assert regions(text(f"{HEADLINE}\n{LEAD}\n{SECOND}\n"), "headline") == [HEADLINE]


def test_headline_with_a_stop_when_title_cased():
    doc = text(f"Kestari Rebels Seize Oltar Depot.\n\n{LEAD}\n\n{SECOND}")
    assert regions(doc, "headline") == ["Kestari Rebels Seize Oltar Depot."]


def test_a_question_may_be_a_headline():
    assert regions(text(f"Who seized the depot?\n\n{LEAD}"), "headline") == ["Who seized the depot?"]


def test_a_first_sentence_is_no_headline():
    doc = text(f"The depot fell at dawn on Sunday.\n\n{LEAD}")
    assert regions(doc, "headline") == []
    assert len(regions(doc, "body")) == 2


def test_a_lone_line_is_body():
    assert regions(text("Army takes Oltar"), "body") == ["Army takes Oltar"]


def test_the_outlet_over_the_headline_is_no_headline():
    doc = text(f"Northern Herald\n\n{STORY}")
    assert regions(doc, "headline") == [HEADLINE]
    assert doc.outlet == "Northern Herald"


def test_a_headline_that_looks_like_an_outlet_stays_one_when_alone():
    doc = text(f"Kestari Rebels Seize Oltar Post\n\n{LEAD}")
    assert regions(doc, "headline") == ["Kestari Rebels Seize Oltar Post"]


def test_byline_date_and_dateline():
    doc = text(
        f"{HEADLINE}\n\nBy Arvo Tam, Meridian Press Agency\nPublished: 4 May 2031, 10:22 GMT\n\nOLTAR — {LEAD}\n"
    )
    assert doc.authors == ("Arvo Tam",)
    assert doc.outlet == "Meridian Press Agency"
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.TEXT)
    assert regions(doc, "body") == [LEAD]
    assert regions(doc, "dateline") == [
        "By Arvo Tam, Meridian Press Agency",
        "Published: 4 May 2031, 10:22 GMT",
        "OLTAR —",
    ]


def test_a_bare_name_before_a_date_is_a_byline():
    assert text(f"{HEADLINE}\n\nArvo Tam\n4 May 2031\n\n{LEAD}").authors == ("Arvo Tam",)


def test_agency_and_date_of_the_dateline():
    doc = text(f"{HEADLINE}\n\nOLTAR, May 4, 2031 (Meridian) — {LEAD}")
    assert (doc.published.edtf, doc.published.basis) == ("2031-05-04", PublishedBasis.DATELINE)
    assert ("agency", "Meridian") in doc.syndication


def test_update_line_counts_only_when_nothing_else_does():
    updated = f"{HEADLINE}\n\nUpdated: 5 May 2031\n\n{LEAD}"
    assert text(updated).published.edtf == "2031-05-05"
    both = f"{HEADLINE}\n\nUpdated: 5 May 2031\nPublished: 4 May 2031\n\n{LEAD}"
    assert text(both).published.edtf == "2031-05-04"


def test_no_date_is_no_date():
    doc = text(STORY)
    assert doc.published.edtf is None
    assert doc.published.basis is PublishedBasis.NONE


def test_credits_at_the_end():
    doc = text(f"{STORY}\nThe governor fled. (With inputs from Kestar News Agency)\n\nSource: Meridian Press\n")
    assert set(doc.syndication) == {("with_inputs_from", "Kestar News Agency"), ("source_line", "Meridian Press")}
    assert "(With inputs from Kestar News Agency)" in regions(doc, "dateline")
    assert regions(doc, "body")[-1] == "The governor fled."


def test_credits_are_to_be_found_in_datelines():
    doc = text(f"{STORY}\nThis story first appeared in The Oltar Gazette.\n")
    (credit,) = doc.syndication
    assert credit == ("first_published", "The Oltar Gazette")
    assert any(credit[1] in words for words in regions(doc, "dateline"))


def test_speakers_of_an_interview_are_no_datelines():
    doc = text(f"{LEAD}\n\nArvo Tam: Why did you leave the town that night?\n\nLise Orden: Because of the noise.\n")
    assert regions(doc, "dateline") == []


def test_a_place_and_a_colon_open_an_indian_style_report():
    doc = text(f"Oltar: {LEAD}\n\n{SECOND}")
    assert regions(doc, "dateline") == ["Oltar:"]


def test_a_speaker_and_a_colon_do_not():
    doc = text(f"Arvo Tam: {LEAD}\n\n{SECOND}")
    assert regions(doc, "dateline") == []


def test_a_dateline_on_its_own_line():
    doc = text(f"{HEADLINE}\n\nOLTAR, Kestar, May 4, 2031 (MPA) _\n\n{LEAD}\n")
    assert regions(doc, "headline") == [HEADLINE]
    assert doc.published.edtf == "2031-05-04"
    assert ("agency", "MPA") in doc.syndication


def test_subheads_are_headlines():
    doc = text(f"{STORY}\nWhat Happened Next\n\nThe governor of the province fled the town at night, a letter shows.\n")
    assert regions(doc, "headline") == [HEADLINE, "What Happened Next"]


def test_captions_of_lost_pictures():
    doc = text(f"{STORY}\nPhoto: Smoke over the depot in Oltar (Meridian Press)\n\n{LEAD}")
    assert regions(doc, "caption") == ["Photo: Smoke over the depot in Oltar (Meridian Press)"]


def test_navigation_before_the_report():
    doc = text(f"Home\nWorld\nPolitics\nSport\nOpinion\n{HEADLINE}\n{LEAD}\n{SECOND}")
    assert regions(doc, "boilerplate") == ["Home", "World", "Politics", "Sport", "Opinion"]
    assert regions(doc, "headline") == [HEADLINE]


def test_a_list_of_the_dead_is_no_navigation():
    names = "Arvo Tam\nLise Orden\nMarna Tel\nIdris Kem"
    doc = text(f"{STORY}\n{names}\n\nThey were buried on Monday in the old cemetery of Oltar.")
    assert all(name in regions(doc, "body") for name in names.split("\n"))


def test_wrapped_agency_copy():
    copy = (
        "OLTAR, May 4 (MPA) - Fighters of the Kestari Front seized an arms depot\n"
        "near Oltar on Sunday, two officials said, in the boldest raid since the\n"
        "transitional council took office in January.\n"
        "    The army denied it. “Nothing happened,” a spokesman told reporters in\n"
        "the capital, adding that the depot was empty.\n"
    )
    body = regions(text(copy), "body")
    assert len(body) == 2
    assert body[0].endswith("in January.")
    assert body[1].startswith("The army denied")


def test_windows_and_old_mac_line_endings_keep_their_offsets():
    for ending in ("\r\n", "\r"):
        words = STORY.replace("\n", ending)
        doc = text(words)
        assert doc.text == words
        assert regions(doc, "headline") == [HEADLINE]
        assert regions(doc, "body") == [LEAD, SECOND]


def test_invisible_characters_stay():
    words = f"{HEADLINE}\n\n\u202e{LEAD[:20]}\u200b{LEAD[20:]}\u2069\n"
    assert text(words).text == words


def test_the_body_of_a_report_from_the_front_matter_of_a_text_file():
    words = f"Title: {HEADLINE}\nAuthor: Arvo Tam\nOutlet: Northern Herald\nDate: 4 May 2031\nURL: https://herald.test/1\n\n{LEAD}\n"
    doc = text(words)
    assert (doc.title, doc.authors, doc.outlet, doc.uri) == (
        HEADLINE,
        ("Arvo Tam",),
        "Northern Herald",
        "https://herald.test/1",
    )
    assert regions(doc, "body") == [LEAD]


def test_long_lists_are_read_in_good_time():
    assert text("Arvo Tam\n" * 20_000 + f"\n{LEAD}") is not None
