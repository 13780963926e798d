"""Photos and files of claims; a content is stored once, whoever attaches it how often."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from aftersale_desktop.domain.attachments import Attachment, MediaType, Proof
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id

CONTENT = Table(
    "attachment_content",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

ATTACHMENT = Table(
    "attachment",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("proves", String, nullable=False),
    Column("digest", ForeignKey("attachment_content.digest"), nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String, nullable=False),
    Index(None, "claim_number"),
)


def from_domain(attachment: Attachment) -> dict[str, Any]:
    """Return the row of a piece of evidence; the database gives a new one its id."""
    return {
        **known_id(attachment.id),
        "claim_number": attachment.claim_number,
        "name": attachment.name,
        "media_type": str(attachment.media_type),
        "proves": str(attachment.proves),
        "digest": attachment.digest,
        "size": attachment.size,
        "added_at": attachment.added_at,
        "added_by": attachment.added_by,
    }


def to_domain(row: AnyRow) -> Attachment:
    """Return the piece of evidence of a row."""
    return Attachment(
        id=row.id,
        claim_number=row.claim_number,
        name=row.name,
        media_type=MediaType(row.media_type),
        proves=Proof(row.proves),
        digest=row.digest,
        size=row.size,
        added_at=row.added_at,
        added_by=row.added_by,
    )
