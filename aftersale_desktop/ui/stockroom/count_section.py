"""Stock-take: a warehouse is chosen, every scan counts a piece, and what differs is posted with a reason."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock_counts import CountDifference, StockCount
from aftersale_desktop.services.count_desk import CountSheet
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.stockroom.count_columns import CountRow, count_columns, differences_text
from aftersale_desktop.ui.stockroom.count_panel import CountPanel
from aftersale_desktop.ui.stockroom.count_start import CountStart
from aftersale_desktop.ui.stockroom.section import StockContext
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.stock_names import StockNames

_DONE, _LEFT, _DIFFERENT = "done", "left", "different"


@dataclass(frozen=True, slots=True)
class _Open:
    """An open stock-take with what lies in its warehouse by the book."""

    sheet: CountSheet
    stock: tuple[StockRow, ...]


class CountSection(QObject):
    """Every scan is stored at once: a stock-take that was begun is there after the window was closed."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        self._open: _Open | None = None
        self._number, self._part, self._awaited, self._group = "", "", "", _DONE
        texts = ListTexts(
            words("Parts counted"),
            words("Scan or type a part code or a serial number"),
            words("Groups of parts"),
            "barcode",
            words("Nothing here"),
            words("Scan the first part; each scan counts one piece."),
        )
        self.list = ListPanel(words, texts)
        columns = count_columns(names)
        self._model: ValueTableModel[CountRow] = ValueTableModel(columns, self.list)
        self.list.show_model(self._model, columns)
        self.panel = CountPanel(names)
        self.panel.hide()
        self.list.show_beside(self.panel)
        self.start = CountStart(names)
        self._widget = QStackedWidget()
        self._widget.addWidget(self.start)
        self._widget.addWidget(self.list)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def arrive(self, names: StockNames) -> None:
        """Go on with the stock-take that is open at the point, or offer to begin one."""
        self._names = names
        self.start.offer(names, may_count=self._context.may(Right.MOVE_STOCK))
        desk = self._context.shop.stock.counts
        self._context.run(lambda: (desk.open(), desk.ended()), self._found, self)

    def kept(self) -> object:
        """Return which stock-take is in front and why it differs."""
        return self._number, self._group, self.panel.why.text()

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, tuple):
            self._number, self._group, why = kept
            self.panel.why.setText(why)

    def part_scanned(self, code: str) -> None:
        """Count a piece; of a tracked part its serial number is scanned next."""
        if self._open is None:
            self.start.say_first(self._context.words("Choose a warehouse and begin with F9; then scan."))
            return
        if self._names.is_tracked(code):
            self._awaited = code
            self.panel.show_hint(self._context.words("Now scan the serial number of {part}.", part=code))
            return
        self._end_serials()
        self._count(code, "")

    def text_scanned(self, text: str) -> bool:
        """Count the piece with a serial number, whose part was scanned before it or is known by the book."""
        if self._open is None:
            return False
        if not self._awaited:
            return False
        self._count(self._awaited, text)
        return True

    def _connect(self) -> None:
        self.start.begin_wanted.connect(self._begin)
        self.start.opened.connect(self._go_on)
        panel = self.list
        panel.tab_chosen.connect(self._choose_group)
        panel.entered.connect(self._enter)
        panel.picked.connect(self._pick)
        panel.export_wanted.connect(self._export)
        self.panel.typed.connect(self._type_in)
        self.panel.posted.connect(self._post)
        self.panel.given_up.connect(self._give_up)

    def _found(self, found: tuple[tuple[StockCount, ...], tuple[StockCount, ...]]) -> None:
        counts, ended = found
        own = [one for one in counts if self._names.is_own(one.warehouse)]
        self.start.show_counts(own, [one for one in ended if self._names.is_own(one.warehouse)])
        number = self._number if any(one.number == self._number for one in own) else ""
        if number or len(own) == 1:
            self._go_on(number or own[0].number)
        else:
            self._leave()

    def _leave(self) -> None:
        self._open, self._number = None, ""
        self._widget.setCurrentWidget(self.start)
        self.start.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, warehouse: str, is_whole: bool) -> None:  # noqa: FBT001 - a signal's arguments
        desk = self._context.shop.stock.counts
        self._show_after(lambda: desk.begin(warehouse, is_whole=is_whole))

    def _go_on(self, number: str) -> None:
        desk = self._context.shop.stock.counts
        self._show_after(lambda: desk.sheet(number))

    def _count(self, code: str, serial: str) -> None:
        number, desk = self._number, self._context.shop.stock.counts
        self._part = code
        self._show_after(lambda: desk.scan(number, code, serial=serial))

    def _type_in(self, code: str, quantity: int) -> None:
        number, desk = self._number, self._context.shop.stock.counts
        self._show_after(lambda: desk.type_in(number, code, quantity))

    def _show_after(self, deed: Callable[[], CountSheet]) -> None:
        stockroom = self._context.shop.stock.stockroom

        def read() -> _Open:
            sheet = deed()
            return _Open(sheet, stockroom.stock(sheet.count.warehouse))

        self._context.run(read, self._show, self)

    def _show(self, found: _Open) -> None:
        self._open, self._number = found, found.sheet.count.number
        self._widget.setCurrentWidget(self.list)
        self.panel.show()
        words, names = self._context.words, self._names
        rows = self._rows()
        done = sum(row.counted is not None for row in rows)
        progress = words("{done} of {count} parts counted", done=done, count=len(rows))
        text = differences_text(words, self._differences(), names.book.prices)
        self.panel.show_count(found.sheet.count, text, progress, may_post=self._context.may(Right.CORRECT_STOCK))
        self._show_group()

    def _differences(self) -> tuple[CountDifference, ...]:
        """What nobody counted yet differs only once the stock-take is posted: it is told as not counted."""
        if self._open is None:
            return ()
        counted = {part.part_code for part in self._open.sheet.count.counted}
        return tuple(one for one in self._open.sheet.differences if one.part_code in counted)

    def _rows(self) -> list[CountRow]:
        if self._open is None:
            return []
        count = self._open.sheet.count
        counted = {one.part_code: one for one in count.counted}
        seen = [CountRow(one.part_code, one.on_book, one.counted, one.serials) for one in reversed(count.counted)]
        expected = [
            CountRow(row.part.code, row.level.on_hand, None)
            for row in self._open.stock
            if row.level.on_hand and row.part.code not in counted and count.is_whole
        ]
        return [*seen, *expected]

    def _show_group(self) -> None:
        words, rows = self._context.words, self._rows()
        groups = {
            _DONE: [row for row in rows if row.counted is not None],
            _DIFFERENT: [row for row in rows if row.difference],
            _LEFT: [row for row in rows if row.counted is None],
        }
        titles = (
            (_DONE, words("Counted so far")),
            (_DIFFERENT, words("Differences")),
            (_LEFT, words("Not counted yet")),
        )
        self.list.show_tabs([GroupTab(code, title, len(groups[code])) for code, title in titles], self._group)
        shown = groups[self._group]
        self._model.show_values(shown)
        self.list.show_summary(words.plural("{count:,} part", "{count:,} parts", len(shown)))
        codes = [row.part_code for row in self._model.values()]
        if codes:
            self.list.table.pick_row(codes.index(self._part) if self._part in codes else 0)
        else:
            self.panel.show_row(None)

    def _choose_group(self, group: str) -> None:
        self._group = group
        self._show_group()

    def _enter(self, text: str) -> None:
        found = self._names.find(text)
        self.list.scan.clear()
        if found is not None:
            self.part_scanned(found.code)
        elif not self.text_scanned(text):
            self._context.page.show_refusal(UnknownPartError(text))

    def _pick(self, row: object) -> None:
        if isinstance(row, CountRow):
            self._part = row.part_code
            self.panel.show_row(row)

    def _post(self, why: str) -> None:
        if self._open is None:
            return
        if self._open.sheet.differences and not why:
            self.panel.ask_why()
            return
        number, desk = self._number, self._context.shop.stock.counts
        self._context.run(lambda: desk.post(number, why), self._posted, self)

    def _posted(self, sheet: CountSheet) -> None:
        words = self._context.words
        count = len(sheet.differences)
        told = words.plural("{count} difference posted.", "{count} differences posted.", count)
        none = words("counted without a difference.")
        self._end(f"{sheet.count.number}: {told if count else none}")

    def _give_up(self, why: str) -> None:
        number, desk = self._number, self._context.shop.stock.counts
        told = self._context.words("{number} is given up; nothing was changed.", number=number)
        self._context.run(lambda: desk.cancel(number, why), lambda _sheet: self._end(told), self)

    def _end(self, told: str) -> None:
        self._context.say(told)
        self.panel.end()
        self._end_serials()
        self._leave()
        self.arrive(self._names)

    def _end_serials(self) -> None:
        self._awaited = ""
        self.panel.show_hint("")

    def _export(self) -> None:
        columns = count_columns(self._names)
        rows = [[column.text(row) for column in columns] for row in self._model.values()]
        self._context.export(self._number, [column.heading for column in columns], rows)
