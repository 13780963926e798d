"""The price notice of a point, drawn up from a published price list."""

from collections.abc import Iterator
from datetime import datetime

from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.invoices import guarantee_days
from aftersale_desktop.domain.money import rounded_product
from aftersale_desktop.domain.notice_papers import NoticeBand, NoticeClass, PriceNoticeContent
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.papers import PaperKind, PaperNotFoundError
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.tariff_versions import in_succession
from aftersale_desktop.domain.tariffs import OperationLevel, RemotePrices, Tariff
from aftersale_desktop.services.paper_contents import heading_of
from aftersale_desktop.services.ports import Work


def price_notice(work: Work, number: str, user: User, now: datetime) -> PriceNoticeContent:
    """Return what the notice of a published list says at the user's point; a draft is on no wall."""
    terms = work.shop.terms(user.point_code)
    tariff = next((one for one in in_succession(terms.tariffs) if one.id == number), None)
    if tariff is None:
        raise PaperNotFoundError(PaperKind.PRICE_NOTICE, number)
    return notice_content(tariff, terms.point, Stamp(now, user.name))


def notice_content(tariff: Tariff, point: ServicePoint, stamp: Stamp) -> PriceNoticeContent:
    """Return the notice of a list for a point of some grade in some city."""
    return PriceNoticeContent(
        number=tariff.id,
        stamp=stamp,
        point=heading_of(point),
        region=tariff.region,
        city_tier=point.city_tier,
        legal_basis=tariff.legal_basis,
        document_number=tariff.document_number,
        valid_from=tariff.valid_from,
        valid_to=tariff.valid_to,
        approver=tariff.approver or "",
        tax_rate=point.tax_rate,
        classes=tuple(_class(tariff, point, code) for code in tariff.product_classes),
        further_operation_factor=tariff.further_operation_factor,
        declined_labour_factor=tariff.declined_labour_factor,
        no_fault_door_factor=tariff.no_fault_door_factor,
        bands=tuple(_bands(tariff.remote)),
        remote_cap=tariff.remote.cap,
        materials=tariff.materials,
        parts=tariff.parts,
        paid_guarantee_days=guarantee_days(Coverage.CHARGEABLE),
        free_guarantee_days=guarantee_days(Coverage.FREE),
    )


def _class(tariff: Tariff, point: ServicePoint, code: str) -> NoticeClass:
    factors = tariff.point_grade_factor[point.grade], tariff.city_tier_factor[point.city_tier]
    labour = tuple(rounded_product(tariff.labour[code][level], *factors) for level in OperationLevel)
    return NoticeClass(code, tariff.product_classes[code], labour, tariff.door_to_door[code])


def _bands(remote: RemotePrices) -> Iterator[NoticeBand]:
    begins = 0
    for band in remote.bands:
        yield NoticeBand(begins, band.up_to_km, band.per_km)
        begins = band.up_to_km or begins
