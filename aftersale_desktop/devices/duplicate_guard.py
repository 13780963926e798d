"""A label read twice by a held trigger is one scan: the same code, in the same step, within a moment."""

from dataclasses import dataclass, field

DUPLICATE_WINDOW_MS = 1500


@dataclass(frozen=True, slots=True)
class _Reads:
    last_ms: float
    count: int


@dataclass(slots=True)
class DuplicateGuard:
    """Counts readings of a code that follow each other; a label left in front of a scanner stays one scan."""

    window_ms: float = DUPLICATE_WINDOW_MS
    _reads: dict[tuple[str, str], _Reads] = field(default_factory=dict)

    def count(self, code: str, step: str, at_ms: float) -> int:
        """Return the how many-th reading in a row this is: 1 is a scan, anything above a duplicate."""
        before = self._reads.get((code, step))
        is_again = before is not None and 0 <= at_ms - before.last_ms <= self.window_ms
        count = before.count + 1 if before is not None and is_again else 1
        self._forget_before(at_ms)
        self._reads[code, step] = _Reads(at_ms, count)
        return count

    def led_to(self, code: str, step: str) -> None:
        """Note that the scan itself led to another step: a second reading there is still the same one."""
        latest = max((reads for (other, _), reads in self._reads.items() if other == code), key=_moment, default=None)
        if latest is not None:
            self._reads[code, step] = latest

    def _forget_before(self, at_ms: float) -> None:
        self._reads = {key: reads for key, reads in self._reads.items() if 0 <= at_ms - reads.last_ms <= self.window_ms}


def _moment(reads: _Reads) -> float:
    return reads.last_ms
