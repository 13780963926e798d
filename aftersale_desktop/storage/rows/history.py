"""A product's history: what a claim, and its invoice where there is one, say of a past repair."""

from typing import Any

from sqlalchemy import func, select

from aftersale_desktop.domain.claims import ClaimEnd, ClaimState, PastRepair
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.order_records import KIND_OF_RECORD
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import read
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.order_records import RECORD

_LAST_DIAGNOSIS = (
    select(RECORD.c.content)
    .where(RECORD.c.claim_number == CLAIM.c.number, RECORD.c.kind == KIND_OF_RECORD[Diagnosis])
    .order_by(RECORD.c.id.desc())
    .limit(1)
    .correlate(CLAIM)
    .scalar_subquery()
)

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
    _LAST_DIAGNOSIS.label("diagnosis"),
)


def past_to_domain(*values: Any) -> PastRepair:
    """Return the past repair of the values of PAST_COLUMNS; it is summed up by its remedy, else by the fault told.

    The code the bench found comes before the one that was told at the counter.
    """
    number, received_on, returned_on, state, coverage, is_product_fault, summary, told, ended_as, diagnosis = values
    found = read(Diagnosis, diagnosis).fault_code if diagnosis else ""
    past = (
        number,
        received_on,
        returned_on,
        ClaimState(state),
        Coverage(coverage),
        is_product_fault,
        summary,
        found or told,
    )
    return PastRepair(*past, ended_as=ClaimEnd(ended_as) if ended_as else None)
