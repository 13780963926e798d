"""The desk of the audit record: who may read it, and whether it is whole."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.audit_check import ChainReport, check_chain
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork


@dataclass(frozen=True, slots=True)
class Choices:
    """Who did something, and what was done, as far as the record knows."""

    people: tuple[str, ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditDesk:
    """What supervisors and administrators do with the record; nobody changes it."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def choices(self) -> Choices:
        """Return by whom and by which deeds the record can be narrowed."""
        self.who().need(Right.READ_AUDIT)
        with self.start_reading() as work:
            return Choices(work.audit.people(), work.audit.deeds())

    def verify(self, progress: Callable[[int, int], None] | None = None) -> ChainReport:
        """Return whether the record is whole; that somebody asked, and the answer, become its next row."""
        user = self.who()
        user.need(Right.READ_AUDIT)
        report = check_chain(self.start_reading, progress)
        with self.start_work() as work:
            detail = {"rows": str(report.rows), "faults": str(len(report.faults))}
            work.audit.add(self.now(), user.name, "verify_audit", "", detail)
            work.commit()
        return report
