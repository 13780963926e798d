"""The look changes at once and everywhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.theme import DARK, LIGHT, TextSize, Theme, ThemeChoice, current_tokens, text_font
from aftersale_desktop.ui.widgets.text import Text, TextKind


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.LIGHT)
    theme.deleteLater()


def test_a_chosen_theme_shows_at_once(theme: Theme, qtbot: QtBot) -> None:
    assert current_tokens() is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert current_tokens() is DARK
    assert theme.choice is ThemeChoice.DARK


def test_the_system_is_followed_only_when_that_is_the_choice(theme: Theme, qapp: QApplication) -> None:
    theme.choose(ThemeChoice.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_tokens() is DARK


@pytest.mark.usefixtures("theme")
def test_texts_wear_the_type_scale(qtbot: QtBot) -> None:
    for kind, size in ((TextKind.NOTE, 12), (TextKind.BODY, 14), (TextKind.TITLE, 20), (TextKind.VERDICT, 32)):
        label = Text("免费维修 Free", kind)
        qtbot.addWidget(label)
        label.ensurePolished()
        assert label.font().pixelSize() == size


@pytest.mark.usefixtures("theme")
def test_both_languages_share_one_family() -> None:
    for bold in (False, True):
        assert QFontInfo(text_font(TextSize.BODY, bold=bold)).family() == "Noto Sans SC"


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("bold", [False, True])
def test_figures_are_equally_wide(bold: bool) -> None:
    metrics = QFontMetricsF(text_font(TextSize.STRONG, bold=bold))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.usefixtures("qapp")
def test_broken_scale_factors_are_not_rounded() -> None:
    policy = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert policy is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
