"""Stock: every part of a warehouse, what is missing first, and one part beside the list."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.part_codes import part_label_code
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.stock_rules import RuleOutOfOrderError, StockRule
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.stock_book import PartSheet
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.stockroom.place_box import PlaceBox
from aftersale_desktop.ui.stockroom.section import StockContext, TransferIdea
from aftersale_desktop.ui.stockroom.stock_columns import export_columns, is_short, stock_columns, urgency
from aftersale_desktop.ui.stockroom.stock_detail import StockDetail
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.refusals import refusal_text
from aftersale_desktop.wording.stock_names import StockNames

_ALL, _LOW, _HERE = "all", "low", "here"


@dataclass(frozen=True, slots=True)
class _Kept:
    warehouse: str
    group: str
    text: str
    part: str


class StockListSection(QObject):
    """Reads a warehouse whole and filters it while somebody types."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        self._rows: tuple[StockRow, ...] = ()
        self._part, self._soonest = "", ""
        texts = ListTexts(
            words("Parts"),
            words("Scan or type: part code · name"),
            words("Groups of parts"),
            "parts",
            words("No parts here"),
            words("Choose another group or another warehouse."),
        )
        self._widget = QWidget()
        self.list = ListPanel(words, texts)
        columns = stock_columns(words)
        self._model: ValueTableModel[StockRow] = ValueTableModel(columns, self.list)
        self.list.show_model(self._model, columns)
        self.detail = StockDetail(names)
        self.detail.hide()
        self.list.show_beside(self.detail)
        self.place = PlaceBox(words("Warehouse"))
        self._lay_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def arrive(self, names: StockNames) -> None:
        """Read the warehouse in front anew."""
        self._names = names
        self.place.offer(names, names.own_places())
        self.detail.show_rights(may_change=self._context.may(Right.MOVE_STOCK))
        self._read()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what is in front."""
        return _Kept(self.place.code(), self.list.tabs.current(), self.list.scan.text(), self._part)

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self.place.offer(self._names, self._names.own_places())
            self.place.choose(kept.warehouse)
            self._show_tabs(kept.group)
            self.list.scan.line.setText(kept.text)
            self._part = kept.part

    def part_scanned(self, code: str) -> None:
        """Show a part, whichever group it is in."""
        self._part = code
        self.list.scan.clear()
        self.list.tabs.choose(_ALL)
        self._show_rows()

    def text_scanned(self, _text: str) -> bool:
        """Serial numbers are nothing here."""
        return False

    def _connect(self) -> None:
        panel = self.list
        panel.entered.connect(self._enter)
        panel.text_changed.connect(lambda _text: self._show_rows())
        panel.tab_chosen.connect(lambda _code: self._show_rows())
        panel.picked.connect(self._pick)
        panel.export_wanted.connect(self._export)
        self.place.chosen.connect(self._read)
        self.detail.rule_saved.connect(self._save_rule)
        self.detail.ask_wanted.connect(self._ask)
        self.detail.label_wanted.connect(self._print_label)

    def _read(self) -> None:
        warehouse, stockroom = self.place.code(), self._context.shop.stock.stockroom
        if warehouse:
            self._context.run(lambda: stockroom.stock(warehouse), self._show_stock, self)

    def _show_stock(self, rows: tuple[StockRow, ...]) -> None:
        self._rows = tuple(sorted(rows, key=urgency))
        self._show_tabs(self.list.tabs.current() or _ALL)
        self._show_rows()

    def _show_tabs(self, current: str) -> None:
        words = self._context.words
        low = [row for row in self._rows if _is_low(row)]
        here = [row for row in self._rows if row.level.on_hand]
        tabs = (
            GroupTab(_ALL, words("All"), len(self._rows)),
            GroupTab(_LOW, words("Missing or below minimum"), len(low), Tone.BAD if low else Tone.NEUTRAL),
            GroupTab(_HERE, words("In stock"), len(here)),
        )
        self.list.show_tabs(tabs, current)

    def _show_rows(self) -> None:
        group, text = self.list.tabs.current(), self.list.scan.text()
        shown = [row for row in self._rows if _is_in(row, group) and self._names.fits(row.part, text)]
        self._model.show_values(shown)
        words = self._context.words
        self.list.show_summary(words.plural("{count:,} part", "{count:,} parts", len(shown)))
        codes = [row.part.code for row in self._model.values()]
        self.detail.setVisible(bool(codes))
        if codes:
            self.list.table.pick_row(codes.index(self._part) if self._part in codes else 0)

    def _enter(self, text: str) -> None:
        found = self._names.find(text)
        if found is not None:
            self.part_scanned(found.code)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, row: object) -> None:
        if isinstance(row, StockRow):
            self._part = row.part.code
            self._read_part(row)

    def _read_part(self, row: StockRow) -> None:
        books, now = self._context.shop.stock.books, self._context.shop.now()

        def show(sheet: PartSheet) -> None:
            if row.part.code == self._part:
                source = sheet.finding.source
                self._soonest = source.warehouse.code if source is not None else ""
                self.detail.show_part(row, sheet, now)

        self._context.run(lambda: books.part(row.part.code, row.level.warehouse), show, self)

    def _save_rule(self, minimum: int, maximum: int) -> None:
        warehouse, part, stockroom = self.place.code(), self._part, self._context.shop.stock.stockroom

        def save() -> None:
            if minimum or maximum:
                stockroom.save_rule(StockRule(warehouse, part, minimum, maximum))
            else:
                stockroom.remove_rule(warehouse, part)

        self._context.run(save, lambda _none: self._rule_saved(part), self, self._refuse_rule)

    def _rule_saved(self, part: str) -> None:
        self._context.say(self._context.words("{part}: minimum and maximum saved.", part=part))
        self._read()

    def _refuse_rule(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, RuleOutOfOrderError):
            self.detail.maximum_field.show_fault(refusal_text(self._context.words, refusal))
            self.detail.maximum.setFocus()
        else:
            self._context.page.show_refusal(refusal)

    def _ask(self) -> None:
        """Ask the point from where the part comes soonest; the form says which one, and another may be chosen."""
        self._context.ask(TransferIdea(self._soonest, self.place.code(), (PartQuantity(self._part, 1),)))

    def _print_label(self) -> None:
        self._context.papers.print_paper(PaperKind.SHELF_LABEL, part_label_code(self._part))

    def _export(self) -> None:
        words = self._context.words
        columns = export_columns(words)
        rows = [[column.cell(row) for column in columns] for row in self._model.values()]
        self._context.export(words("Stock list"), [column.heading for column in columns], rows)

    def _lay_out(self) -> None:
        self.list.add_beside_search(self.place)
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)


def _is_low(row: StockRow) -> bool:
    return row.is_below_minimum or is_short(row)


def _is_in(row: StockRow, group: str) -> bool:
    if group == _LOW:
        return _is_low(row)
    return group != _HERE or bool(row.level.on_hand)
