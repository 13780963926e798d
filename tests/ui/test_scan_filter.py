"""The scan filter: scans are reported whole and once, and a person loses no key."""

import gc
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from aftersale_desktop.devices.scan_events import ScanSource
from aftersale_desktop.devices.scanner import ScannerProfile
from aftersale_desktop.ui.scan_filter import ScanFilter
from tests.keyboard import Keyboard
from tests.scan_stations import CODES, Counter, KeyRecorder, station, watch_clicks


@pytest.fixture
def counter(qapp: QApplication) -> Iterator[Counter]:
    kept = Counter(ScanFilter(qapp))
    yield kept
    kept.filter.stop()
    kept.filter.deleteLater()


@pytest.fixture
def field(qtbot: QtBot, counter: Counter) -> Iterator[QLineEdit]:
    place = station("line_edit", qtbot)
    assert isinstance(place.widget, QLineEdit)
    assert counter.scans == []
    place.widget.clear()
    yield place.widget
    place.window.close()


def test_a_scan_without_terminator_is_reported_after_silence(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    Keyboard(field).scan(CODES[0], terminator="")
    qtbot.waitUntil(lambda: counter.raws == [CODES[0]])
    assert counter.scans[0].terminator == ""
    assert field.text() == ""


def test_two_scans_with_cr_and_lf_stay_two_and_in_order(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    keyboard = Keyboard(field)
    keyboard.scan(CODES[0], "\r\n")
    keyboard.scan(CODES[1], "\r\n")
    qtbot.waitUntil(lambda: counter.raws == [CODES[0], CODES[1]])
    assert field.text() == ""


def test_what_a_person_types_arrives_whole_and_in_order(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    Keyboard(field).type("Cools badly, E3 after 30 min")
    qtbot.waitUntil(lambda: field.text() == "Cools badly, E3 after 30 min")
    assert counter.scans == []


def test_a_second_filter_takes_the_place_of_the_first_and_turns_no_text_over(
    qtbot: QtBot, qapp: QApplication, counter: Counter, field: QLineEdit
) -> None:
    second = Counter(ScanFilter(qapp))
    Keyboard(field).type("loyal customer")
    qtbot.waitUntil(lambda: field.text() == "loyal customer")
    Keyboard(field).scan(CODES[0])
    qtbot.waitUntil(lambda: second.raws == [CODES[0]])
    assert counter.scans == []
    second.filter.stop()
    second.filter.deleteLater()


def test_a_burst_too_short_for_a_scan_is_given_back(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    recorder = KeyRecorder(field)
    Keyboard(field).scan("12345", terminator="")
    qtbot.waitUntil(lambda: field.text() == "12345")
    assert recorder.seen == [f"{deed} {sign}" for sign in "12345" for deed in ("press", "release")]
    assert counter.scans == []


def test_a_held_key_and_the_enter_after_it_keep_their_order(qtbot: QtBot, counter: Counter) -> None:
    place = station("dialog_with_default_button", qtbot)
    Keyboard(place.window).scan("7", "\r")
    assert place.value() == "Zhang7"
    assert place.clicks == ["QPushButton"]
    assert counter.scans == []


@pytest.mark.parametrize("key", ["1", "6"])
def test_a_digit_key_finds_its_shortcut_when_it_is_given_back(qtbot: QtBot, counter: Counter, key: str) -> None:
    place = station("check_box", qtbot)
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence(key), place.window)
    shortcut.activated.connect(lambda: fired.append(key))
    Keyboard(place.window).type(key)
    qtbot.waitUntil(lambda: fired == [key])
    assert counter.scans == []


def test_a_digit_key_types_where_a_field_wants_it(qtbot: QtBot, field: QLineEdit) -> None:
    fired: list[str] = []
    shortcut = QShortcut(QKeySequence("1"), field.window())
    shortcut.activated.connect(lambda: fired.append("1"))
    Keyboard(field).type("1")
    qtbot.waitUntil(lambda: field.text() == "1")
    assert fired == []


def test_space_held_back_still_clicks_once(qtbot: QtBot, counter: Counter) -> None:
    place = station("push_button", qtbot)
    Keyboard(place.window).type(" ")
    qtbot.waitUntil(lambda: place.clicks == ["QPushButton"])
    assert counter.scans == []


def test_function_keys_and_shortcuts_pass_at_once(counter: Counter, field: QLineEdit) -> None:
    fired: list[str] = []
    for keys in ("F9", "Ctrl+K"):
        shortcut = QShortcut(QKeySequence(keys), field.window())
        shortcut.activated.connect(lambda keys=keys: fired.append(keys))
    keyboard = Keyboard(field)
    keyboard.press(Qt.Key.Key_F9)
    keyboard.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["F9", "Ctrl+K"]
    assert counter.scans == []


def test_tab_alone_moves_the_focus(counter: Counter, field: QLineEdit) -> None:
    Keyboard(field).type("\t")
    assert field.window().focusWidget() is not field
    assert counter.scans == []


def test_a_shift_pressed_inside_a_scan_reaches_nobody(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    keyboard = Keyboard(field)
    recorder = KeyRecorder(field)
    for kind, text in ((QEvent.Type.KeyPress, "6"), (QEvent.Type.KeyRelease, "6")):
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(kind, text))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(kind, "", Qt.Key.Key_Shift))
    for sign in "90123A\r":
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(QEvent.Type.KeyPress, sign))
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(QEvent.Type.KeyRelease, sign))
    qtbot.waitUntil(lambda: counter.raws == ["690123A"])
    assert recorder.seen == []


