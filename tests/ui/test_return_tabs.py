"""The two tabs over real desks: who sees what, what is refused where, and what is handed on."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.handovers import OwnerProof
from aftersale_desktop.domain.part_lines import PartLine, PartLineState
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.workshop.handover_section import HandoverSection
from aftersale_desktop.ui.workshop.inspection_section import InspectionSection
from aftersale_desktop.ui.workshop.missing_list import MissingLine, MissingList
from aftersale_desktop.ui.workshop.section import SectionContext
from tests.builders import CLERK, INSPECTOR, NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop
from tests.orders_at_work import ready, repaired, taken

Settle = Callable[[], None]
OLD_PART = RemovedPart(
    number="SH03-RP-2026-000001",
    claim_number="",
    point_code="SH03",
    part_code="CAP35",
    old_serial="A1",
    is_supplier_fault=False,
    removed_at=NOON,
    removed_by=TECHNICIAN.name,
)
FITTED = PartLine(
    claim_number="",
    part_code="CAP35",
    quantity=1,
    unit_price=Decimal("38.00"),
    is_main_part=False,
    state=PartLineState.CONSUMED,
    old_serial="A1",
)
AT_INSPECTOR, SECOND = "SH03-WX-2026-000001", "SH03-WX-2026-000002"


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop with one product at the inspector."""
    shop = a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)
    repaired(shop, taken(shop))
    shop.who.user = INSPECTOR
    return shop


@pytest.fixture
def handed() -> list[OrderSheet]:
    return []


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def context(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, handed: list[OrderSheet], opened: list[str]
) -> SectionContext:
    return SectionContext(asking, PaperActions(shop, asking, print_queue), handed.append, opened.append)


@pytest.fixture
def inspection(
    qtbot: QtBot, shop: Shop, fake_shop: FakeShop, context: SectionContext, settle: Settle
) -> InspectionSection:
    section = InspectionSection(shop, context)
    qtbot.addWidget(section.widget)
    section.widget.resize(900, 800)
    section.widget.show()
    section.show(fake_shop.repairs.workshop.sheet(AT_INSPECTOR))
    settle()
    return section


def test_f9_goes_to_what_has_no_result_and_records_nothing(inspection: InspectionSection, fake_shop: FakeShop) -> None:
    assert "16 results are missing" in inspection.view.outcome()
    inspection.take_step()
    assert fake_shop.kept.claims[AT_INSPECTOR].state is ClaimState.IN_INSPECTION


def test_one_failed_test_is_enough_to_send_the_product_back(
    inspection: InspectionSection, handed: list[OrderSheet], settle: Settle
) -> None:
    table = inspection.view.units[0]
    looked_at = next(row for row in table.rows if not row.test.item.is_measured)
    looked_at.fill("F")
    table.changed.emit()
    assert "did not pass" in inspection.view.outcome()
    assert "15 tests not tested" in inspection.view.outcome()
    inspection.take_step()
    settle()
    assert [sheet.order.claim.state for sheet in handed] == [ClaimState.UNDER_REPAIR]


def test_all_passed_releases_and_hands_the_order_on(
    inspection: InspectionSection, handed: list[OrderSheet], settle: Settle
) -> None:
    for table in inspection.view.units:
        table.pass_looked_at()
        for row in table.rows:
            limits = row.test.item.lowest or row.test.item.highest
            if limits is not None:
                row.fill(str(limits))
        table.changed.emit()
    assert "All tests passed" in inspection.view.outcome()
    inspection.take_step()
    settle()
    assert [sheet.order.claim.state for sheet in handed] == [ClaimState.READY]
    assert inspection.kept() is None


def test_a_scanned_unit_leads_to_its_own_tests(inspection: InspectionSection) -> None:
    outdoor = inspection.view.units[1]
    assert inspection.unit_scanned(outdoor.barcode)
    assert inspection.widget.window().focusWidget() is outdoor.rows[0].input
    assert not inspection.unit_scanned("999999999999999999")


def test_what_was_typed_is_kept_for_its_order(inspection: InspectionSection, fake_shop: FakeShop) -> None:
    inspection.view.units[0].rows[0].fill("1.5")
    inspection.view.note.setText("重新干燥")
    kept = inspection.kept()
    inspection.show(fake_shop.repairs.workshop.sheet(AT_INSPECTOR))
    assert inspection.view.note.text() == "重新干燥"
    inspection.view.units[0].fill({})
    inspection.restore(kept)
    assert inspection.view.units[0].rows[0].typed() == "1.5"


def test_only_a_supervisor_waives_and_with_a_reason(
    inspection: InspectionSection, fake_shop: FakeShop, handed: list[OrderSheet], settle: Settle
) -> None:
    assert not inspection.view.waive.isVisible()
    fake_shop.who.user = SUPERVISOR
    inspection.show(fake_shop.repairs.workshop.sheet(AT_INSPECTOR))
    inspection.view.waive.click()
    settle()
    assert "Enter a reason" in inspection.view.reason.accessibleDescription()
    inspection.view.reason.setText("仅清洁")
    inspection.view.waive.click()
    settle()
    assert [sheet.order.claim.state for sheet in handed] == [ClaimState.READY]


