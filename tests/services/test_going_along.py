"""Accessory labels and the custody note are drawn up from what was taken in and sent out."""

from dataclasses import replace
from datetime import date

import pytest

from aftersale_desktop.domain.drawn_papers import AccessoryLabelsContent
from aftersale_desktop.domain.papers import PaperKind, PaperSize
from aftersale_desktop.domain.return_papers import CustodyContent
from aftersale_desktop.services.going_along import NeverSentError, NoAccessoriesError
from aftersale_desktop.services.paperwork import Sheet
from tests.builders import CLERK, NOON, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.services.test_factory import number, trip

__all__ = ["number"]


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


def sheet(kind: PaperKind, number: str) -> Sheet:
    return Sheet(kind, number, PaperSize.LABEL60, "zh_CN")


def test_labels_name_every_accessory_that_was_left(shop: FakeShop) -> None:
    shop.who.user = CLERK
    visit = replace(a_visit(shop.known()), accessories=("remote_control", "bracket"))
    number = shop.intake.take(visit, "key 1").claim.number
    shop.printed(sheet(PaperKind.ACCESSORY_LABELS, number))
    content = shop.kept.papers[PaperKind.ACCESSORY_LABELS, number].content
    assert isinstance(content, AccessoryLabelsContent)
    assert [(one.place, one.accessory, one.number) for one in content.labels()] == [
        (1, "remote_control", number),
        (2, "bracket", number),
    ]


def test_a_product_that_came_alone_has_nothing_to_label(shop: FakeShop) -> None:
    shop.who.user = CLERK
    number = shop.intake.take(replace(a_visit(shop.known()), accessories=()), "key 1").claim.number
    with pytest.raises(NoAccessoriesError):
        shop.papers.preview(sheet(PaperKind.ACCESSORY_LABELS, number))


def test_the_note_says_what_the_last_sending_took_along(shop: FakeShop, number: str) -> None:
    with pytest.raises(NeverSentError):
        shop.papers.preview(sheet(PaperKind.CUSTODY, number))
    gone = replace(trip(shop, number), accessories=("remote_control",), expected_back=date(2026, 12, 4))
    shop.repairs.factory.send(number, gone)
    shop.printed(sheet(PaperKind.CUSTODY, number))
    content = shop.kept.papers[PaperKind.CUSTODY, number].content
    assert isinstance(content, CustodyContent)
    assert (content.leg.place, content.leg.waybill, content.leg.accessories) == (
        gone.place,
        "SF1407",
        ("remote_control",),
    )
    assert content.leg.expected_back == date(2026, 12, 4)
    assert tuple(unit.barcode for unit in content.units) == gone.units
    assert content.fault_found != ""
