"""One claim beside the list, the invoice form and the supervisor's decision."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.fees import JobOutcome
from aftersale_desktop.domain.invoices import PaymentKind, RepairerInspectsError
from aftersale_desktop.domain.payments import OverpaidError, Tender
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.draft_texts import draft_of_text, text_of_draft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.claims.override_dialog import OverrideDialog
from aftersale_desktop.ui.claims.page import ClaimsPage
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import NOON, a_customer, a_visit
from tests.fakes import FakeShop
from tests.ready_claims import made_ready
from tests.ui.conftest import Asked
from tests.ui.invoice_cases import a_draft, texts
from tests.ui.tab_order import names_by_tab


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return the number of a claim that was just taken."""
    return made_ready(
        fake_shop.storage.start_work, fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    )


@pytest.fixture
def controller(
    shop: Shop, asking: PageContext, print_queue: PrintQueue, number: str, settle: Callable[[], None], qtbot: QtBot
) -> ClaimsController:
    router, papers = ScanRouter(shop, asking), PaperActions(shop, asking, print_queue)
    controller = ClaimsController(shop, asking, router, papers)
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    controller.widget.show()
    controller.open_claim(number)
    settle()
    settle()
    return controller


def test_every_control_of_the_list_has_a_name(controller: ClaimsController) -> None:
    names = names_by_tab(controller.widget)
    assert "" not in names
    assert "Claims" in names


def test_the_detail_shows_the_frozen_verdict_and_what_may_be_done(controller: ClaimsController, number: str) -> None:
    detail = controller.page.detail
    assert number in texts(detail)
    assert any(masked_phone(a_customer().phone) in text for text in texts(detail)), (
        "whoever looks over the counter reads no number"
    )
    assert detail.invoice.isVisible()
    assert not detail.invoice_paper.isVisible()
    assert detail.override.isVisible()


@pytest.mark.parametrize(("state", "deed"), [(ClaimState.RECEIVED, "workshop"), (ClaimState.READY, "invoice")])
def test_the_filled_deed_of_a_claim_is_one_that_can_be_done(
    controller: ClaimsController,
    fake_shop: FakeShop,
    settle: Callable[[], None],
    number: str,
    state: ClaimState,
    deed: str,
) -> None:
    fake_shop.kept.claims[number] = replace(fake_shop.kept.claims[number], state=state)
    controller.open_claim(number)
    settle()
    settle()
    detail = controller.page.detail
    filled = [name for name in ("invoice", "workshop", "receipt", "deposit") if getattr(detail, name).is_filled]
    assert filled == [deed]


def test_a_check_stands_beside_the_verdict_it_checks(controller: ClaimsController, settle: Callable[[], None]) -> None:
    controller.page.detail.check.click()
    settle()
    assert any("By today's rules" in text for text in texts(controller.page.detail))


