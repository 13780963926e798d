"""A drop-down of codes by their names, in which something else may be typed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.widgets.choice_box import ChoiceBox


class CodeBox(ChoiceBox):
    """Returns the code of a name that is in the list, and any other text as it was typed."""

    def __init__(self, names: Iterable[tuple[str, str]], accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.setAccessibleName(accessible_name)
        for code, name in names:
            self.addItem(name, code)
        self.show_code("")

    def code(self) -> str:
        """Return the code that was chosen, or what was typed."""
        text = self.currentText().strip()
        place = self.findText(text)
        return text if place < 0 else str(self.itemData(place))

    def show_code(self, code: str) -> None:
        """Show the name of a code; a text of no code is shown as it is."""
        place = self.findData(code)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(code)
