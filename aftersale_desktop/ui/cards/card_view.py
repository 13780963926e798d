"""The place beside the list: one card to read, or the form that is open on it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.cards.conflict_panel import ConflictPanel
from aftersale_desktop.ui.cards.edit_form import EditForm
from aftersale_desktop.ui.cards.reading_panel import ReadingPanel
from aftersale_desktop.ui.cards.register_form import RegisterForm
from aftersale_desktop.ui.cards.replacement_form import ReplacementForm
from aftersale_desktop.ui.cards.transfer_form import TransferForm
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.wording.catalogue import Words

_LEAST_WIDTH = 520
_WIDTH = 720


class CardView(Card):
    """Shows one of its panels at a time; hidden while no card is open."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.reading = ReadingPanel(words)
        self.edit = EditForm(words)
        self.transfer = TransferForm(words)
        self.replacement = ReplacementForm(words)
        self.conflict = ConflictPanel(words)
        self.register = RegisterForm(words)
        self._stack = QStackedWidget()
        for panel in (self.reading, self.edit, self.transfer, self.replacement, self.conflict, self.register):
            self._stack.addWidget(panel)
        self.content.addWidget(self._stack, 1)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()

    def sizeHint(self) -> QSize:
        """Return room for two fields beside each other."""
        return QSize(_WIDTH, super().sizeHint().height())

    def bring(self, panel: "ReadingPanel | CardForm | ConflictPanel") -> None:
        """Bring one panel to the front, with the focus where it begins."""
        self._stack.setCurrentWidget(panel)
        self.show()

    def is_front(self, panel: QWidget) -> bool:
        """Tell whether a panel is the one on screen."""
        return not self.isHidden() and self._stack.currentWidget() is panel
