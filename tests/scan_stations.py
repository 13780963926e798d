"""Windows with one widget of every kind, for showing that a scan leaves them alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.ui.scan_filter import ScanFilter

CODES = ("6901234567892", "SH03-RC-2026-000123-K", "AB-12.34/56-78")


class Counter:
    """Keeps what the filter reports."""

    def __init__(self, listening: ScanFilter) -> None:
        self.filter = listening
        self.scans: list[ScanEvent] = []
        self.warnings = 0
        listening.scanned.connect(self.scans.append)
        listening.input_method_is_on.connect(self._warn)

    def _warn(self) -> None:
        self.warnings += 1

    @property
    def raws(self) -> list[str]:
        return [scan.raw for scan in self.scans]


class KeyRecorder(QObject):
    """Notes the key events that really reach a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[str] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is not QEvent.Type.ShortcutOverride:
            self.seen.append(("press " if event.type() is QEvent.Type.KeyPress else "release ") + event.text())
        return False


@dataclass
class Station:
    """One widget with the focus, a way to read its value, and every click in its window."""

    window: QWidget
    widget: QWidget
    value: Callable[[], object]
    clicks: list[str]


def watch_clicks(window: QWidget) -> list[str]:
    clicks: list[str] = []
    buttons: list[QAbstractButton] = window.findChildren(QAbstractButton)
    for button in buttons:
        button.clicked.connect(lambda *_, button=button: clicks.append(type(button).__name__))
    return clicks


def combo() -> tuple[QWidget, Callable[[], object]]:
    box = QComboBox()
    box.addItems(["Open", "6 months", "Closed", "SH03", "A"])
    return box, lambda: (box.currentIndex(), box.view().isVisible())


def table() -> tuple[QWidget, Callable[[], object]]:
    rows = QTableWidget(4, 1)
    for row, text in enumerate(("Open", "6 months", "SH03", "AB")):
        rows.setItem(row, 0, QTableWidgetItem(text))
    rows.setCurrentCell(0, 0)
    return rows, lambda: (rows.currentRow(), rows.state(), rows.currentItem().text())


def tree() -> tuple[QWidget, Callable[[], object]]:
    view = QTreeView()
    model = QStandardItemModel(view)
    for text in ("Open", "6 months", "SH03", "AB"):
        item = QStandardItem(text)
        item.appendRow(QStandardItem("child"))
        model.appendRow(item)
    view.setModel(model)
    view.setCurrentIndex(model.index(0, 0))
    return view, lambda: (view.currentIndex().row(), view.isExpanded(model.index(0, 0)), view.state())


def line_edit() -> tuple[QWidget, Callable[[], object]]:
    edit = QLineEdit("Zhang")
    return edit, edit.text


def text_edit() -> tuple[QWidget, Callable[[], object]]:
    edit = QTextEdit("Zhang")
    return edit, edit.toPlainText


def spin() -> tuple[QWidget, Callable[[], object]]:
    box = QSpinBox(value=5)
    return box, lambda: (box.value(), box.text())


def double_spin() -> tuple[QWidget, Callable[[], object]]:
    box = QDoubleSpinBox(maximum=99999, value=50)
    return box, lambda: (box.value(), box.text())


def date_edit() -> tuple[QWidget, Callable[[], object]]:
    edit = QDateEdit(QDate(2024, 1, 1))
    return edit, lambda: (edit.date(), edit.text())


def check_box() -> tuple[QWidget, Callable[[], object]]:
    box = QCheckBox("Card shown")
    return box, box.isChecked


def radio_button() -> tuple[QWidget, Callable[[], object]]:
    button = QRadioButton("Repair")
    return button, button.isChecked


def push_button() -> tuple[QWidget, Callable[[], object]]:
    button = QPushButton("Delete")
    return button, button.isDown


MAKERS = {
    maker.__name__: maker
    for maker in (
        line_edit,
        text_edit,
        spin,
        double_spin,
        combo,
        date_edit,
        check_box,
        radio_button,
        push_button,
        table,
        tree,
    )
}
KINDS = (*MAKERS, "dialog_with_default_button")


class Stage(Protocol):
    """What shows windows and keeps them: pytest-qt's bot, or a script."""

    def addWidget(self, widget: QWidget) -> None: ...  # noqa: N802 - the bot's name for it

    def waitExposed(self, widget: QWidget) -> object: ...  # noqa: N802 - the bot's name for it


def station(kind: str, qtbot: Stage) -> Station:
    """Return the widget in a window with a neighbour and a confirming default button."""
    window: QWidget = QDialog() if kind == "dialog_with_default_button" else QMainWindow()
    qtbot.addWidget(window)
    holder = window
    if isinstance(window, QMainWindow):
        holder = QWidget()
        window.setCentralWidget(holder)
    layout = QVBoxLayout(holder)
    widget, value = MAKERS.get(kind, line_edit)()
    layout.addWidget(widget)
    layout.addWidget(QLineEdit())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    layout.addWidget(buttons)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
    window.show()
    qtbot.waitExposed(window)
    widget.setFocus()
    return Station(window, widget, value, watch_clicks(window))
