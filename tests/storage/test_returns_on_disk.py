"""Inspection and hand-over over the file: records, papers and lists come back as they were written."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from aftersale_desktop.documents.ink import ReportlabInk
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.handovers import OwnerProof
from aftersale_desktop.domain.inspections import InspectionOutcome
from aftersale_desktop.domain.papers import PaperKind, PaperSize
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.return_papers import RepairRecordContent
from aftersale_desktop.services.handovers import HandoverDraft
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import CLERK, INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop
from tests.fake_counter import FakeClock, FakeSignedIn
from tests.fakes import FakeShop, FakeStorage
from tests.orders_at_work import answers, ready, repaired, taken
from tests.paper_builders import text_of
from tests.return_paper_builders import a_signature


class DiskShop(FakeShop):
    """All desks over a file."""

    def known(self, item_id: int = 1) -> KnownItem:
        with self.storage.start_reading() as work:
            return work.items.by_id(item_id)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[DiskShop]:
    database, setup, clock = open_database(tmp_path / "shop.db"), a_stocked_shop(), FakeClock(NOON)
    load_shop(database, setup)
    storage = cast("FakeStorage", database)
    yield DiskShop(storage, clock, FakeSignedIn(database.start_work, clock, CLERK, setup.users), ReportlabInk())
    database.close()


def test_an_order_is_inspected_twice_handed_over_and_told_in_the_repair_record(shop: DiskShop) -> None:
    number = taken(shop)
    repaired(shop, number)
    shop.who.user = INSPECTOR
    failed = shop.repairs.inspections.inspect(number, "", answers(shop, number, current="20"))
    assert failed.inspection.outcome is InspectionOutcome.FAILED
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.SUBMIT)
    shop.who.user = INSPECTOR
    shop.repairs.inspections.inspect(number, "", answers(shop, number))
    rates = shop.repairs.inspections.first_pass(NOON.date(), NOON.date())
    assert (rates.overall.passed, rates.overall.failed) == (0, 1)
    assert rates.by_technician == {TECHNICIAN.name: rates.overall}
    shop.who.user = SUPERVISOR
    assert [claim.number for claim in shop.repairs.handovers.others_ready(number)] == []


def test_a_signed_hand_over_is_printed_with_its_signature(shop: DiskShop) -> None:
    number = taken(shop)
    ready(shop, number)
    claim = shop.repairs.workshop.sheet(number).order.claim
    draft = HandoverDraft(
        claim_number=number,
        proof=OwnerProof.RECEIPT,
        accessories=claim.accessories,
        units=tuple(unit.barcode for unit in claim.scanned),
        signature=a_signature(),
    )
    handed = shop.repairs.handovers.hand_over(draft)
    assert handed.sheet.order.claim.state is ClaimState.CLOSED
    note = shop.papers.preview(Sheet(PaperKind.HANDOVER, number, PaperSize.A5, "zh_CN"))
    assert b"/Image" in note
    certificate = text_of(shop.papers.preview(Sheet(PaperKind.CERTIFICATE, number, PaperSize.A5, "zh_CN")))
    assert "绝缘电阻" in certificate
    record = Sheet(PaperKind.REPAIR_RECORD, number, PaperSize.A4, "zh_CN")
    assert number in text_of(shop.papers.preview(record))
    with shop.storage.start_reading() as work:
        kinds = {paper.kind for paper in work.papers.of_claim(number)}
    assert {PaperKind.CERTIFICATE, PaperKind.HANDOVER} <= kinds


def test_the_repair_record_is_issued_under_the_products_own_number(shop: DiskShop) -> None:
    number = taken(shop)
    ready(shop, number)
    item = shop.known().item
    printed = shop.printed(Sheet(PaperKind.REPAIR_RECORD, number, PaperSize.A4, "en"))
    assert printed.copy == 0
    with shop.storage.start_reading() as work:
        paper = work.papers.find(PaperKind.REPAIR_RECORD, item.number)
    assert paper is not None
    content = paper.content
    assert isinstance(content, RepairRecordContent)
    [repair] = content.repairs
    assert (repair.claim_number, repair.remedy, repair.inspector) == (number, "更换传感器", INSPECTOR.name)


def test_what_a_shop_inspects_by_is_kept(shop: DiskShop) -> None:
    shop.who.user = SUPERVISOR
    wall = next(one for one in shop.repairs.inspections.templates() if one.code == "wall")
    kept = shop.repairs.inspections.remove_template(wall)
    assert "wall" not in {one.code for one in kept}
    assert shop.repairs.inspections.templates() == kept
    assert wall in shop.repairs.inspections.save_template(wall)
