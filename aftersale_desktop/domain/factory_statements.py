"""The settlement of a point with the factory: a statement of what the factory bears, and the answer to each line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.verdict import Outcome

MOST_DAYS = 400
"""How far back a statement looks for what no earlier one claimed."""
_NOTHING = Decimal("0.00")


class StatementDeed(StrEnum):
    """What is written down about a line once its statement was sent: three answers, then what the point does."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    CLAIMED_AGAIN = "claimed_again"
    BORNE_BY_POINT = "borne_by_point"


ANSWERS = frozenset({StatementDeed.ACCEPTED, StatementDeed.PARTLY, StatementDeed.REJECTED})
NEXT_DEEDS: dict[StatementDeed | None, frozenset[StatementDeed]] = {
    None: ANSWERS,
    StatementDeed.ACCEPTED: frozenset(),
    StatementDeed.PARTLY: frozenset({StatementDeed.CLAIMED_AGAIN, StatementDeed.BORNE_BY_POINT}),
    StatementDeed.REJECTED: frozenset({StatementDeed.CLAIMED_AGAIN, StatementDeed.BORNE_BY_POINT}),
    StatementDeed.CLAIMED_AGAIN: frozenset(),
    StatementDeed.BORNE_BY_POINT: frozenset(),
}


class StatementState(StrEnum):
    """How far a statement is; derived from the deeds on its lines."""

    SENT = "sent"
    PARTLY_ANSWERED = "partly_answered"
    TO_SETTLE = "to_settle"
    SETTLED = "settled"


class StatementNotFoundError(AfterSaleError):
    """No statement carries that number, or it has no such claim."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NothingToClaimError(AfterSaleError):
    """Nothing that the factory bears is open in the period."""


class PeriodTooLongError(AfterSaleError):
    """A statement ends no sooner than it begins, not in the future, and spans a little more than a year at most."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last
        self.most_days = MOST_DAYS


class StatementChangedError(AfterSaleError):
    """What there is to claim is no longer what was looked at."""


class StatementStepError(AfterSaleError):
    """A line of a statement has had its answer, or none yet."""

    def __init__(self, claim_number: str, deed: StatementDeed) -> None:
        super().__init__(claim_number, deed)
        self.claim_number = claim_number
        self.deed = deed


class AcceptedOutOfRangeError(AfterSaleError):
    """A line accepted in part is accepted with more than nothing and less than all."""

    def __init__(self, amount: Decimal, total: Decimal) -> None:
        super().__init__(amount, total)
        self.amount = amount
        self.total = total


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """What the factory bears of one claim; `corrects` names the statement that claimed it before."""

    claim_number: str
    model_code: str
    outcome: Outcome
    settled_on: date
    """The day its invoice was posted; of a product that got none, the day it was collected."""
    labour: Decimal = _NOTHING
    visits: Decimal = _NOTHING
    materials: Decimal = _NOTHING
    parts: Decimal = _NOTHING
    corrects: str = ""
    reason: str = ""
    """Why it is claimed again."""
    paid_before: Decimal = _NOTHING
    """What of it the factory accepted in that statement; only the rest is claimed again."""

    @property
    def cost(self) -> Decimal:
        """What the factory bears of the claim."""
        return total_of((self.labour, self.visits, self.materials, self.parts))

    @property
    def total(self) -> Decimal:
        """What is claimed: what an earlier answer accepted is paid already."""
        return self.cost - self.paid_before


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockedLine:
    """A claim whose old parts the factory still waits for: nothing of it is claimed before they are on their way."""

    line: StatementLine
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactoryStatement:
    """A statement as sent; never changed. `id` 0 means not stored yet."""

    id: int
    number: str
    request_key: str
    point_code: str
    first: date
    last: date
    lines: tuple[StatementLine, ...]
    sent_at: datetime
    sent_by: str

    @property
    def total(self) -> Decimal:
        """What the factory is asked for."""
        return total_of(line.total for line in self.lines)

    def line(self, claim_number: str) -> StatementLine:
        """Return the line of a claim, or refuse."""
        for line in self.lines:
            if line.claim_number == claim_number:
                return line
        raise StatementNotFoundError(claim_number)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """One deed on a line; `amount` is what the factory accepted, or what the point claims again or bears."""

    statement_number: str
    claim_number: str
    deed: StatementDeed
    amount: Decimal
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LineStanding:
    """A line with what became of it."""

    line: StatementLine
    entries: tuple[StatementEntry, ...] = ()

    @property
    def last(self) -> StatementDeed | None:
        """The last deed, None while the factory has not answered."""
        return self.entries[-1].deed if self.entries else None

    @property
    def answer(self) -> StatementEntry | None:
        """What the factory said, None before."""
        return next((entry for entry in self.entries if entry.deed in ANSWERS), None)

    @property
    def accepted(self) -> Decimal:
        """What the factory pays of it."""
        return self.answer.amount if self.answer else _NOTHING

    @property
    def open_amount(self) -> Decimal:
        """What somebody still has to decide about: all before the answer, then what was refused and not followed up."""
        if self.last is not None and not NEXT_DEEDS[self.last]:
            return _NOTHING
        return self.line.total - self.accepted

    def may(self, deed: StatementDeed) -> bool:
        """Tell whether the deed comes next."""
        return deed in NEXT_DEEDS[self.last]


def standings(statement: FactoryStatement, entries: Iterable[StatementEntry]) -> tuple[LineStanding, ...]:
    """Return the lines of a statement with the deeds on each, oldest first."""
    found: dict[str, list[StatementEntry]] = {}
    for entry in entries:
        found.setdefault(entry.claim_number, []).append(entry)
    return tuple(LineStanding(line, tuple(found.get(line.claim_number, ()))) for line in statement.lines)


def state_of(lines: Iterable[LineStanding]) -> StatementState:
    """Return how far a statement is."""
    lasts = [line.last for line in lines]
    if all(last is None for last in lasts):
        return StatementState.SENT
    if None in lasts:
        return StatementState.PARTLY_ANSWERED
    return StatementState.TO_SETTLE if any(NEXT_DEEDS[last] for last in lasts) else StatementState.SETTLED


def check_period(first: date, last: date, today: date) -> None:
    """Refuse a period that runs backwards, ends in the future or is longer than a statement looks back."""
    if not first <= last <= today or (last - first).days > MOST_DAYS:
        raise PeriodTooLongError(first, last)


def check_deed(standing: LineStanding, deed: StatementDeed) -> None:
    """Refuse a deed whose turn it is not."""
    if not standing.may(deed):
        raise StatementStepError(standing.line.claim_number, deed)


def accepted_amount(standing: LineStanding, deed: StatementDeed, amount: Decimal | None) -> Decimal:
    """Return what the factory pays by its answer; a part is named, all and nothing follow from the line."""
    total = standing.line.total
    if deed is StatementDeed.ACCEPTED:
        return total
    if deed is StatementDeed.REJECTED:
        return _NOTHING
    if amount is None or not _NOTHING < amount < total:
        raise AcceptedOutOfRangeError(amount or _NOTHING, total)
    return amount
