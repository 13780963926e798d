"""Photos and files of claims: attached at the counter or later, read by whoever may read the claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.attachments import (
    Attachment,
    AttachmentDamagedError,
    PendingAttachment,
    content_digest,
)
from aftersale_desktop.domain.claims import ClaimEvent, ClaimIsClosedError, ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work

_FROZEN = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED})


@dataclass(frozen=True, slots=True)
class EvidenceDesk:
    """What can be done with the photos and files of claims that were taken; nothing is ever removed."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def of_claim(self, number: str) -> tuple[Attachment, ...]:
        """Return what was attached to a claim, oldest first, without the bytes."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.attachments.of_claim(number)

    def content(self, digest: str) -> bytes:
        """Return the bytes of one photo or file; refuses when they are no longer what was attached."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            content = work.attachments.content(digest)
        if content_digest(content) != digest:
            raise AttachmentDamagedError(digest)
        return content

    def add(self, number: str, pending: PendingAttachment) -> Attachment:
        """Attach one more photo or file to an open claim; its history says so."""
        user, now = self.who(), self.now()
        user.need(Right.ATTACH_EVIDENCE)
        with self.start_work() as work:
            _check_open(work, number)
            (stored,) = attach(work, number, (pending,), now, user.name)
            work.claims.record(number, ClaimEvent(now, user.name, "attached", {"note": stored.name}))
            work.commit()
        return stored


def attach(
    work: Work, number: str, attached: Iterable[PendingAttachment], now: datetime, by: str
) -> tuple[Attachment, ...]:
    """Store photos and files with their claim, in the caller's transaction, each with its audit row."""
    return tuple(_attach(work, number, pending, now, by) for pending in attached)


def _attach(work: Work, number: str, pending: PendingAttachment, now: datetime, by: str) -> Attachment:
    if content_digest(pending.content) != pending.digest:
        raise AttachmentDamagedError(pending.digest)
    stored = work.attachments.add(stored_attachment(pending, number, now, by), pending.content)
    detail = {"name": pending.name, "proves": str(pending.proves), "sha256": pending.digest}
    work.audit.add(now, by, "attach_evidence", number, detail)
    return stored


def stored_attachment(pending: PendingAttachment, number: str, now: datetime, by: str, key: int = 0) -> Attachment:
    """Return a piece of evidence as it is stored with its claim; a new one gets its id from the database."""
    return Attachment(
        id=key,
        claim_number=number,
        name=pending.name,
        media_type=pending.media_type,
        proves=pending.proves,
        digest=pending.digest,
        size=len(pending.content),
        added_at=now,
        added_by=by,
    )


def _check_open(work: Work, number: str) -> None:
    """What a decision was made on is not added to afterwards."""
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    if claim.state in _FROZEN:
        raise ClaimIsClosedError(number)
