"""Nothing leaves this machine: every process of build, report, export and serve is denied the network and needs none.

The denial is an audit hook in each Python process, helpers included. It does not see libraries that open sockets in C
code of their own; none of those used here does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

DENY = """
import os, sys

def deny(event, arguments):
    if event == "socket.bind" and arguments[1][0] in ("127.0.0.1", "::1"):
        return
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"):
        with open(os.environ["DENIED"], "a") as log:
            log.write(f"{event} {arguments[1:]}\\n")
        raise OSError(f"{event} is denied")

sys.addaudithook(deny)
with open(os.environ["DENIED"] + ".begun", "a") as log:
    log.write(f"{os.getpid()}\\n")
"""
FORMATS = ("jsonl", "csv", "graph", "events")


@pytest.fixture
def denied(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process is denied the network from its first line."""
    (tmp_path / "deny").mkdir()
    (tmp_path / "deny" / "sitecustomize.py").write_text(DENY)
    path = os.pathsep.join([str(tmp_path / "deny"), *filter(None, sys.path)])
    return {**os.environ, "PYTHONPATH": path, "DENIED": str(tmp_path / "denied")}


def _run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "headwater", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200)


def test_the_denial_denies(denied: dict[str, str]) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], env=denied, capture_output=True, text=True, timeout=60)
    assert "is denied" in done.stderr
    assert "getaddrinfo" in Path(denied["DENIED"]).read_text()


def test_build_report_and_export_need_no_network(denied: dict[str, str], pile: Path, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    address = "http://herald.test/2031/05/04/depot"
    page = f'<html><body><p>The Front attacked Oltar.</p><img src="{address}"><link href="{address}"></body></html>'
    (tmp_path / "page.html").write_text(page)
    done = _run(denied, "build", str(pile), str(tmp_path / "page.html"), address, "--case", case, "--workers", "1")
    assert done.returncode == 3, done.stderr
    assert address in done.stderr, "an address is refused with a word"
    for kind in ("html", "pdf", "docx", "md"):
        done = _run(denied, "report", case, "--all", "--out", str(tmp_path / f"all.{kind}"))
        assert done.returncode == 0, done.stderr
    for kind in FORMATS:
        done = _run(denied, "export", case, "--format", kind, "--out", str(tmp_path / kind))
        assert done.returncode == 0, done.stderr
    assert not Path(denied["DENIED"]).exists(), Path(denied["DENIED"]).read_text()
    begun = len(Path(denied["DENIED"] + ".begun").read_text().splitlines())
    assert begun > 1 + 4 + len(FORMATS), "the process that reads documents was denied too"


def test_serve_listens_on_loopback_and_asks_nobody(denied: dict[str, str], pile: Path, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    _run(denied, "build", str(pile / "herald.txt"), "--case", case, "--workers", "1")
    command = [sys.executable, "-u", "-m", "headwater", "serve", case, "--port", "0", "--no-browser"]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(command, env=denied, stdout=said, stderr=said, text=True)
    deadline = time.monotonic() + 90
    try:
        while "http://127.0.0.1" not in (tmp_path / "said").read_text():
            assert process.poll() is None, (tmp_path / "said").read_text()
            assert time.monotonic() < deadline, (tmp_path / "said").read_text()
            time.sleep(0.1)
    finally:
        process.terminate()
        process.wait(20)
    assert not Path(denied["DENIED"]).exists(), Path(denied["DENIED"]).read_text()
