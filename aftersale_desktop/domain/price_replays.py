"""Past jobs settled again: by the price list they were quoted with and by a draft."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aftersale_desktop.domain.fees import FeeComponent, Job, Settlement
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.tariffs import Tariff


@dataclass(frozen=True, slots=True)
class PastJob:
    """An invoiced job as it was posted."""

    id: int
    invoice_number: str
    claim_number: str
    posted_on: date
    job: Job


@dataclass(frozen=True, slots=True)
class ReplayedJob:
    """A job by both lists: what the customer pays before any discount, and what the lists say whoever bears it.

    `missing` are codes the draft does not have; they keep their old price, else the sums could not be compared.
    """

    invoice_number: str
    claim_number: str
    posted_on: date
    product_class: str
    before: Decimal
    after: Decimal
    listed_before: Decimal
    listed_after: Decimal
    missing: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal:
        """What the customer would pay more, or less."""
        return self.after - self.before


def replayed(past: PastJob, quoted: Tariff, draft: Tariff) -> ReplayedJob:
    """Return a job settled by the list it was quoted with and by the draft."""
    old = settle(past.job, quoted)
    job, missing = _repriced(past.job, draft)
    new = settle(job, draft)
    return ReplayedJob(
        invoice_number=past.invoice_number,
        claim_number=past.claim_number,
        posted_on=past.posted_on,
        product_class=past.job.product_class,
        before=old.total,
        after=new.total,
        listed_before=_listed(old),
        listed_after=_listed(new),
        missing=missing,
    )


def _repriced(job: Job, draft: Tariff) -> tuple[Job, tuple[str, ...]]:
    materials = {one.code: one.unit_price for one in draft.materials}
    parts = {one.code: one for one in draft.parts}
    uses = tuple(replace(use, unit_price=materials.get(use.code, use.unit_price)) for use in job.materials)
    fitted = tuple(
        replace(use, unit_price=parts[use.code].unit_price, main_part=parts[use.code].main_part)
        if use.code in parts
        else use
        for use in job.parts
    )
    missing = [use.code for use in job.materials if use.code not in materials]
    missing += [use.code for use in job.parts if use.code not in parts]
    again = replace(job, tariff=draft.id, materials=uses, parts=fitted)
    return again, tuple(missing)


def _listed(settlement: Settlement) -> Decimal:
    return total_of(settlement.list_total(component) for component in FeeComponent)
