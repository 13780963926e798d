"""What is wanted of a long list, and what storage answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

ROWS_PER_ANCHOR = 128
MOST_HITS = 100
"""A search shows no more: whoever sees that many types on."""


class ListKind(StrEnum):
    """The lists there are."""

    CLAIMS = "claims"
    CARDS = "cards"
    INVOICES = "invoices"
    CALLS = "calls"
    COMPLAINTS = "complaints"
    AUDIT = "audit"


ALL, ALL_OPEN, OVERDUE = "all", "all_open", "overdue"
"""Groups of claims beside those of their states; every list has `ALL`."""
MY_BENCH, QUEUE, AT_WORK, INSPECTION = "my_bench", "queue", "at_work", "inspection"
"""Groups of the workshop: one's own orders, those nobody has yet, all that are not ready, and the inspector's."""
IN_WARRANTY, ENDING, EXPIRED = "in_warranty", "ending", "expired"
"""Groups of cards; `ENDING` within the next thirty days. Those of invoices are their states."""
CALL_BACK, RUNNING, AWAITED, ESCALATED, ENDED = "call_back", "running", "awaited", "escalated", "ended"
"""Groups of calls: to call back, being dealt with, waiting for a product or a visit, with a supervisor, over.

Complaints are running, `OVERDUE` or ended.
"""
BY_PROMISE, BY_NUMBER, BY_AGE, BY_END = "promise", "number", "age", "end"
BY_DATE, BY_CUSTOMER, BY_TOTAL, BY_OPEN = "date", "customer", "total", "open"
"""Orders; a list that has no such order in a group shows the group in its own."""

BY_PERSON, BY_DEED, BY_SUBJECT, BY_DAY = "person", "deed", "subject", "day"
"""By what the audit record is narrowed; its groups are these names, joined by a plus."""

ListKey = tuple[int | str | date, ...]
"""Where a row stands in the order of its list; unlike a row number it stays true when rows are added before it."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows of the audit record are wanted; what is empty narrows nothing."""

    person: str = ""
    deed: str = ""
    subject: str = ""
    day: date | None = None

    @property
    def group(self) -> str:
        """The group of the list that is narrowed so."""
        given = {BY_PERSON: self.person, BY_DEED: self.deed, BY_SUBJECT: self.subject, BY_DAY: self.day}
        return "+".join(name for name, value in given.items() if value) or ALL


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which rows of a list are wanted, in which order; a text is searched in everything, at every point."""

    kind: ListKind
    group: str = ALL
    text: str = ""
    order: str = ""
    is_descending: bool = False
    narrowing: Narrowing | None = None
    """Of the audit record only; `group` is then its group."""


@dataclass(frozen=True, slots=True)
class ListScope:
    """A query as one person asks it at one moment."""

    query: ListQuery
    point_code: str
    now: datetime
    user: str = ""
    """Whose own orders are meant; without one the groups of the workshop are not counted."""


class ListRows(Protocol):
    """Rows of lists, in the order of an index."""

    def count(self, scope: ListScope) -> int:
        """Return how many rows the list has."""

    def groups(self, scope: ListScope) -> dict[str, int]:
        """Return how many records each group holds."""

    def anchors(self, scope: ListScope, after: ListKey | None, most: int) -> list[ListKey]:
        """Return the key of every 128th row after a key; fewer than asked for where the list ends."""

    def after(self, scope: ListScope, key: ListKey | None, most: int) -> Sequence[Any]:
        """Return the rows that follow a key, or the first ones."""

    def key_of(self, scope: ListScope, name: str | int) -> ListKey | None:
        """Return the key of a record, None where it is not in the list."""

    def place_of(self, scope: ListScope, name: str | int) -> int | None:
        """Return how many rows stand before a record, None where it is not in the list."""

    def found(self, scope: ListScope, most: int) -> Sequence[Any]:
        """Return the rows a text is found in, whatever their group and point; the list's own order is kept."""
