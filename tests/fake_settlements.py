"""Statements to the factory in memory."""

from dataclasses import dataclass, replace

from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementDeed, StatementEntry
from aftersale_desktop.services.ports import StorageError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeFactoryStatements:
    """The statements of the transaction; what was claimed is claimed once, a deed is done once."""

    records: Records

    def add(self, statement: FactoryStatement) -> FactoryStatement:
        self.records.break_if_asked("factory_statements.add")
        wanted = {(line.claim_number, line.corrects) for line in statement.lines}
        if wanted & {(line.claim_number, line.corrects) for one in self._all for line in one.lines}:
            raise StorageError("refused")
        stored = replace(statement, id=len(self._all) + 1)
        self._all.append(stored)
        return stored

    def by_number(self, number: str) -> FactoryStatement | None:
        return next((one for one in self._all if one.number == number), None)

    def by_request_key(self, key: str) -> FactoryStatement | None:
        return next((one for one in self._all if one.request_key == key), None)

    def newest(self, point_code: str, limit: int) -> tuple[FactoryStatement, ...]:
        return tuple(reversed([one for one in self._all if one.point_code == point_code]))[:limit]

    def claimed(self, point_code: str) -> frozenset[str]:
        of_point = (one for one in self._all if one.point_code == point_code)
        return frozenset(line.claim_number for one in of_point for line in one.lines)

    def to_claim_again(self, point_code: str) -> tuple[StatementEntry, ...]:
        corrected = {(line.claim_number, line.corrects) for one in self._all for line in one.lines}
        numbers = {one.number for one in self._all if one.point_code == point_code}
        return tuple(
            entry
            for entry in self.records.statement_entries
            if entry.deed is StatementDeed.CLAIMED_AGAIN and entry.statement_number in numbers
            if (entry.claim_number, entry.statement_number) not in corrected
        )

    def entries_of(self, number: str) -> tuple[StatementEntry, ...]:
        return tuple(entry for entry in self.records.statement_entries if entry.statement_number == number)

    def add_entry(self, entry: StatementEntry) -> None:
        same = (entry.statement_number, entry.claim_number, entry.deed)
        if same in {(one.statement_number, one.claim_number, one.deed) for one in self.records.statement_entries}:
            raise StorageError("refused")
        self.records.statement_entries.append(entry)

    @property
    def _all(self) -> list[FactoryStatement]:
        return self.records.factory_statements
