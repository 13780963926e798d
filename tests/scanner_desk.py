"""A scanner machine on a counter: what the focused field and the program get of its keys."""

from collections.abc import Iterable

from aftersale_desktop.devices.keys import KeyInput, Modifiers
from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.devices.scanner import Decision, KeyFate, ScannerMachine, ScannerProfile


def physical_of(text: str) -> int:
    """Return what a key's press and release share."""
    return ord(text[0]) if text else 0


class Desk:
    """Feeds a machine and keeps what the focused field and the program would get."""

    def __init__(self, profile: ScannerProfile | None = None) -> None:
        self.machine = ScannerMachine(profile)
        self.let_go(0, "")
        self.field: list[str] = []
        self.scans: list[ScanEvent] = []

    def press(
        self, at_ms: float, text: str, modifiers: Modifiers = Modifiers.NONE, *, repeats: bool = False
    ) -> KeyFate:
        """Press a key and let go of it at once."""
        fate = self.push(at_ms, text, modifiers, repeats=repeats)
        self.let_go(at_ms, text)
        return fate

    def push(self, at_ms: float, text: str, modifiers: Modifiers = Modifiers.NONE, *, repeats: bool = False) -> KeyFate:
        """Press a key and keep it down."""
        key = KeyInput(at_ms, text, modifiers=modifiers, is_auto_repeat=repeats, physical=physical_of(text))
        decision = self.machine.on_key(key)
        self._take(decision)
        if decision.fate is KeyFate.PASS:
            self.field.append(text)
        return decision.fate

    def let_go(self, at_ms: float, text: str) -> None:
        self.machine.on_release(physical_of(text), at_ms)

    def type(self, text: Iterable[str], began_ms: float = 1000, gap_ms: float = 8) -> float:
        at_ms = began_ms
        for sign in text:
            self.press(at_ms, sign)
            at_ms += gap_ms
        return at_ms - gap_ms

    def wait_until(self, now_ms: float) -> None:
        self._take(self.machine.on_tick(now_ms))

    def _take(self, decision: Decision) -> None:
        self.field += [key.text for key in decision.replay]
        if decision.scan:
            self.scans.append(decision.scan)

    @property
    def raws(self) -> list[str]:
        return [scan.raw for scan in self.scans]