def test_the_repairer_sees_why_there_is_no_form(inspection: InspectionSection, fake_shop: FakeShop) -> None:
    fake_shop.who.user = TECHNICIAN
    inspection.show(fake_shop.repairs.workshop.sheet(AT_INSPECTOR))
    assert not inspection.view.form.isVisible()


@pytest.fixture
def handover(qtbot: QtBot, shop: Shop, fake_shop: FakeShop, context: SectionContext, settle: Settle) -> HandoverSection:
    fake_shop.who.user = SUPERVISOR
    fake_shop.repairs.inspections.waive(AT_INSPECTOR, "仅清洁")
    fake_shop.kept.items[2] = replace(fake_shop.kept.items[2], customer_id=1)
    fake_shop.who.user = CLERK
    ready(fake_shop, fake_shop.intake.take(a_visit(fake_shop.known(2)), "key 2").claim.number)
    section = HandoverSection(shop, context)
    qtbot.addWidget(section.widget)
    section.widget.resize(900, 900)
    section.widget.show()
    section.show(fake_shop.repairs.workshop.sheet(SECOND))
    settle()
    return section


def test_the_other_product_of_the_customer_is_one_key_away(handover: HandoverSection, opened: list[str]) -> None:
    button = handover.view.others.findChildren(type(handover.view.hand_over))[0]
    assert AT_INSPECTOR in button.text()
    button.click()
    assert opened == [AT_INSPECTOR]


def test_a_receipt_is_proof_and_a_foreign_unit_is_nothing_here(handover: HandoverSection) -> None:
    handover.receipt_scanned()
    assert handover.view.chosen_proof() is OwnerProof.RECEIPT
    assert not handover.unit_scanned("999999999999999999")


def test_everything_ticked_hands_over_and_the_tab_tells_to_whom(
    handover: HandoverSection, handed: list[OrderSheet], settle: Settle
) -> None:
    handover.receipt_scanned()
    assert handover.view.missing.texts() == ["Everything is here: hand over and print the note."]
    handover.take_step()
    settle()
    assert [sheet.order.claim.state for sheet in handed] == [ClaimState.CLOSED]
    handover.show(handed[0])
    assert "李明" in handover.view.hint.text()
    assert not handover.view.form.isVisible()


def test_of_each_old_part_the_form_says_where_it_goes(
    handover: HandoverSection, fake_shop: FakeShop, settle: Settle
) -> None:
    theirs = replace(OLD_PART, claim_number=SECOND)
    due_back = replace(theirs, number="SH03-RP-2026-000002", part_code="CONT", state=RemovedPartState.DUE_BACK)
    with fake_shop.storage.start_work() as work:
        work.part_lines.add(replace(FITTED, claim_number=SECOND))
        work.removed_parts.add(theirs)
        work.removed_parts.add(due_back)
        work.commit()
    handover.show(fake_shop.repairs.workshop.sheet(SECOND))
    settle()
    told = handover.view.going()
    assert [line.split(": ")[1] for line in told] == ["as the customer wishes", "Goes back to the factory"]
    handover.view.old_parts.press_key("G")
    told = handover.view.going()
    assert [line.split(": ")[1] for line in told] == ["Given to the customer", "Goes back to the factory"]


def test_what_is_missing_follows_the_ticks_beside_the_next_step(
    shop: Shop, context: SectionContext, fake_shop: FakeShop, qtbot: QtBot, settle: Settle, handover: HandoverSection
) -> None:
    told: list[tuple[Deed, tuple[Need, ...]]] = []
    section = HandoverSection(shop, replace(context, tell_missing=lambda deed, needs: told.append((deed, needs))))
    qtbot.addWidget(section.widget)
    section.widget.show()
    number = handover._number
    section.show(fake_shop.repairs.workshop.sheet(number))
    settle()
    assert {deed for deed, _ in told} == {Deed.HAND_OVER}
    assert [needs for _, needs in told][-1] == (Need.PROOF_OF_OWNER,)
    section.receipt_scanned()
    assert not told[-1][1]


@pytest.mark.parametrize(("need", "is_invoiced"), [(Need.INVOICE, False), (Need.PAYMENT, True)])
def test_missing_money_is_led_to_by_one_key(qtbot: QtBot, need: Need, is_invoiced: bool) -> None:
    led: list[bool] = []
    missing = MissingList()
    qtbot.addWidget(missing)
    line = MissingLine(str(need), "there", lambda: led.append(is_invoiced))
    missing.show_missing([MissingLine("proof", "R"), line], MissingLine("done"))
    (button,) = missing.findChildren(KeyButton)
    button.click()
    assert led == [is_invoiced]
