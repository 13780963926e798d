"""A text field with proposals: anything may be typed, and the arrow keys open what usually stands there."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox

_LONGEST_TEXT = 500


class ProposalBox(ChoiceBox):
    """`changed` after every stroke and choice, never for what the program shows."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none: proposals are asked for, not typed over
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = self.lineEdit()
        if line is not None:
            line.setMaxLength(_LONGEST_TEXT)
            line.textEdited.connect(self.changed)
        self.activated.connect(lambda _place: self.changed.emit())

    def text(self) -> str:
        """Return what stands in the field."""
        return self.currentText().strip()

    def show_text(self, text: str) -> None:
        """Show a text without a signal, from its beginning."""
        self.setEditText(text)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def propose(self, texts: Iterable[str]) -> None:
        """Offer these; what stands in the field stays."""
        kept = self.currentText()
        self.clear()
        self.addItems(list(dict.fromkeys(text for text in texts if text)))
        self.show_text(kept)

    def propose_more(self, texts: Iterable[str]) -> None:
        """Offer these behind what is offered already."""
        self.propose([*(self.itemText(place) for place in range(self.count())), *texts])

    def take_proposals(self, texts: Iterable[str]) -> None:
        """Offer these, and show the first unless somebody typed something of his own."""
        is_own = bool(self.text()) and self.findText(self.text()) < 0
        self.propose(texts)
        if not is_own:
            self.show_text(self.itemText(0))
