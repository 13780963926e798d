"""A field with its label above and, when something is wrong, the reason below."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.text import Text, TextKind

_GROWING = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)


class LabelledField(QWidget):
    """Any input with its label; the label is the field's accessible name and its buddy."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._label = Text(label, TextKind.LABEL)
        self._label.setBuddy(field)
        self._fault = Text("", TextKind.NOTE, tone=Tone.BAD, wrap=True)
        self._fault.hide()
        field.setAccessibleName(label)
        self.setSizePolicy(_policy(field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._label, field, self._fault):
            column.addWidget(widget)

    def set_label(self, label: str) -> None:
        """Call the field something else."""
        self._label.setText(label)
        self.field.setAccessibleName(label)

    def show_fault(self, reason: str = "") -> None:
        """Frame the field and say why; an empty reason takes both away."""
        self._fault.setText(f"⚠ {reason}" if reason else "")
        self._fault.setVisible(bool(reason))
        self.field.setAccessibleDescription(reason)
        self.field.setProperty("fault", bool(reason))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


def _policy(field: QWidget) -> QSizePolicy:
    """A field of fixed width keeps its label from spreading; only a field that wants height gets more than it needs."""
    policy = QSizePolicy(field.sizePolicy())
    if field.minimumWidth() == field.maximumWidth():
        policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
    if policy.verticalPolicy() not in _GROWING:
        policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
    return policy
