"""Keyboard-wedge scanner as a pure state machine: keys with the time they were pressed go in, scans come out.

Times are those of the key events, never of their handling: after a stall, handling makes a person look like a scanner.
"""

from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.devices.keys import BY_TEXT, KeyDecoding, KeyInput
from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource, aim_of

SOONEST_REPEAT_MS = 20


class KeyFate(StrEnum):
    """What becomes of the key that was just pressed."""

    PASS = "pass"  # noqa: S105 - a fate, no password
    HOLD = "hold"
    SWALLOW = "swallow"


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """How one scanner types; with a prefix its speed hardly matters.

    Ended by silence alone, fewer than `sure_length` signs must come faster: fingers can roll over six keys. A part code
    of `short_length` signs counts only at a speed no fingers reach, and only with its terminator. `dwell_ms` is the
    longest a scanner keeps a key down. `decoding` is for whoever makes the keys: the machine takes their text as it is.
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
    dwell_ms: float = 35
    decoding: KeyDecoding = BY_TEXT


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, in this order: give the replayed keys back, report the scan, then treat the pressed key."""

    replay: tuple[KeyInput, ...] = ()
    scan: ScanEvent | None = None
    fate: KeyFate = KeyFate.PASS


class ScannerMachine:
    """Tells a scanner from a person by the time between keys, or by the scanner's prefix.

    Keys that may begin a scan are held. A scan swallows them, anything else gives them all back in order. A blank or a
    sign beyond ASCII is for texts that a program typed or pasted: only a prefix makes those a scan. Fingers roll: they
    press a key before they let go of the one before it, and rest on each for longer than `dwell_ms`, which a scanner
    never does; so a person gets most keys back before the gap is over.
    """

    def __init__(self, profile: ScannerProfile | None = None) -> None:
        self.profile = profile or ScannerProfile()
        self._held: list[KeyInput] = []
        self._last_press_ms: float | None = None
        self._scan_ended_ms: float | None = None
        self._is_last_let_go = False
        self._tells_releases = False

    @property
    def is_holding(self) -> bool:
        """Tell whether keys wait for a decision."""
        return bool(self._held)

    @property
    def next_deadline_ms(self) -> float | None:
        """When the held keys are decided if no key comes before, None while nothing is held."""
        if not self._held:
            return None
        return self._held[-1].at_ms + self._wait_ms()

    def on_key(self, key: KeyInput) -> Decision:
        """Decide about a key press; keys whose deadline passed before it are decided first."""
        deadline = self.next_deadline_ms
        overdue = self.on_tick(deadline) if deadline is not None and key.at_ms > deadline else Decision()
        now = self._decide(key)
        if now.fate is not KeyFate.SWALLOW:
            self._last_press_ms = key.at_ms
        return Decision(overdue.replay + now.replay, overdue.scan or now.scan, now.fate)

    def on_release(self, physical: int, at_ms: float) -> None:
        """Note that a key was let go of; only the one pressed last matters, and only when nothing rested on it.

        Until the first one, nothing is concluded from missing ones: not every source of keys tells them.
        """
        self._tells_releases = True
        if self._held and self._held[-1].physical == physical:
            self._is_last_let_go = at_ms - self._held[-1].at_ms <= self.profile.dwell_ms

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
            return self._hold(key)
        replay = self.give_up().replay
        if self.profile.prefix and self._starts(key):
            return self._hold(key, replay)
        return Decision(replay)

    def _hold(self, key: KeyInput, replay: tuple[KeyInput, ...] = ()) -> Decision:
        self._held.append(key)
        self._is_last_let_go = False
        return Decision(replay, fate=KeyFate.HOLD)

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
        gap_ms = key.at_ms - self._held[-1].at_ms
        if not 0 <= gap_ms <= self._gap_limit_ms() or self._is_rolled(gap_ms):
            return False
        prefix = self.profile.prefix or ""
        return len(self._held) >= len(prefix) or key.text == prefix[len(self._held)]

    def _wait_ms(self) -> float:
        if self.profile.prefix or self._is_awaiting_its_end():
            return self.profile.terminator_wait_ms
        return min(self.profile.dwell_ms, self.profile.gap_ms) if self._is_kept_down() else self.profile.gap_ms

    def _is_kept_down(self) -> bool:
        return self._tells_releases and not self._is_last_let_go

    def _is_rolled(self, gap_ms: float) -> bool:
        """Tell fingers from a scanner so fast that its releases come late."""
        return not self.profile.prefix and self._is_kept_down() and gap_ms > self.profile.short_mean_gap_ms

    def _gap_limit_ms(self) -> float:
        return self.profile.terminator_wait_ms if self.profile.prefix else self.profile.gap_ms

    def _may_be_a_scan(self) -> bool:
        if self.profile.prefix:
            return len(self._held) > len(self.profile.prefix)
        if len(self._held) < self.profile.minimum_length:
            return self._is_short_burst()
        return self._mean_gap_ms() <= self.profile.mean_gap_ms

    def _is_awaiting_its_end(self) -> bool:
        """A short burst may be a person: it waits no longer for its terminator than for another sign."""
        return len(self._held) >= self.profile.minimum_length and self._may_be_a_scan()

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
        scan = ScanEvent(
            raw=raw,
            source=ScanSource.PREFIXED_WEDGE if self.profile.prefix else ScanSource.TIMED_WEDGE,
            began_at_ms=self._held[0].at_ms,
            ended_at_ms=ended_at_ms,
            count=len(self._held),
            terminator=terminator,
            aim_id=aim_of(raw),
        )
        self._held.clear()
        self._last_press_ms = None
        return scan
