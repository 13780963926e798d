"""The invoice form filled from the order: what its records decide stays, the rest is the clerk's."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.services.invoice_forms import InvoiceBasis, InvoiceDraft
from aftersale_desktop.services.order_work import OrderWork


def filled_draft(basis: InvoiceBasis, order: OrderWork) -> InvoiceDraft:
    """Return the form as the order fills it, before anybody typed."""
    return InvoiceDraft(
        claim_number=basis.claim.number,
        work=order.work,
        outcome=order.outcome,
        operations=order.operations,
        materials=order.materials,
        parts=order.parts,
        is_carried_in=basis.claim.is_carried_in,
        distance_km=basis.claim.distance_km,
    )


def following(draft: InvoiceDraft, order: OrderWork) -> InvoiceDraft:
    """Return what was typed with all that a binding order decides: how it ended, by whom, what, and where."""
    if not order.is_binding:
        return draft
    known = order.work
    work = replace(
        draft.work,
        technician=known.technician,
        inspector=known.inspector,
        inspected_at=known.inspected_at,
        serials=known.serials,
    )
    return replace(
        draft,
        work=work,
        outcome=order.outcome,
        operations=order.operations,
        parts=order.parts,
        is_carried_in=order.is_carried_in,
        distance_km=order.distance_km,
    )


def inspected_at(basis: InvoiceBasis | None, inspector: str, now: datetime) -> datetime | None:
    """Return when the named inspector passed the claim where that is on record, else now; None without a name."""
    if not inspector:
        return None
    claim = basis.claim if basis else None
    if claim is None or claim.passed_at is None or claim.inspector != inspector:
        return now
    return claim.passed_at.astimezone(now.tzinfo)
