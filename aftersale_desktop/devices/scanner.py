"""Keyboard-wedge scanner as a pure state machine: keys with the time they were pressed go in, scans come out.

Times are those of the key events, never of their handling: after a stall, handling makes a person look like a scanner.
"""

import re
from dataclasses import dataclass
from enum import IntFlag, StrEnum

GROUP_SEPARATOR = "\x1d"
SOONEST_REPEAT_MS = 20

_AIM_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class Modifiers(IntFlag):
    """Keys held down with another key."""

    NONE = 0
    SHIFT = 1
    CONTROL = 2
    ALT = 4
    META = 8
    KEYPAD = 16


class ScanSource(StrEnum):
    """Where a scan came from, in order of trust."""

    SERIAL = "serial"
    PREFIXED_WEDGE = "prefixed_wedge"
    TIMED_WEDGE = "timed_wedge"
    CAMERA = "camera"
    MANUAL = "manual"


class KeyFate(StrEnum):
    """What becomes of the key that was just pressed."""

    PASS = "pass"  # noqa: S105 - a fate, no password
    HOLD = "hold"
    SWALLOW = "swallow"


@dataclass(frozen=True, slots=True)
class KeyInput:
    """One key press; `key` is the toolkit's own code and only travels along."""

    at_ms: float
    text: str
    native_virtual_key: int = 0
    native_scan_code: int = 0
    modifiers: Modifiers = Modifiers.NONE
    is_auto_repeat: bool = False
    key: int = 0

    @property
    def is_typed_text(self) -> bool:
        """Tell whether the key types a visible sign or GS; Control with Alt counts, it is AltGr on Windows."""
        if self.text == GROUP_SEPARATOR:
            return True
        if not self.text or not self.text.isprintable() or self.modifiers & Modifiers.META:
            return False
        return bool(self.modifiers & Modifiers.CONTROL) == bool(self.modifiers & Modifiers.ALT)

    @property
    def is_code_sign(self) -> bool:
        """Tell whether the key types a sign that product and document codes are made of: ASCII, and no blank."""
        return self.is_typed_text and self.text.isascii() and self.text != " "


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """How one scanner types; with a prefix its speed hardly matters.

    Ended by silence alone, fewer than `sure_length` signs must come faster: fingers can roll over six keys. A part code
    of `short_length` signs counts only at a speed no fingers reach, and only with its terminator.
    """

    prefix: str | None = None
    terminators: frozenset[str] = frozenset({"\r", "\n", "\t"})
    gap_ms: float = 50
    mean_gap_ms: float = 35
    minimum_length: int = 6
    idle_ms: float = 150
    terminator_wait_ms: float = 120
    terminator_pair_ms: float = 30
    requires_terminator: bool = False
    sure_length: int = 8
    unsure_mean_gap_ms: float = 25
    short_length: int = 4
    short_mean_gap_ms: float = 12


