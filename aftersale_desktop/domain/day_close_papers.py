"""What the sheet of a day close says."""

from dataclasses import dataclass

from aftersale_desktop.domain.audit_chain import ChainLink
from aftersale_desktop.domain.day_close import DayClose
from aftersale_desktop.domain.paper_parts import PointHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCloseContent:
    """A close with the numbers of the receipts it counted, in the order they were booked."""

    number: str
    point: PointHeading
    close: DayClose
    entry_numbers: tuple[str, ...]
    audit: ChainLink | None = None
    """The end of the audit record before this close: on paper it is out of reach of whoever changes the record."""
