"""A photo is kept upright, small and without what its camera told; other files as they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from aftersale_desktop.domain.attachments import (
    LARGEST_BYTES,
    AttachmentTooLargeError,
    MediaType,
    NotAnAttachmentError,
    Proof,
)
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.ui.attachments.reading import LONGEST_SIDE, photo, picture, read_attachment
from tests.ui.photo_files import MAKER, camera_photo, two_halves

pytestmark = pytest.mark.usefixtures("qapp")


def hue(image: QImage, across: float, down: float) -> str:
    colour = image.pixelColor(int(image.width() * across), int(image.height() * down))
    return "red" if colour.red() > colour.blue() else "blue"


def test_a_photo_is_turned_upright_and_its_exif_is_gone(tmp_path: Path) -> None:
    path = camera_photo(tmp_path / "IMG_1.JPG", two_halves(400, 200))
    assert MAKER in path.read_bytes()
    kept = read_attachment(path, Proof.NAMEPLATE)
    upright = picture(kept.name, kept.content, LONGEST_SIDE)
    assert (upright.width(), upright.height()) == (200, 400)
    assert (hue(upright, 0.5, 0.1), hue(upright, 0.5, 0.9)) == ("red", "blue")
    assert MAKER not in kept.content
    assert b"Exif" not in kept.content
    assert (kept.name, kept.media_type, kept.proves) == ("IMG_1.jpg", MediaType.JPEG, Proof.NAMEPLATE)


def test_a_large_photo_becomes_sixteen_hundred_pixels_long_and_a_small_one_stays(tmp_path: Path) -> None:
    for width, height, expected in ((4000, 3000, (1600, 1200)), (900, 1200, (900, 1200)), (8000, 100, (1600, 20))):
        path = camera_photo(tmp_path / f"{width}.jpg", two_halves(width, height), orientation=1)
        kept = read_attachment(path, Proof.OTHER)
        shown = picture(kept.name, kept.content, LONGEST_SIDE)
        assert (shown.width(), shown.height()) == expected


def test_a_transparent_picture_lies_on_white_as_a_jpeg() -> None:
    clear = QImage(20, 10, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    kept = photo(clear, "pasted.jpg", Proof.OTHER)
    assert kept.media_type is MediaType.JPEG
    assert picture(kept.name, kept.content, 20).pixelColor(5, 5) == QColor(Qt.GlobalColor.white)


def test_the_ending_does_not_decide_what_a_file_is(tmp_path: Path) -> None:
    text = tmp_path / "voltage.dat"
    text.write_text("电压 253 V", "utf-8")
    assert read_attachment(text, Proof.CAUSE).media_type is MediaType.TEXT
    program = tmp_path / "invoice.pdf"
    program.write_bytes(b"MZ\x90\x00\x03")
    with pytest.raises(NotAnAttachmentError):
        read_attachment(program, Proof.INVOICE)


@pytest.mark.qt_log_ignore("JPEG", extend=True)  # the decoder says what it found, and that is the point
def test_a_picture_that_only_begins_like_one_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0" + b"\x00" * 400)
    with pytest.raises(NotAnAttachmentError) as refusal:
        read_attachment(broken, Proof.CARD)
    assert refusal.value.name == "broken.jpg"


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "scan.pdf"
    large.write_bytes(b"%PDF-1.7" + bytes(LARGEST_BYTES))
    with pytest.raises(AttachmentTooLargeError):
        read_attachment(large, Proof.INVOICE)
    with pytest.raises(StorageError):
        read_attachment(tmp_path / "gone.jpg", Proof.OTHER)
    with pytest.raises(StorageError):
        read_attachment(tmp_path, Proof.OTHER)
