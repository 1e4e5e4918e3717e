"""The listing: order, hidden files, links, what cannot be listed."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from making import take_file

from headwater.ingest import Input, Refused, Skipped, plan
from headwater.settings import Settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = Path("reports")
    (made / "b").mkdir(parents=True)
    for name in ("z.txt", "b/y.txt", "b/a.txt", "A.txt"):
        (made / name).write_text("The army left.")
    return made


def names(found: list[Input]) -> list[str]:
    return [entry.name for entry in found]


def test_folders_are_walked_in_order(folder):
    found = plan([folder], Settings())
    assert names(found) == ["reports/A.txt", "reports/b/a.txt", "reports/b/y.txt", "reports/z.txt"]
    assert {entry.size for entry in found} == {14}
    assert all(entry.outcome is None for entry in found)


def test_files_and_folders_as_given_each_once(folder):
    assert names(plan(["reports/z.txt", "reports", "reports/b"], Settings())) == [
        "reports/z.txt",
        "reports/A.txt",
        "reports/b/a.txt",
        "reports/b/y.txt",
    ]


def test_hidden_files_are_counted(folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    (folder / "b" / ".DS_Store").write_text("x")
    found = plan([folder], Settings())
    assert isinstance(found[-1].outcome, Skipped)
    assert found[-1].outcome.count == 2
    assert names(plan([".git"], Settings())) == [".git"]


def test_a_hidden_file_that_is_named_is_read(folder):
    (folder / ".a.txt").write_text("x")
    assert plan(["reports/.a.txt"], Settings())[0].outcome is None


@pytest.mark.skipif(os.name != "posix", reason="links need rights on other systems")
def test_links_within_are_listed_once_and_links_out_refused(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    (folder / "in.txt").symlink_to("z.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to("..")
    (folder / "gone").symlink_to("nowhere")
    outcomes = {entry.name: entry.outcome for entry in plan([folder], Settings())}
    assert "reports/in.txt" not in outcomes
    for name in ("out.txt", "up", "gone"):
        assert isinstance(outcomes[f"reports/{name}"], Refused)
    assert "reports/z.txt" in outcomes


@pytest.mark.skipif(os.name != "posix", reason="POSIX has pipes and sockets in folders")
def test_pipes_sockets_and_devices_are_refused(folder):
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("reports/socket")
        found = plan(["reports/pipe", "reports/socket", "/dev/null"], Settings())
    assert [entry.outcome.kind for entry in found] == ["unsupported"] * 3
    assert ["pipe" in found[0].outcome.reason, "socket" in found[1].outcome.reason, "device" in found[2].outcome.reason]


@pytest.mark.skipif(os.name != "posix", reason="POSIX has pipes in folders")
def test_a_pipe_in_the_place_of_a_file_does_not_hold_the_build(folder):
    (folder / "z.txt").unlink()
    os.mkfifo(folder / "z.txt")
    (found,) = take_file("reports/z.txt")
    assert isinstance(found, Refused)


def test_a_folder_without_rights_is_a_refusal(folder, monkeypatch):
    listdir = os.listdir

    def refuse(path):
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    monkeypatch.setattr("os.listdir", refuse)
    found = plan([folder], Settings())
    assert names(found) == ["reports/A.txt", "reports/b", "reports/z.txt"]
    assert found[1].outcome.kind == "unreadable"
    assert "chmod" in found[1].outcome.remedy


def test_a_file_without_rights_is_a_refusal(folder, monkeypatch):
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("headwater.ingest.source.os.open", refuse)
    (found,) = take_file("reports/z.txt")
    assert found.kind == "unreadable"


@pytest.mark.parametrize("given", ["nowhere.txt", "reports/z.txt/x", "a\0b", "", "x" * 5000])
def test_what_is_not_there(folder, given):
    (found,) = plan([given], Settings())
    assert isinstance(found.outcome, Refused)
    assert found.outcome.remedy


def test_addresses():
    on = Settings(fetch=True)
    (found,) = plan(["https://herald.test/x"], on)
    assert (found.path, found.outcome) == (None, None)
    (off,) = plan(["https://herald.test/x"], Settings())
    assert "--fetch" in off.outcome.remedy
    for other in ("ftp://herald.test/x", "file:///etc/passwd", "s3://bucket/x"):
        assert plan([other], on)[0].outcome.kind == "address_refused"


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode on other systems")
def test_names_that_are_no_unicode(folder):
    try:
        Path(os.fsdecode(b"reports/\xff.txt")).write_text("The army left the town.")
    except OSError:
        pytest.skip("this disk takes only Unicode names")
    (odd,) = [entry for entry in plan([folder], Settings()) if "\ufffd" in entry.name]
    (found,) = take_file(odd.path)
    assert found.text == "The army left the town."
