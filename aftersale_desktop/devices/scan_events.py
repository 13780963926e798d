"""What every source of scans reports, whichever way the code came in."""

import re
from dataclasses import dataclass
from enum import StrEnum

GROUP_SEPARATOR = "\x1d"

_AIM_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_PICTURE_OF_GS = "\u241d"
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}


class ScanSource(StrEnum):
    """Where a scan came from, in order of trust."""

    SERIAL = "serial"
    PREFIXED_WEDGE = "prefixed_wedge"
    TIMED_WEDGE = "timed_wedge"
    CAMERA = "camera"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class ScanEvent:
    """A finished scan as any source reports it; `raw` is everything between prefix and terminator, GS included."""

    raw: str
    source: ScanSource
    began_at_ms: float
    ended_at_ms: float
    count: int
    terminator: str = ""
    aim_id: str = ""

    @property
    def is_typed(self) -> bool:
        """Tell whether a person entered the text: then it may be a name or a telephone, too."""
        return self.source is ScanSource.MANUAL


def typed_event(text: str, at_ms: float) -> ScanEvent:
    """Return what a person typed or pasted and sent off, as an event like any other; a pasted ␝ means GS."""
    raw = text.replace(_PICTURE_OF_GS, GROUP_SEPARATOR)
    return ScanEvent(raw, ScanSource.MANUAL, at_ms, at_ms, len(raw), aim_id=aim_of(raw))


def aim_of(raw: str) -> str:
    """Return the symbology identifier in front of a code (`]C1`, `]d2` …), or an empty text."""
    found = _AIM_IDENTIFIER.match(raw)
    return found[0] if found else ""


def visible(raw: str) -> str:
    """Return a text with control characters as their pictures: GS is seen as ␝."""
    return raw.translate(_CONTROL_PICTURES)
