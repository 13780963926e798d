"""Whether there is a screen to open a window on."""

from __future__ import annotations

from collections.abc import Mapping


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be shown; only Linux runs without, and a platform chosen by hand needs none."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
