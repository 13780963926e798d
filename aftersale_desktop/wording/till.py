"""Words of the till: the day close, its sums, its refusals."""

from decimal import Decimal

from aftersale_desktop.domain.day_close import (
    CloseNotFoundError,
    DayClose,
    DifferenceUnexplainedError,
    FloatBelowZeroError,
    FloatTooLargeError,
    NotTheLastCloseError,
    TillChangedError,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.wording.catalogue import N_, Words

TILL_REFUSALS: dict[type[AfterSaleError], str] = {
    CloseNotFoundError: N_("There is no day close {number}."),
    DifferenceUnexplainedError: N_("Say why: the cash differs by ¥ {difference}."),
    FloatBelowZeroError: N_("A till cannot hold ¥ {amount}."),
    FloatTooLargeError: N_("¥ {amount} cannot stay in the till: only ¥ {counted} were counted."),
    NotTheLastCloseError: N_("{number} is not the last close any more; only the last one is corrected."),
    TillChangedError: N_("Money was booked, or a day was closed, since you began. Look at the sums and count again."),
}


def difference_text(words: Words, difference: Decimal) -> str:
    """Return whether the cash agrees with the ledger."""
    if not difference:
        return words("The cash agrees.")
    if difference > 0:
        return words("¥ {amount} too much", amount=f"{difference:.2f}")
    return words("¥ {amount} missing", amount=f"{-difference:.2f}")


def close_line(words: Words, close: DayClose) -> str:
    """Return one close in a line: the cash, whether it agreed, why not, and what it corrects."""
    parts = [
        words("cash ¥ {amount}", amount=f"{close.counted:.2f}"),
        difference_text(words, close.difference),
        words("corrects {number}", number=close.corrects) if close.corrects else "",
        close.reason,
    ]
    return " · ".join(part for part in parts if part)


def value_text(value: Decimal) -> str:
    """Return a note or coin: `¥ 100`, `¥ 0.50`."""
    return f"¥ {value:.2f}" if value < 1 else f"¥ {value:f}"
