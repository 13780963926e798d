"""The time for what carries none of its own."""

import time


def monotonic_ms() -> float:
    """Return a clock that never runs backwards."""
    return time.monotonic() * 1000
