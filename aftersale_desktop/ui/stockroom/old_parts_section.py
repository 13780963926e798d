"""Old parts: what waits for the factory since when, what lies at the point, and where the others went."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.stockroom.old_part_panel import OldPartPanel, old_part_columns
from aftersale_desktop.ui.stockroom.section import StockContext
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.stock_names import StockNames

_S = RemovedPartState
_GROUPS: tuple[tuple[str, str, frozenset[RemovedPartState]], ...] = (
    ("due", N_("Due back"), frozenset({_S.DUE_BACK})),
    ("here", N_("At the point"), frozenset({_S.AT_POINT})),
    ("gone", N_("Gone"), frozenset({_S.SENT, _S.RETURNED, _S.SCRAPPED})),
)


@dataclass(frozen=True, slots=True)
class _Kept:
    group: str
    number: str


class OldPartsSection(QObject):
    """A deed is done to every row that is selected."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        self._parts: tuple[RemovedPart, ...] = ()
        self._group, self._number = "due", ""
        texts = ListTexts(
            words("Old parts"),
            words("Scan or type: label · claim · part"),
            words("Groups of old parts"),
            "refund",
            words("No old parts here"),
            words("What is taken out of a product at the bench comes here with its label."),
        )
        self.list = ListPanel(words, texts)
        columns = old_part_columns(names, context.shop.now)
        self._model: ValueTableModel[RemovedPart] = ValueTableModel(columns, self.list)
        self.list.show_model(self._model, columns)
        self.panel = OldPartPanel(names)
        self.panel.hide()
        self.list.show_beside(self.panel)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self, names: StockNames) -> None:
        """Read the old parts anew."""
        self._names = names
        self._read()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what is in front."""
        return _Kept(self._group, self._number)

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self._group, self._number = kept.group, kept.number

    def part_scanned(self, code: str) -> None:
        """Show the old parts of a kind."""
        self.list.scan.line.setText(code)
        self._show_group()

    def text_scanned(self, text: str) -> bool:
        """Show the old part with a label or a serial number."""
        found = next((one for one in self._parts if text in {one.number, one.old_serial}), None)
        if found is None:
            return False
        self._show_one(found)
        return True

    def _connect(self) -> None:
        panel = self.list
        panel.tab_chosen.connect(self._choose_group)
        panel.text_changed.connect(lambda _text: self._show_group())
        panel.entered.connect(self._enter)
        panel.picked.connect(self._pick)
        panel.export_wanted.connect(self._export)
        panel.table.selected.connect(self._show_count)
        self.panel.moved.connect(self._move)
        self.panel.label.clicked.connect(self._print_labels)
        self.panel.claim.clicked.connect(self._open_claim)

    def _read(self) -> None:
        desk = self._context.shop.stock.removed_parts
        self._context.run(lambda: desk.in_states(frozenset(RemovedPartState)), self._sort, self)

    def _sort(self, parts: tuple[RemovedPart, ...]) -> None:
        own = self._names.book.own_point
        self._parts = tuple(part for part in parts if part.point_code == own)
        at = next((code for code, _, states in _GROUPS if self._state_of(self._number) in states), "")
        self._group = at or self._group
        self._show_group()

    def _state_of(self, number: str) -> RemovedPartState | None:
        return next((part.state for part in self._parts if part.number == number), None)

    def _show_group(self) -> None:
        words, text = self._context.words, self.list.scan.text().strip().casefold()
        of = {code: [part for part in self._parts if part.state in states] for code, _, states in _GROUPS}
        tabs = [GroupTab(code, words(title), len(of[code])) for code, title, _ in _GROUPS]
        self.list.show_tabs(tabs, self._group)
        shown = [part for part in of[self._group] if _fits(part, text)]
        self._model.show_values(shown)
        numbers = [part.number for part in self._model.values()]
        self.panel.setVisible(bool(numbers))
        if numbers:
            self.list.table.pick_row(numbers.index(self._number) if self._number in numbers else 0)
        self._show_count()

    def _show_one(self, part: RemovedPart) -> None:
        self._number = part.number
        self._group = next(code for code, _, states in _GROUPS if part.state in states)
        self.list.scan.clear()
        self._show_group()

    def _choose_group(self, group: str) -> None:
        self._group, self._number = group, ""
        self.list.scan.clear()
        self._show_group()

    def _enter(self, text: str) -> None:
        if not self.text_scanned(text.strip().upper()):
            self._show_group()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, part: object) -> None:
        if isinstance(part, RemovedPart):
            self._number = part.number
            may_move = self._context.may(Right.MOVE_STOCK)
            self.panel.show_part(part, self._context.shop.now(), may_move=may_move)

    def _show_count(self) -> None:
        words, chosen = self._context.words, len(self._chosen())
        told = [words.plural("{count:,} old part", "{count:,} old parts", self._model.rowCount())]
        if chosen > 1:
            told.append(words.plural("{count:,} selected", "{count:,} selected", chosen))
        self.list.show_summary(" · ".join(told))

    def _chosen(self) -> list[RemovedPart]:
        values = self._model.values()
        return [values[row] for rows in self.list.table.selected_ranges() for row in rows]

    def _move(self, state: RemovedPartState) -> None:
        numbers, desk = [part.number for part in self._chosen()], self._context.shop.stock.removed_parts
        self._context.run(lambda: [desk.move_on(number, state) for number in numbers], self._moved, self)

    def _moved(self, parts: list[RemovedPart]) -> None:
        self._context.say(self.panel.moved_text(parts))
        self._number = ""
        self._read()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_labels(self) -> None:
        for part in self._chosen():
            self._context.papers.print_paper(PaperKind.PART_LABEL, part.number)

    def _open_claim(self) -> None:
        part = next((one for one in self._parts if one.number == self._number), None)
        if part is not None:
            self._context.open_order(part.claim_number)

    def _export(self) -> None:
        columns = old_part_columns(self._names, self._context.shop.now)
        rows = [[column.text(part) for column in columns] for part in self._model.values()]
        self._context.export(self._context.words("Old parts"), [column.heading for column in columns], rows)


def _fits(part: RemovedPart, text: str) -> bool:
    told = (part.number, part.claim_number, part.part_code, part.old_serial)
    return any(text in one.casefold() for one in told)
