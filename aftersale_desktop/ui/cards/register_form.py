"""An unknown unit scanned among the cards: its card is filled in on the spot."""

from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.intake.register_panel import RegisterPanel
from aftersale_desktop.wording.catalogue import Words


class RegisterForm(CardForm):
    """The counter's own panel for a new product, without a frame of its own and with this page's keys."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, "", words("Register the product"), parent)
        self.leave.set_words(words("Close"))
        self.panel = RegisterPanel(words)
        self.panel.setObjectName("")
        self.panel.leave_card_question_out()
        self.panel.content.setContentsMargins(0, 0, 0, 0)
        self.grid.addWidget(self.panel, 0, 0)

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.panel.start()
