"""A list of the stockroom whose rows are parted in groups, one of them beside it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.stockroom.section import StockContext
from aftersale_desktop.ui.widgets.group_tabs import GroupTab
from aftersale_desktop.ui.widgets.list_panel import ListPanel, ListTexts


class Numbered(Protocol):
    """What such a list holds."""

    @property
    def number(self) -> str:
        """Return the number of the row."""


RowT = TypeVar("RowT", bound=Numbered)


@dataclass(frozen=True, slots=True)
class ListGroup(Generic[RowT]):
    """A tab of the list and its rows."""

    title: str
    rows: Collection[RowT]


@dataclass(frozen=True, slots=True)
class _Kept:
    group: str
    number: str


class GroupedList(QObject, Generic[RowT]):
    """Filters by what `told` says of a row while somebody types; `shown` after each change of the rows."""

    shown = Signal()

    def __init__(
        self,
        context: StockContext,
        texts: ListTexts,
        columns: tuple[Column[RowT], ...],
        told: Callable[[RowT], Collection[str]],
    ) -> None:
        super().__init__()
        self.number = ""
        self._context, self._title, self._columns, self._told = context, texts.name, columns, told
        self._groups: Mapping[str, ListGroup[RowT]] = {}
        self._group = ""
        self.panel = ListPanel(context.words, texts)
        self._model: ValueTableModel[RowT] = ValueTableModel(columns, self.panel)
        self.panel.show_model(self._model, columns)
        self._beside: QWidget | None = None
        self.panel.tab_chosen.connect(self._choose_group)
        self.panel.text_changed.connect(lambda _text: self.refresh())
        self.panel.export_wanted.connect(self._export)

    def show_beside(self, widget: QWidget, *, share: int = 0) -> None:
        """Show a widget for the row in front, whenever there is one."""
        widget.hide()
        self._beside = widget
        self.panel.show_beside(widget, share=share)

    def rows(self) -> list[RowT]:
        """Return the rows that are seen, in their order."""
        return list(self._model.values())

    def in_front(self) -> RowT | None:
        """Return the row that is shown beside the list."""
        return next((row for row in self._model.values() if row.number == self.number), None)

    def kept(self) -> object:
        """Return what is in front."""
        return _Kept(self._group, self.number)

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self._group, self.number = kept.group, kept.number

    def show_groups(self, groups: Mapping[str, ListGroup[RowT]], first: str) -> None:
        """Show the group of the row in front, else the one that was in front, else the first."""
        self._groups = groups
        self._group = self._group_of(self.number) or self._group or first
        self.refresh()

    def show_one(self, number: str) -> bool:
        """Show the row with a number, whichever group it is in; False where there is none."""
        group = self._group_of(number)
        if not group:
            return False
        self._group, self.number = group, number
        self.panel.scan.clear()
        self.refresh()
        return True

    def focus(self) -> None:
        """Put the keyboard on the rows."""
        self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the rows that fit what is typed."""
        if not self._group or not self._groups:
            return
        tabs = [GroupTab(code, group.title, len(group.rows)) for code, group in self._groups.items()]
        self.panel.show_tabs(tabs, self._group)
        text = self.panel.scan.text().strip().casefold()
        shown = [
            row for row in self._groups[self._group].rows if any(text in one.casefold() for one in self._told(row))
        ]
        self._model.show_values(shown)
        numbers = [row.number for row in self._model.values()]
        if self._beside is not None:
            self._beside.setVisible(bool(numbers))
        if numbers:
            self.panel.table.pick_row(numbers.index(self.number) if self.number in numbers else 0)
        self.shown.emit()

    def _group_of(self, number: str) -> str:
        groups = self._groups.items()
        return next((code for code, group in groups if any(row.number == number for row in group.rows)), "")

    def _choose_group(self, group: str) -> None:
        self._group, self.number = group, ""
        self.panel.scan.clear()
        self.refresh()

    def _export(self) -> None:
        rows = [[column.text(row) for column in self._columns] for row in self._model.values()]
        self._context.export(self._title, [column.heading for column in self._columns], rows)
