"""The one door to shipped files; it knows source, wheel and frozen runs."""

import sys
from pathlib import Path


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    inside_wheel = package / "resources"
    return inside_wheel if inside_wheel.is_dir() else package.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. `resource_path("fonts", "NotoSansSC-Regular.ttf")`."""
    return _root().joinpath(*parts)
