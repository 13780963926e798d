"""Design tokens: colours of both themes, sizes, and the words for them; light enough to come before the first paint."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtGui import QColor

GRID = 8
CARD_RADIUS = 12
CONTROL_RADIUS = 8
CONTROL_HEIGHT = 40
ROW_HEIGHT = 48
RAIL_WIDTH = 196
FONT_FAMILY = "Noto Sans SC"


class TextSize(IntEnum):
    """The whole type scale, in device-independent pixels."""

    LABEL = 12
    BODY = 14
    STRONG = 16
    TITLE = 20
    VERDICT = 32


class ThemeChoice(StrEnum):
    """What the user may choose; `SYSTEM` follows the desktop while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a colour says; it always stands beside a word and an icon."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as `#RRGGBB`."""

    ground: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_tint: str
    on_accent: str
    good: str
    good_tint: str
    caution: str
    caution_tint: str
    bad: str
    bad_tint: str

    def ink(self, tone: Tone) -> QColor:
        """Return the strong colour of a tone; neutral is the muted text."""
        return QColor(self.muted if tone is Tone.NEUTRAL else getattr(self, tone.value))

    def tint(self, tone: Tone) -> QColor:
        """Return the pale background of a tone; neutral is the ground."""
        return QColor(self.ground if tone is Tone.NEUTRAL else getattr(self, f"{tone.value}_tint"))


LIGHT = Tokens(
    ground="#F5F6F8",
    surface="#FFFFFF",
    line="#E2E6EC",
    text="#1A1F26",
    muted="#5A6472",
    accent="#1D63D8",
    accent_tint="#E9F0FD",
    on_accent="#FFFFFF",
    good="#15734A",
    good_tint="#E6F4EC",
    caution="#9A5200",
    caution_tint="#FFF1DD",
    bad="#B3261E",
    bad_tint="#FCE9E7",
)
DARK = Tokens(
    ground="#14171B",
    surface="#1C2127",
    line="#2C333C",
    text="#E9ECF0",
    muted="#9BA6B3",
    accent="#6AA5FF",
    accent_tint="#1B2C47",
    on_accent="#0E1726",
    good="#5CC795",
    good_tint="#16301F",
    caution="#F2AE5C",
    caution_tint="#38290F",
    bad="#F58A80",
    bad_tint="#3A1B19",
)


def tokens_for(choice: ThemeChoice, *, system_is_dark: bool) -> Tokens:
    """Return the colours of a choice."""
    is_dark = system_is_dark if choice is ThemeChoice.SYSTEM else choice is ThemeChoice.DARK
    return DARK if is_dark else LIGHT
