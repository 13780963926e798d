"""A draft on disk is whole or absent; what cannot be read is kept aside."""

from hashlib import sha256
from pathlib import Path

import pytest

from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.draft_file import DiskDraftFile

PHOTO = b"\xff\xd8\xff photo"
DIGEST = sha256(PHOTO).hexdigest()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_what_was_kept_comes_back_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    file = DiskDraftFile(tmp_path / "drafts")
    assert file.load() == ""
    file.save("不制冷", {DIGEST: PHOTO})
    file.save("不制冷，漏水", {DIGEST: PHOTO})
    assert (file.load(), file.content(DIGEST)) == ("不制冷，漏水", PHOTO)
    assert names(file.folder) == {"counter.json", f"{DIGEST}.content"}


def test_a_photo_taken_off_the_form_leaves_the_disk(tmp_path: Path) -> None:
    file = DiskDraftFile(tmp_path)
    file.save("one", {DIGEST: PHOTO})
    file.save("one", {})
    assert file.content(DIGEST) is None
    assert names(tmp_path) == {"counter.json"}


def test_a_draft_that_is_removed_leaves_nothing(tmp_path: Path) -> None:
    file = DiskDraftFile(tmp_path)
    file.save("one", {DIGEST: PHOTO})
    file.remove()
    file.remove()
    assert (file.load(), names(tmp_path)) == ("", set())


def test_drafts_put_aside_never_replace_each_other(tmp_path: Path) -> None:
    file = DiskDraftFile(tmp_path)
    for number in (1, 2):
        (tmp_path / "counter.json").write_bytes(b"\xff damaged %d" % number)
        assert "damaged" in file.load()
        assert file.put_aside() == f"unreadable-{number}.json"
    assert file.load() == ""
    assert (tmp_path / "unreadable-1.json").read_bytes() == b"\xff damaged 1"


def test_the_photos_of_a_draft_put_aside_outlive_the_next_draft(tmp_path: Path) -> None:
    file = DiskDraftFile(tmp_path)
    file.save("nobody can read this", {DIGEST: PHOTO})
    file.put_aside()
    file.save("the next one", {})
    assert (tmp_path / "unreadable-1" / f"{DIGEST}.content").read_bytes() == PHOTO
    assert names(tmp_path) == {"counter.json", "unreadable-1", "unreadable-1.json"}


def test_a_place_where_nothing_can_be_kept_is_refused_with_its_reason(tmp_path: Path) -> None:
    in_the_way = tmp_path / "drafts"
    in_the_way.write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        DiskDraftFile(in_the_way).save("one", {})
