"""What the clerk should look at twice, each with a way to what it names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.icon_mark import IconMark
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.intake import hint_text

OPENINGS: dict[HintCode, str] = {
    HintCode.STILL_HERE: N_("Open claim"),
    HintCode.WAS_REFUNDED: N_("Open claim"),
    HintCode.CARD_ON_TWO_PRODUCTS: N_("Open the other card"),
    HintCode.INVOICE_USED_TWICE: N_("Open the other card"),
    HintCode.SOLD_BEFORE_MADE: N_("Open the card"),
    HintCode.REGISTERED_TO_OTHER: N_("Open the card"),
    HintCode.SWAPPED_HALF: N_("Whose is it?"),
    HintCode.SAME_FAULT_SOON: N_("Open claim"),
    HintCode.REPAIR_GUARANTEED: N_("Same fault again"),
    HintCode.UNPAID_INVOICE: N_("Open invoice"),
}
SAME_FAULT_KEY = "0"


class HintList(QWidget):
    """A line for each hint; `opened(hint)` when somebody wants to see what it names.

    `same_fault_said` where a repair is still guaranteed: the tick is proposed, a person sets it.
    """

    opened = Signal(object)
    same_fault_said = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[Hint, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show these hints; the same ones stay as they are, for making labels anew costs a frame."""
        if hints == self._shown:
            return
        self._shown = hints
        cleared(self._grid)
        for line, hint in enumerate(hints):
            self._grid.addWidget(IconMark("warning", Tone.CAUTION, 20), line, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(Text(hint_text(self._words, hint), wrap=True, selectable=True), line, 1)
            if hint.code in OPENINGS:
                self._grid.addWidget(self._button(hint), line, 2, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, hint: Hint) -> KeyButton:
        button = KeyButton(self._words(OPENINGS[hint.code]))
        button.setAccessibleName(f"{button.text()}: {hint.subject}")
        if hint.code is HintCode.REPAIR_GUARANTEED:
            button.show_key(SAME_FAULT_KEY)
            button.clicked.connect(self.same_fault_said)
        else:
            button.clicked.connect(lambda: self.opened.emit(hint))
        return button
