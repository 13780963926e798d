"""What a shop in memory says of itself."""

from dataclasses import dataclass

from aftersale_desktop.services.check_ports import NumberFault
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeChecks:
    """Claims in order and their audit; a shop in memory has no file that could be damaged."""

    records: Records

    def claims_after(self, number: str, limit: int) -> tuple[str, ...]:
        return tuple(sorted(one for one in self.records.claims if one > number))[:limit]

    def audited_deeds(self, subject: str) -> tuple[str, ...]:
        return tuple(deed for _, _, deed, of, _ in self.records.audit if of == subject)

    def number_faults(self) -> tuple[NumberFault, ...]:
        return ()

    def database_faults(self) -> tuple[str, ...]:
        return ()
