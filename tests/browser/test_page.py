"""A reader walks every view of the examples, judges by keyboard, and takes it back."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image
from tests.browser.conftest import AXE

from headwater import Case
from headwater.store import Weighed

Served = tuple[Case, str]
LISTS = ("", "findings", "documents", "claims", "entities", "network", "timeline", "map", "lineage", "queue", "intake")
ONES = ("report", "finding", "actor", "source", "around", "search", "claim")
SHOTS = os.environ.get("SCREENSHOTS")
"""A folder to keep pictures in: light, dark, narrow and wide."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def address(case: Case, view: str) -> str:
    if view in LISTS:
        return f"/{view}"
    with case.view() as held:
        (finding, *_), _ = held.findings_like(Weighed(), 1)
        report = next(d.id for d in held.documents() if "inquirer-dossier" in d.file)
    said = finding.proposition
    return {
        "report": f"/documents/{report}",
        "finding": f"/findings/{said.id}",
        "actor": f"/actors/{said.subject}",
        "source": f"/sources/{quote(finding.origins[0].id, safe='')}",
        "around": f"/network?around={said.subject}",
        "search": "/search?q=dossier",
        "claim": f"/claims/{said.claims[0]}",
    }[view]


def go(page: Any, served: Served, path: str) -> None:
    page.goto(served[1] + path)
    page.wait_for_selector("main h1")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(
        "![...document.querySelectorAll('main [role=status]')].some(e => e.textContent === 'Reading…')"
    )
    if page.locator("main .picture").count():
        page.wait_for_selector("main .picture[data-ready=true]")


