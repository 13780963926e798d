"""Whether the audit record is whole: walked from its first row to its end, beside what is kept outside of it."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.audit_chain import Anchor, ChainCheck, ChainFault
from aftersale_desktop.services.ports import StartReading

_ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class ChainReport:
    """How many rows were checked, how many of them are older than the chain, beside which anchors, what is wrong."""

    rows: int
    sealed: int = 0
    anchors: tuple[Anchor, ...] = ()
    faults: tuple[ChainFault, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.faults


def check_chain(start_reading: StartReading, progress: Callable[[int, int], None] | None = None) -> ChainReport:
    """Return what is wrong with the record as it ended when the check began; `progress` hears rows done and of all."""
    with start_reading() as work:
        newest = work.audit.newest()
        check = ChainCheck(work.audit.head(), work.audit.anchors())
    last = 0
    while last < newest:
        with start_reading() as work:
            rows = [row for row in work.audit.rows_after(last, _ROWS_AT_ONCE) if row.index <= newest]
        if not rows:
            break
        check.take(rows)
        last = rows[-1].index
        if progress is not None:
            progress(last, newest)
    faults = check.end()
    return ChainReport(check.checked, check.head.sealed, check.anchors, faults)
