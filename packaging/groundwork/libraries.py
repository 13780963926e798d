"""The system libraries that Qt's windows need on Linux, and which of them this machine lacks.

The list is what `readelf -d` names over the Qt modules below and the xcb, offscreen, wayland, svg, jpeg and
input-method plugins, less what every Debian has.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys

# A module that is not named here (QtNetwork, for one) needs libraries of its own in the list.
COVERED_QT_MODULES = frozenset({"QtCore", "QtDBus", "QtGui", "QtPrintSupport", "QtSvg", "QtTest", "QtWidgets"})

# Each library with the Debian packages that bring it, the name since the 64-bit time change first, the plain one last.
QT_LIBRARIES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}


def missing_libraries() -> list[str]:
    """Return the libraries that the loader cannot find, whoever installed the others; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in QT_LIBRARIES if not _loads(library)]


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Return whether venv and ensurepip are there; Debian keeps the latter in a package of its own."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def packages_for(libraries: list[str]) -> list[tuple[str, ...]]:
    """Return one choice of package names per package needed, no choice twice."""
    return list(dict.fromkeys(QT_LIBRARIES[library] for library in libraries))


def venv_package(version: tuple[int, int]) -> tuple[str, ...]:
    """Return the package names that bring `ensurepip` for this Python."""
    return f"python{version[0]}.{version[1]}-venv", "python3-venv"
