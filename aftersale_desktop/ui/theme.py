"""The one place that turns design tokens into palette, style sheet and fonts."""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from aftersale_desktop.resources import resource_path
from aftersale_desktop.ui.tokens import (
    CARD_RADIUS,
    CONTROL_HEIGHT,
    CONTROL_RADIUS,
    DARK,
    FONT_FAMILY,
    GRID,
    LIGHT,
    ROW_HEIGHT,
    TextSize,
    ThemeChoice,
    Tokens,
    Tone,
    tokens_for,
)

__all__ = [
    "CARD_RADIUS",
    "CONTROL_HEIGHT",
    "CONTROL_RADIUS",
    "DARK",
    "FONT_FAMILY",
    "GRID",
    "LIGHT",
    "ROW_HEIGHT",
    "TONE_ROLES",
    "TextSize",
    "Theme",
    "ThemeChoice",
    "Tokens",
    "Tone",
    "current_tokens",
    "palette_of",
    "text_font",
]
_MIDDLE_GREY = 128


def current_tokens() -> Tokens:
    """Return the tokens on screen now, read from the palette, so that a paint event is never a theme behind."""
    return DARK if QGuiApplication.palette().window().color().lightness() < _MIDDLE_GREY else LIGHT


def text_font(size: TextSize = TextSize.BODY, *, bold: bool = False) -> QFont:
    """Return the program's font in one step of the scale; figures are equally wide, strokes follow no pixel grid."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(int(size))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}  # told to Qt, too, so that title bars and native dialogs follow; Unknown gives the decision back to the system


class Theme(QObject):
    """Applies a theme choice to the application and follows the system while the choice says so.

    The style sheet is worn by the windows that are dressed, not by the application: an application-wide sheet polishes
    every widget anew each time it is put into a layout, which took four fifths of building a page.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._template = Template(resource_path("style", "aftersale.qss").read_text(encoding="utf-8"))
        self._shown: Tokens | None = None
        self._dressed: list[QWidget] = []
        app.setStyle("Fusion")
        _load_fonts()
        app.setFont(text_font())
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """Return what the user chose, which may be to follow the system."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Show another theme at once."""
        self._choice = choice
        self._apply()

    def dress(self, window: QWidget) -> None:
        """Let a window and its dialogs wear the style sheet, now and after every change."""
        self._dressed.append(window)
        window.setStyleSheet(self._sheet)

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._app.styleHints().setColorScheme(_SCHEMES[self._choice])
        tokens = self._wanted()
        if tokens is self._shown:
            return
        self._shown = tokens
        self._app.setPalette(palette_of(tokens))
        self._sheet = self._template.substitute(_style_values(tokens))
        self._dressed = [window for window in self._dressed if isValid(window)]
        for window in self._dressed:
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _wanted(self) -> Tokens:
        is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return tokens_for(self._choice, system_is_dark=is_dark)


def palette_of(tokens: Tokens) -> QPalette:
    """Return a palette that makes every plain Qt widget wear the tokens."""
    palette = QPalette()
    for role, colour in _palette_roles(tokens).items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor(tokens.muted))
    return palette


TONE_ROLES = {
    Tone.NEUTRAL: QPalette.ColorRole.PlaceholderText,
    Tone.ACCENT: QPalette.ColorRole.Link,
    Tone.GOOD: QPalette.ColorRole.LinkVisited,
    Tone.CAUTION: QPalette.ColorRole.ToolTipBase,
    Tone.BAD: QPalette.ColorRole.BrightText,
}  # a label wears its tone as a role, so it follows the theme without a line of Python; tool tips have the style sheet


def _palette_roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ground,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.good,
        role.ToolTipBase: tokens.caution,
        role.ToolTipText: tokens.text,
        role.Mid: tokens.line,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
    }


def _style_values(tokens: Tokens) -> dict[str, str]:
    name = "dark" if tokens is DARK else "light"
    images = {
        key: resource_path("style", f"{file}-{name}.svg").as_posix()
        for key, file in (("chevron_down", "chevron-down"), ("chevron_up", "chevron-up"), ("check", "check"))
    }
    return {
        **asdict(tokens),
        **images,
        "family": FONT_FAMILY,
        "accent_strong": _mixed(tokens.accent, tokens.text, 0.12),
        "hover": _mixed(tokens.surface, tokens.text, 0.04),
        "handle": _mixed(tokens.surface, tokens.muted, 0.45),
    }


def _mixed(base: str, other: str, share: float) -> str:
    """Return `base` moved towards `other` by a share between 0 and 1."""
    ground, ink = QColor(base), QColor(other)
    channels = zip(ground.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index] # the stub says object
    return QColor(*(round(a + (b - a) * share) for a, b in channels)).name()


def _load_fonts() -> None:
    """Both faces cost 6 ms and 2 MiB, so they come before the first paint and no text jumps."""
    for face in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", face)))