def test_a_release_that_comes_after_the_scan_is_swallowed_too(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    keyboard = Keyboard(field)
    recorder = KeyRecorder(field)
    for sign in "6901234\r":
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(QEvent.Type.KeyPress, sign))
    for sign in "6901234\r":
        QCoreApplication.sendEvent(keyboard.window, keyboard.event(QEvent.Type.KeyRelease, sign))
    qtbot.waitUntil(lambda: counter.raws == ["6901234"])
    assert recorder.seen == []


def test_a_held_key_goes_to_the_field_it_was_typed_into(qtbot: QtBot, field: QLineEdit) -> None:
    other = next(edit for edit in field.window().findChildren(QLineEdit) if edit is not field)
    Keyboard(field).type("7")
    other.setFocus()
    qtbot.waitUntil(lambda: field.text() == "7")
    assert other.text() == ""


def test_a_held_key_whose_field_is_gone_goes_nowhere(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    window = field.window()
    other = next(edit for edit in window.findChildren(QLineEdit) if edit is not field)
    keyboard = Keyboard(field)
    keyboard.type("7")
    field.setParent(None)
    field.deleteLater()
    QCoreApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    other.setFocus()
    keyboard.scan(CODES[0])
    qtbot.waitUntil(lambda: counter.raws == [CODES[0]])
    assert other.text() == ""


def test_a_key_typed_into_a_dialog_of_qt_arrives_though_python_dropped_the_field(
    qtbot: QtBot, counter: Counter
) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    name.clear()
    del name
    gc.collect()
    for typed in ("7", "78"):
        _type_into_the_window_in_front(typed[-1])
        gc.collect()
        qtbot.waitUntil(partial(_has_file_name, dialog, typed))
    assert counter.scans == []


def _type_into_the_window_in_front(text: str) -> None:
    """Keep no Python object of the window: the one of its field goes with it."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    Keyboard(window).type(text)


def _has_file_name(dialog: QFileDialog, text: str) -> bool:
    name = dialog.findChild(QLineEdit)
    return name is not None and name.text() == text


def test_a_scan_over_a_modal_dialog_is_reported_and_changes_nothing(
    qtbot: QtBot, counter: Counter, field: QLineEdit
) -> None:
    dialog = QDialog(field.window())
    dialog.setModal(True)
    layout = QVBoxLayout(dialog)
    amount = QDoubleSpinBox(value=50)
    confirm = QPushButton("Confirm payment")
    layout.addWidget(amount)
    layout.addWidget(confirm)
    clicks = watch_clicks(dialog)
    dialog.open()
    amount.setFocus()
    Keyboard(dialog).scan(CODES[0])
    qtbot.waitUntil(lambda: counter.raws == [CODES[0]])
    assert (amount.value(), clicks, dialog.isVisible()) == (50, [], True)


@pytest.mark.parametrize("stall_s", [0.0, 0.1, 0.4])
def test_a_scan_that_queued_up_behind_a_busy_window_is_whole(
    qtbot: QtBot, counter: Counter, field: QLineEdit, stall_s: float
) -> None:
    keyboard = Keyboard(field)
    keyboard.post("6", gap_ms=8)
    QCoreApplication.sendPostedEvents(keyboard.window)
    keyboard.post("901234567892\r", gap_ms=8, pause_ms=0)
    time.sleep(stall_s)
    qtbot.waitUntil(lambda: counter.raws == [CODES[0]])
    assert field.text() == ""


def test_a_person_who_typed_behind_a_busy_window_is_not_taken_for_a_scanner(
    qtbot: QtBot, counter: Counter, field: QLineEdit
) -> None:
    keyboard = Keyboard(field)
    keyboard.post("typed while busy", gap_ms=120)
    time.sleep(0.2)
    qtbot.waitUntil(lambda: field.text() == "typed while busy")
    assert counter.scans == []


def test_events_without_time_are_timed_by_the_clock(qapp: QApplication, qtbot: QtBot) -> None:
    now = [1000.0]
    kept = Counter(ScanFilter(qapp, now_ms=lambda: now[0]))
    place = station("line_edit", qtbot)
    keyboard = Keyboard(place.window)
    for sign in "6901234567892\r":
        event = keyboard.event(QEvent.Type.KeyPress, sign)
        event.setTimestamp(0)
        QCoreApplication.sendEvent(keyboard.window, event)
        now[0] += 10
    qtbot.waitUntil(lambda: kept.raws == [CODES[0]])
    assert place.value() == "Zhang"
    kept.filter.stop()


def test_with_a_prefix_the_scanner_is_known_by_it(qtbot: QtBot, counter: Counter, field: QLineEdit) -> None:
    counter.filter.use_profile(ScannerProfile(prefix="~"))
    keyboard = Keyboard(field)
    keyboard.scan("~12", gap_ms=60)
    qtbot.waitUntil(lambda: counter.raws == ["12"])
    assert counter.scans[0].source is ScanSource.PREFIXED_WEDGE
    keyboard.scan("123456")
    assert field.text() == "123456"


def test_another_profile_gives_held_keys_back_first(counter: Counter, field: QLineEdit) -> None:
    Keyboard(field).type("7")
    counter.filter.use_profile(ScannerProfile(prefix="~"))
    assert field.text() == "7"


def test_a_stopped_filter_gives_held_keys_back_and_listens_no_more(counter: Counter, field: QLineEdit) -> None:
    keyboard = Keyboard(field)
    keyboard.type("7")
    counter.filter.stop()
    keyboard.scan("89012345")
    assert field.text() == "789012345"
    assert counter.scans == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_list_is_not_moved_by_a_scan_and_gets_the_keys_of_a_person(qtbot: QtBot, counter: Counter) -> None:
    place = station("combo", qtbot)
    assert isinstance(place.widget, QComboBox)
    place.widget.showPopup()
    shown = place.widget.view()
    qtbot.waitUntil(shown.isVisible)
    keyboard = Keyboard(place.window)
    keyboard.scan("SH03123456")
    qtbot.waitUntil(lambda: counter.raws == ["SH03123456"])
    assert (shown.isVisible(), shown.currentIndex().row()) == (True, 0)
    keyboard.type("6")
    qtbot.waitUntil(lambda: shown.currentIndex().row() == 1)
    place.widget.hidePopup()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_widget_that_grabs_the_keyboard_gets_the_keys_of_a_person(qtbot: QtBot, field: QLineEdit) -> None:
    other = next(edit for edit in field.window().findChildren(QLineEdit) if edit is not field)
    other.grabKeyboard()
    Keyboard(field).type("7")
    qtbot.waitUntil(lambda: other.text() == "7")
    other.releaseKeyboard()
    assert field.text() == ""


def test_a_key_for_a_window_without_any_focus_is_lost_quietly(qtbot: QtBot, counter: Counter) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    Keyboard(window).scan(CODES[0])
    Keyboard(window).type("7")
    qtbot.waitUntil(lambda: counter.raws == [CODES[0]])


def test_an_input_method_that_catches_a_scan_is_reported_once(counter: Counter, field: QLineEdit) -> None:
    for sign in "6901234567892":
        committed = QInputMethodEvent()
        committed.setCommitString(sign)
        QCoreApplication.sendEvent(field, committed)
    assert counter.warnings == 1
    assert counter.scans == []


def test_digits_being_composed_are_reported_and_never_taken_for_a_scan(counter: Counter, field: QLineEdit) -> None:
    QCoreApplication.sendEvent(field, QInputMethodEvent("61", []))
    assert counter.warnings == 1
    assert counter.scans == []
