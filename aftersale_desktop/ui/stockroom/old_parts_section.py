"""Old parts: what waits for the factory since when, what lies at the point, and where the others went."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.ui.stockroom.grouped_list import GroupedList, ListGroup
from aftersale_desktop.ui.stockroom.old_part_panel import OldPartPanel, old_part_columns
from aftersale_desktop.ui.stockroom.section import StockContext
from aftersale_desktop.ui.widgets.list_panel import ListTexts
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.stock_names import StockNames

_S = RemovedPartState
_DUE = "due"
_GROUPS: tuple[tuple[str, str, frozenset[RemovedPartState]], ...] = (
    (_DUE, N_("Due back"), frozenset({_S.DUE_BACK})),
    ("here", N_("At the point"), frozenset({_S.AT_POINT})),
    ("gone", N_("Gone"), frozenset({_S.SENT, _S.RETURNED, _S.SCRAPPED})),
)


class OldPartsSection(QObject):
    """A deed is done to every row that is selected."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        words = context.words
        self._context, self._names = context, names
        self._parts: tuple[RemovedPart, ...] = ()
        texts = ListTexts(
            words("Old parts"),
            words("Scan or type: label · claim · part"),
            words("Groups of old parts"),
            "refund",
            words("No old parts here"),
            words("What is taken out of a product at the bench comes here with its label."),
        )
        columns = old_part_columns(names, context.shop.now)
        self._rows: GroupedList[RemovedPart] = GroupedList(context, texts, columns, _told)
        self.list = self._rows.panel
        self.panel = OldPartPanel(names)
        self._rows.show_beside(self.panel)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.list

    def arrive(self, names: StockNames) -> None:
        """Read the old parts anew."""
        self._names = names
        self._read()
        self._rows.focus()

    def kept(self) -> object:
        """Return what is in front."""
        return self._rows.kept()

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        self._rows.restore(kept)

    def part_scanned(self, code: str) -> None:
        """Show the old parts of a kind."""
        self.list.scan.line.setText(code)
        self._rows.refresh()

    def text_scanned(self, text: str) -> bool:
        """Show the old part with a label or a serial number."""
        found = next((one for one in self._parts if text in {one.number, one.old_serial}), None)
        return found is not None and self._rows.show_one(found.number)

    def _connect(self) -> None:
        panel = self.list
        panel.entered.connect(self._enter)
        panel.picked.connect(self._pick)
        panel.table.selected.connect(self._show_count)
        self._rows.shown.connect(self._show_count)
        self.panel.moved.connect(self._move)
        self.panel.label.clicked.connect(self._print_labels)
        self.panel.claim.clicked.connect(self._open_claim)

    def _read(self) -> None:
        desk = self._context.shop.stock.removed_parts
        self._context.run(lambda: desk.in_states(frozenset(RemovedPartState)), self._sort, self)

    def _sort(self, parts: tuple[RemovedPart, ...]) -> None:
        own = self._names.book.own_point
        self._parts = tuple(part for part in parts if part.point_code == own)
        words = self._context.words
        groups = {
            code: ListGroup(words(title), [part for part in self._parts if part.state in states])
            for code, title, states in _GROUPS
        }
        self._rows.show_groups(groups, _DUE)

    def _enter(self, text: str) -> None:
        if not self.text_scanned(text.strip().upper()):
            self._rows.refresh()
        self._rows.focus()

    def _pick(self, part: object) -> None:
        if isinstance(part, RemovedPart):
            self._rows.number = part.number
            may_move = self._context.may(Right.MOVE_STOCK)
            self.panel.show_part(part, self._context.shop.now(), may_move=may_move)

    def _show_count(self) -> None:
        words, chosen = self._context.words, len(self._chosen())
        told = [words.plural("{count:,} old part", "{count:,} old parts", len(self._rows.rows()))]
        if chosen > 1:
            told.append(words.plural("{count:,} selected", "{count:,} selected", chosen))
        self.list.show_summary(" · ".join(told))

    def _chosen(self) -> list[RemovedPart]:
        values = self._rows.rows()
        return [values[row] for rows in self.list.table.selected_ranges() for row in rows]

    def _move(self, state: RemovedPartState) -> None:
        numbers, desk = [part.number for part in self._chosen()], self._context.shop.stock.removed_parts
        self._context.run(lambda: [desk.move_on(number, state) for number in numbers], self._moved, self)

    def _moved(self, parts: list[RemovedPart]) -> None:
        self._context.say(self.panel.moved_text(parts))
        self._rows.number = ""
        self._read()
        self._rows.focus()

    def _print_labels(self) -> None:
        for part in self._chosen():
            self._context.papers.print_paper(PaperKind.PART_LABEL, part.number)

    def _open_claim(self) -> None:
        part = self._rows.in_front()
        if part is not None:
            self._context.open_order(part.claim_number)


def _told(part: RemovedPart) -> tuple[str, ...]:
    return (part.number, part.claim_number, part.part_code, part.old_serial)
