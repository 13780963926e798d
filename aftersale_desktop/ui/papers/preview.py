"""A paper as it will come out, beside the work; it blocks nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from aftersale_desktop.domain.papers import SHEET_SIZES, PaperSize
from aftersale_desktop.ui.papers.raster import page_images
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import NoticeBar
from aftersale_desktop.wording.catalogue import N_, Language, Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES

LANGUAGE_NAMES: dict[Language, str] = {Language.CHINESE: N_("Chinese"), Language.ENGLISH: N_("English")}
_DPI = 110
_WIDTH, _HEIGHT = 980, 860


@dataclass(frozen=True, slots=True)
class PreviewChoice:
    """On what paper and in which language."""

    size: PaperSize
    language: Language


class PaperPreview(QDialog):
    """Pages below each other; `changed`, `print_wanted` and `save_wanted` carry a `PreviewChoice`.

    `notices` says what came of deeds begun here, for the window behind may be covered.
    """

    changed = Signal(object)
    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, words: Words, title: str, choice: PreviewChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self._choice = choice
        self._sizes = ChipGroup(words("Paper"))
        self._sizes.show_chips(ChipRecord(str(size), words(PAPER_SIZE_NAMES[size])) for size in SHEET_SIZES)
        self._languages = ChipGroup(words("Language of the paper"))
        self._languages.show_chips(ChipRecord(str(code), words(name)) for code, name in LANGUAGE_NAMES.items())
        self._sizes.toggled.connect(
            lambda code, _on: self._choose(PreviewChoice(PaperSize(code), self._choice.language))
        )
        self._languages.toggled.connect(
            lambda code, _on: self._choose(PreviewChoice(self._choice.size, Language(code)))
        )
        self._pages = QScrollArea()
        self._pages.setWidgetResizable(True)
        self._pages.setAccessibleName(words("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._top())
        column.addWidget(self._pages, 1)
        self._print = KeyButton(words("Print"), "Ctrl+P", filled=True, icon_name="print")
        self._print.clicked.connect(lambda: self.print_wanted.emit(self._choice))
        column.addLayout(self._buttons(words))
        self.notices = NoticeBar(self, words("Close"))
        self._show_choice()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a finished PDF."""
        ratio = self.devicePixelRatioF()
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setSpacing(16)
        for page in page_images(pdf, _DPI * ratio):
            picture = QPixmap.fromImage(page.image)
            picture.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setPixmap(picture)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._pages.setWidget(inside)

    def show_printing(self, *, is_under_way: bool) -> None:
        """Let nobody print twice while a page is on its way to the printer."""
        self._print.setEnabled(not is_under_way)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._sizes, 1)
        row.addWidget(self._languages, 1)
        return row

    def _buttons(self, words: Words) -> QHBoxLayout:
        close = KeyButton(words("Close"), "Esc")
        close.clicked.connect(self.close)
        save = KeyButton(words("Save as PDF"), "Ctrl+S", icon_name="save")
        save.clicked.connect(lambda: self.save_wanted.emit(self._choice))
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch()
        row.addWidget(save)
        row.addWidget(self._print)
        return row

    def _choose(self, choice: PreviewChoice) -> None:
        self._choice = choice
        self._show_choice()
        self.changed.emit(choice)

    def _show_choice(self) -> None:
        self._sizes.set_checked({str(self._choice.size)})
        self._languages.set_checked({str(self._choice.language)})
