"""The scanner's section of the settings: every choice holds at once, and a scan can be tried."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.devices.key_layouts import KeyboardLayout
from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource, typed_event
from aftersale_desktop.ui.administration.scanner_controller import ScannerController
from aftersale_desktop.ui.administration.scanner_panel import ScannerPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_desk import profile_of
from aftersale_desktop.ui.settings import BAUD_RATES, SCANNER_LAYOUTS, Settings, settings_from
from aftersale_desktop.wording.catalogue import Language

PORTS = ("/dev/ttyACM0", "/dev/ttyUSB0")
ENGLISH = Settings(language=Language.ENGLISH)
SCAN = ScanEvent("]C1010690\x1d21AB", ScanSource.TIMED_WEDGE, 1000, 1140, 13, "\r", "]C1")


@pytest.fixture
def changes() -> list[Settings]:
    return []


@pytest.fixture
def trials() -> list[Callable[[ScanEvent], bool]]:
    return []


@pytest.fixture
def controller(
    qtbot: QtBot, asking: PageContext, changes: list[Settings], trials: list[Callable[[ScanEvent], bool]]
) -> ScannerController:
    context = replace(asking, change_settings=changes.append)
    controller = ScannerController(context, trials.append, lambda: PORTS)
    qtbot.addWidget(controller.widget)
    return controller


@pytest.fixture
def panel(controller: ScannerController) -> ScannerPanel:
    return controller.panel


def test_what_holds_is_shown(panel: ScannerPanel) -> None:
    assert (panel.port.currentData(), panel.baud.currentData(), panel.baud.isEnabled()) == ("", 9600, False)
    assert (panel.prefix.text(), panel.gap.value(), panel.end.currentData()) == ("", 50, "any")
    assert (panel.layout_box.currentData(), panel.keys.checked(), panel.sound.checked()) == (
        "us",
        frozenset(),
        frozenset({"scanner_sound"}),
    )


def test_a_port_that_is_not_there_now_stays_chosen(panel: ScannerPanel) -> None:
    panel.show_settings(replace(ENGLISH, scanner_port="COM9"))
    assert (panel.port.currentData(), panel.baud.isEnabled()) == ("COM9", True)
    assert [panel.port.itemData(at) for at in range(panel.port.count())] == ["", *PORTS, "COM9"]


def test_every_choice_holds_at_once(panel: ScannerPanel, changes: list[Settings]) -> None:
    panel.port.setCurrentIndex(2)
    panel.port.activated.emit(2)
    panel.end.setCurrentIndex(1)
    panel.end.activated.emit(1)
    panel.layout_box.setCurrentIndex(2)
    panel.layout_box.activated.emit(2)
    panel.prefix.setText("~")
    panel.prefix.editingFinished.emit()
    panel.gap.editingFinished.emit()
    panel.keys.chip("scanner_by_position").click()
    panel.sound.chip("scanner_sound").click()
    assert changes == [
        replace(ENGLISH, scanner_port="/dev/ttyUSB0"),
        replace(ENGLISH, scanner_end="needed"),
        replace(ENGLISH, scanner_layout="fr"),
        replace(ENGLISH, scanner_prefix="~"),
        replace(ENGLISH, scanner_by_position=True),
        replace(ENGLISH, scanner_sound=False),
    ]


def test_a_scan_is_tried_only_while_the_line_has_the_focus(
    qtbot: QtBot, panel: ScannerPanel, trials: list[Callable[[ScanEvent], bool]]
) -> None:
    [trial] = trials
    assert not trial(SCAN)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.trial.setFocus()
    assert trial(SCAN)
    assert panel.trial.text() == "]C1010690␝21AB"
    assert panel.heard() == "Scanner, by speed · 13 characters · 140 ms · ended by CR · ]C1"
    assert trial(typed_event("1", 5))
    assert "ended by a pause" in panel.heard()


def test_the_focus_comes_back_after_a_change(qtbot: QtBot, controller: ScannerController) -> None:
    with qtbot.waitActive(controller.widget):
        controller.widget.show()
        controller.widget.activateWindow()
    controller.panel.show_settings(replace(ENGLISH, scanner_port=PORTS[0]))
    for name in controller.panel.parts():
        controller.restore(name)
        controller.arrive()
        assert controller.kept() == name


@pytest.mark.parametrize(
    "bad",
    [
        {"scanner_port": 7},
        {"scanner_baud": 1},
        {"scanner_baud": True},
        {"scanner_end": "never"},
        {"scanner_layout": "xx"},
        {"scanner_sound": 1},
        {"scanner_by_position": "yes"},
    ],
)
def test_a_bad_stored_value_falls_back_on_its_own(bad: dict[str, object]) -> None:
    assert settings_from({**bad, "scanner_prefix": "~"}, ENGLISH) == replace(ENGLISH, scanner_prefix="~")


def test_the_layouts_of_the_settings_are_those_of_the_decoder() -> None:
    assert set(SCANNER_LAYOUTS) == set(KeyboardLayout)
    assert 9600 in BAUD_RATES


def test_the_profile_says_what_the_settings_say() -> None:
    assert profile_of(ENGLISH).terminators == frozenset({"\r", "\n", "\t"})
    chosen = replace(ENGLISH, scanner_end="none", scanner_prefix="~", scanner_layout="de", scanner_by_position=True)
    profile = profile_of(chosen)
    assert (profile.prefix, profile.terminators, profile.decoding.layout) == ("~", frozenset(), KeyboardLayout.GERMAN)
    assert profile.decoding.reads_positions
    assert profile_of(replace(ENGLISH, scanner_end="needed")).requires_terminator
