"""Products that come back: the same fault within the guarantee of the last repair, and whose fault it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.warranty import Parameters


class ComebackCause(StrEnum):
    """Why a product came back."""

    OUR_WORK = "our_work"
    PART = "part"
    OTHER_FAULT = "other_fault"
    USE = "use"


class NoSuchComebackError(AfterSaleError):
    """The order is no earlier repair of this product that was handed back before."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class RepairGuarantee:
    """A repair whose guarantee still runs, and its last day."""

    claim_number: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class Rework:
    """How many products came back to a technician's work in a time, by cause; "" is not said yet."""

    technician: str
    by_cause: dict[str, int]

    @property
    def total(self) -> int:
        """All that came back, whatever the cause."""
        return sum(self.by_cause.values())


def comes_back_of(
    history: Iterable[PastRepair], received_on: date, fault_code: str, parameters: Parameters, *, is_same_fault: bool
) -> str:
    """Return the claim a product comes back of: same fault within 30 days of a free, 90 of a paid repair.

    The newest such repair counts (domain §3 rows 2 and 13); "" where there is none.
    """
    earlier = (past for past in history if is_guaranteed(past, received_on, parameters))
    same = (past for past in earlier if is_same_fault or (fault_code and past.fault_code == fault_code))
    return next((past.claim_number for past in same), "")


def is_guaranteed(past: PastRepair, received_on: date, parameters: Parameters) -> bool:
    """Tell whether the guarantee of a repair still runs on a day."""
    if past.returned_on is None or not past.was_repaired:
        return False
    return past.returned_on <= received_on <= _guarantee_ends_on(past.returned_on, past, parameters)


def guarantee_of(history: Iterable[PastRepair], received_on: date, parameters: Parameters) -> RepairGuarantee | None:
    """Return the guarantee that makes the same fault free on a day, the one that lasts longest; None for none.

    Only a paid repair and a free one of the product's own fault give it (domain §3 rows 2 and 13).
    """
    running = (
        RepairGuarantee(past.claim_number, _guarantee_ends_on(past.returned_on, past, parameters))
        for past in history
        if past.returned_on is not None
        and (past.is_paid_repair or past.counts_for_verdict)
        and is_guaranteed(past, received_on, parameters)
    )
    return max(running, key=lambda guarantee: guarantee.ends_on, default=None)


def _guarantee_ends_on(returned_on: date, past: PastRepair, parameters: Parameters) -> date:
    days = parameters.paid_rerepair_days if past.is_paid_repair else parameters.free_rerepair_days
    return returned_on + timedelta(days=days)


def rework_of(rows: Iterable[tuple[str, str, int]]) -> tuple[Rework, ...]:
    """Return rows of technician, cause and count as one record for each technician, most rework first."""
    found: dict[str, dict[str, int]] = {}
    for technician, cause, count in rows:
        by_cause = found.setdefault(technician, {})
        by_cause[cause] = by_cause.get(cause, 0) + count
    rework = (Rework(technician, by_cause) for technician, by_cause in found.items())
    return tuple(sorted(rework, key=_most_first))


def _most_first(rework: Rework) -> tuple[int, str]:
    return -rework.total, rework.technician
