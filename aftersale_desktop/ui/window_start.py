"""How a window is started."""

from dataclasses import dataclass
from pathlib import Path

from aftersale_desktop.wording.catalogue import Language


@dataclass(frozen=True, slots=True)
class WindowStart:
    """What must be known before the first paint."""

    data_dir: Path
    language: Language | None = None
    exits_after_first_paint: bool = False
