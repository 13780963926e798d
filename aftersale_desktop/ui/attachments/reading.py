"""Photos become small upright JPEGs without place or camera; other files stay as they are. Called in the worker."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from aftersale_desktop.domain.attachments import (
    LARGEST_BYTES,
    AttachmentTooLargeError,
    NotAnAttachmentError,
    PendingAttachment,
    Proof,
    media_type_of,
    pending_attachment,
)
from aftersale_desktop.services.ports import StorageError, file_reason

LONGEST_SIDE = 1600
_QUALITY = 82
_LARGEST_PHOTO_BYTES = 60_000_000
"""A camera's photo may be larger than what is kept: it is made small first."""
_MOST_MEGABYTES_OF_PIXELS = 512


def read_attachment(path: Path, proves: Proof) -> PendingAttachment:
    """Return a file as evidence; refuses what cannot be read, is too large, or is of no kind that is kept."""
    try:
        size = path.stat().st_size
        if size > _LARGEST_PHOTO_BYTES:
            raise AttachmentTooLargeError(path.name, LARGEST_BYTES // 1_000_000)
        content = path.read_bytes()
    except OSError as error:
        raise StorageError(file_reason(error)) from error
    if not media_type_of(path.name, content).is_picture:
        return pending_attachment(path.name, content, proves)
    return photo(picture(path.name, content, LONGEST_SIDE), f"{path.stem}.jpg", proves)


def photo(image: QImage, name: str, proves: Proof) -> PendingAttachment:
    """Return a picture as evidence: at most 1600 pixels long, JPEG, and nothing besides its pixels."""
    return pending_attachment(name, jpeg(small(image, LONGEST_SIDE)), proves)


def small(image: QImage, longest_side: int) -> QImage:
    """Return the picture scaled down to the longest side; a smaller one stays as it is."""
    size = image.size()
    if max(size.width(), size.height()) <= longest_side:
        return image
    wanted = size.scaled(QSize(longest_side, longest_side), Qt.AspectRatioMode.KeepAspectRatio)
    return image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def jpeg(image: QImage) -> bytes:
    """Return the pixels as JPEG, on white where they are transparent."""
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(opaque)
    del writer  # before the buffer it writes to
    return bytes(buffer.data().data())


def picture(name: str, content: bytes, longest_side: int) -> QImage:
    """Return a picture, upright as the camera was held and no larger than wanted; refuses what is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MOST_MEGABYTES_OF_PIXELS)
    _decode_small(reader, 2 * longest_side)
    image = reader.read()
    del reader  # before the buffer it reads from
    if image.isNull():
        raise NotAnAttachmentError(name)
    return small(image, longest_side)


def _decode_small(reader: QImageReader, longest_side: int) -> None:
    """Ask the decoder for no more pixels than twice what is wanted: a large JPEG is then read several times as fast."""
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest_side:
        reader.setScaledSize(size.scaled(QSize(longest_side, longest_side), Qt.AspectRatioMode.KeepAspectRatio))