def test_a_posted_invoice_takes_the_place_of_the_deed(
    controller: ClaimsController, settle: Callable[[], None], asked: Asked, fake_shop: FakeShop, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    form = controller.page.form
    form.fill(replace(a_draft(number), outcome=JobOutcome.REPAIRED, payments=()))
    form._post.click()
    settle()
    settle()
    settle()
    assert not controller.page.is_form_open
    assert any("posted" in notice.text for notice in asked.notices)
    assert fake_shop.claims.detail(number).invoice is not None
    assert controller.page.detail.invoice_paper.isVisible()
    assert not controller.page.detail.invoice.isVisible()


def test_a_deposit_taken_meanwhile_is_said_and_nothing_typed_is_lost(
    controller: ClaimsController, settle: Callable[[], None], asked: Asked, fake_shop: FakeShop, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    form = controller.page.form
    form.fill(replace(a_draft(number), outcome=JobOutcome.REPAIRED))
    fake_shop.money.payments.take_deposit(number, (Tender(PaymentKind.WECHAT, Decimal("50.00")),), "elsewhere")
    form._post.click()
    for _ in range(3):
        settle()
    assert isinstance(asked.refusals[-1], OverpaidError)
    assert controller.page.is_form_open
    shown = " ".join(texts(form))
    assert "Deposit counted: ¥ 50.00" in shown
    assert "Too much by ¥ 12.00" in shown
    again = form.draft(NOON)
    assert again is not None
    assert again.tax_invoice_number == "4403-1"


def test_an_invoice_whose_repairer_inspects_is_refused_and_stays(
    controller: ClaimsController, settle: Callable[[], None], asked: Asked, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    draft = a_draft(number)
    same = replace(draft.work, inspector=draft.work.technician)
    form = controller.page.form
    form.fill(replace(draft, work=same))
    form.inspector.addItem(draft.work.technician)
    form.inspector.setCurrentText(draft.work.technician)
    form._post.click()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [RepairerInspectsError]
    assert controller.page.is_form_open
    assert form.found.text() == draft.work.fault_found


def test_a_draft_waits_while_another_page_or_claim_is_looked_at(
    controller: ClaimsController, settle: Callable[[], None]
) -> None:
    controller.make_out_invoice()
    settle()
    controller.page.form.found.setText("worn")
    controller.page.form.left.emit()
    assert not controller.page.is_form_open
    controller.make_out_invoice()
    settle()
    assert controller.page.form.found.text() == "worn"


def test_what_is_typed_is_on_the_disk_a_moment_later_and_gone_once_it_is_posted(
    controller: ClaimsController, settle: Callable[[], None], fake_shop: FakeShop, number: str, qtbot: QtBot
) -> None:
    controller.make_out_invoice()
    settle()
    draft = replace(a_draft(number), outcome=JobOutcome.REPAIRED, payments=())
    controller.page.form.fill(draft)
    file = fake_shop.draft_file.of_claim(number)
    qtbot.waitUntil(lambda: bool(file.text))
    kept = draft_of_text(InvoiceDraft, file.text)
    assert (kept.work.fault_found, kept.materials) == (draft.work.fault_found, draft.materials)
    controller.page.form._post.click()
    settle()
    settle()
    assert not file.text


def test_a_form_that_came_back_says_so_and_can_be_thrown_away_and_regretted(
    controller: ClaimsController, settle: Callable[[], None], asked: Asked, fake_shop: FakeShop, number: str
) -> None:
    file = fake_shop.draft_file.of_claim(number)
    file.save(text_of_draft(a_draft(number)), {})
    controller.make_out_invoice()
    settle()
    form = controller.page.form
    assert form.found.text() == a_draft(number).work.fault_found
    assert "Brought back what was typed for this invoice." in texts(form)
    form.restored.discarded.emit()
    settle()
    assert (form.found.text(), file.text, form.restored.isVisible()) == ("", "", False)
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    assert form.found.text() == a_draft(number).work.fault_found
    form.left.emit()
    settle()
    assert draft_of_text(InvoiceDraft, file.text).tax_invoice_number == "4403-1"


def test_a_form_nobody_typed_into_leaves_no_draft(
    controller: ClaimsController, settle: Callable[[], None], fake_shop: FakeShop, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    form = controller.page.form
    assert not form.restored.isVisible()
    form.found.setText("worn")
    form.hide()
    settle()
    assert fake_shop.draft_file.of_claim(number).text
    form.show()
    form.found.setText("")
    form.left.emit()
    settle()
    assert not fake_shop.draft_file.of_claim(number).text


def test_what_was_typed_for_an_invoice_that_another_counter_posted_is_forgotten(
    controller: ClaimsController, settle: Callable[[], None], fake_shop: FakeShop, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    controller.page.form.found.setText("worn")
    controller.page.form.left.emit()
    settle()
    assert fake_shop.draft_file.of_claim(number).text
    fake_shop.money.invoicing.post(replace(a_draft(number), outcome=JobOutcome.REPAIRED, payments=()))
    controller.open_claim(number)
    for _ in range(3):
        settle()
    assert not fake_shop.draft_file.of_claim(number).text


def test_a_damaged_draft_is_put_aside_and_named(
    controller: ClaimsController, settle: Callable[[], None], fake_shop: FakeShop, number: str
) -> None:
    file = fake_shop.draft_file.of_claim(number)
    file.save("{broken", {})
    controller.make_out_invoice()
    settle()
    assert file.aside == ["{broken"]
    assert "What was typed cannot be read. The file is kept as unreadable-1.json." in texts(controller.page.form)


def test_a_disk_that_keeps_nothing_is_told_once_and_loses_nothing(
    controller: ClaimsController, settle: Callable[[], None], asked: Asked, fake_shop: FakeShop, number: str
) -> None:
    controller.make_out_invoice()
    settle()
    fake_shop.draft_file.of_claim(number).is_disk_full = True
    form = controller.page.form
    for text in ("worn", "worn out"):
        form.found.setText(text)
        form.hidden.emit()
        settle()
    form.left.emit()
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [StorageError]
    controller.make_out_invoice()
    settle()
    assert form.found.text() == "worn out"


def test_a_supervisor_must_give_a_reason(asking: PageContext, qtbot: QtBot) -> None:
    dialog = OverrideDialog(asking.words, "SH03-WX-2026-000001 · 李明", Outcome.PAID_REPAIR)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert dialog.isVisible()
    assert any("reason" in text for text in texts(dialog))
    assert any("Choose the outcome" in text for text in texts(dialog)), "nothing is decided by an accident"
    assert "SH03-WX-2026-000001 · 李明" in texts(dialog)
    outcomes = dialog.findChild(QComboBox)
    assert isinstance(outcomes, QComboBox)
    names = [outcomes.itemText(at) for at in range(outcomes.count())]
    assert len(set(names)) == len(names), "each outcome is told from the others"
    outcomes.setCurrentIndex(outcomes.findData(Outcome.FREE_REPAIR))
    reason = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "Reason")
    reason.setText("goodwill")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(reason, Qt.Key.Key_Return)
    outcome, said = dialog.decision()
    assert said == "goodwill"
    assert outcome is Outcome.FREE_REPAIR


def test_the_claim_of_an_open_invoice_scanned_again_changes_nothing(
    controller: ClaimsController, settle: Callable[[], None], number: str
) -> None:
    controller.make_out_invoice()
    settle()
    controller.page.form.found.setText("worn")
    controller.open_claim(number)
    settle()
    assert controller.page.is_form_open
    assert controller.page.form.found.text() == "worn"


def test_typing_waits_a_moment_before_it_searches(asking: PageContext, qtbot: QtBot) -> None:
    page = ClaimsPage(asking.words, lambda: NOON, asking.background)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.list.text_changed) as searched:
        QTest.keyClicks(page.scan.line, "wang")
    assert searched.args == ["wang"]


def test_a_telephone_is_uncovered_by_a_key_and_that_is_written_down(
    controller: ClaimsController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    detail, customer = controller.page.detail, fake_shop.kept.customers[1]
    assert customer.phone not in texts(detail)
    detail.reveal.click()
    settle()
    assert any(customer.phone in text for text in texts(detail))
    assert fake_shop.kept.audit[-1][2:4] == ("reveal_personal_data", "1")
