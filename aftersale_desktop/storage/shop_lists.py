"""Lists a shop keeps: read whole, an entry saved or removed by its key."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, bindparam, delete, insert, select

from aftersale_desktop.domain.shop_lists import KIND_OF_ENTRY, EntryT, ListEntry
from aftersale_desktop.storage.rows.shop_lists import ENTRY, from_domain, to_domain

_OF_KIND = select(ENTRY).where(ENTRY.c.kind == bindparam("of_kind")).order_by(ENTRY.c.key)
_REMOVE = delete(ENTRY).where(ENTRY.c.kind == bindparam("of_kind"), ENTRY.c.key == bindparam("of_key"))
_ADD = insert(ENTRY)


@dataclass(frozen=True, slots=True)
class StoredShopLists:
    """Lists of the transaction."""

    connection: Connection

    def of_kind(self, kind: type[EntryT]) -> tuple[EntryT, ...]:
        """Return the entries of a list by their keys."""
        wanted = cast("type[ListEntry]", kind)
        rows = self.connection.execute(_OF_KIND, {"of_kind": KIND_OF_ENTRY[wanted]})
        return tuple(cast("EntryT", to_domain(wanted, row)) for row in rows)

    def save(self, entry: ListEntry) -> None:
        """Store an entry in the place of the one with its key."""
        self.remove(entry)
        self.connection.execute(_ADD, from_domain(entry))

    def remove(self, entry: ListEntry) -> None:
        """Take an entry out; orders keep what they say."""
        self.connection.execute(_REMOVE, {"of_kind": KIND_OF_ENTRY[type(entry)], "of_key": entry.key})
