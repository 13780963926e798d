"""Photos and files: added, never changed; the bytes are read only when somebody looks."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, LargeBinary, String, bindparam, exists, insert, literal, select

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.storage.rows.attachments import ATTACHMENT, CONTENT, from_domain, to_domain
from aftersale_desktop.storage.rows.columns import new_key

_ADD = insert(ATTACHMENT)
_ADD_CONTENT = insert(CONTENT).from_select(
    ["digest", "content"],
    select(bindparam("of_digest", type_=String), bindparam("of_content", type_=LargeBinary)).where(
        ~exists(select(literal(1)).where(CONTENT.c.digest == bindparam("of_digest", type_=String)))
    ),
)
_OF_CLAIM = select(ATTACHMENT).where(ATTACHMENT.c.claim_number == bindparam("of_number")).order_by(ATTACHMENT.c.id)
_CONTENT = select(CONTENT.c.content).where(CONTENT.c.digest == bindparam("of_digest"))


@dataclass(frozen=True, slots=True)
class StoredAttachments:
    """Photos and files of the transaction."""

    connection: Connection

    def add(self, attachment: Attachment, content: bytes) -> Attachment:
        """Return the piece of evidence with the id it is stored under; a content known already is not stored twice."""
        self.connection.execute(_ADD_CONTENT, {"of_digest": attachment.digest, "of_content": content})
        return replace(attachment, id=new_key(self.connection.execute(_ADD, from_domain(attachment))))

    def of_claim(self, claim_number: str) -> tuple[Attachment, ...]:
        """Return what was attached to a claim, oldest first, without the bytes."""
        return tuple(to_domain(row) for row in self.connection.execute(_OF_CLAIM, {"of_number": claim_number}))

    def content(self, digest: str) -> bytes:
        """Return the bytes, or refuse a digest nothing has."""
        found = self.connection.execute(_CONTENT, {"of_digest": digest}).scalar_one_or_none()
        if found is None:
            raise NotStoredError("attachment", digest)
        return bytes(found)
