"""The window knows its way around and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.main_window import ALONE, Foot, MainWindow
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.tokens import Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.rail import Rail
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.wording.catalogue import Language, words_in


class Form(QObject):
    """A page with one field, as a controller over its widget."""

    made: list["Form"] = []  # noqa: RUF012 - emptied by every test

    def __init__(self, shop: str, context: PageContext) -> None:
        super().__init__()
        self.shop, self.context, self.arrivals = shop, context, 0
        self.field = QLineEdit()
        Form.made.append(self)

    @property
    def widget(self) -> QWidget:
        return self.field

    def arrive(self) -> None:
        self.arrivals += 1
        self.field.setFocus()

    def kept(self) -> object:
        return self.field.text()

    def restore(self, kept: object) -> None:
        self.field.setText(str(kept))


def make(shop: str, context: PageContext) -> Page:
    return Form(shop, context)


RECORDS = (
    PageRecord("counter", "Counter", "counter", make),
    PageRecord("claims", "Claims", "claims", make),
    PageRecord("settings", "Settings", "settings", make),
)


def nothing(_given: object) -> None:
    pass


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background(nothing)
    yield background
    assert background.close()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow[str]:
    Form.made.clear()
    window: MainWindow[str] = MainWindow(RECORDS, words_in(Language.ENGLISH))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def context(window: MainWindow[str], background: Background) -> PageContext:
    words = words_in(Language.ENGLISH)
    exports = Exports(lambda: made)
    made = PageContext(
        words, Settings(), background, background, window.notify, nothing, window.go_to, nothing, exports
    )
    return made


def shown_texts(window: QWidget) -> set[str]:
    texts = {label.text() for label in window.findChildren(Text)}
    buttons: list[QAbstractButton] = window.findChildren(QAbstractButton)
    return texts | {button.text() for button in buttons}


def test_the_rail_is_there_before_the_shop(window: MainWindow[str]) -> None:
    assert "Opening the shop…" in shown_texts(window)
    assert Form.made == []
    window.go_to("claims")
    assert window.current_page_id() == "claims"


def test_a_page_stands_alone_until_there_is_a_shop(window: MainWindow[str], context: PageContext) -> None:
    window.show()
    window.show_alone(lambda context: Form("", context), context)
    Form.made[-1].field.setText("half typed")
    window.go_to("claims")
    window.change_context(replace(context, words=words_in(Language.CHINESE)))
    assert [page.field.text() for page in Form.made] == ["half typed"] * 2
    assert window.findChildren(Rail)[-1].isHidden()
    window.fill("shop", context)
    assert (window.current_page_id(), window.page(ALONE)) == ("counter", None)
    assert not window.findChildren(Rail)[-1].isHidden()


def test_only_the_page_in_front_is_built(window: MainWindow[str], context: PageContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.filled):
        window.fill("shop", context)
    assert [page.shop for page in Form.made] == ["shop"]
    assert window.page("claims") is None
    window.go_to("claims")
    window.go_to("counter")
    assert len(Form.made) == 2
    assert Form.made[0].arrivals == 2


def test_ctrl_and_a_number_lead_to_a_page(window: MainWindow[str], context: PageContext, qtbot: QtBot) -> None:
    window.fill("shop", context)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page_id() == "settings"


def test_a_press_in_the_rail_leads_to_a_page(window: MainWindow[str], context: PageContext) -> None:
    window.fill("shop", context)
    window.findChildren(Rail)[-1].chosen.emit("claims")
    assert window.current_page_id() == "claims"


def test_another_language_keeps_what_was_typed(window: MainWindow[str], context: PageContext, qtbot: QtBot) -> None:
    window.fill("shop", context)
    window.go_to("claims")
    Form.made[1].field.setText("半小时后 E3")
    old = Form.made[1]
    with qtbot.waitSignal(old.destroyed):
        window.change_context(replace(context, words=words_in(Language.CHINESE)))
    assert [page.field.text() for page in Form.made[2:]] == ["", "半小时后 E3"]
    assert window.current_page_id() == "claims"
    assert window.window().windowTitle() == "售后服务台"


def test_the_foot_outlives_another_language(window: MainWindow[str], context: PageContext) -> None:
    window.show_foot(Foot("Scanner ready", Tone.GOOD, ("Pudong", "Wang Min")))
    window.fill("shop", context)
    assert {"Scanner ready", "Pudong", "Wang Min"} <= shown_texts(window)


def test_a_notice_shows_over_any_page_and_takes_no_focus(
    window: MainWindow[str], context: PageContext, qtbot: QtBot
) -> None:
    window.fill("shop", context)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.notify(Notice("Saved.", Tone.GOOD, 0))
    assert window.notice_text() == "Saved."
    assert Form.made[0].field.hasFocus()


def test_trouble_stands_in_place_of_the_pages(window: MainWindow[str]) -> None:
    tried: list[bool] = []
    window.show_trouble("The shop cannot be opened", "The file is of a newer program.", lambda: tried.append(True))
    assert "The file is of a newer program." in shown_texts(window)
    again = next(button for button in window.findChildren(KeyButton) if button.text() == "Try again")
    again.click()
    assert tried == [True]
    window.show_waiting()
    assert "Opening the shop…" in shown_texts(window)
