"""Price lists and the rule workbench on screen: typed cell by cell, replayed, published by somebody else."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.tariff_edits import ZeroFactorError
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.network.price_grids import CHANGES, PARTS, TERMS, WORK
from aftersale_desktop.ui.network.price_panel import REPLAY
from aftersale_desktop.ui.network.prices_section import PricesSection
from aftersale_desktop.ui.network.rules_section import RulesSection
from aftersale_desktop.ui.network.section import NetworkContext, NetworkSection
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_claim, a_stocked_shop, an_invoice, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ui.conftest import Asked

Settle = Callable[[], None]
ADMINISTRATOR = User(9, "郑凯", Role.ADMINISTRATOR, POINT.code)
CLAIM, BILL, NEXT = "SH03-WX-2026-000001", "SH03-FI-2026-000001", "SH-2026-B"


@pytest.fixture
def fake_shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    shop.kept.claims[CLAIM] = a_claim(id=1)
    shop.kept.invoices[BILL] = an_invoice(id=1, work=work_done())
    shop.network.prices.begin("SH-2026-A")
    return shop


@pytest.fixture
def context(shop: Shop, asking: PageContext, print_queue: PrintQueue) -> NetworkContext:
    papers = PaperActions(shop, asking, print_queue)
    return NetworkContext(shop, asking, papers, ScanRouter(shop, asking), lambda _idea: None, lambda _number: None)


def shown(qtbot: QtBot, section: NetworkSection, settle: Settle) -> None:
    """Show a section as the page does."""
    qtbot.addWidget(section.widget)
    section.widget.resize(1200, 760)
    section.widget.show()
    section.arrive()
    settle()


@pytest.fixture
def prices(qtbot: QtBot, context: NetworkContext, settle: Settle) -> PricesSection:
    section = PricesSection(context)
    shown(qtbot, section, settle)
    return section


@pytest.fixture
def rules(qtbot: QtBot, context: NetworkContext, settle: Settle) -> RulesSection:
    section = RulesSection(context)
    shown(qtbot, section, settle)
    return section


def enter(prices: PricesSection, qtbot: QtBot, text: str, settle: Settle) -> None:
    """Type into the cell under the cursor as a person does."""
    table = prices.panel.tables[prices.panel.tab()]
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = table.open_editor()
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.open_editor() is None)
    settle()


def go_to(prices: PricesSection, tab: str, row: int, column: int) -> None:
    """Put the cursor on a cell of a tab."""
    prices.panel.tabs.choose(tab)
    prices.panel.show_tab(tab)
    table = prices.panel.tables[tab]
    table.setCurrentIndex(table.model().index(row, column))


def test_the_cursor_begins_on_a_price_of_the_draft(prices: PricesSection) -> None:
    table = prices.panel.tables[WORK]
    assert table.currentIndex().data() == "30.00"
    assert prices.panel.lists.currentText().startswith(NEXT)


def test_a_price_typed_is_stored_told_and_taken_back(
    prices: PricesSection, qtbot: QtBot, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    enter(prices, qtbot, "44", settle)
    assert fake_shop.kept.tariff_drafts[NEXT].tariff.labour["E"][OperationLevel.SIMPLE] == Decimal("44.00")
    notice = asked.notices[-1]
    assert "30.00 → 44.00" in notice.text
    assert notice.action is not None
    notice.action()
    settle()
    assert fake_shop.kept.tariff_drafts[NEXT].tariff.labour["E"][OperationLevel.SIMPLE] == Decimal("30.00")


def test_what_cannot_stand_there_is_refused_by_the_name_of_the_cell(
    prices: PricesSection, qtbot: QtBot, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    before = fake_shop.kept.tariff_drafts[NEXT]
    prices.panel.tabs.choose(TERMS)
    names = [row[0] for row in prices.panel.table_in_front()[2]]
    go_to(prices, TERMS, names.index("Factor of point grade 2"), 1)
    enter(prices, qtbot, "0", settle)
    [refusal] = asked.refusals
    assert isinstance(refusal, ZeroFactorError)
    assert refusal.field == "Factor of point grade 2"
    assert fake_shop.kept.tariff_drafts[NEXT] == before


def test_a_main_part_is_flipped_with_enter(prices: PricesSection, fake_shop: FakeShop, settle: Settle) -> None:
    go_to(prices, PARTS, 0, 2)
    QTest.keyClick(prices.panel.tables[PARTS], Qt.Key.Key_Return)
    settle()
    assert fake_shop.kept.tariff_drafts[NEXT].tariff.parts[0].main_part


def test_a_part_is_added_below_and_taken_out_again(
    prices: PricesSection, fake_shop: FakeShop, settle: Settle, asked: Asked
) -> None:
    prices.panel.show_tab(PARTS)
    prices.panel.tabs.choose(PARTS)
    row = prices.panel.listed[PARTS]
    row.code.setText("cap50")
    row.name.setText("电容 50 µF")
    row.add.click()
    assert len(asked.refusals) == 1, "a part without a price is not added"
    row.price.set_amount(Decimal(45))
    row.add.click()
    settle()
    assert fake_shop.kept.tariff_drafts[NEXT].tariff.parts[-1].code == "CAP50"
    assert row.code.text() == ""
    table = prices.panel.tables[PARTS]
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, 1))
    prices.panel.take_out.click()
    settle()
    assert "CAP50" not in {part.code for part in fake_shop.kept.tariff_drafts[NEXT].tariff.parts}


def test_a_replay_shows_the_jobs_and_keeps_the_sums(
    prices: PricesSection, qtbot: QtBot, fake_shop: FakeShop, settle: Settle
) -> None:
    enter(prices, qtbot, "44", settle)
    prices.panel.bar.button.click()
    settle()
    replay = fake_shop.kept.tariff_drafts[NEXT].replay
    assert replay is not None
    assert replay.jobs == prices.panel.jobs.model().rowCount() == 1
    assert "1 job" in prices.panel.bar.told.text()


def test_a_replay_is_stopped_and_nothing_is_kept(prices: PricesSection, fake_shop: FakeShop, settle: Settle) -> None:
    prices.panel.bar.button.click()
    prices._run.stop()
    settle()
    assert fake_shop.kept.tariff_drafts[NEXT].replay is None
    assert "Stopped" in prices.panel.bar.told.text()


def test_a_supervisor_sees_no_button_to_publish(prices: PricesSection) -> None:
    assert prices.panel.publish.isHidden()
    prices.panel.show_tab(CHANGES)
    assert "administrator" in prices.panel.hint.text()


def test_an_administrator_publishes_what_was_replayed(
    prices: PricesSection, qtbot: QtBot, fake_shop: FakeShop, settle: Settle
) -> None:
    enter(prices, qtbot, "44", settle)
    prices.panel.bar.button.click()
    settle()
    fake_shop.who.user = ADMINISTRATOR
    prices.arrive()
    settle()
    assert prices.panel.publish.isEnabled()
    prices.panel.publish.click()
    settle()
    assert fake_shop.terms.tariffs[-1].id == NEXT
    assert fake_shop.kept.tariff_drafts == {}
    assert not prices.panel.notice.isHidden()


def test_a_clerk_reads_every_list_and_types_in_none(prices: PricesSection, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.who.user = CLERK
    prices.arrive()
    settle()
    table = prices.panel.tables[WORK]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.open_editor() is None
    panel = prices.panel
    assert all(button.isHidden() for button in (panel.copy, panel.discard, panel.publish, panel.export))


def test_a_scanned_part_is_found_in_the_list(prices: PricesSection) -> None:
    assert prices.text_scanned("CAP2.5")
    assert prices.panel.tab() == PARTS
    row = prices.panel.tables[PARTS].current_row()
    assert row is not None
    assert row.path == ("parts", "CAP2.5")
    assert not prices.text_scanned("NOWHERE")


def test_what_was_in_front_outlives_a_change_of_language(
    prices: PricesSection, qtbot: QtBot, context: NetworkContext, settle: Settle
) -> None:
    prices._choose("SH-2026-A")
    go_to(prices, TERMS, 0, 1)
    other = PricesSection(context)
    other.restore(prices.kept())
    shown(qtbot, other, settle)
    assert other.panel.lists.currentData() == "SH-2026-A"
    assert other.panel.tab() == TERMS


def test_past_claims_are_judged_by_the_numbers_as_typed(rules: RulesSection, settle: Settle) -> None:
    field = rules.numbers.fields
    for name in ("whole_unit_years", "main_parts_years"):
        field[name].setValue(0)
    rules.bar.button.click()
    settle()
    assert rules.flips.model().rowCount() == 1
    assert rules.pairs.model().index(0, 2).data() == "1"
    assert "1 claim judged" in rules.bar.told.text()


def test_numbers_are_published_from_the_workbench(rules: RulesSection, fake_shop: FakeShop, settle: Settle) -> None:
    rules.numbers.fields["free_rerepair_days"].setValue(45)
    rules.numbers.valid_from.setText("2026-05-01")
    rules.numbers.publish.click()
    settle()
    assert fake_shop.terms.rules[-1].default.free_rerepair_days == 45


def test_less_than_the_law_gives_is_refused(
    rules: RulesSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    rules.numbers.fields["whole_unit_years"].setValue(0)
    rules.numbers.valid_from.setText("2026-05-01")
    rules.numbers.publish.click()
    settle()
    assert len(asked.refusals) == 1
    assert len(fake_shop.terms.rules) == 1


def test_numbers_typed_outlive_a_change_of_language(
    rules: RulesSection, qtbot: QtBot, context: NetworkContext, settle: Settle
) -> None:
    rules.numbers.fields["free_rerepair_days"].setValue(45)
    other = RulesSection(context)
    other.restore(rules.kept())
    shown(qtbot, other, settle)
    assert other.numbers.fields["free_rerepair_days"].value() == 45


def test_the_replay_tab_is_for_drafts_alone(prices: PricesSection, settle: Settle) -> None:
    assert REPLAY in prices.panel.tabs._buttons
    prices._choose("SH-2026-A")
    settle()
    assert REPLAY not in prices.panel.tabs._buttons


def test_a_draft_somebody_else_changed_is_read_again_with_the_refusal(
    prices: PricesSection, qtbot: QtBot, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    draft = fake_shop.kept.tariff_drafts[NEXT]
    fake_shop.network.prices.change(NEXT, draft.version, ("labour", "E", "simple"), "41")
    enter(prices, qtbot, "44", settle)
    assert len(asked.refusals) == 1
    assert prices.panel.tables[WORK].currentIndex().data() == "41.00"
    enter(prices, qtbot, "44", settle)
    assert fake_shop.kept.tariff_drafts[NEXT].tariff.labour["E"][OperationLevel.SIMPLE] == Decimal("44.00")


def test_what_was_thrown_away_or_taken_out_comes_back(
    prices: PricesSection, fake_shop: FakeShop, asked: Asked, settle: Settle
) -> None:
    go_to(prices, PARTS, 0, 1)
    prices.panel.take_out.click()
    settle()
    assert "CAP35" not in {part.code for part in fake_shop.kept.tariff_drafts[NEXT].tariff.parts}
    take_back(asked, settle)
    assert "CAP35" in {part.code for part in fake_shop.kept.tariff_drafts[NEXT].tariff.parts}
    prices.panel.discard.click()
    settle()
    assert fake_shop.kept.tariff_drafts == {}
    take_back(asked, settle)
    assert prices.panel.lists.currentData() == NEXT


def take_back(asked: Asked, settle: Settle) -> None:
    """Press the undo of the last message."""
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    settle()


def test_what_goes_out_is_what_is_read(prices: PricesSection, qtbot: QtBot, settle: Settle) -> None:
    enter(prices, qtbot, "44", settle)
    prices.panel.tabs.choose(CHANGES)
    title, headings, rows = prices.panel.table_in_front()
    assert (title, headings) == ("What changed", ["Entry", "Before", "New value", "Difference", "%"])
    assert ["Labour, class E: Simple repair", "30.00", "44.00", "+14.00", "+46.7 %"] in rows
    prices.panel.bar.button.click()
    settle()
    prices.panel.show_tab(REPLAY)
    title, _, [job] = prices.panel.table_in_front()
    assert (title, job[0]) == ("Replay", BILL)
