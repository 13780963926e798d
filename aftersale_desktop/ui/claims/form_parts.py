"""What the invoice form is put together with: columns of cards, lists of names."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget


def offer_names(box: QComboBox, names: tuple[str, ...], chosen: str) -> None:
    """Offer these names with one of them chosen; one that is not among them leaves the first."""
    box.clear()
    box.addItems(list(names))
    box.setCurrentText(chosen)


def column_of(*cards: QWidget) -> QVBoxLayout:
    """Return cards below each other, close to the top."""
    column = QVBoxLayout()
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch()
    return column
