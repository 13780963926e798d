"""The panels of a card: every added day beside its repair, every refusal beside its field, every control named."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.card_edits import CardField, Side, conflicts, fields_of
from aftersale_desktop.domain.card_records import DayNotPossibleError, EntryMissingError
from aftersale_desktop.domain.claims import Claim, ClaimState
from aftersale_desktop.domain.customers import CustomerNameMissingError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.products import SoldInFutureError
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import NewOwner, NewUnit
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.conflict_panel import ConflictPanel
from aftersale_desktop.ui.cards.edit_form import EditForm, entry_of
from aftersale_desktop.ui.cards.periods_panel import PeriodsPanel
from aftersale_desktop.ui.cards.reading_panel import ReadingPanel
from aftersale_desktop.ui.cards.repair_rows import repair_rows
from aftersale_desktop.ui.cards.replacement_form import ReplacementForm
from aftersale_desktop.ui.cards.transfer_form import TransferForm
from aftersale_desktop.ui.pages import PageContext
from tests.builders import NOON, SPLIT_UNIT, a_barcode, a_claim, a_receipt, an_item
from tests.fakes import FakeShop
from tests.ui.tab_order import names_by_tab

TODAY = NOON.date()
SOLD = date(2026, 1, 10)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def a_repair(number: int, day: int, days: int) -> Claim:
    received = SOLD + timedelta(days=day)
    claim = a_claim(f"SH03-WX-2026-{number:06}", state=ClaimState.CLOSED, returned_on=received + timedelta(days=days))
    return replace(claim, judgement=replace(claim.judgement, judged_on=received))


@pytest.fixture
def detail(fake_shop: FakeShop) -> CardDetail:
    """A card with two repairs that overlap and one by itself."""
    for claim in (a_repair(1, 5, 6), a_repair(2, 9, 6), a_repair(3, 30, 4)):
        fake_shop.kept.claims[claim.number] = claim
    fake_shop.kept.papers[PaperKind.RECEIPT, "SH03-WX-2026-000001"] = a_receipt()
    return fake_shop.cards.detail(1)


def test_each_repair_names_the_days_it_alone_added(asking: PageContext, detail: CardDetail) -> None:
    rows = {row.claim_number: (row.days_added, row.remark) for row in repair_rows(asking.words, detail)}
    assert rows == {
        "SH03-WX-2026-000001": (6, "overlaps WX-000002, counted once"),
        "SH03-WX-2026-000002": (4, "overlaps WX-000001, counted once"),
        "SH03-WX-2026-000003": (4, ""),
    }
    assert detail.history is not None
    assert sum(days or 0 for days, _ in rows.values()) == detail.history.extension_days == 14


def test_the_sums_say_begin_first_end_days_and_last_day(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    panel = PeriodsPanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_card(detail, TODAY)
    shown = texts(panel)
    assert "1 year from the invoice date 2026-01-10" in shown
    assert "2027-01-10 + 14 days = 2027-01-24" in shown
    assert "2029-01-10 + 14 days = 2029-01-24" in shown
    assert "1995-A" in shown
    assert "10 + 4 = 14 days added" in shown


def test_enter_on_a_repair_wants_its_claim(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    panel = PeriodsPanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_card(detail, TODAY)
    panel.show()
    panel.repairs.pick_row(1)
    with qtbot.waitSignal(panel.claim_wanted) as wanted:
        QTest.keyClick(panel.repairs, Qt.Key.Key_Return)
    assert wanted.args == ["SH03-WX-2026-000002"]


def test_a_card_without_dates_says_that_no_period_runs(qtbot: QtBot, asking: PageContext, fake_shop: FakeShop) -> None:
    fake_shop.kept.items[1] = an_item(id=1, card=None)
    panel = PeriodsPanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_card(fake_shop.cards.detail(1), TODAY)
    assert "No period runs: no date is known that it could begin on." in texts(panel)
    assert "No repairs yet." in texts(panel)


def test_the_card_shows_former_owners_replaced_units_papers_and_deeds(
    qtbot: QtBot, asking: PageContext, fake_shop: FakeShop, detail: CardDetail
) -> None:
    new = a_barcode("810233", 77)
    fake_shop.cards.transfer(NewOwner(1, 1, fake_shop.kept.customers[2], TODAY, "contract", "moved"))
    fake_shop.cards.replace_unit(NewUnit(1, 2, detail.item.units[1].barcode, new, TODAY, "HJ-88", "Li Jun"))
    panel = ReadingPanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_card(fake_shop.cards.detail(1), NOON, may_replace=True)
    shown = " | ".join(texts(panel))
    for text in (
        "王芳",
        "李明",
        "until 2026-03-02",
        "contract",
        "HJ-88",
        "Li Jun",
        "never printed",
        f"replaced by {new}",
    ):
        assert text in shown, text


def test_every_control_of_a_card_has_a_name(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    words = asking.words
    reading, edit, transfer, replacement = (
        ReadingPanel(words),
        EditForm(words),
        TransferForm(words),
        ReplacementForm(words),
    )
    reading.show_card(detail, NOON, may_replace=True)
    edit.show_card(detail.item, (SPLIT_UNIT,), may_decide_money=True)
    transfer.show_card(detail, TODAY)
    replacement.show_card(detail.item, TODAY, "")
    for panel in (reading, edit, transfer, replacement):
        qtbot.addWidget(panel)
        panel.show()
        names = names_by_tab(panel)
        assert names
        assert all(names), names


def test_without_the_right_what_decides_money_is_only_read(
    qtbot: QtBot, asking: PageContext, detail: CardDetail
) -> None:
    form = EditForm(asking.words)
    qtbot.addWidget(form)
    form.show_card(detail.item, (SPLIT_UNIT,), may_decide_money=False)
    form.show_entry(entry_of(fields_of(detail.item)))
    assert not any(field.isEnabled() for field in (form.model, form.invoice, form.invoice_on, form.price))
    assert form.seller.isEnabled()
    assert form.fields() == fields_of(detail.item)


def test_a_refusal_stands_beside_the_field_it_is_about(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    form = EditForm(asking.words)
    qtbot.addWidget(form)
    form.show()
    form.show_card(detail.item, (SPLIT_UNIT,), may_decide_money=True)
    form.show_entry(replace(entry_of(fields_of(detail.item)), delivered_on="2027-01-01"))
    assert form.show_refusal(SoldInFutureError(date(2027, 1, 1)), "too late")
    assert form.delivered_on.accessibleDescription() == "too late"
    assert form.show_refusal(EntryMissingError("number"), "missing")
    assert (form.number.accessibleDescription(), form.delivered_on.accessibleDescription()) == ("missing", "")


def test_a_transfer_without_a_name_says_so_at_the_name(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    form = TransferForm(asking.words)
    qtbot.addWidget(form)
    form.show()
    form.show_card(detail, TODAY)
    with pytest.raises(CustomerNameMissingError) as refusal:
        form.new_owner(1, 1)
    assert form.show_refusal(refusal.value, "who?")
    assert form.owner.name.accessibleDescription() == "who?"
    assert form.show_refusal(DayNotPossibleError(TODAY, None, TODAY), "when?")
    assert form.transferred_on.accessibleDescription() == "when?"
    assert form.owner.name.accessibleDescription() == ""


def test_a_scanned_unit_chooses_its_like_on_the_card(qtbot: QtBot, asking: PageContext, shop: Shop) -> None:
    item = an_item(id=1)
    form = ReplacementForm(asking.words)
    qtbot.addWidget(form)
    form.show_card(item, TODAY, "SH03-WX-2026-000007")
    assert form.old.currentData() == item.units[1].barcode
    new = a_barcode("610233", 77)
    found = shop.intake.look_up(new)
    form.show_scanned(new, getattr(found, "units", ()))
    assert (form.old.currentData(), form.new.text()) == (item.units[0].barcode, new)
    assert form.entry().document == "SH03-WX-2026-000007"


def test_what_both_changed_is_asked_and_saved_only_when_chosen(
    qtbot: QtBot, asking: PageContext, detail: CardDetail
) -> None:
    read = fields_of(detail.item)
    mine, theirs = replace(read, seller="mine", invoice_number="m"), replace(read, invoice_number="t")
    panel = ConflictPanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_conflicts(conflicts(read, mine, theirs), None, "")
    panel.show()
    assert panel.open_fields() == (CardField.INVOICE_NUMBER,)
    assert not panel.save.isEnabled()
    assert "Both changed, choose one: Invoice number" in texts(panel)
    panel.groups[CardField.INVOICE_NUMBER].card(Side.THEIRS).click()
    assert panel.save.isEnabled()
    assert panel.chosen() == {CardField.INVOICE_NUMBER: Side.THEIRS, CardField.SELLER: Side.MINE}


def test_page_down_reads_a_long_card(qtbot: QtBot, asking: PageContext, detail: CardDetail) -> None:
    panel = ReadingPanel(asking.words)
    qtbot.addWidget(panel)
    panel.resize(600, 420)
    panel.show_card(detail, NOON, may_replace=True)
    panel.show()
    panel.start()
    bar = panel.body.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(panel.body, Qt.Key.Key_PageDown)
    assert bar.value() > 0
