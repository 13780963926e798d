"""Photos and files that prove what was seen at the counter; what they are is read from their bytes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError

LARGEST_BYTES = 10_000_000
MOST_ATTACHMENTS = 20
LONGEST_NAME = 120


class Proof(StrEnum):
    """What a photo or file proves (policy page R2 to R7)."""

    CARD = "card"
    INVOICE = "invoice"
    ALTERED = "altered"
    NAMEPLATE = "nameplate"
    CAUSE = "cause"
    CONDITION = "condition"
    OTHER = "other"


class MediaType(StrEnum):
    """What kinds of content are kept."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"
    TEXT = "text/plain"

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown and printed as a picture."""
        return self in {MediaType.JPEG, MediaType.PNG}


class NotAnAttachmentError(AfterSaleError):
    """The content is neither a picture nor a PDF nor a text, whatever its name ends with."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AttachmentTooLargeError(AfterSaleError):
    """The file is larger than what a shop's database should hold of one piece of evidence."""

    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__(name, megabytes)
        self.name = name
        self.megabytes = megabytes


class TooManyAttachmentsError(AfterSaleError):
    """One product came with more photos and files than a form takes."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class AttachmentDamagedError(AfterSaleError):
    """What is stored is not what was attached: its digest differs."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


@dataclass(frozen=True, slots=True)
class PendingAttachment:
    """A photo or file on the counter's form, not stored yet.

    `domain.records` writes it without its content: whoever keeps the form (a draft) keeps `content` beside it in a file
    named by `digest`, and puts it back by `with_contents`.
    """

    name: str
    media_type: MediaType
    proves: Proof
    digest: str
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored piece of evidence; its bytes lie under its digest. `id` 0 means not stored yet."""

    id: int
    claim_number: str
    name: str
    media_type: MediaType
    proves: Proof
    digest: str
    size: int
    added_at: datetime
    added_by: str


def content_digest(content: bytes) -> str:
    """Return the SHA-256 under which a content is kept."""
    return hashlib.sha256(content).hexdigest()


def pending_attachment(name: str, content: bytes, proves: Proof) -> PendingAttachment:
    """Return a piece of evidence for the form; refuses what is too large or of no kind that is kept."""
    plain = name.strip()[-LONGEST_NAME:]
    if len(content) > LARGEST_BYTES:
        raise AttachmentTooLargeError(plain, LARGEST_BYTES // 1_000_000)
    return PendingAttachment(plain, media_type_of(plain, content), proves, content_digest(content), content)


_SIGNATURES: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"%PDF-", MediaType.PDF),
)
_NEVER_TEXT = (".jpg", ".jpeg", ".png", ".pdf")
_MARKUP = ("<!doctype", "<html", "<?xml", "<svg", "<script")


def media_type_of(name: str, content: bytes) -> MediaType:
    """Return what the bytes are, whatever the name ends in; only a text that calls itself a picture is refused."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if name.lower().endswith(_NEVER_TEXT) or not _is_plain_text(content):
        raise NotAnAttachmentError(name)
    return MediaType.TEXT


def _is_plain_text(content: bytes) -> bool:
    """Readable UTF-8 that no browser would take for a page."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    is_readable = all(character.isprintable() or character in "\r\n\t\ufeff" for character in text)
    return bool(text.strip()) and is_readable and not text.lstrip("\ufeff \r\n\t").lower().startswith(_MARKUP)


def with_attachment(attached: tuple[PendingAttachment, ...], more: PendingAttachment) -> tuple[PendingAttachment, ...]:
    """Return the pieces with one more; the same content stays once, under its newest name and meaning."""
    others = tuple(one for one in attached if one.digest != more.digest)
    if len(others) >= MOST_ATTACHMENTS:
        raise TooManyAttachmentsError(MOST_ATTACHMENTS)
    return (*others, more)


def with_contents(
    attached: tuple[PendingAttachment, ...], read: Callable[[str], bytes | None]
) -> tuple[PendingAttachment, ...]:
    """Return the pieces of a draft with their bytes again, `read` by digest; one whose bytes are lost is left out."""
    contents = ((one, read(one.digest)) for one in attached)
    return tuple(
        replace(one, content=content)
        for one, content in contents
        if content is not None and content_digest(content) == one.digest
    )


def proves_cause(attached: tuple[PendingAttachment, ...]) -> bool:
    """Tell whether a photo or file shows the customer's cause (policy page R6, R7; Consumer Law art. 23)."""
    return any(one.proves is Proof.CAUSE for one in attached)
