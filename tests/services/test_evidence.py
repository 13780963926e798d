"""Photos and files go with their claim, are added to open claims only, and come back byte for byte."""

import hashlib
from dataclasses import replace

import pytest

from aftersale_desktop.domain.attachments import AttachmentDamagedError, Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimIsClosedError, ClaimNotFoundError, ClaimState, EvidenceMissingError
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.papers import ReceiptContent
from aftersale_desktop.services.assessment import Evidence
from aftersale_desktop.services.ports import StorageError
from tests.builders import CLERK, NOON, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

PHOTO = pending_attachment("IMG_1.jpg", b"\xff\xd8\xff meter", Proof.CAUSE)
SCRATCH = pending_attachment("IMG_2.jpg", b"\xff\xd8\xff scratch", Proof.CONDITION)
POWER = Evidence(cause=Cause.POWER_SUPPLY)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def taken_number(shop: FakeShop, *attached: object) -> str:
    return shop.intake.take(a_visit(shop.known(), attachments=attached), "key 1").claim.number


def test_photos_are_stored_with_their_claim_and_each_leaves_an_audit_row(shop: FakeShop) -> None:
    number = taken_number(shop, PHOTO, SCRATCH)
    kept = shop.evidence.of_claim(number)
    assert [(one.name, one.proves, one.added_by, one.added_at) for one in kept] == [
        ("IMG_1.jpg", Proof.CAUSE, CLERK.name, NOON),
        ("IMG_2.jpg", Proof.CONDITION, CLERK.name, NOON),
    ]
    assert [shop.evidence.content(one.digest) for one in kept] == [PHOTO.content, SCRATCH.content]
    rows = [row for row in shop.kept.audit if row[2] == "attach_evidence"]
    assert [(row[3], row[4]["sha256"]) for row in rows] == [(number, PHOTO.digest), (number, SCRATCH.digest)]
    assert shop.claims.detail(number).attachments == kept


def test_receipt_and_history_say_how_many_photos_there_are(shop: FakeShop) -> None:
    taken = shop.intake.take(a_visit(shop.known(), attachments=(PHOTO, SCRATCH)), "key 1")
    assert isinstance(taken.receipt.content, ReceiptContent)
    assert taken.receipt.content.photo_count == 2
    assert shop.kept.events[-1][1].detail["photos"] == "2"


def test_a_claim_that_cannot_be_saved_leaves_no_photo_behind(shop: FakeShop) -> None:
    shop.kept.broken.add("commit")
    with pytest.raises(StorageError):
        taken_number(shop, PHOTO)
    assert (shop.kept.attachments, shop.kept.contents) == ([], {})


def test_the_same_request_twice_attaches_once(shop: FakeShop) -> None:
    number = taken_number(shop, PHOTO)
    assert taken_number(shop, PHOTO) == number
    assert len(shop.evidence.of_claim(number)) == 1


def test_a_photo_of_the_cause_proves_a_refusal_without_a_note(shop: FakeShop) -> None:
    visit = a_visit(shop.known(), evidence=POWER)
    with pytest.raises(EvidenceMissingError):
        shop.intake.take(replace(visit, attachments=(SCRATCH,)), "key 1")
    assert shop.intake.take(replace(visit, attachments=(PHOTO,)), "key 1").claim.number


def test_a_draft_that_lost_its_bytes_is_refused_before_anything_is_stored(shop: FakeShop) -> None:
    with pytest.raises(AttachmentDamagedError):
        taken_number(shop, replace(PHOTO, content=b""))
    assert shop.kept.claims == {}


def test_a_photo_is_added_to_an_open_claim_with_history_and_audit(shop: FakeShop) -> None:
    number = taken_number(shop)
    added = shop.evidence.add(number, PHOTO)
    assert shop.evidence.of_claim(number) == (added,)
    assert [(event.deed, event.detail) for _, event in shop.kept.events][-1] == ("attached", {"note": "IMG_1.jpg"})
    assert shop.kept.audit[-1][2] == "attach_evidence"


@pytest.mark.parametrize("state", [ClaimState.CLOSED, ClaimState.CANCELLED])
def test_nothing_is_added_to_a_claim_that_is_decided(shop: FakeShop, state: ClaimState) -> None:
    number = taken_number(shop)
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=state)
    with pytest.raises(ClaimIsClosedError):
        shop.evidence.add(number, PHOTO)
    assert shop.evidence.of_claim(number) == ()


def test_an_unknown_claim_is_refused(shop: FakeShop) -> None:
    with pytest.raises(ClaimNotFoundError):
        shop.evidence.add("SH03-WX-2026-999999", PHOTO)


def test_bytes_that_are_no_longer_what_was_attached_are_not_handed_out(shop: FakeShop) -> None:
    taken_number(shop, PHOTO)
    assert hashlib.sha256(PHOTO.content).hexdigest() == PHOTO.digest
    shop.kept.contents[PHOTO.digest] = b"\xff\xd8\xff another meter"
    with pytest.raises(AttachmentDamagedError) as refusal:
        shop.evidence.content(PHOTO.digest)
    assert refusal.value.digest == PHOTO.digest
