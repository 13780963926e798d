"""Notices that a Chinese input method is catching a scanner's keys before the scanner machine sees them."""

from dataclasses import dataclass


@dataclass(slots=True)
class InputMethodWatch:
    """Tells a scanner behind an input method from a person composing: by its speed, or by digits being composed."""

    gap_ms: float = 35
    fewest_events: int = 5
    quiet_ms: float = 1000
    _count: int = 0
    _last_ms: float | None = None
    _has_warned: bool = False

    def on_input(self, at_ms: float, composed: str) -> bool:
        """Return True once for every burst that looks like a scan; `composed` is the text not yet committed."""
        gap_ms = self.quiet_ms if self._last_ms is None else at_ms - self._last_ms
        self._last_ms = at_ms
        self._count = self._count + 1 if gap_ms <= self.gap_ms else 1
        if gap_ms >= self.quiet_ms:
            self._has_warned = False
        is_a_scan = self._count >= self.fewest_events or any(sign.isdecimal() for sign in composed)
        warns = is_a_scan and not self._has_warned
        self._has_warned = self._has_warned or warns
        return warns
