"""A PDF in the folder is whole or absent, under a name that is one everywhere."""

import sys
from pathlib import Path

import pytest

from aftersale_desktop.services.ports import PaperNotSavedError, StorageError
from aftersale_desktop.storage.paper_folder import DiskPaperFolder, safe_name

NAMES = [
    ("SH03-WX-2026-000001-receipt.pdf", "SH03-WX-2026-000001-receipt.pdf"),
    ("../../etc/passwd", "_.._etc_passwd"),
    ("C:\\Windows\\a.pdf", "C_Windows_a.pdf"),
    ("con.pdf", "_con.pdf"),
    ("...", "_"),
    ("维修 接收单?.pdf", "维修 接收单_.pdf"),
    ("a\x00b\n.pdf", "a_b_.pdf"),
    ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
]


@pytest.mark.parametrize(("name", "safe"), NAMES)
def test_a_name_is_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_pdf_is_saved_and_replaced_without_leftovers(tmp_path: Path) -> None:
    folder = DiskPaperFolder(tmp_path / "papers")
    folder.save("a.pdf", b"%PDF-1")
    path = folder.save("a.pdf", b"%PDF-2")
    assert path.read_bytes() == b"%PDF-2"
    assert [file.name for file in path.parent.iterdir()] == ["a.pdf"]


def test_a_pdf_is_saved_where_the_user_wants_it(tmp_path: Path) -> None:
    wanted = tmp_path / "桌面" / "结算单.pdf"
    wanted.parent.mkdir()
    assert DiskPaperFolder(tmp_path / "papers").save_at(wanted, b"%PDF").read_bytes() == b"%PDF"


def test_a_folder_the_user_mistyped_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(PaperNotSavedError) as refusal:
        DiskPaperFolder(tmp_path / "papers").save_at(tmp_path / "none" / "x.pdf", b"%PDF")
    assert refusal.value.reason == "not_a_folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="another way to make a folder unusable there")
def test_a_folder_that_cannot_be_written_is_refused_by_reason(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("a file where the folder should be")
    with pytest.raises(StorageError) as refusal:
        DiskPaperFolder(tmp_path / "papers").save("a.pdf", b"%PDF")
    assert refusal.value.reason == "not_a_folder"
