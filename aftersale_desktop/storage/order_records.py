"""Records of repair orders: added, never changed; one statement reads all of a claim."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Integer, bindparam, insert, select

from aftersale_desktop.domain.order_records import KIND_OF_RECORD, OrderContent, OrderRecord
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.order_records import RECORD, from_domain, to_domain

_ADD = insert(RECORD)
_OF_CLAIM = select(RECORD).where(RECORD.c.claim_number == bindparam("of_number")).order_by(RECORD.c.id)
_BY_KEY = (
    select(RECORD)
    .where(RECORD.c.kind == bindparam("of_kind"), RECORD.c.key == bindparam("of_key"))
    .order_by(RECORD.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)


@dataclass(frozen=True, slots=True)
class StoredOrderRecords:
    """Records of the transaction."""

    connection: Connection

    def add(self, record: OrderRecord) -> OrderRecord:
        """Return the record with the id it is stored under."""
        return replace(record, id=new_key(self.connection.execute(_ADD, from_domain(record))))

    def of_claim(self, claim_number: str) -> tuple[OrderRecord, ...]:
        """Return everything written down about a claim, oldest first."""
        return tuple(to_domain(row) for row in self.connection.execute(_OF_CLAIM, {"of_number": claim_number}))

    def by_key(self, kind: type[OrderContent], key: str, limit: int) -> tuple[OrderRecord, ...]:
        """Return the newest records of a kind with a key, such as diagnoses of one fault code."""
        wanted = {"of_kind": KIND_OF_RECORD[kind], "of_key": key, "most": limit}
        return tuple(to_domain(row) for row in self.connection.execute(_BY_KEY, wanted))
