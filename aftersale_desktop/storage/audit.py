"""The record of deeds as a chain; there is no way to read a deed away again."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, func, insert, select, update

from aftersale_desktop.domain.audit_chain import Anchor, ChainedDeed, ChainHead, ChainLink, chained
from aftersale_desktop.storage.anchors import AnchorFile
from aftersale_desktop.storage.rows.audit import AUDIT, HEAD, from_domain, to_domain
from aftersale_desktop.storage.rows.columns import written

_KEY_BYTES = 16
_ADD = insert(AUDIT)
_NEWEST = select(func.max(AUDIT.c.id))
_PEOPLE = select(AUDIT.c.done_by).distinct().order_by(AUDIT.c.done_by)
_DEEDS = select(AUDIT.c.deed).distinct().order_by(AUDIT.c.deed)
_HEAD = select(HEAD)
_TURN = _HEAD.with_for_update()
_MOVE_HEAD = update(HEAD).values(last=bindparam("new_last"), hash=bindparam("new_hash"))
_AFTER = (
    select(AUDIT).where(AUDIT.c.id > bindparam("after")).order_by(AUDIT.c.id).limit(bindparam("most", type_=Integer))
)


@dataclass(slots=True)
class StoredAudit:
    """Audit rows of the transaction; they wait for its commit, so that their end of the chain is held only then."""

    connection: Connection
    anchor: AnchorFile | None = None
    _signed: dict[str, str] = field(default_factory=dict)
    _waiting: list[ChainedDeed] = field(default_factory=list)
    _written: Anchor | None = None

    def add(self, at: datetime, by: str, deed: str, subject: str, detail: dict[str, str]) -> None:
        """Write down who did what with which record."""
        key, text = secrets.token_hex(_KEY_BYTES), written(detail | self._signed)
        new = ChainedDeed(index=0, at=at, by=by, deed=deed, subject=subject, detail=text, key=key)
        self._waiting.append(new)

    def sign(self, signer: str) -> None:
        """Name on each further row of the transaction who signed for it."""
        self._signed = {"signed_by": signer}

    def write(self) -> None:
        """Chain what waits to the record; until the transaction ends no other counter adds to it."""
        if not self._waiting:
            return
        head = self.connection.execute(_TURN).one()
        last, rows = ChainLink(head.last, head.hash), []
        for waiting in self._waiting:
            rows.append(chained(waiting, last))
            last = rows[-1].link
        self.connection.execute(_ADD, [from_domain(row) for row in rows])
        self.connection.execute(_MOVE_HEAD, {"new_last": last.index, "new_hash": last.hash})
        self._waiting.clear()
        self._written = Anchor(last, rows[-1].at)

    def keep_outside(self) -> None:
        """After the commit, keep the end of the record where somebody who cuts it off does not reach by SQL."""
        if self.anchor is not None and self._written is not None:
            self.anchor.keep(self._written)

    def newest(self) -> int:
        """Return the number of the last deed, 0 before the first; another number means that something was done."""
        return self.connection.execute(_NEWEST).scalar_one() or 0

    def head(self) -> ChainHead:
        """Return the end of the record as it says itself."""
        row = self.connection.execute(_HEAD).one()
        return ChainHead(ChainLink(row.last, row.hash), row.sealed)

    def rows_after(self, index: int, most: int) -> tuple[ChainedDeed, ...]:
        """Return the next rows of the record, oldest first."""
        return tuple(to_domain(row) for row in self.connection.execute(_AFTER, {"after": index, "most": most}))

    def people(self) -> tuple[str, ...]:
        """Return everybody who ever did something, by name."""
        return tuple(self.connection.execute(_PEOPLE).scalars())

    def deeds(self) -> tuple[str, ...]:
        """Return every deed that was ever done, by its code."""
        return tuple(self.connection.execute(_DEEDS).scalars())

    def anchors(self) -> tuple[Anchor, ...]:
        """Return the ends of the record that were kept outside of it."""
        kept = self.anchor.read() if self.anchor is not None else None
        return () if kept is None else (kept,)
