"""Everything between the scanners of this counter and the router: keys, serial port, answers and the history."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.key_layouts import KeyboardLayout
from aftersale_desktop.devices.keys import KeyDecoding
from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.devices.scanner import ScannerProfile
from aftersale_desktop.devices.serial_scanner import OpenPort, open_serial
from aftersale_desktop.devices.sounds import Sounds
from aftersale_desktop.services.lookups import QuestionOpenError
from aftersale_desktop.ui.actions import SCANS_KEY, Action
from aftersale_desktop.ui.scan_feedback import TAKE_AGAIN_KEY, ScanFeedback
from aftersale_desktop.ui.scan_filter import ScanFilter
from aftersale_desktop.ui.scan_history import ScanHistory
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.serial_listener import SerialListener
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.window_run import WindowRun
from aftersale_desktop.wording.catalogue import N_, Words

Trial = Callable[[ScanEvent], bool]
"""Takes a scan for itself, or leaves it to the pages."""


@dataclass(frozen=True, slots=True)
class ScannerState:
    """What the foot of the rail says about the scanner."""

    text: str
    tone: Tone


class ScanDesk(QObject):
    """Hands every scan to the router, whichever scanner it came from; `state_changed` when the port comes or goes."""

    state_changed = Signal()

    def __init__(
        self,
        application: QApplication,
        run: WindowRun[Any],
        router: ScanRouter,
        open_port: Callable[[str, int], OpenPort] = lambda name, baud: partial(open_serial, name, baud),
    ) -> None:
        super().__init__(run)
        self._router, self._open_port = router, open_port
        self._settings = run.settings
        self._trial: Trial | None = None
        self.gate: Trial | None = None
        """Sees every scan first: a badge is nothing to look up, and a locked window takes none."""
        self._sounds = Sounds()
        self.filter = ScanFilter(application, profile_of(run.settings))
        self.filter.scanned.connect(self.take)
        self.filter.input_method_is_on.connect(lambda: run.window.notify(_input_method_notice(run.words)))
        self.feedback = ScanFeedback(
            run.window, router, self._sounds, lambda: run.words, lambda: run.settings.scanner_sound
        )
        self.history = ScanHistory(run.window, router, lambda: run.words)
        self._serial: SerialListener | None = None
        self._listen_to_port()
        application.aboutToQuit.connect(self.close)

    def actions(self) -> tuple[Action, ...]:
        """Return what the keyboard can do with scans from anywhere."""
        return (
            Action("scans", N_("Scan history"), SCANS_KEY, "barcode", self.history.open),
            Action("take-again", N_("Take the label again"), TAKE_AGAIN_KEY, "barcode", self._router.take_again),
        )

    def take(self, event: ScanEvent) -> None:
        """Hand a scan on, unless somebody is trying the scanner or has a question to answer first."""
        if self.gate is not None and self.gate(event):
            return
        if self._trial is not None and self._trial(event):
            self._router.note_trial(event)
        elif QApplication.activeModalWidget() is not None:
            self._router.turn_away(event, QuestionOpenError(event.raw))
        else:
            self._router.take(event)

    def try_with(self, trial: Trial | None) -> None:
        """Let somebody see scans before the pages do."""
        self._trial = trial

    def use_settings(self, settings: Settings) -> None:
        """Listen to another scanner from now on; a port stays open unless it is another one."""
        before, self._settings = self._settings, settings
        if profile_of(settings) != profile_of(before):
            self.filter.use_profile(profile_of(settings))
        if _port_of(settings) != _port_of(before):
            self._listen_to_port()

    def state(self, words: Words) -> ScannerState:
        """Return whether scans can come in; a keyboard scanner is always there."""
        if self._serial is None or self._serial.is_connected:
            return ScannerState(words("Scanner ready"), Tone.GOOD)
        return ScannerState(words("Scanner missing"), Tone.CAUTION)

    def close(self) -> None:
        """Give the port back and let the last tone end."""
        self._leave_port()
        self._sounds.close()

    def _listen_to_port(self) -> None:
        self._leave_port()
        name, baud, prefix = _port_of(self._settings)
        if name:
            self._serial = SerialListener(self._open_port(name, baud), prefix, self)
            self._serial.scanned.connect(self.take)
            self._serial.connected.connect(self.state_changed)
        self.state_changed.emit()

    def _leave_port(self) -> None:
        serial, self._serial = self._serial, None
        if serial is not None:
            serial.stop()
            serial.deleteLater()


def profile_of(settings: Settings) -> ScannerProfile:
    """Return how the keyboard scanner of this computer types."""
    kept = ScannerProfile()
    return ScannerProfile(
        prefix=settings.scanner_prefix or None,
        gap_ms=settings.scanner_gap_ms,
        terminators=frozenset() if settings.scanner_end == "none" else kept.terminators,
        requires_terminator=settings.scanner_end == "needed",
        decoding=KeyDecoding(
            KeyboardLayout(settings.scanner_layout), settings.scanner_by_position, settings.scanner_undoes_caps
        ),
    )


def _port_of(settings: Settings) -> tuple[str, int, str]:
    return settings.scanner_port, settings.scanner_baud, settings.scanner_prefix


def _input_method_notice(words: Words) -> Notice:
    text = words("The Chinese input method is on. Switch to English (Shift or Ctrl+Space) and scan again.")
    return Notice(text, Tone.CAUTION, 12)
