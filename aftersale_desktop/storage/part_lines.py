"""Spare parts of repair orders, saved by version."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, insert, select, update

from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.part_lines import PART_LINE, from_domain, to_domain

_ADD = insert(PART_LINE)
_SAVE = update(PART_LINE).where(PART_LINE.c.id == bindparam("of_id"), PART_LINE.c.version == bindparam("of_version"))
_OF_CLAIM = select(PART_LINE).where(PART_LINE.c.claim_number == bindparam("of_number")).order_by(PART_LINE.c.id)


@dataclass(frozen=True, slots=True)
class StoredPartLines:
    """Part lines of the transaction."""

    connection: Connection

    def add(self, line: PartLine) -> PartLine:
        """Return the line with the id it is stored under."""
        return replace(line, id=new_key(self.connection.execute(_ADD, from_domain(line))))

    def save(self, line: PartLine) -> PartLine:
        """Return the line with its next version; refuses when somebody saved in between."""
        later = replace(line, version=line.version + 1)
        keys = {"of_id": line.id, "of_version": line.version}
        if not self.connection.execute(_SAVE, from_domain(later) | keys).rowcount:
            raise ChangedMeanwhileError(line.claim_number)
        return later

    def of_claim(self, claim_number: str) -> tuple[PartLine, ...]:
        """Return the parts of a claim in the order they were asked for."""
        return tuple(to_domain(row) for row in self.connection.execute(_OF_CLAIM, {"of_number": claim_number}))

    def in_states(self, states: Collection[PartLineState], part_code: str = "") -> tuple[tuple[PartLine, str], ...]:
        """Return the lines in some states, each with the point of its claim, oldest first; of one part where named."""
        wanted = (
            select(PART_LINE, CLAIM.c.point_code)
            .join(CLAIM, CLAIM.c.number == PART_LINE.c.claim_number)
            .where(PART_LINE.c.state.in_([str(state) for state in states]))
            .order_by(PART_LINE.c.id)
        )
        if part_code:
            wanted = wanted.where(PART_LINE.c.part_code == part_code)
        return tuple((to_domain(row), row.point_code) for row in self.connection.execute(wanted))
