"""Photos as cameras write them: with a turned picture, a place and a maker in their EXIF block."""

import struct
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from aftersale_desktop.ui.attachments.reading import jpeg

MAKER = b"SecretCamera 5000"
TURNED_RIGHT = 6
"""EXIF: the camera was held so that the picture must be turned a quarter to the right."""


def two_halves(width: int, height: int) -> QImage:
    """Return a picture whose left half is red and whose right half is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.blue))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor(Qt.GlobalColor.red))
    painter.end()
    return image


def camera_photo(path: Path, image: QImage, orientation: int = TURNED_RIGHT) -> Path:
    """Write a JPEG with an EXIF block that turns it and names the camera."""
    plain = jpeg(image)
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(">HHII", 0x010F, 2, len(MAKER) + 1, 8 + 2 + 24 + 4)
    tiff = b"MM\x00*" + struct.pack(">I", 8) + struct.pack(">H", 2) + entries + b"\x00" * 4 + MAKER + b"\x00"
    block = b"Exif\x00\x00" + tiff
    path.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + plain[2:])
    return path
