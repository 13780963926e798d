"""A row of buttons that gives up words where it is narrow, never keys and never what else stands in the row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout

from aftersale_desktop.ui.widgets.key_button import KeyButton


def fit_words(row: QLayout, buttons: Sequence[KeyButton], width: int) -> None:
    """Let icons stand for the words of as many buttons as the row is too narrow for, the first ones first."""
    shown = [button for button in buttons if not button.isHidden() and button.spared_width]
    needed = row.sizeHint().width() + sum(button.spared_width for button in shown if button.is_compact)
    for button in shown:
        is_too_much = needed > width
        button.set_compact(is_compact=is_too_much)
        needed -= button.spared_width if is_too_much else 0
