"""The directory of service points: a list of them, and one beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.directory import NetworkBook, PointEntry
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.network.point_editor import PointEditor
from aftersale_desktop.ui.network.section import NetworkContext
from aftersale_desktop.ui.network.side_by_side import SideBySide, Widths
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import OneLine, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.network import level_name
from aftersale_desktop.wording.shop_terms import CITY_TIER_NAMES


def point_columns(words: Words) -> tuple[Column[PointEntry], ...]:
    """Return the columns of the directory; they are what is exported, too."""
    return (
        Column(words("Point code"), lambda row: row.point.code, is_strong=True, width=96),
        Column(words("Service point"), lambda row: row.point.name.text(words.language), stretches=True, width=160),
        Column(words("Level"), lambda row: level_name(words, row.point.level), width=168, spare=3),
        Column(words("Region"), lambda row: row.point.region or "—", width=96, spare=5),
        Column(words("City tier"), lambda row: words(CITY_TIER_NAMES[row.point.city_tier]), width=104, spare=6),
        Column(words("Grade"), lambda row: str(row.point.grade), is_number=True, width=72, spare=4),
        Column(words("Districts"), lambda row: str(len(row.covered)), is_number=True, width=88, spare=2),
        Column(words("Technicians"), lambda row: str(len(row.technicians)), is_number=True, width=112, spare=1),
        Column(words("Open orders"), lambda row: str(row.open_orders), is_number=True, width=104),
    )


class PointsSection(QObject):
    """Everybody reads; who may change the network saves, against what was read."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        words = context.words
        self._context, self._words = context, words
        self._book: NetworkBook | None = None
        self._code = ""
        self.table: ShortTable[PointEntry] = ShortTable(words("Service points"), point_columns(words))
        self.editor = PointEditor(words)
        self.new = KeyButton(words("Open a new point"), "F2", icon_name="plus")
        self.save_list = KeyButton(words("Export"), "Ctrl+E", icon_name="save")
        self._summary = OneLine("", TextKind.MUTED)
        self.whole = self._laid_out()
        self.table.picked.connect(self._pick)
        self.editor.saved.connect(self._save)
        self.editor.left.connect(self._leave)
        self.new.clicked.connect(self._begin)
        self.save_list.clicked.connect(self._export)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.whole

    def arrive(self) -> None:
        """Read the directory anew; a point that is being entered stays."""
        self.new.setVisible(self._context.may(Right.CHANGE_NETWORK))
        self.save_list.setVisible(self._context.may(Right.EXPORT))
        if self._book is None or self.editor.entry is not None:
            self._context.run(self._context.shop.network.directory.book, self._show, self)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return which point is in front."""
        return self._code

    def restore(self, kept: object) -> None:
        """Take back which point was in front."""
        self._code = str(kept)

    def text_scanned(self, _text: str) -> bool:
        """Take nothing: no code means a point."""
        return False

    def _show(self, book: NetworkBook) -> None:
        self._book = book
        self.table.show_values(book.entries)
        words = self._words
        self._summary.setText(words.plural("{count} point", "{count} points", len(book.entries)))
        codes = [entry.point.code for entry in book.entries]
        wanted = self._code or book.own_point
        self.table.pick_row(codes.index(wanted) if wanted in codes else 0)

    def _pick(self, entry: object) -> None:
        if isinstance(entry, PointEntry) and self._book is not None:
            self._code = entry.point.code
            may_change = self._context.may(Right.CHANGE_NETWORK)
            self.editor.show_entry(entry, self._book.districts, may_change=may_change)

    def _begin(self) -> None:
        if self._book is not None:
            own = next(entry for entry in self._book.entries if entry.point.code == self._book.own_point)
            self.editor.show_new(own.point, self._book.districts)
            self.editor.network.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self._book is not None:
            self._show(self._book)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        point, covers, entry = self.editor.point(), self.editor.wishes(), self.editor.entry
        desk = self._context.shop.network.directory
        if point is None:
            return
        if entry is None:
            self._store(lambda: desk.add(point, covers), point.code)
        else:
            self._store(lambda: desk.change(entry, point, covers), entry.point.code)

    def _store(self, deed: Callable[[], NetworkBook], code: str) -> None:
        def done(book: NetworkBook) -> None:
            self._code = code
            self._context.say(self._words("{code} is saved.", code=code))
            self._show(book)

        def read_again() -> NetworkBook:
            book = deed()
            self._context.shop.settings.read_again()
            return book

        self._context.run(read_again, done, self)

    def _export(self) -> None:
        columns, entries = point_columns(self._words), self._book.entries if self._book is not None else ()
        rows = [[column.text(entry) for column in columns] for entry in entries]
        self._context.export(self._words("Service points"), [column.heading for column in columns], rows)

    def _laid_out(self) -> QWidget:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._summary, 1)
        for button in (self.new, self.save_list):
            foot.addWidget(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(12)
        column.addWidget(SideBySide(self.table, self.editor, Widths(560, 448)), 1)
        column.addLayout(foot)
        return whole
