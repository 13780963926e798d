"""The form of an invoice: what it asks for, and that it says the draft it was filled from."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.fees import FeeComponent, JobOutcome
from aftersale_desktop.domain.invoices import PartSerials
from aftersale_desktop.services.invoice_forms import InvoiceBasis, settled
from aftersale_desktop.ui.claims.invoice_form import InvoiceForm
from aftersale_desktop.ui.pages import PageContext
from tests.builders import NOON, a_visit
from tests.fakes import FakeShop
from tests.ready_claims import made_ready
from tests.ui.invoice_cases import PART, a_draft, texts
from tests.ui.tab_order import names_by_tab


@pytest.fixture
def number(fake_shop: FakeShop) -> str:
    """Return the number of a claim that was just taken."""
    return made_ready(
        fake_shop.storage.start_work, fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    )


@pytest.fixture
def basis(fake_shop: FakeShop, number: str) -> InvoiceBasis:
    return fake_shop.money.invoicing.basis(number)


@pytest.fixture
def form(asking: PageContext, basis: InvoiceBasis, qtbot: QtBot) -> InvoiceForm:
    form = InvoiceForm(asking.words)
    qtbot.addWidget(form)
    form.resize(1200, 800)
    form.start(basis, may_concede=True)
    form.show()
    return form


def test_a_form_filled_from_a_draft_says_the_same_draft(form: InvoiceForm, number: str) -> None:
    draft = a_draft(number)
    form.fill(draft)
    again = form.draft(NOON)
    assert again is not None
    assert set(again.operations) == set(draft.operations)
    assert replace(again, operations=draft.operations, parts=(PART,)) == draft


@pytest.mark.parametrize("is_carried_in", [True, False])
def test_a_product_carried_in_is_offered_no_visit(form: InvoiceForm, basis: InvoiceBasis, is_carried_in: bool) -> None:
    claim = replace(basis.claim, is_carried_in=is_carried_in)
    form.start(replace(basis, claim=claim), may_concede=True)
    assert ("Home visit" in names_by_tab(form)) is not is_carried_in
    draft = form.draft(NOON)
    assert draft is not None
    assert draft.is_carried_in is is_carried_in


def test_every_stroke_settles_anew(form: InvoiceForm, basis: InvoiceBasis, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        form.parts.add_code("CAP35")
    draft = form.draft(NOON)
    assert draft is not None
    settlement = settled(draft, basis)
    form.show_settlement(settlement, settlement)
    amounts = {f"{settlement.list_total(component):.2f}" for component in FeeComponent}
    qtbot.waitUntil(lambda: amounts <= set(texts(form)))


def test_a_part_scanned_twice_is_one_line_of_two(form: InvoiceForm) -> None:
    assert form.parts.add_code("CAP35")
    assert form.parts.add_code("CAP35")
    assert [(used.thing.code, used.quantity) for used in form.parts.used()] == [("CAP35", Decimal(2))]


def test_old_and_new_serial_of_a_part_are_typed_below_its_line(form: InvoiceForm, qtbot: QtBot) -> None:
    form.parts.add_code("CAP35")
    fields = {field.accessibleName(): field for field in form.parts.findChildren(QLineEdit)}
    for name, serial in (("Old serial CAP35", "A2309-0091"), ("New serial CAP35", "B2611-1203")):
        with qtbot.waitSignal(form.changed):
            QTest.keyClicks(fields[name], serial)
    draft = form.draft(NOON)
    assert draft is not None
    assert draft.work.serials == (PartSerials("CAP35", "A2309-0091", "B2611-1203"),)
    form.parts.add_code("CAP35")
    again = form.draft(NOON)
    assert again is not None
    assert again.work.serials == draft.work.serials


def test_a_long_name_in_the_price_list_makes_no_form_wider_when_the_theme_changes(form: InvoiceForm) -> None:
    before = form.parts.chooser.minimumSizeHint().width()
    form.parts.chooser.addItem("a part with a very long name in the price list " * 3)
    form.setStyleSheet("QComboBox { padding: 4px; }")
    form.setStyleSheet("")
    assert form.parts.chooser.minimumSizeHint().width() == before


def test_a_part_the_price_list_does_not_know_is_not_added(form: InvoiceForm) -> None:
    assert not form.parts.add_code("NOPE")
    assert form.parts.used() == ()


def test_a_product_carried_in_asks_for_no_distance(form: InvoiceForm, basis: InvoiceBasis, number: str) -> None:
    draft = form.draft(NOON)
    assert draft is not None
    form.show_settlement(settled(draft, basis), settled(draft, basis))
    assert not form.distance.isVisible()
    form.fill(a_draft(number))
    form.show_settlement(settled(draft, basis), settled(draft, basis))
    assert form.distance.isVisible()


def test_one_outcome_always_holds(form: InvoiceForm) -> None:
    chips = form._outcomes
    chips.chip(JobOutcome.REPAIRED).click()
    assert chips.checked() == {JobOutcome.REPAIRED}
    chips.chip(JobOutcome.DECLINED).click()
    assert chips.checked() == {JobOutcome.DECLINED}


@pytest.mark.parametrize("part_of_work", ["fault_found", "cause", "remedy", "technician"])
def test_the_cursor_goes_to_what_is_missing(form: InvoiceForm, part_of_work: str, qtbot: QtBot) -> None:
    with qtbot.waitActive(form):
        form.activateWindow()
    form.start_at(part_of_work)
    assert form.focusWidget() is not None
    assert form.focusWidget().accessibleName()


def test_every_control_of_the_invoice_has_a_name(form: InvoiceForm) -> None:
    names = names_by_tab(form)
    assert "" not in names
    assert names[:4] == ["Fault found", "Cause", "Remedy", "Technician"]
