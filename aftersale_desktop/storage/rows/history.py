"""A product's history: what a claim, and its invoice where there is one, say of a past repair."""

from typing import Any

from sqlalchemy import func

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, PastRepair
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.invoices import INVOICE

PAST_COLUMNS = (
    CLAIM.c.number.label("past_number"),
    CLAIM.c.received_on,
    CLAIM.c.returned_on,
    CLAIM.c.state,
    CLAIM.c.coverage,
    CLAIM.c.is_product_fault,
    func.coalesce(INVOICE.c.remedy, CLAIM.c.fault_told).label("summary"),
    CLAIM.c.fault_code,
    CLAIM.c.ended_as,
)


def past_to_domain(*values: Any) -> PastRepair:
    """Return the past repair of the values of PAST_COLUMNS; it is summed up by its remedy, else by the fault told."""
    number, received_on, returned_on, state, coverage, is_product_fault, summary, fault_code, ended_as = values
    past = (
        number,
        received_on,
        returned_on,
        ClaimState(state),
        Coverage(coverage),
        is_product_fault,
        summary,
        fault_code,
    )
    return PastRepair(*past, ended_as=ClaimEnd(ended_as) if ended_as else None)
