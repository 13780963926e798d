"""Two windows on one data folder keep two drafts; what a window left comes back in the next one that starts."""

import subprocess
import sys
from pathlib import Path

from aftersale_desktop.storage.draft_folders import WindowDraftFile
from tests.storage.test_draft_file import DIGEST, PHOTO

TYPE_AND_DIE = """
import os, sys
from pathlib import Path
from aftersale_desktop.storage.draft_folders import WindowDraftFile
WindowDraftFile(Path(sys.argv[1])).save(sys.argv[2], {})
print("kept", flush=True)
sys.stdin.read()
os._exit(9)
"""


def test_two_windows_never_touch_each_others_draft(tmp_path: Path) -> None:
    first, second = WindowDraftFile(tmp_path / "drafts"), WindowDraftFile(tmp_path / "drafts")
    first.save("customer A", {DIGEST: PHOTO})
    second.save("customer B", {})
    assert (first.load(), first.content(DIGEST), second.load()) == ("customer A", PHOTO, "customer B")
    assert first.left_by_others() == second.left_by_others() == ()
    second.remove()
    assert first.load() == "customer A"
    first.close()
    second.close()


def test_a_window_takes_its_folder_only_when_it_has_something_to_read_or_keep(tmp_path: Path) -> None:
    WindowDraftFile(tmp_path / "shop" / "drafts").close()
    assert not (tmp_path / "shop").exists()


def test_a_window_that_starts_brings_back_what_every_window_that_ended_left(tmp_path: Path) -> None:
    first, second, third = windows = [WindowDraftFile(tmp_path / "drafts") for _ in range(3)]
    for window, text in zip(windows, ("A", "B", "C"), strict=True):
        window.save(text, {})
    first.close()
    second.close()
    later = WindowDraftFile(tmp_path / "drafts")
    assert later.load() == "A"
    left = later.left_by_others()
    assert [one.load() for one in left] == ["B"]
    latest = WindowDraftFile(tmp_path / "drafts")
    assert (latest.load(), latest.left_by_others()) == ("", ())
    for window in (later, latest, third):
        window.close()


def test_a_window_that_was_killed_holds_its_folder_no_longer(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TYPE_AND_DIE, str(tmp_path / "drafts")]
    killed = [
        subprocess.Popen([*command, text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for text in ("A", "B")
    ]
    for window in killed:
        assert window.stdout is not None
        assert window.stdout.readline() == "kept\n"
        other = WindowDraftFile(tmp_path / "drafts")
        assert other.load() == ""
        other.close()
    for window in killed:
        window.communicate("")
    again = WindowDraftFile(tmp_path / "drafts")
    assert {again.load(), *(one.load() for one in again.left_by_others())} == {"A", "B"}
    again.close()


def test_the_draft_of_a_claim_moves_to_the_window_that_opens_the_claim_next(tmp_path: Path) -> None:
    first, second = WindowDraftFile(tmp_path / "drafts"), WindowDraftFile(tmp_path / "drafts")
    first.of_claim("SH03-WX-2026-000001").save("A", {})
    second.of_claim("SH03-WX-2026-000001").save("B", {})
    second.of_claim("SH03-WX-2026-000002").save("C", {})
    assert first.of_claim("SH03-WX-2026-000002").load() == "", "the other window still has it"
    second.close()
    assert first.of_claim("SH03-WX-2026-000001").load() == "A"
    assert first.of_claim("SH03-WX-2026-000002").load() == "C"
    first.of_claim("SH03-WX-2026-000001").remove()
    assert first.of_claim("SH03-WX-2026-000001").load() == "B", "what the other window typed comes after it"
    first.close()


def test_the_draft_of_a_claim_leaves_nothing_behind(tmp_path: Path) -> None:
    window = WindowDraftFile(tmp_path / "drafts")
    window.of_claim("SH03-WX-2026-000001").save("A", {})
    window.of_claim("SH03-WX-2026-000001").remove()
    assert list((tmp_path / "drafts").iterdir()) == []
    window.close()
