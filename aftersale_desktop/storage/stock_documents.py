"""Papers of the stockroom and labels of removed parts, saved by version."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import Connection, bindparam, insert, select, update

from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.stock_ports import KIND_OF_DOCUMENT, DocumentT, StockDocument
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect
from aftersale_desktop.storage.rows.stock_documents import (
    DOCUMENT,
    REMOVED_PART,
    REQUEST,
    document_from_domain,
    document_to_domain,
    removed_from_domain,
    removed_to_domain,
)

_SAVE = update(DOCUMENT).where(
    DOCUMENT.c.number == bindparam("of_number"), DOCUMENT.c.version == bindparam("of_version")
)
_SAVE_REMOVED = update(REMOVED_PART).where(
    REMOVED_PART.c.number == bindparam("of_number"), REMOVED_PART.c.version == bindparam("of_version")
)


@dataclass(frozen=True, slots=True)
class StoredStockDocuments:
    """Papers of the transaction."""

    connection: Connection

    def add(self, document: StockDocument) -> None:
        """Store a new paper."""
        self.connection.execute(insert(DOCUMENT), document_from_domain(document))

    def save(self, document: DocumentT) -> DocumentT:
        """Return the paper with its next version; refuses when somebody saved in between."""
        later = replace(document, version=document.version + 1)
        keys = {"of_number": document.number, "of_version": document.version}
        if not self.connection.execute(_SAVE, document_from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(document.number)
        return later

    def answer(self, request_key: str, number: str) -> None:
        """Remember under which number a request was answered."""
        self.connection.execute(insert(REQUEST), {"request_key": request_key, "number": number})

    def answered(self, request_key: str) -> str:
        """Return the number a request was answered with, empty before it was."""
        wanted = select(REQUEST.c.number).where(REQUEST.c.request_key == request_key)
        return self.connection.execute(wanted).scalar_one_or_none() or ""

    def find(self, kind: type[DocumentT], number: str) -> DocumentT | None:
        """Return the paper of a kind with a number."""
        wanted = _of_kind(kind).where(DOCUMENT.c.number == number)
        row = self.connection.execute(wanted).one_or_none()
        return None if row is None else _read(kind, row)

    def of_kind(
        self, kind: type[DocumentT], *, is_open: bool | None = None, limit: int | None = 200
    ) -> tuple[DocumentT, ...]:
        """Return papers of a kind, newest first: all of them, only open ones, or only those that are over."""
        wanted = _of_kind(kind)
        if is_open is not None:
            wanted = wanted.where(DOCUMENT.c.is_open == is_open)
        found = self.connection.execute(wanted.order_by(DOCUMENT.c.id.desc()).limit(limit))
        return tuple(_read(kind, row) for row in found)


def _of_kind(kind: type[DocumentT]) -> AnySelect:
    return select(DOCUMENT).where(DOCUMENT.c.kind == KIND_OF_DOCUMENT[cast("type[StockDocument]", kind)])


def _read(kind: type[DocumentT], row: AnyRow) -> DocumentT:
    return cast("DocumentT", document_to_domain(cast("type[StockDocument]", kind), row))


@dataclass(frozen=True, slots=True)
class StoredRemovedParts:
    """Removed parts of the transaction."""

    connection: Connection

    def add(self, part: RemovedPart) -> None:
        """Store a part that was just removed."""
        self.connection.execute(insert(REMOVED_PART), removed_from_domain(part))

    def save(self, part: RemovedPart) -> RemovedPart:
        """Return the part with its next version; refuses when somebody saved in between."""
        later = replace(part, version=part.version + 1)
        keys = {"of_number": part.number, "of_version": part.version}
        if not self.connection.execute(_SAVE_REMOVED, removed_from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(part.number)
        return later

    def find(self, number: str) -> RemovedPart | None:
        """Return the part with a label."""
        row = self.connection.execute(select(REMOVED_PART).where(REMOVED_PART.c.number == number)).one_or_none()
        return None if row is None else removed_to_domain(row)

    def of_claim(self, claim_number: str) -> tuple[RemovedPart, ...]:
        """Return what was removed for a claim, in the order of the labels."""
        wanted = select(REMOVED_PART).where(REMOVED_PART.c.claim_number == claim_number)
        return tuple(removed_to_domain(row) for row in self.connection.execute(wanted.order_by(REMOVED_PART.c.number)))

    def in_states(self, states: Collection[RemovedPartState]) -> tuple[RemovedPart, ...]:
        """Return the parts in some states, in the order of the labels."""
        wanted = select(REMOVED_PART).where(REMOVED_PART.c.state.in_([str(state) for state in states]))
        return tuple(removed_to_domain(row) for row in self.connection.execute(wanted.order_by(REMOVED_PART.c.number)))
