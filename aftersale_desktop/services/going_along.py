"""Papers that go along with a product: the labels of its accessories, the note it takes to the factory."""

from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim, ClaimNotFoundError
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg
from aftersale_desktop.domain.diagnoses import Diagnosis
from aftersale_desktop.domain.drawn_papers import AccessoryLabelsContent
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.order_records import contents, newest
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.return_papers import CustodyContent
from aftersale_desktop.services.paper_contents import heading_of, subject_of
from aftersale_desktop.services.ports import Work


class NoAccessoriesError(AfterSaleError):
    """Nothing was left along with the product."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NeverSentError(AfterSaleError):
    """The product never went to the factory."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


def accessory_labels(work: Work, number: str, user: User, now: datetime) -> AccessoryLabelsContent:
    """Return what the labels of a claim's accessories say; refuses a claim without any."""
    claim = _claim(work, number)
    if not claim.accessories:
        raise NoAccessoriesError(number)
    known = work.items.by_id(claim.item_id)
    return AccessoryLabelsContent(
        number=claim.number,
        stamp=Stamp(now, user.name),
        point=heading_of(work.shop.terms(user.point_code).point),
        subject=subject_of(known.item, known.owner, claim.scanned),
        accessories=claim.accessories,
    )


def custody_note(work: Work, number: str, user: User, now: datetime) -> CustodyContent:
    """Return what the note says that went along with the last sending out; refuses a product that never left."""
    claim = _claim(work, number)
    records = work.orders.of_claim(number)
    sent = [leg for leg in contents(records, CustodyLeg) if leg.direction is CustodyDirection.OUT]
    if not sent:
        raise NeverSentError(number)
    known, leg, diagnosis = work.items.by_id(claim.item_id), sent[-1], newest(records, Diagnosis)
    units = {unit.barcode: unit for unit in (*known.item.units, *claim.scanned)}
    return CustodyContent(
        number=claim.number,
        stamp=Stamp(now, user.name),
        point=heading_of(work.shop.terms(user.point_code).point),
        subject=subject_of(known.item, known.owner, claim.scanned),
        leg=replace(leg, at=leg.at.astimezone(now.tzinfo)),
        units=tuple(units[code] for code in leg.units if code in units),
        fault_told=claim.fault_told,
        fault_code=claim.fault_code,
        fault_found=diagnosis.fault_found if diagnosis else "",
    )


def _claim(work: Work, number: str) -> Claim:
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    return claim
