"""Every scan is answered by colour, icon, words and a tone; the history keeps what became of it."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource
from aftersale_desktop.devices.sounds import Sounds
from aftersale_desktop.services.scan_decisions import Answer, ScanDecision
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_feedback import ScanFeedback
from aftersale_desktop.ui.scan_history import ScanHistory
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.scan_strip import ScanAnswer, ScanStrip
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import a_barcode
from tests.keyboard import Keyboard

ENGLISH = words_in(Language.ENGLISH)
UNIT, PART = a_barcode("610233"), "CAP35"


def a_scan(code: str, at_ms: float = 1000) -> ScanEvent:
    return ScanEvent(code, ScanSource.SERIAL, at_ms, at_ms, len(code), "\r")


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def is_open(history: ScanHistory) -> bool:
    return history.panel is not None


class Heard(Sounds):
    """Notes which tone was asked for."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.tones: list[Answer] = []

    def play(self, answer: Answer) -> bool:
        self.tones.append(answer)
        return True


class Window(QWidget):
    """What the feedback needs of the main window."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 600)
        self.strip = ScanStrip(self)
        self.answers: list[ScanAnswer] = []
        self.notices: list[Notice] = []

    def show_scan(self, answer: ScanAnswer) -> None:
        self.answers.append(answer)
        self.strip.show_answer(answer)

    def notify(self, notice: Notice) -> None:
        self.notices.append(notice)

    def take_notice_back(self) -> None:
        self.notices.clear()


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    router = ScanRouter(shop, asking)
    router.for_part.connect(lambda _code: None)
    return router


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def heard(window: Window, router: ScanRouter) -> Heard:
    """Return the sounds of a window that answers in English."""
    sounds = Heard()
    ScanFeedback(window, router, sounds, lambda: ENGLISH, lambda: True)
    return sounds


def test_what_was_read_and_what_it_led_to_is_seen_and_heard(
    window: Window, router: ScanRouter, heard: Heard, settle: Callable[[], None]
) -> None:
    for code in (UNIT, "nobody", "6901234567890"):
        router.take(a_scan(code))
        settle()
    assert [(answer.icon, answer.tone, answer.decision, answer.code) for answer in window.answers] == [
        ("check", Tone.GOOD, "Unit barcode", UNIT),
        ("question", Tone.CAUTION, "Unknown", "nobody"),
        ("warning", Tone.BAD, "Misread", "6901234567890"),
    ]
    assert heard.tones == [Answer.OK, Answer.UNKNOWN, Answer.LOOK]
    assert window.strip.answer() == window.answers[-1]


def test_a_label_read_twice_is_counted_in_sight_and_one_key_takes_it_again(
    window: Window, router: ScanRouter, heard: Heard, settle: Callable[[], None]
) -> None:
    router.take(a_scan(PART, 1000))
    router.take(a_scan(PART, 1400))
    settle()
    assert window.answers[0].decision == "Already scanned ×2"
    [notice] = window.notices
    assert notice.text == "Already scanned: CAP35, read 2 times."
    assert "F11" in notice.action_text
    assert notice.action is not None
    notice.action()
    settle()
    assert router.log.records()[0].decision is ScanDecision.PART
    assert heard.tones[0] is Answer.LOOK


def test_a_look_up_that_takes_its_time_is_shown_as_such(
    qtbot: QtBot, window: Window, router: ScanRouter, heard: Heard, worker: Background, settle: Callable[[], None]
) -> None:
    gate = Event()
    worker.run(gate.wait, lambda _: None)
    router.take(a_scan(PART))
    qtbot.waitUntil(lambda: [answer.decision for answer in window.answers] == ["Looking up…"])
    gate.set()
    settle()
    assert window.answers[-1].decision == "Part"
    assert heard.tones == [Answer.OK]


def test_typing_makes_no_sound_and_sound_can_be_switched_off(
    window: Window, router: ScanRouter, settle: Callable[[], None]
) -> None:
    sounds, is_on = Heard(), [True]
    ScanFeedback(window, router, sounds, lambda: ENGLISH, lambda: is_on[0])
    router.submit(PART)
    is_on[0] = False
    router.take(a_scan(PART))
    settle()
    assert sounds.tones == []
    assert len(window.answers) == 2


def test_the_group_separator_is_seen(
    window: Window, router: ScanRouter, heard: Heard, settle: Callable[[], None]
) -> None:
    router.take(a_scan("0106901234567892\x1d21AB"))
    settle()
    assert window.answers[-1].code == "0106901234567892␝21AB"
    assert heard.tones == [Answer.UNKNOWN]


@pytest.fixture
def history(window: Window, router: ScanRouter, qtbot: QtBot) -> ScanHistory:
    field = QLineEdit(window)
    window.show()
    qtbot.waitExposed(window)
    field.setFocus()
    return ScanHistory(window, router, lambda: ENGLISH)


def test_an_empty_history_says_so(history: ScanHistory) -> None:
    history.open()
    assert history.panel is not None
    assert history.panel.records() == ()
    history.open()
    assert not is_open(history)


def test_the_history_shows_time_code_source_and_decision_while_it_is_open(
    history: ScanHistory, router: ScanRouter, settle: Callable[[], None]
) -> None:
    history.open()
    router.take(a_scan(PART))
    settle()
    assert history.panel is not None
    model = history.panel.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[1:] == ["CAP35", "Serial port", "Part"]


def test_enter_takes_a_scan_again_and_the_panel_goes_away(
    history: ScanHistory, router: ScanRouter, window: Window, settle: Callable[[], None]
) -> None:
    router.take(a_scan(PART))
    settle()
    came_from = window.focusWidget()
    history.open()
    assert history.panel is not None
    press(history.panel.table, Qt.Key.Key_Return)
    settle()
    assert [record.event.raw for record in router.log.records()] == [PART, PART]
    assert not is_open(history)
    assert window.focusWidget() is came_from


def test_escape_reaches_the_panel_and_not_the_form_below(
    history: ScanHistory, router: ScanRouter, window: Window, settle: Callable[[], None]
) -> None:
    router.take(a_scan(PART))
    settle()
    cleared: list[str] = []
    for key in ("Esc", "1"):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda key=key: cleared.append(key))
    history.open()
    keyboard = Keyboard(window)
    keyboard.press(Qt.Key.Key_1, text="1")
    keyboard.press(Qt.Key.Key_Escape, text="\x1b")
    assert cleared == []
    assert not is_open(history)
    keyboard.press(Qt.Key.Key_Escape, text="\x1b")
    assert cleared == ["Esc"]


def test_copy_takes_the_raw_code_and_escape_leaves(
    history: ScanHistory, router: ScanRouter, settle: Callable[[], None]
) -> None:
    router.take(a_scan("0106901234567892\x1d21AB"))
    settle()
    history.open()
    assert history.panel is not None
    press(history.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0106901234567892\x1d21AB"
    press(history.panel.table, Qt.Key.Key_Escape)
    assert not is_open(history)