def shoot(page: Any, view: str) -> None:
    if SHOTS is None:
        return
    name = view or "overview"
    for look, (wide, high, scheme) in {
        "light": (1280, 900, "light"), "dark": (1280, 900, "dark"),
        "narrow": (360, 780, "light"), "wide": (1920, 1080, "light"),
    }.items():  # fmt: skip
        page.set_viewport_size({"width": wide, "height": high})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(250)
        with Image.open(BytesIO(page.screenshot())) as picture:
            few = picture.convert("RGB").quantize(96)
        few.save(Path(SHOTS) / f"{name}-{look}.png", optimize=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("view", [*LISTS, *ONES])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_whole_quiet_and_open_to_all(page: Any, served: Served, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    go(page, served, address(served[0], view))
    assert page.locator("main [role=alert]").count() == 0
    if scheme == "light":
        shoot(page, view)
    if not AXE.exists():
        pytest.skip("axe-core is not here: `make page` brings it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    told = [f"{one['id']}: {[n['html'][:160] for n in one['nodes'][:3]]}" for one in found["violations"]]
    assert told == []


@pytest.mark.parametrize("view", [*LISTS, *ONES])
def test_no_view_is_wider_than_a_telephone(page: Any, served: Served, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    go(page, served, address(served[0], view))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_view_tells_what_the_pile_stands_on(page: Any, served: Served) -> None:
    go(page, served, "/")
    head = page.locator("h1").inner_text()
    assert "unpublished paper" in head
    assert "dossier" in head
    page.locator("h1 a").click()
    page.wait_for_url(re.compile("/sources/"))
    page.locator("main blockquote").first.wait_for()


def test_the_first_view_is_light(page: Any, served: Served) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())) if answer.ok else None)
    go(page, served, "/")
    assert 0 < sum(sizes) < 400_000


def test_hovering_lights_both_ways(page: Any, served: Served) -> None:
    go(page, served, address(served[0], "report"))
    page.locator(".card").first.hover()
    assert page.locator(".text .lit").count() > 0
    page.locator("a.trigger").nth(3).hover()
    assert page.locator(".card.lit").count() == 1


def test_loaded_words_are_marked_on_request(page: Any, served: Served) -> None:
    case, _ = served
    loaded = next(d.id for d in case.documents() if case.reading(d.id).loaded)
    go(page, served, f"/documents/{loaded}")
    assert page.locator(".text .loaded").count() == 0
    page.keyboard.press("l")
    assert page.locator(".text .loaded").count() > 0
    assert page.locator(".neutral").first.inner_text()


def test_the_text_on_the_page_is_the_text_of_the_report(page: Any, served: Served) -> None:
    case, _ = served
    report = next(d for d in case.documents() if "inquirer-dossier" in d.file)
    go(page, served, f"/documents/{report.id}")
    shown = page.evaluate("[...document.querySelectorAll('.text p')].map(p => p.textContent.trim())")
    lines = [line.strip() for line in case.document(report.id).text.split("\n") if line.strip()]
    assert shown == lines


def test_a_claim_is_reviewed_by_single_keys_and_taken_back(page: Any, served: Served) -> None:
    case, _ = served
    go(page, served, address(case, "report"))
    before = len(case.judgements())
    for key in ("j", "a"):
        page.keyboard.press(key)
    page.wait_for_selector(".card .mark:has-text('accepted')")
    page.keyboard.press("k")
    page.keyboard.press("z")
    page.locator(".card .mark").wait_for(state="detached")
    assert [entry.about for entry in case.judgements()[before:]] == ["claim", "undo"]


def test_a_correction_goes_to_the_log_in_words(page: Any, served: Served) -> None:
    case, _ = served
    go(page, served, address(case, "report"))
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.locator("#correction").fill("Two groups, not an alliance.")
    page.get_by_role("button", name="Write to the log").click()
    page.wait_for_selector(".card .mark:has-text('rejected')")
    last = case.judgements()[-1]
    assert (last.verdict.value, last.why) == ("negative", "correction: Two groups, not an alliance.")
    page.keyboard.press("z")
    page.locator(".card .mark").wait_for(state="detached")


def test_single_keys_can_be_turned_off(page: Any, served: Served) -> None:
    case, _ = served
    go(page, served, address(case, "report"))
    before = len(case.judgements())
    page.get_by_role("button", name="Single keys").click()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert page.locator(".card .acts").count() == 0
    assert len(case.judgements()) == before
    page.get_by_role("button", name="Single keys").click()


def test_the_queue_is_worked_by_keyboard(page: Any, served: Served) -> None:
    case, _ = served
    go(page, served, "/queue")
    before = len(case.judgements())
    question = page.locator(".question").inner_text()
    page.keyboard.press("d")
    page.wait_for_function("q => document.querySelector('.question').innerText !== q", arg=question)
    page.keyboard.press("z")
    page.locator(".said", has_text="Taken back").wait_for()
    assert [entry.about for entry in case.judgements()[before:]] == ["merge", "undo"]


def test_what_would_fall_is_told(page: Any, served: Served) -> None:
    go(page, served, address(served[0], "finding"))
    boxes = page.locator("fieldset input")
    for at in range(boxes.count()):
        boxes.nth(at).check()
    said = page.locator("fieldset [role=status]").inner_text()
    told, whole = re.match(r"(\d+) reports? of (\d+)", said).groups()  # type: ignore[union-attr]
    assert told == whole


def test_the_network_filters_its_table_too(page: Any, served: Served) -> None:
    go(page, served, address(served[0], "around"))
    rows = page.locator("main tbody tr").count()
    page.get_by_label("Origins at least").fill("2")
    page.get_by_label("Origins at least").blur()
    page.wait_for_url(re.compile("origins=2"))
    assert 0 < page.locator("main tbody tr").count() < rows


def test_search_finds_as_one_types(page: Any, served: Served) -> None:
    go(page, served, "/search")
    page.get_by_label("Words").fill("salt works")
    page.wait_for_selector("main mark")
    assert "salt" in page.locator("main mark").first.inner_text().lower()


def test_hostile_words_stay_words(page: Any, served: Served) -> None:
    case, _ = served
    ident = next(d.id for d in case.documents() if "hostile" in d.file)
    for path in (
        f"/documents/{ident}",
        "/documents",
        "/claims?text=depot",
        "/search?q=script",
        "/search?q=<img src=x>",
    ):
        go(page, served, path)
        assert page.evaluate("window.attacked") is None
        assert page.locator("main img, main script").count() == 0
    go(page, served, f"/documents/{ident}")
    assert "<script>" in page.locator(".text").first.inner_text()


def test_a_dropped_file_is_read_while_one_watches(page: Any, served: Served) -> None:
    case, _ = served
    before = case.status().documents
    go(page, served, "/intake")
    text = (
        "Bridge closed\n\nCoast Herald, 11 May 2031\n\nThe Neriv Guard closed the bridge at Tolmaz, the mayor said.\n"
    )
    page.locator("input[type=file]").set_input_files(
        {"name": "bridge.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.wait_for_selector("main li:has-text('1 report read')", timeout=60_000)
    assert case.status().documents == before + 1


def test_links_and_the_back_button_work(page: Any, served: Served) -> None:
    go(page, served, "/")
    page.get_by_role("link", name="Reports", exact=True).click()
    page.wait_for_selector("h1:has-text('Reports')")
    assert page.title().startswith("Reports")
    page.go_back()
    page.wait_for_selector("h1:has-text('dossier')")
    assert page.locator("nav [aria-current=page]").inner_text() == "Overview"
