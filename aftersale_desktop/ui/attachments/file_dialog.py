"""Asking which photos or files are to be attached."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from aftersale_desktop.ui.papers.save_dialog import documents_folder
from aftersale_desktop.wording.catalogue import N_, Words

_PATTERNS = "*.jpg *.jpeg *.png *.pdf *.txt"
_LABELS = {
    QFileDialog.DialogLabel.LookIn: N_("Look in:"),
    QFileDialog.DialogLabel.FileName: N_("File name:"),
    QFileDialog.DialogLabel.FileType: N_("File type:"),
    QFileDialog.DialogLabel.Accept: N_("Attach"),
}


def ask_which_files(parent: QWidget, words: Words, then: Callable[[list[Path]], None]) -> None:
    """Open the dialog in the pictures folder and return at once; `then` is called if files were chosen."""
    dialog = QFileDialog(parent, words("Attach a photo or file"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = words("Photos, PDF and text")
    dialog.setNameFilter(f"{kinds} ({_PATTERNS})")
    for label, text in _LABELS.items():
        dialog.setLabelText(label, words(text))
    dialog.setDirectory(str(_pictures_folder()))
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.open()


def _pictures_folder() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return folder if folder.is_dir() else documents_folder()
