"""A served case and a real Chromium; both are needed, and their absence is said."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn

from headwater import Case
from headwater.web import create_app
from headwater.web.app import STATIC

ROOT = Path(__file__).parents[2]
AXE = ROOT / "ui" / "node_modules" / "axe-core" / "axe.min.js"
TOKEN = "browser"
ATTACK = (
    "<script>window.attacked=1</script><img src=x onerror=window.attacked=1>\n\n"
    "The Lantern <b>Weekly</b>, 3 May 2031\n\n"
    "“</script><svg onload=window.attacked=1>,” said Colonel Anwar Desh of the Kestari Front. "
    "The Kestari Front attacked a depot near Oltar on Sunday, javascript:alert(1) {{constructor}} officials said.\n"
)


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@dataclass
class Seen:
    """What the browser complained of and whom it asked besides us."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> str:
    if not (STATIC / "index.html").exists():
        pytest.skip("the page is not built: `make page` builds it (it needs Node 20 or later)")
    found = _chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: install Debian's `chromium`, or name one in CHROMIUM")
    return found


@pytest.fixture(scope="session")
def served(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, str]]:
    """The examples and one hostile report, served until the tests end; the case and its address."""
    folder = tmp_path_factory.mktemp("browser")
    hostile = folder / "hostile.txt"
    hostile.write_text(ATTACK, encoding="utf-8")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    with Case.create(folder / "neriv") as case:
        case.build([ROOT / "examples" / "reports", hostile], workers=1)
        server = uvicorn.Server(uvicorn.Config(create_app(case, token=TOKEN), log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield case, f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        server.force_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def context(browser, served) -> Iterator[object]:  # type: ignore[no-untyped-def]  # Playwright's types load with it
    """One reader, let in by the link."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made.set_default_timeout(20_000)
    first = made.new_page()
    first.goto(f"{served[1]}/?token={TOKEN}")
    first.close()
    yield made
    made.close()


@pytest.fixture
def page(context, served):  # type: ignore[no-untyped-def]
    """A page that must stay silent: an error in its console, or a word to another host, fails the test."""
    seen = Seen()
    opened = context.new_page()
    opened.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: seen.errors.append(str(error)))
    opened.on(
        "request",
        lambda asked: None
        if asked.url.startswith((served[1], "data:", "blob:"))
        else seen.elsewhere.append(asked.url),
    )  # fmt: skip
    yield opened
    opened.close()
    assert seen.errors == []
    assert seen.elsewhere == []
