"""Asking where a PDF goes: the system's own dialog where it has one, Qt's with our words where it has none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from aftersale_desktop.wording.catalogue import N_, Words

_LABELS = {
    QFileDialog.DialogLabel.LookIn: N_("Save in:"),
    QFileDialog.DialogLabel.FileName: N_("File name:"),
    QFileDialog.DialogLabel.FileType: N_("File type:"),
}
"""Qt's Chinese catalogue lacks two of these in the spelling its dialog asks for."""


def ask_where_to_save(parent: QWidget | None, words: Words, name: str, then: Callable[[Path], None]) -> None:
    """Open the dialog in the documents folder and return at once; `then` is called if a file was chosen."""
    dialog = _dialog(parent, words, words("Save as PDF"), ("PDF (*.pdf)",))
    dialog.setDefaultSuffix("pdf")
    _ask(dialog, name, then)


def ask_where_to_export(parent: QWidget | None, words: Words, name: str, then: Callable[[Path], None]) -> None:
    """Ask for the file of a list; a name without an ending gets that of the kind chosen."""
    workbook, values = words("Excel workbook") + " (*.xlsx)", "CSV (*.csv)"
    dialog = _dialog(parent, words, words("Export the list"), (workbook, values))
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("csv" if kind == values else "xlsx"))
    _ask(dialog, name, then)


def _dialog(parent: QWidget | None, words: Words, title: str, kinds: tuple[str, ...]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(kinds)
    for label, text in _LABELS.items():
        dialog.setLabelText(label, words(text))
    dialog.setDirectory(str(documents_folder()))
    return dialog


def _ask(dialog: QFileDialog, name: str, then: Callable[[Path], None]) -> None:
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def documents_folder() -> Path:
    """Return the user's documents folder, or the home folder where nobody has made one."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
