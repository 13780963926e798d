"""Widgets that know nothing of claims: keys, names for screen readers, and signals for people only."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_group import ChoiceGroup, ChoiceRecord
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.group_tabs import GroupTab, GroupTabs
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeBar, undo_notice
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.painting import narrow_marks
from aftersale_desktop.ui.widgets.period_bar import Axis
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.text import OneLine, Text
from aftersale_desktop.ui.widgets.verdict_banner import VerdictBanner

EVIDENCE = (ChipRecord("card", "保修卡", "1"), ChipRecord("invoice", "购机发票", "2"), ChipRecord("altered", "有涂改"))


@pytest.fixture
def chips(qtbot: QtBot) -> ChipGroup:
    chips = ChipGroup("凭证")
    qtbot.addWidget(chips)
    chips.show_chips(EVIDENCE)
    return chips


def test_a_digit_ticks_its_chip(chips: ChipGroup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.toggled) as toggled:
        assert chips.press_key("2")
    assert toggled.args == ["invoice", True]
    assert chips.checked() == {"invoice"}


def test_a_key_of_no_chip_is_left_alone(chips: ChipGroup) -> None:
    chips.chip("card").setEnabled(False)
    assert not chips.press_key("9")
    assert not chips.press_key("1")
    assert chips.checked() == frozenset()


def test_what_the_program_ticks_tells_nobody(chips: ChipGroup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.toggled):
        chips.set_checked({"card", "altered"})
    assert chips.checked() == {"card", "altered"}


def test_ticking_moves_nothing(chips: ChipGroup) -> None:
    before = chips.chip("card").sizeHint()
    chips.chip("card").click()
    assert chips.chip("card").sizeHint() == before


def test_arrows_go_round_a_row_of_chips(chips: ChipGroup, qtbot: QtBot) -> None:
    with qtbot.waitActive(chips):
        chips.show()
        chips.activateWindow()
    chips.chip("card").setFocus()
    QTest.keyClick(chips.chip("card"), Qt.Key.Key_Left)
    assert chips.chip("altered").hasFocus()
    QTest.keyClick(chips.chip("altered"), Qt.Key.Key_Space)
    assert chips.checked() == {"altered"}


def test_chips_break_into_rows_where_the_card_ends(chips: ChipGroup) -> None:
    assert chips.heightForWidth(1000) == 32
    assert chips.heightForWidth(120) == 3 * 32 + 2 * 8


REMEDIES = (
    ChoiceRecord("repair", "维修"),
    ChoiceRecord("exchange", "换货", "不适用：已过 15 天", is_open=False),
    ChoiceRecord("refund", "退货"),
)


@pytest.fixture
def remedies(qtbot: QtBot) -> ChoiceGroup:
    remedies = ChoiceGroup("顾客可选")
    qtbot.addWidget(remedies)
    remedies.show_choices(REMEDIES, "repair")
    return remedies


def test_one_choice_holds(remedies: ChoiceGroup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remedies.chosen) as chosen:
        remedies.card("refund").click()
    assert chosen.args == ["refund"]
    assert remedies.choice() == "refund"
    remedies.card("refund").click()
    assert remedies.choice() == "refund"


def test_a_choice_that_is_not_open_says_why_and_cannot_be_taken(remedies: ChoiceGroup) -> None:
    remedies.card("exchange").click()
    assert remedies.choice() == "repair"
    assert remedies.card("exchange").accessibleDescription() == "不适用：已过 15 天"


def test_the_group_in_front_survives_new_counts(qtbot: QtBot) -> None:
    tabs = GroupTabs("组")
    qtbot.addWidget(tabs)
    tabs.show_tabs((GroupTab("new", "新单", 6), GroupTab("overdue", "超时", 3, Tone.BAD)))
    assert tabs.current() == "new"
    tabs.choose("overdue")
    tabs.show_tabs((GroupTab("new", "新单", 7), GroupTab("overdue", "超时", 2, Tone.BAD)))
    assert tabs.current() == "overdue"
    tabs.show_tabs((GroupTab("closed", "已结", 9),))
    assert tabs.current() == "closed"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("", None), ("12", Decimal("12.00")), ("１２．５", Decimal("12.50")), ("0.05", Decimal("0.05")), (".", None)],
)
def test_money_is_exact_and_knows_full_width_figures(qtbot: QtBot, typed: str, amount: Decimal | None) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.amount() == amount


@pytest.mark.parametrize("typed", ["-5", "1.234", "1e5", "abc", "1234567890"])
def test_what_is_no_amount_cannot_be_typed(qtbot: QtBot, typed: str) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, typed)
    assert edit.text() != typed


def test_enter_in_the_scan_field_hands_over_what_was_typed(qtbot: QtBot) -> None:
    field = ScanField("扫描或输入")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, " 13812345678 ")
    with qtbot.waitSignal(field.entered) as entered:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert entered.args == ["13812345678"]
    field.clear()
    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_a_text_still_being_composed_is_never_handed_over(qtbot: QtBot) -> None:
    field = ScanField("扫描或输入")
    qtbot.addWidget(field)
    QApplication.sendEvent(field.line, QInputMethodEvent("690123", []))
    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_field_for_scans_only_lets_no_input_method_in(qtbot: QtBot) -> None:
    field = ScanField("扫描", scans_only=True)
    qtbot.addWidget(field)
    assert not field.line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_key_button_is_pressed_by_its_key(qtbot: QtBot) -> None:
    page = QWidget()
    button = KeyButton("开单并打印", "F9", filled=True, parent=page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    button.set_words("保存")
    assert button.accessibleName() == "保存"
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_F9)


def test_a_key_presses_its_button_before_the_next_key_is_typed_and_only_once(qtbot: QtBot) -> None:
    page, pressed = QWidget(), []
    button = KeyButton("开单并打印", "F9", parent=page)
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert pressed == [1]
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QCoreApplication.sendEvent(page, held)
    assert pressed == [1]


def test_a_notice_offers_its_deed_once(qtbot: QtBot) -> None:
    page, undone = QWidget(), []
    qtbot.addWidget(page)
    page.resize(900, 600)
    bar = NoticeBar(page, "关闭")
    bar.show_notice(Notice("已保存。", Tone.GOOD, 0, "撤销", lambda: undone.append(1)))
    button = next(child for child in bar.findChildren(KeyButton) if child.text() == "撤销")
    button.click()
    assert undone == [1]
    assert bar.text() == ""


def test_a_notice_is_undone_by_its_key_while_it_is_seen_and_a_field_with_an_undo_of_its_own_comes_first(
    qtbot: QtBot,
) -> None:
    page, undone, field = QWidget(), list[int](), ScanField()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(field)
    page.resize(900, 600)
    bar = NoticeBar(page, "关闭")
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClicks(field.line, "139")
    bar.show_notice(undo_notice("已清空。", "撤销", lambda: undone.append(1)))
    QTest.keyClick(field.line, Qt.Key.Key_Z, control)
    assert (undone, field.text()) == ([], "")
    QTest.keyClicks(field.line, "139")
    field.clear()
    QTest.keyClick(field.line, Qt.Key.Key_Z, control)
    assert (undone, field.text(), bar.text()) == ([1], "", "")
    QTest.keyClick(field.line, Qt.Key.Key_Z, control)
    assert undone == [1]


def test_a_notice_has_room_of_its_own_below_the_page_and_gives_it_back_by_itself(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    bar, column = NoticeBar(window, "关闭"), QVBoxLayout(window)
    column.addWidget(page, 1)
    column.addWidget(bar)
    window.resize(900, 600)
    window.show()
    whole = page.height()
    bar.show_notice(Notice("已保存。", seconds=1))
    qtbot.waitUntil(lambda: page.height() < whole)
    assert not page.geometry().intersects(bar.geometry())
    qtbot.waitUntil(lambda: bar.isHidden() and page.height() == whole)


def test_a_notice_is_closed_by_hand(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(page, "关闭")
    bar.show_notice(Notice("已保存。", seconds=0))
    close = bar.findChild(IconButton)
    assert close is not None
    assert close.accessibleName() == "关闭"
    close.click()
    assert bar.text() == ""


def test_a_fault_is_framed_and_told_and_taken_back(qtbot: QtBot) -> None:
    field = QLineEdit()
    labelled = LabelledField("电话", field)
    qtbot.addWidget(labelled)
    labelled.show_fault("手机号应为 11 位。")
    assert field.accessibleName() == "电话"
    assert field.accessibleDescription() == "手机号应为 11 位。"
    labelled.show_fault()
    assert field.accessibleDescription() == ""


def test_a_wheel_changes_no_number(qtbot: QtBot) -> None:
    page, number = QWidget(), NumberEdit(20, 120, "ms")
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(number)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(number, turn)
    assert number.value() == 20


def test_names_are_shown_as_they_are_never_as_markup(qtbot: QtBot) -> None:
    label = Text("<b>陈</b> · 5 < 6")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>陈</b> · 5 < 6"


def test_a_long_name_asks_for_no_room_and_is_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    label = OneLine("很长的名字" * 20)
    qtbot.addWidget(label)
    label.resize(80, 20)
    assert not label.grab().isNull()
    assert label.toolTip() == "很长的名字" * 20


def test_a_verdict_is_heard_as_it_is_seen(qtbot: QtBot) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    banner.show_verdict(Tone.BAD, "warning", "收费维修", "室外机条码与保修卡不符（R5）")
    assert banner.accessibleName() == "收费维修"
    assert banner.accessibleDescription() == "室外机条码与保修卡不符（R5）"


def test_an_empty_badge_takes_no_room(qtbot: QtBot) -> None:
    badge = Badge("3 单超时", Tone.CAUTION)
    qtbot.addWidget(badge)
    badge.show_state("")
    assert badge.isHidden()


def test_an_empty_state_offers_the_deed_that_fills_the_page(qtbot: QtBot) -> None:
    state, done = EmptyState("barcode", "还没有工单。"), []
    qtbot.addWidget(state)
    state.add_button("新建工单", "Ctrl+N", lambda: done.append(1)).click()
    assert done == [1]


def test_an_axis_holds_days_outside_it_at_its_ends() -> None:
    axis = Axis(date(2026, 3, 2), date(2027, 3, 2), date(2026, 11, 22))
    assert [axis.share(day) for day in (date(2020, 1, 1), date(2026, 3, 2), date(2030, 1, 1))] == [0, 0, 1]
    assert Axis(axis.first, axis.first, axis.first).share(axis.first) == 0


def test_focus_by_keyboard_shows_a_ring_and_by_mouse_none(qtbot: QtBot) -> None:
    button = KeyButton("清空")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.clearFocus()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Nobody knows “138”", 'Nobody knows "138"'),
        ("2 products fit “138”: which one?", '2 products fit "138": which one?'),
        ("没有找到“138”", "没有找到“138”"),
        ("“138”没有对应的产品", "“138”没有对应的产品"),
        ("陈思远 · 138", "陈思远 ⋅ 138"),
    ],
)
def test_marks_that_the_font_draws_a_square_wide_are_shown_narrow_unless_chinese_wants_them(
    text: str, seen: str
) -> None:
    assert narrow_marks(text) == seen


def test_the_number_of_an_article_never_parts_from_its_word() -> None:
    assert narrow_marks("1995 年三包规定第 15 条") == "1995 年三包规定第\u00a015\u00a0条"


def test_a_badge_without_a_parent_is_no_window(qtbot: QtBot) -> None:
    badge = Badge("5", Tone.BAD)
    qtbot.addWidget(badge)
    assert not badge.isVisible()
