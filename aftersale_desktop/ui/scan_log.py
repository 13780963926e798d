"""The last scans and what became of each; no scan goes by without a row."""

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.devices.scan_events import ScanEvent, visible
from aftersale_desktop.services.scan_decisions import ScanDecision

MOST_RECORDS = 50


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """One scan; without a decision it is being looked up, `reads` counts readings of the same label."""

    number: int
    at: datetime
    event: ScanEvent
    decision: ScanDecision | None = None
    reads: int = 1

    @property
    def printed(self) -> str:
        """The raw code with control characters as pictures: GS is seen as ␝."""
        return visible(self.event.raw)


class ScanLog(QObject):
    """Keeps the last 50 scans, newest first; `begun` and `decided` carry the record."""

    begun = Signal(object)
    decided = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: deque[ScanRecord] = deque(maxlen=MOST_RECORDS)
        self._count = 0

    def records(self) -> tuple[ScanRecord, ...]:
        """Return the last scans, newest first."""
        return tuple(self._records)

    def begin(self, event: ScanEvent, at: datetime, reads: int = 1) -> ScanRecord:
        """Note a scan before anything else happens to it."""
        self._count += 1
        record = ScanRecord(self._count, at, event, reads=reads)
        self._records.appendleft(record)
        self.begun.emit(record)
        return record

    def decide(self, record: ScanRecord, decision: ScanDecision) -> None:
        """Note what became of a scan; the first decision stays."""
        for place, kept in enumerate(self._records):
            if kept.number == record.number and kept.decision is None:
                self._records[place] = replace(kept, decision=decision)
                self.decided.emit(self._records[place])
                return
