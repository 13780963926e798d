"""Whether there is a screen to draw on, asked before Qt is, because Qt would abort."""

import sys
from collections.abc import Mapping

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can open; only on Linux and its kin can it be missing."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in _SCREENS)
