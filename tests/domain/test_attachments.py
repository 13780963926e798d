"""Photos and files as evidence: what is kept, under which digest, and what is refused by its bytes."""

import hashlib

import pytest

from aftersale_desktop.domain.attachments import (
    LARGEST_BYTES,
    MOST_ATTACHMENTS,
    AttachmentTooLargeError,
    MediaType,
    NotAnAttachmentError,
    PendingAttachment,
    Proof,
    TooManyAttachmentsError,
    pending_attachment,
    proves_cause,
    with_attachment,
    with_contents,
)
from aftersale_desktop.domain.records import from_record, to_record

JPEG = b"\xff\xd8\xff\xe0 photo"
KINDS = [
    (JPEG, MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n drawing", MediaType.PNG),
    (b"%PDF-1.7 invoice", MediaType.PDF),
    ("电压 253 V\r\n".encode(), MediaType.TEXT),
    (b"\xef\xbb\xbfreading: 253 V", MediaType.TEXT),
]
REFUSED = [
    b"",
    b"   \n",
    b"MZ\x90\x00 a program",
    b"PK\x03\x04 an archive",
    b"<html><script>alert(1)</script>",
    b" \n<?xml version='1.0'?><svg onload='x'/>",
    b"\xef\xbb\xbf<!DOCTYPE html>",
    "电压".encode("gb18030"),
    b"GIF89a\x01\x00\x80 picture",
    b"text with \x00 in it",
]


@pytest.mark.parametrize(("content", "media_type"), KINDS)
def test_a_file_is_what_its_bytes_say_whatever_its_name_ends_with(content: bytes, media_type: MediaType) -> None:
    kept = pending_attachment("evidence.exe", content, Proof.OTHER)
    assert (kept.media_type, kept.content) == (media_type, content)
    assert kept.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("content", REFUSED)
def test_what_is_no_picture_pdf_or_text_is_refused_by_its_name(content: bytes) -> None:
    with pytest.raises(NotAnAttachmentError) as refusal:
        pending_attachment("photo.txt", content, Proof.CAUSE)
    assert refusal.value.name == "photo.txt"


def test_a_text_that_calls_itself_a_photo_is_refused() -> None:
    with pytest.raises(NotAnAttachmentError):
        pending_attachment("fake.JPG", b"hello", Proof.CAUSE)


def test_ten_megabytes_are_kept_and_one_byte_more_is_refused() -> None:
    largest = JPEG + bytes(LARGEST_BYTES - len(JPEG))
    assert len(pending_attachment("a.jpg", largest, Proof.CARD).content) == LARGEST_BYTES
    with pytest.raises(AttachmentTooLargeError) as refusal:
        pending_attachment("a.jpg", largest + b"!", Proof.CARD)
    assert (refusal.value.name, refusal.value.megabytes) == ("a.jpg", 10)


def test_a_long_name_keeps_its_end() -> None:
    assert pending_attachment("很" * 200 + ".jpg", JPEG, Proof.CARD).name.endswith(".jpg")


def test_the_same_photo_twice_is_there_once_as_it_was_named_last() -> None:
    first = pending_attachment("a.jpg", JPEG, Proof.CONDITION)
    again = pending_attachment("b.jpg", JPEG, Proof.CAUSE)
    assert with_attachment((first,), again) == (again,)


def test_a_form_takes_no_more_than_its_most() -> None:
    full = tuple(pending_attachment("a.jpg", JPEG + bytes([n]), Proof.CARD) for n in range(MOST_ATTACHMENTS))
    with pytest.raises(TooManyAttachmentsError):
        with_attachment(full, pending_attachment("b.jpg", JPEG, Proof.CARD))


@pytest.mark.parametrize("proves", Proof)
def test_only_a_photo_of_the_cause_proves_the_cause(proves: Proof) -> None:
    assert proves_cause((pending_attachment("a.jpg", JPEG, proves),)) is (proves is Proof.CAUSE)


def test_a_draft_keeps_everything_but_the_bytes_and_gets_them_back_by_digest() -> None:
    kept = pending_attachment("a.jpg", JPEG, Proof.NAMEPLATE)
    record = to_record((kept,))
    assert "content" not in record[0]
    drafted = from_record(tuple[PendingAttachment, ...], record)
    assert with_contents(drafted, {kept.digest: JPEG}.get) == (kept,)


@pytest.mark.parametrize("found", [None, b"other bytes"])
def test_a_draft_whose_photo_is_lost_or_spoilt_comes_back_without_it(found: bytes | None) -> None:
    drafted = from_record(PendingAttachment, to_record(pending_attachment("a.jpg", JPEG, Proof.CARD)))
    assert with_contents((drafted,), lambda _digest: found) == ()
