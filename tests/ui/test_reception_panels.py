"""What the counter shows of several products and several customers: tabs, held intakes, hints, narrow rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimRow, ClaimState
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.products import ProductForm, ProductModel
from aftersale_desktop.domain.serials import UnitKind, recognise_unit
from aftersale_desktop.services.assessment import assess
from aftersale_desktop.services.reception import Brought, Reception
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.intake.draft_text import draft_text
from aftersale_desktop.ui.intake.drafting import DraftKeeper, Restored
from aftersale_desktop.ui.intake.entries import entry_of
from aftersale_desktop.ui.intake.held_panel import HeldPanel, customer_text, products_text
from aftersale_desktop.ui.intake.hint_list import OPENINGS, HintList
from aftersale_desktop.ui.intake.idle_view import IdleView
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, OpenIntake
from aftersale_desktop.ui.intake.product_tabs import ProductTabs, product_tab
from aftersale_desktop.ui.intake.register_panel import RegisterPanel
from aftersale_desktop.ui.intake.result_words import restored_text
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.narrow_row import fit_words
from aftersale_desktop.ui.widgets.table_view import TableView
from aftersale_desktop.wording.catalogue import Words
from tests.builders import CLERK, NOON, SPLIT_UNIT, a_barcode, a_customer, a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked


@pytest.fixture
def words(asking: PageContext) -> Words:
    return asking.words


def shown(qtbot: QtBot, widget: QWidget, width: int = 900) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 200)
    with qtbot.waitExposed(widget):
        widget.show()


def buttons(widget: QWidget) -> list[QAbstractButton]:
    QCoreApplication.processEvents()  # a layout shows what was added to it
    return [button for button in widget.findChildren(QAbstractButton) if not button.isHidden()]


def two_products(fake_shop: FakeShop) -> Reception:
    visits = [replace(a_visit(fake_shop.known(item)), fault_told=fault) for item, fault in ((1, "drips"), (2, " "))]
    return Reception(tuple(Brought(visit, f"key {at}") for at, visit in enumerate(visits)), 1)


def test_a_tab_says_model_verdict_and_whether_the_fault_is_written(fake_shop: FakeShop, words: Words) -> None:
    visits = [one.visit for one in two_products(fake_shop).brought]
    first, second = (product_tab(words, visit, assess(visit, fake_shop.terms, NOON)) for visit in visits)
    assert (first.text, first.state, first.tone, first.icon) == (
        SPLIT_UNIT.code,
        "Free repair",
        Tone.GOOD,
        "shield-check",
    )
    assert (first.is_done, first.note) == (True, "fault written")
    assert (second.is_done, second.note) == (False, "fault not written yet")


def test_tabs_are_chosen_by_mouse_and_turned_by_the_keys_on_their_buttons(
    qtbot: QtBot, fake_shop: FakeShop, words: Words
) -> None:
    strip = ProductTabs(words)
    shown(qtbot, strip)
    visits = [one.visit for one in two_products(fake_shop).brought]
    strip.show_tabs([product_tab(words, visit, assess(visit, fake_shop.terms, NOON)) for visit in visits], 1)
    tabs = [button for button in buttons(strip) if button.isCheckable()]
    assert [tab.isChecked() for tab in tabs] == [False, True]
    assert tabs[0].accessibleName() == f"{SPLIT_UNIT.code}, Free repair, fault written"
    with qtbot.waitSignal(strip.chosen) as chosen:
        tabs[0].click()
    assert chosen.args == [0]
    for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
        with qtbot.waitSignal(strip.turned) as turned:
            QTest.keyClick(strip, key, Qt.KeyboardModifier.ControlModifier)
        assert turned.args == [step]


def test_one_product_fewer_takes_its_tab_away(qtbot: QtBot, fake_shop: FakeShop, words: Words) -> None:
    strip = ProductTabs(words)
    shown(qtbot, strip)
    visit = two_products(fake_shop).brought[0].visit
    tab = product_tab(words, visit, assess(visit, fake_shop.terms, NOON))
    strip.show_tabs([tab, tab, tab], 2)
    strip.show_tabs([tab, tab], 0)
    assert [button.isChecked() for button in buttons(strip) if button.isCheckable()] == [True, False]


def a_held(intake: OpenIntake) -> HeldIntake:
    return HeldIntake(intake, NOON, CLERK.name)


def test_a_held_intake_is_known_by_customer_and_products(fake_shop: FakeShop, words: Words) -> None:
    reception = two_products(fake_shop)
    owner = reception.brought[0].visit.customer
    assert customer_text(words, OpenIntake(reception)) == owner.name
    somebody = entry_of(a_customer("王芳"))
    assert customer_text(words, OpenIntake(reception, somebody)) == "王芳"
    assert customer_text(words, OpenIntake()) == "no name yet"
    assert products_text(words, OpenIntake(reception)) == f"{SPLIT_UNIT.code}, {SPLIT_UNIT.code}"


def test_held_intakes_are_resumed_by_enter_and_discarded_by_delete(
    qtbot: QtBot, fake_shop: FakeShop, words: Words
) -> None:
    panel = HeldPanel(words, lambda: NOON)
    shown(qtbot, panel)
    first, second = (a_held(OpenIntake(two_products(fake_shop).without(at))) for at in (0, 1))
    panel.show_held((first, second))
    panel.start()
    with qtbot.waitSignal(panel.resumed) as resumed:
        QTest.keyClick(panel._table, Qt.Key.Key_Return)
    assert resumed.args == [first]
    QTest.keyClick(panel._table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.discarded) as discarded:
        QTest.keyClick(panel._table, Qt.Key.Key_Delete)
    assert discarded.args == [second]


def test_every_hint_says_what_to_do_and_one_that_names_something_opens_it(qtbot: QtBot, words: Words) -> None:
    hints = tuple(Hint(code, f"subject of {code}") for code in HintCode)
    panel = HintList(words)
    shown(qtbot, panel)
    panel.show_hints(hints)
    texts = [label.text() for label in panel.findChildren(QLabel) if "subject of" in label.text()]
    assert len(texts) == len(hints)
    openers = buttons(panel)
    assert [button.accessibleName() for button in openers] == [
        f"{words(OPENINGS[hint.code])}: {hint.subject}" for hint in hints if hint.code in OPENINGS
    ]
    with qtbot.waitSignal(panel.opened) as opened:
        openers[0].click()
    assert opened.args == [hints[0]]


def test_a_narrow_row_leaves_words_out_but_no_keys_and_takes_them_back(qtbot: QtBot) -> None:
    room, row = QWidget(), QHBoxLayout()
    room.setLayout(row)
    plain, first, last = KeyButton("Plain", "F1"), KeyButton("First words", "F2", icon_name="file"), KeyButton("Last")
    row.addWidget(plain)
    row.addWidget(first)
    row.addWidget(last)
    shown(qtbot, room)
    whole = row.sizeHint().width()
    fit_words(row, (first, plain), whole - 1)
    assert (first.is_compact, plain.is_compact) == (True, False)
    assert first.toolTip() == first.accessibleName() == "First words"
    assert row.sizeHint().width() < whole
    fit_words(row, (first, plain), whole)
    assert not first.is_compact
    assert row.sizeHint().width() == whole


MULTI = ProductModel(
    "KFR-80W/M3", SPLIT_UNIT.name, SPLIT_UNIT.brand, "C", ProductForm.MULTI_SPLIT, ("610233", "810233")
)


def test_a_multi_split_is_registered_with_every_indoor_unit_and_one_scanned_by_mistake_is_taken_out(
    qtbot: QtBot, words: Words
) -> None:
    rooms, roof = [a_barcode("610233", serial) for serial in (50, 51, 52)], a_barcode("810233", 50)
    registration = Registration(tuple(recognise_unit(code)[0] for code in (*rooms, roof)))
    panel = RegisterPanel(words)
    shown(qtbot, panel)
    panel.show_registration(Registration(registration.units[:2]), (MULTI,))
    assert panel.missing_unit() is UnitKind.OUTDOOR
    panel.show_registration(registration, (MULTI,))
    assert panel.missing_unit() is None
    panel.owner.phone.setText("139 1234 0001")
    panel.owner.name.setText("欧阳娜娜")
    assert [unit.barcode for unit in panel.new_product().item.units] == [*rooms, roof]
    remove = next(button for button in buttons(panel) if rooms[1] in button.accessibleName())
    with qtbot.waitSignal(panel.unit_removed) as removed:
        remove.click()
    assert removed.args == [rooms[1]]


KeeperOf = Callable[[list[CounterState]], DraftKeeper]


@pytest.fixture
def keeper_of(qtbot: QtBot, fake_shop: FakeShop, asking: PageContext, asked: Asked) -> KeeperOf:
    """Return what keeps the first of the states it is given, while its page is open."""
    page = QWidget()
    qtbot.addWidget(page)
    return lambda state: DraftKeeper(
        lambda: fake_shop.drafts, asking.background, lambda: state[0], asked.refusals.append, page
    )


def test_nothing_is_kept_before_the_last_draft_was_read(
    fake_shop: FakeShop, keeper_of: KeeperOf, settle: Callable[[], None]
) -> None:
    left = CounterState(OpenIntake(two_products(fake_shop)))
    fake_shop.draft_file.text = draft_text(left)
    state, came_back = [CounterState()], list[Restored]()
    keeper = keeper_of(state)
    keeper.keep()
    settle()
    assert fake_shop.draft_file.text == draft_text(left)
    keeper.begin(came_back.append, lambda: "key")
    settle()
    assert came_back == [Restored(left)]
    state[0] = left
    keeper.keep()
    settle()
    assert fake_shop.draft_file.text == draft_text(left)
    state[0] = CounterState()
    keeper.keep()
    settle()
    assert fake_shop.draft_file.text == ""


def test_a_draft_the_disk_does_not_give_back_this_time_is_not_thrown_away(
    fake_shop: FakeShop, keeper_of: KeeperOf, asked: Asked, settle: Callable[[], None]
) -> None:
    left = draft_text(CounterState(OpenIntake(two_products(fake_shop))))
    fake_shop.draft_file.text, fake_shop.draft_file.is_disk_full = left, True
    keeper, came_back = keeper_of([CounterState()]), list[Restored]()
    keeper.begin(came_back.append, lambda: "key")
    settle()
    assert came_back == []
    fake_shop.draft_file.is_disk_full = False
    keeper.keep()
    settle()
    assert (fake_shop.draft_file.text, len(asked.refusals)) == (left, 1)


def test_what_was_typed_comes_back_though_the_database_does_not_answer(
    fake_shop: FakeShop, keeper_of: KeeperOf, settle: Callable[[], None]
) -> None:
    left, came_back = CounterState(OpenIntake(two_products(fake_shop))), list[Restored]()
    fake_shop.draft_file.text = draft_text(left)
    keeper = keeper_of([CounterState()])
    fake_shop.kept.broken.add("claims.by_request_key")
    keeper.begin(came_back.append, lambda: "key")
    settle()
    assert came_back == [Restored(left)]


def test_a_disk_that_is_full_is_told_once_and_tried_again(
    fake_shop: FakeShop, keeper_of: KeeperOf, asked: Asked, settle: Callable[[], None]
) -> None:
    state = [CounterState(OpenIntake(two_products(fake_shop)))]
    keeper = keeper_of(state)
    keeper.go_on()
    fake_shop.draft_file.is_disk_full = True
    for _ in range(3):
        keeper.keep()
        settle()
    assert len(asked.refusals) == 1
    fake_shop.draft_file.is_disk_full = False
    keeper.keep()
    settle()
    assert fake_shop.draft_file.text == draft_text(state[0])


def test_what_came_back_is_told_in_one_line(fake_shop: FakeShop, words: Words) -> None:
    intake = OpenIntake(two_products(fake_shop))
    owner = fake_shop.known().owner.name
    assert restored_text(words, Restored(CounterState())) == ""
    told = restored_text(
        words, Restored(CounterState(intake, (a_held(intake),)), ("WX-7",), ("SI-9",), "unreadable-1.json")
    )
    for part in (f"Brought back what was typed: {owner}", "1 intake is put aside", "WX-7", "SI-9", "unreadable-1.json"):
        assert part in told
    assert "\n" not in told


def test_what_was_put_aside_hides_claims_due_before_it_hides_its_own_rows(
    words: Words, fake_shop: FakeShop, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 900)
    view = IdleView(words, lambda: NOON, page)
    view.resize(1000, 540)
    with qtbot.waitExposed(page):
        page.show()
    row = ClaimRow(
        "SH03-WX-2026-000001", ClaimState.RECEIVED, "李明", "138", "KFR-35GW", "不制冷", "", NOON, NOON, None, True, ""
    )
    view.show_due([row] * 5)
    due = next(table for table in view.findChildren(TableView) if table.accessibleName() == "Due next")
    held = HeldIntake(OpenIntake(Reception((Brought(a_visit(fake_shop.known()), "a"),))), NOON, CLERK.name)
    view.held.show_held([held] * 4)
    view.held.show()
    qtbot.waitUntil(lambda: not due.isVisible())
    qtbot.waitUntil(lambda: view.held.height() >= view.held.sizeHint().height())
    view.resize(1000, 900)
    qtbot.waitUntil(due.isVisible)
    assert view.held.geometry().bottom() < due.mapTo(view, QPoint()).y()


def test_a_repair_still_guaranteed_proposes_the_tick_with_its_key_and_ticks_nothing_unseen(
    qtbot: QtBot, words: Words
) -> None:
    panel = HintList(words)
    shown(qtbot, panel)
    panel.show_hints((Hint(HintCode.REPAIR_GUARANTEED, "SH03-WX-2026-000007", ends_on=date(2026, 4, 1)),))
    assert any("2026-04-01" in label.text() for label in panel.findChildren(QLabel))
    (proposal,) = (button for button in buttons(panel) if isinstance(button, KeyButton))
    assert proposal.key == "0"
    with qtbot.assertNotEmitted(panel.opened), qtbot.waitSignal(panel.same_fault_said):
        proposal.click()
