"""A few rows to choose from, all of them at hand: no sorting, no pages."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.models.value_table_model import ValueTableModel
from aftersale_desktop.ui.theme import CONTROL_HEIGHT, ROW_HEIGHT
from aftersale_desktop.ui.widgets.table_view import TableView

ValueT = TypeVar("ValueT")


class ShortTable(TableView, Generic[ValueT]):
    """A table that shows the values it is given, in their order."""

    def __init__(self, accessible_name: str, columns: tuple[Column[ValueT], ...]) -> None:
        super().__init__(accessible_name)
        self._values: ValueTableModel[ValueT] = ValueTableModel(columns, self)
        self.show_model(self._values, columns)
        self.setSortingEnabled(False)

    def show_values(self, values: Sequence[ValueT]) -> None:
        """Show these values."""
        self._values.show_values(values)

    def show_height_of(self, rows: int) -> None:
        """Be as high as the header and so many rows."""
        self.setFixedHeight(CONTROL_HEIGHT + ROW_HEIGHT * rows + 2)
