"""The one event filter of the application: a scan reaches the program and no widget, everything else its widget."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.input_method_watch import InputMethodWatch
from aftersale_desktop.devices.scanner import Decision, KeyFate, ScannerMachine, ScannerProfile
from aftersale_desktop.ui.clock import monotonic_ms
from aftersale_desktop.ui.held_keys import HeldKey, KeyReturn, KeyTarget, address_of, physical_key
from aftersale_desktop.ui.native_keys import is_modifier, key_input, platform_keys

DRAIN_MS = 1


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One press as Qt shows it several times: as shortcut and as key, to the window, its widget and the parents."""

    identity: tuple[int, int, str]
    stage: QEvent.Type
    receiver: int
    fate: KeyFate = KeyFate.PASS

    def is_seen_again_as(self, other: "_Stroke") -> bool:
        """Tell whether the other sighting is this press; the same stage at the same place is the next press."""
        if self.identity != other.identity:
            return False
        if self.stage is other.stage:
            return self.receiver != other.receiver
        return self.stage is QEvent.Type.ShortcutOverride


class ScanFilter(QObject):
    """Emits `scanned` with a ScanEvent for every scan; keys of people arrive at most `gap_ms` late, in order.

    A new one takes the place of the one before: two would each hold back what the other gives
    back, and turn texts over.
    """

    scanned = Signal(object)
    input_method_is_on = Signal()
    _recognised = Signal(object)

    def __init__(
        self,
        application: QApplication,
        profile: ScannerProfile | None = None,
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        for earlier in application.findChildren(ScanFilter):
            earlier.stop()
        super().__init__(application)
        self._application = application
        self._now_ms = now_ms
        self._machine = ScannerMachine(profile)
        self._input_method = InputMethodWatch()
        self._key_return = KeyReturn()
        self._held: list[HeldKey] = []
        self._swallowed: set[int] = set()
        self._stroke: _Stroke | None = None
        self._is_drained = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_deadline)
        self._recognised.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._watches: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            QEvent.Type.ShortcutOverride: self._on_press,
            QEvent.Type.KeyPress: self._on_press,
            QEvent.Type.KeyRelease: self._on_release,
            QEvent.Type.InputMethod: self._on_input_method,
        }
        application.installEventFilter(self)
        application.aboutToQuit.connect(self.stop)

    def stop(self) -> None:
        """Stop listening; held keys go to their widgets."""
        self._application.removeEventFilter(self)
        self._obey(self._machine.give_up())

    def use_profile(self, profile: ScannerProfile) -> None:
        """Listen for another scanner from the next key on."""
        self._obey(self._machine.give_up())
        self._machine = ScannerMachine(profile)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys that are or may be a scan from everybody; called for every event of the application."""
        watch = self._watches.get(event.type())
        return watch is not None and watch(watched, event)

    def _on_press(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._key_return.is_own(event):
            return False
        identity = (event.timestamp(), event.key(), event.text())
        stroke = _Stroke(identity, event.type(), address_of(watched))
        known = self._stroke
        again = known is not None and known.is_seen_again_as(stroke)
        fate = known.fate if known is not None and again else self._decide(watched, event)
        self._stroke = replace(stroke, fate=fate)
        if fate is KeyFate.PASS:
            return False
        event.accept()
        return True

    def _decide(self, watched: QObject, event: QKeyEvent) -> KeyFate:
        fate = self._with_the_others() if is_modifier(event) else self._ask_machine(event)
        self._swallowed.discard(physical_key(event))
        if fate is KeyFate.HOLD:
            self._held.append(HeldKey.of(event, KeyTarget.at(watched), is_press=True))
        elif fate is KeyFate.SWALLOW:
            self._swallowed.add(physical_key(event))
        return fate

    def _with_the_others(self) -> KeyFate:
        return KeyFate.HOLD if self._held else KeyFate.PASS

    def _ask_machine(self, event: QKeyEvent) -> KeyFate:
        at_ms = event.timestamp() or self._now_ms()
        key = self._machine.profile.decoding.decoded(key_input(event, at_ms, platform_keys()))
        decision = self._machine.on_key(key)
        self._obey(decision)
        self._wait_from(at_ms)
        return decision.fate

    def _wait_from(self, at_ms: float) -> None:
        self._is_drained = False
        deadline = self._machine.next_deadline_ms
        if deadline is not None:
            self._timer.start(max(0, round(deadline - at_ms)))

    def _on_release(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._key_return.is_own(event):
            return False
        physical = physical_key(event)
        if not event.isAutoRepeat():
            at_ms = event.timestamp() or self._now_ms()
            self._machine.on_release(physical, at_ms)
            self._wait_from(at_ms)
        press = next((key for key in self._held if key.is_press and key.physical == physical), None)
        if press is not None:
            self._held.append(HeldKey.of(event, press.target, is_press=False))
        elif physical not in self._swallowed:
            return False
        self._swallowed.discard(physical)
        event.accept()
        return True

    def _on_deadline(self) -> None:
        """Let the keys that came while the window was stalled be seen first: their times may belong to a scan."""
        deadline = self._machine.next_deadline_ms
        if deadline is None:
            return
        if not self._is_drained:
            self._is_drained = True
            self._timer.start(DRAIN_MS)
            return
        self._obey(self._machine.on_tick(deadline))

    def _obey(self, decision: Decision) -> None:
        if not decision.replay and decision.scan is None:
            return
        held, self._held = self._held, []
        if decision.scan is None:
            self._key_return.give_back(held)
            return
        still_down = {key.physical: key.is_press for key in held}
        self._swallowed |= {physical for physical, is_down in still_down.items() if is_down}
        self._recognised.emit(decision.scan)

    def _on_input_method(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and self._input_method.on_input(self._now_ms(), event.preeditString()):
            self.input_method_is_on.emit()
        return False
