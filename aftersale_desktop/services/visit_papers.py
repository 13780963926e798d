"""The home visit sheet as it is drawn up when somebody prints it."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.paper_parts import Stamp, Subject
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.visit_papers import PartToTake, VisitContent
from aftersale_desktop.services.paper_contents import heading_of, subject_of
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.visit_planning import visit_of
from aftersale_desktop.services.visit_views import VisitView, visit_view


def visit_sheet(work: Work, number: str, user: User, now: datetime) -> VisitContent:
    """Return what the sheet of a visit says; refuses a number that no visit has."""
    view = visit_view(work, visit_of(work, number), now)
    visit, claim = view.visit, view.claim
    districts = {one.code: one.name for one in work.districts.all()}
    return VisitContent(
        number=visit.number,
        stamp=Stamp(now, user.name),
        point=heading_of(view.point),
        subject=_subject(view),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        technician=visit.technician,
        district=districts.get(visit.district_code),
        distance_km=visit.distance_km,
        claim_number=visit.claim_number,
        call_number=visit.call_number,
        coverage=claim.coverage if claim else None,
        fault_told=visit.fault_told,
        fault_code=claim.fault_code if claim else "",
        parts=tuple(PartToTake(p.part_code, work.stock.part(p.part_code).name, p.quantity) for p in visit.parts),
        fees=view.fees,
        is_charged=view.is_charged,
        note=visit.note,
    )


def _subject(view: VisitView) -> Subject:
    """Whom and what it is about; the address is where the technician goes, whatever the customer's own says."""
    if view.item is None:
        return _nobody_knows_the_product(view.customer, view.visit.product_told, view.visit.address)
    scanned = view.claim.scanned if view.claim else view.item.units
    return replace(subject_of(view.item, view.customer, scanned), customer_address=view.visit.address)


def _nobody_knows_the_product(customer: Customer, told: str, address: str) -> Subject:
    return Subject(
        customer_name=customer.name,
        customer_phone=customer.phone,
        customer_address=address,
        product_name=Bilingual(told),
        brand=Bilingual(""),
        model_code="",
        item_number="",
        units=(),
        card_number="",
        invoice_number="",
        invoice_on=None,
    )
