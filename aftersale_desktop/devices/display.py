"""Whether there is a screen to draw on, asked before Qt is, because Qt would abort; set-up asks here, too."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Return whether a window can open; only Linux runs without, and a platform chosen by hand needs none."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    local = _LOCAL_DISPLAY.fullmatch(display)
    return _answers(f"/tmp/.X11-unix/X{local[1]}") if local else bool(display)  # noqa: S108 - where X servers listen


def _answers(path: str) -> bool:
    """Return whether an X server listens there, by file or, as in a sandbox without the folder, by abstract name."""
    return any(_connects(address) for address in (path, "\0" + path))


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        return caller.connect_ex(address) == 0
