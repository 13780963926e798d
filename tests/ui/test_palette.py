"""Ctrl+K finds any button on screen, any page and any record."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimRow, ClaimState
from aftersale_desktop.services.lookups import Found, FoundClaim, FoundItem, FoundSeveral, NothingFound
from aftersale_desktop.ui.actions import Action
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.palette.controller import Palette
from aftersale_desktop.ui.palette.entries import PaletteEntry, matching, no_spelling
from aftersale_desktop.ui.palette.panel import PalettePanel
from aftersale_desktop.ui.palette.spelling import pinyin
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import NOON, a_stocked_shop
from tests.fakes import FakeShop

WORDS = words_in(Language.ENGLISH)


def nothing() -> None:
    """Do nothing."""


def entry(text: str) -> PaletteEntry:
    return PaletteEntry(text, "", "search", nothing)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["Print again", "Take claim", "Claims"]),
        ("claim", ["Claims", "Take claim"]),
        ("pr ag", ["Print again"]),
        ("aim", ["Take claim", "Claims"]),
        ("xyz", []),
    ],
)
def test_what_begins_with_the_typed_text_comes_first(typed: str, expected: list[str]) -> None:
    entries = [entry("Print again"), entry("Take claim"), entry("Claims")]
    assert [found.text for found in matching(entries, typed, no_spelling)] == expected


@pytest.mark.parametrize("typed", ["打印", "dayin", "dyjsd", "jsd"])
def test_chinese_is_found_by_its_signs_its_pinyin_and_its_initials(typed: str) -> None:
    found = matching([entry("打印接收单"), entry("工单")], typed, pinyin)
    assert [one.text for one in found] == ["打印接收单"]


class Desk:
    """A window with two buttons, and what was pressed, asked and opened."""

    def __init__(self, found: Found, background: Background, claims: tuple[ClaimRow, ...] = ()) -> None:
        self.pressed: list[str] = []
        self.opened: list[Found] = []
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.take, self.hidden = KeyButton("Take the claim", "F9", filled=True), KeyButton("Not here")
        self.take.clicked.connect(lambda: self.pressed.append("take"))
        for button in (self.take, self.hidden):
            column.addWidget(button)
        self.hidden.hide()
        go = Action("go", "Claims", "Ctrl+2", "claims", lambda: self.pressed.append("go"))
        self.palette = Palette(self.window, background, (go,), lambda _text: (found, claims), self.opened.append)

    @property
    def panel(self) -> PalettePanel:
        assert self.palette.panel is not None
        return self.palette.panel

    def offered(self) -> list[str]:
        return [offer.text for offer in self.panel.entries()]


@pytest.fixture
def desk(qtbot: QtBot, worker: Background, request: pytest.FixtureRequest) -> Desk:
    desk = Desk(getattr(request, "param", NothingFound("")), worker)
    qtbot.addWidget(desk.window)
    desk.window.resize(900, 600)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    return desk


def test_it_offers_the_buttons_on_screen_with_their_keys_and_the_pages(desk: Desk) -> None:
    desk.palette.open(WORDS)
    assert desk.offered() == ["Take the claim", "Claims"]
    assert [offer.detail for offer in desk.panel.entries()] == ["F9", "Ctrl 2"]


def test_letters_and_enter_press_a_button_and_the_focus_comes_back(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.take.setFocus()
    desk.palette.open(WORDS)
    line = desk.panel.line.line
    QTest.keyClicks(line, "take")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.pressed == ["take"]
    assert desk.palette.panel is None
    assert desk.window.focusWidget() is desk.take


def test_arrows_move_in_the_list_while_the_line_keeps_the_keys(desk: Desk) -> None:
    desk.palette.open(WORDS)
    QTest.keyClick(desk.panel.line.line, Qt.Key.Key_Down)
    QTest.keyClick(desk.panel.line.line, Qt.Key.Key_Return)
    assert desk.pressed == ["go"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_escape_and_tab_close_it_without_a_deed(desk: Desk, key: Qt.Key) -> None:
    desk.palette.open(WORDS)
    QTest.keyClick(desk.panel.line.line, key)
    assert desk.palette.panel is None
    assert desk.pressed == []


def test_typed_words_offer_the_claims_they_stand_in(
    qtbot: QtBot, worker: Background, settle: Callable[[], None]
) -> None:
    number = "SH03-WX-2026-000001"
    row = ClaimRow(
        number, ClaimState.RECEIVED, "李明", "138", "KFR-35GW", "no cold air", "", NOON, NOON, None, True, ""
    )
    desk = Desk(FoundClaim(number), worker, (row,))
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.palette.open(WORDS)
    QTest.keyClicks(desk.panel.line.line, "WX-2026")
    settle()
    assert [(offer.text, offer.detail) for offer in desk.panel.entries()] == [
        (f"{number} · 李明 · KFR-35GW · no cold air", "Received")
    ]
    QTest.keyClick(desk.panel.line.line, Qt.Key.Key_Return)
    assert desk.opened == [FoundClaim(number)]


def test_several_products_are_offered_one_by_one(
    qtbot: QtBot, worker: Background, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    with fake_shop.intake.start_reading() as work:
        known = tuple(work.items.by_id(item.id) for item in a_stocked_shop().items[:2])
    desk = Desk(FoundSeveral("李", known), worker)
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.palette.open(WORDS)
    QTest.keyClicks(desk.panel.line.line, "li")
    settle()
    assert len(desk.offered()) == len(known)
    assert all(one.owner.name in text for one, text in zip(known, desk.offered(), strict=True))
    QTest.keyClick(desk.panel.line.line, Qt.Key.Key_Return)
    assert desk.opened == [FoundItem(known[0])]


def test_when_nothing_fits_it_says_so(desk: Desk, settle: Callable[[], None]) -> None:
    desk.palette.open(WORDS)
    QTest.keyClicks(desk.panel.line.line, "qqqq")
    settle()
    assert desk.offered() == []
    QTest.keyClick(desk.panel.line.line, Qt.Key.Key_Return)
    assert desk.palette.panel is not None
