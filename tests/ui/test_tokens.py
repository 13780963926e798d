"""Colours that can be read by everybody."""

import pytest
from PySide6.QtGui import QColor

from aftersale_desktop.ui.tokens import DARK, LIGHT, ThemeChoice, Tokens, Tone, tokens_for
from tests.contrast import AA, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "surface", "accent_tint"])
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_text_is_readable_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(QColor(getattr(tokens, ground)), QColor(getattr(tokens, ink))) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_is_readable_on_its_tint_and_on_cards(tokens: Tokens, tone: Tone) -> None:
    assert contrast(tokens.ink(tone), tokens.tint(tone)) >= AA
    assert contrast(tokens.ink(tone), QColor(tokens.surface)) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", Tone)
def test_body_text_is_readable_on_every_tint(tokens: Tokens, tone: Tone) -> None:
    assert contrast(QColor(tokens.text), tokens.tint(tone)) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_filled_button_are_readable(tokens: Tokens) -> None:
    assert contrast(QColor(tokens.accent), QColor(tokens.on_accent)) >= AA


@pytest.mark.parametrize(
    ("choice", "system_is_dark", "wanted"),
    [
        (ThemeChoice.SYSTEM, False, LIGHT),
        (ThemeChoice.SYSTEM, True, DARK),
        (ThemeChoice.LIGHT, True, LIGHT),
        (ThemeChoice.DARK, False, DARK),
    ],
)
def test_a_choice_wins_over_the_system(choice: ThemeChoice, system_is_dark: bool, wanted: Tokens) -> None:
    assert tokens_for(choice, system_is_dark=system_is_dark) is wanted
