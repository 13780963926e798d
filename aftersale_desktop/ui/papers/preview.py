"""A paper as it will come out, beside the work; it blocks nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.papers import PaperLanguage, PaperSize
from aftersale_desktop.ui.actions import Action, bind_shortcuts
from aftersale_desktop.ui.papers.page_view import FIT, PageView
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.notice_bar import NoticeBar
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.window_size import fitting_size
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.papers import PAPER_SIZE_NAMES
from aftersale_desktop.wording.printing import printer_name

LANGUAGE_NAMES: dict[PaperLanguage, str] = {
    PaperLanguage.CHINESE: N_("Chinese"),
    PaperLanguage.ENGLISH: N_("English"),
    PaperLanguage.BOTH: N_("Chinese and English"),
}
MOST_COPIES = 9
_WIDTH, _HEIGHT = 1120, 860


@dataclass(frozen=True, slots=True)
class PreviewChoice:
    """On what paper, in which language, on which printer (empty: the system's) and how many sheets."""

    size: PaperSize
    language: PaperLanguage
    printer: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PreviewOffer:
    """What can be chosen for a paper."""

    sizes: tuple[PaperSize, ...]
    printers: tuple[str, ...] = ()


class PaperPreview(QDialog):
    """Real pages beside what can be chosen; `changed`, `print_wanted` and `save_wanted` carry a `PreviewChoice`.

    `notices` says what came of deeds begun here, for the window behind may be covered.
    """

    changed = Signal(object)
    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self, words: Words, title: str, offer: PreviewOffer, choice: PreviewChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fitting_size(_WIDTH, _HEIGHT, self.screen().availableGeometry()))
        self._words, self._choice = words, choice
        self._sizes, self._languages = ChipGroup(words("Paper")), ChipGroup(words("Language of the paper"))
        self.printer, self.copies = ChoiceBox(), NumberEdit(1, MOST_COPIES)
        self.pages = PageView(words("Pages"))
        self._place, self._scale = Text("", TextKind.MUTED), Text("", TextKind.MUTED)
        self._missing = Text("", TextKind.BODY, tone=Tone.CAUTION, wrap=True)
        self._missing.hide()
        self._print = KeyButton(words("Print"), "Ctrl+P", filled=True, icon_name="print")
        self._offer(offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._choices())
        column.addWidget(self._missing)
        column.addWidget(self.pages, 1)
        column.addLayout(self._buttons())
        self.notices = NoticeBar(self, words("Close"))
        column.addWidget(self.notices)
        self._listen()
        self._show_choice()
        self.pages.setFocus()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a finished PDF."""
        self.pages.show_pdf(pdf)

    def show_missing(self, signs: Sequence[str]) -> None:
        """Warn of characters that no font has: the paper shows each as a box with its code."""
        listed = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)
        self._missing.setText(
            "⚠ " + self._words("No font has {signs}. The paper shows a box with the code instead.", signs=listed)
        )
        self._missing.setVisible(bool(signs))

    def show_printing(self, *, is_under_way: bool) -> None:
        """Let nobody print twice while a page is on its way to the printer."""
        self._print.setEnabled(not is_under_way)

    def choice(self) -> PreviewChoice:
        """Return what is chosen now."""
        return replace(self._choice, printer=self.printer.currentData() or "", copies=self.copies.value())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the document."""
        self.pages.close_document()
        super().closeEvent(event)

    def _offer(self, offer: PreviewOffer) -> None:
        words = self._words
        self._sizes.show_chips(ChipRecord(str(size), words(PAPER_SIZE_NAMES[size])) for size in offer.sizes)
        self._languages.show_chips(ChipRecord(str(code), words(name)) for code, name in LANGUAGE_NAMES.items())
        names = dict.fromkeys(("", *offer.printers, self._choice.printer))
        for name in names:
            self.printer.addItem(printer_name(words, name), name)
        self.printer.setCurrentIndex(self.printer.findData(self._choice.printer))
        self.copies.setValue(self._choice.copies)

    def _listen(self) -> None:
        self._sizes.toggled.connect(lambda code, _on: self._choose(replace(self._choice, size=PaperSize(code))))
        self._languages.toggled.connect(
            lambda code, _on: self._choose(replace(self._choice, language=PaperLanguage(code)))
        )
        self._print.clicked.connect(lambda: self.print_wanted.emit(self.choice()))
        self.pages.moved.connect(self._show_place)
        self.pages.zoomed.connect(lambda zoom: self._scale.setText(f"{zoom:.0%}"))
        self._keys = bind_shortcuts(self._moves(), self)

    def _moves(self) -> tuple[Action, ...]:
        pages = self.pages
        return (
            Action("next-page", "", "PgDown", "", lambda: pages.go_to(min(pages.page() + 1, pages.page_count()))),
            Action("page-before", "", "PgUp", "", lambda: pages.go_to(max(pages.page() - 1, 1))),
        )

    def _choices(self) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        rows = (
            (words("Paper"), self._sizes, words("Printer"), self.printer),
            (words("Language"), self._languages, words("Copies"), self.copies),
        )
        for row, (left, chips, right, field) in enumerate(rows):
            grid.addWidget(Text(left, TextKind.LABEL), row, 0)
            grid.addWidget(chips, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Text(right, TextKind.LABEL), row, 2)
            grid.addWidget(field, row, 3)
            field.setAccessibleName(right)
        return grid

    def _buttons(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        close = KeyButton(words("Close"), "Esc")
        close.clicked.connect(self.close)
        save = KeyButton(words("Save as PDF"), "Ctrl+S", icon_name="save")
        save.clicked.connect(lambda: self.save_wanted.emit(self.choice()))
        row.addWidget(close)
        row.addWidget(self._place)
        row.addStretch()
        for text, key, deed in (
            (words("Smaller"), "Ctrl+-", lambda: self.pages.zoom_by(-1)),
            (words("Larger"), "Ctrl+=", lambda: self.pages.zoom_by(1)),
            (words("Fit width"), "Ctrl+0", lambda: self.pages.set_zoom(FIT)),
        ):
            button = KeyButton(text, key)
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addWidget(self._scale)
        row.addStretch()
        row.addWidget(save)
        row.addWidget(self._print)
        return row

    def _show_place(self, page: int, pages: int) -> None:
        self._place.setText(self._words("Page {page} of {pages}", page=page, pages=pages) if pages else "")

    def _choose(self, choice: PreviewChoice) -> None:
        self._choice = choice
        self._show_choice()
        self.changed.emit(self.choice())

    def _show_choice(self) -> None:
        self._sizes.set_checked({str(self._choice.size)})
        self._languages.set_checked({str(self._choice.language)})