@dataclass(frozen=True, slots=True)
class ScanEvent:
    """A finished scan as any source reports it; `raw` is everything between prefix and terminator."""

    raw: str
    source: ScanSource
    began_at_ms: float
    ended_at_ms: float
    count: int
    terminator: str = ""
    aim_id: str = ""

    @property
    def no_terminator(self) -> bool:
        """Tell whether only silence ended the scan: it may be cut short."""
        return not self.terminator


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, in this order: give the replayed keys back, report the scan, then treat the pressed key."""

    replay: tuple[KeyInput, ...] = ()
    scan: ScanEvent | None = None
    fate: KeyFate = KeyFate.PASS


class ScannerMachine:
    """Tells a scanner from a person by the time between keys, or by the scanner's prefix.

    Keys that may begin a scan are held. A scan swallows them, anything else gives them all back in order. A blank or a
    sign beyond ASCII is for texts that a program typed or pasted: only a prefix makes those a scan.
    """

    def __init__(self, profile: ScannerProfile | None = None) -> None:
        self.profile = profile or ScannerProfile()
        self._held: list[KeyInput] = []
        self._last_press_ms: float | None = None
        self._scan_ended_ms: float | None = None

    @property
    def is_holding(self) -> bool:
        """Tell whether keys wait for a decision."""
        return bool(self._held)

    @property
    def next_deadline_ms(self) -> float | None:
        """When the held keys are decided if no key comes before, None while nothing is held."""
        if not self._held:
            return None
        wait = self.profile.terminator_wait_ms if self._may_be_a_scan() else self._gap_limit_ms()
        return self._held[-1].at_ms + wait

    def on_key(self, key: KeyInput) -> Decision:
        """Decide about a key press; keys whose deadline passed before it are decided first."""
        deadline = self.next_deadline_ms
        overdue = self.on_tick(deadline) if deadline is not None and key.at_ms > deadline else Decision()
        now = self._decide(key)
        if now.fate is not KeyFate.SWALLOW:
            self._last_press_ms = key.at_ms
        return Decision(overdue.replay + now.replay, overdue.scan or now.scan, now.fate)

    def on_tick(self, now_ms: float) -> Decision:
        """Decide about held keys when their deadline has come: silence ends a scan or shows a person."""
        deadline = self.next_deadline_ms
        if deadline is None or now_ms < deadline:
            return Decision()
        if self._may_be_a_scan() and self._is_sure_without_terminator():
            return Decision(scan=self._finished(deadline, ""))
        return self.give_up()

    def give_up(self) -> Decision:
        """Give back whatever is held, for instance before another profile is used."""
        replay = tuple(self._held)
        self._held.clear()
        return Decision(replay=replay)

    def _decide(self, key: KeyInput) -> Decision:
        if key.is_auto_repeat and not self._is_too_soon_to_repeat(key):
            return self.give_up()
        if key.text in self.profile.terminators:
            return self._on_terminator(key)
        if self._continues(key) or (not self._held and self._starts(key)):
            self._held.append(key)
            return Decision(fate=KeyFate.HOLD)
        replay = self.give_up().replay
        if self.profile.prefix and self._starts(key):
            self._held.append(key)
            return Decision(replay, fate=KeyFate.HOLD)
        return Decision(replay)

    def _is_too_soon_to_repeat(self, key: KeyInput) -> bool:
        """Two equal signs of a fast scanner reach X11 in one millisecond and are marked as repeated there."""
        return bool(self._held) and 0 <= key.at_ms - self._held[-1].at_ms < SOONEST_REPEAT_MS

    def _on_terminator(self, key: KeyInput) -> Decision:
        if self._may_be_a_scan():
            self._scan_ended_ms = key.at_ms
            return Decision(scan=self._finished(key.at_ms, key.text), fate=KeyFate.SWALLOW)
        if not self._held and self._is_second_terminator(key):
            self._scan_ended_ms = None
            return Decision(fate=KeyFate.SWALLOW)
        return self.give_up()

    def _is_second_terminator(self, key: KeyInput) -> bool:
        if self._scan_ended_ms is None:
            return False
        return 0 <= key.at_ms - self._scan_ended_ms <= self.profile.terminator_pair_ms

    def _may_be_in_a_scan(self, key: KeyInput) -> bool:
        return key.is_typed_text if self.profile.prefix else key.is_code_sign

    def _starts(self, key: KeyInput) -> bool:
        if not self._may_be_in_a_scan(key):
            return False
        if self.profile.prefix:
            return key.text == self.profile.prefix[0]
        return self._last_press_ms is None or not 0 <= key.at_ms - self._last_press_ms < self.profile.idle_ms

    def _continues(self, key: KeyInput) -> bool:
        if not self._held or not self._may_be_in_a_scan(key):
            return False
        if not 0 <= key.at_ms - self._held[-1].at_ms <= self._gap_limit_ms():
            return False
        prefix = self.profile.prefix or ""
        return len(self._held) >= len(prefix) or key.text == prefix[len(self._held)]

    def _gap_limit_ms(self) -> float:
        return self.profile.terminator_wait_ms if self.profile.prefix else self.profile.gap_ms

    def _may_be_a_scan(self) -> bool:
        if self.profile.prefix:
            return len(self._held) > len(self.profile.prefix)
        if len(self._held) < self.profile.minimum_length:
            return self._is_short_burst()
        return self._mean_gap_ms() <= self.profile.mean_gap_ms

    def _is_short_burst(self) -> bool:
        is_long_enough = len(self._held) >= max(self.profile.short_length, 2)
        return is_long_enough and self._mean_gap_ms() <= self.profile.short_mean_gap_ms

    def _is_sure_without_terminator(self) -> bool:
        if self.profile.requires_terminator:
            return False
        if self.profile.prefix:
            return True
        if len(self._held) < self.profile.minimum_length:
            return False
        is_long = len(self._held) >= self.profile.sure_length
        return is_long or self._mean_gap_ms() <= self.profile.unsure_mean_gap_ms

    def _mean_gap_ms(self) -> float:
        return (self._held[-1].at_ms - self._held[0].at_ms) / (len(self._held) - 1)

    def _finished(self, ended_at_ms: float, terminator: str) -> ScanEvent:
        raw = "".join(key.text for key in self._held).removeprefix(self.profile.prefix or "")
        aim = _AIM_IDENTIFIER.match(raw)
        scan = ScanEvent(
            raw=raw,
            source=ScanSource.PREFIXED_WEDGE if self.profile.prefix else ScanSource.TIMED_WEDGE,
            began_at_ms=self._held[0].at_ms,
            ended_at_ms=ended_at_ms,
            count=len(self._held),
            terminator=terminator,
            aim_id=aim[0] if aim else "",
        )
        self._held.clear()
        self._last_press_ms = None
        return scan
