"""What stands where in the calendar of visits: a column for each technician or day, a row for each half hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from aftersale_desktop.domain.visit_calendar import GRID_MINUTES
from aftersale_desktop.services.visit_views import VisitLine

_GRID = timedelta(minutes=GRID_MINUTES)
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: its heading, the day and the technician it stands for."""

    heading: str
    day: date
    technician: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A free half hour under the cursor."""

    starts_at: datetime
    technician: str


@dataclass(frozen=True, slots=True)
class BlockTexts:
    """What a visit in the grid says: two lines, and all of it for a screen reader."""

    head: str
    line: str
    whole: str


class VisitGridModel(QAbstractTableModel):
    """Hands out visits by their place in the grid."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[GridColumn, ...] = ()
        self._times: tuple[time, ...] = ()
        self._zone: tzinfo | None = None
        self.blocks: dict[tuple[int, int], VisitLine] = {}
        self.texts: dict[str, BlockTexts] = {}

    def show(
        self, columns: Sequence[GridColumn], hours: tuple[time, time], lines: Sequence[VisitLine], zone: tzinfo | None
    ) -> None:
        """Show visits between the opening hours; those that were given up take nobody's time and no place."""
        self.beginResetModel()
        self._columns, self._zone = tuple(columns), zone
        opens = datetime.combine(date.min, hours[0])
        steps = int((datetime.combine(date.min, hours[1]) - opens) / _GRID)
        self._times = tuple((opens + step * _GRID).time() for step in range(max(1, steps)))
        self.blocks = {}
        for line in lines:
            place = self._place(line)
            if line.visit.holds_time and place is not None and place not in self.blocks:
                self.blocks[place] = line
        self.endResetModel()

    def height_of(self, line: VisitLine) -> int:
        """Return how many rows a visit takes."""
        return max(1, -(-line.visit.minutes // GRID_MINUTES))

    def slot(self, row: int, column: int) -> Slot:
        """Return the time and technician of a cell."""
        at = self._columns[column]
        return Slot(datetime.combine(at.day, self._times[row], self._zone), at.technician)

    def place_of(self, number: str) -> tuple[int, int] | None:
        """Return where a visit stands."""
        return next((place for place, line in self.blocks.items() if line.visit.number == number), None)

    def nearest(self, moment: datetime, technician: str) -> tuple[int, int] | None:
        """Return the cell of a moment, of a technician where one is named."""
        for column, at in enumerate(self._columns):
            if at.day == moment.date() and technician in {"", at.technician}:
                later = [row for row, one in enumerate(self._times) if one >= moment.time()]
                return (later[0] if later else len(self._times) - 1), column
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many half hours there are."""
        return 0 if parent.isValid() else len(self._times)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, and its visit."""
        line = self.blocks.get((index.row(), index.column()))
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and line is not None:
            return self.texts[line.visit.number].whole
        if role == Qt.ItemDataRole.AccessibleTextRole:
            slot = self.slot(index.row(), index.column())
            told = self.texts[line.visit.number].whole if line is not None else f"{slot.starts_at:%H:%M}"
            return f"{self._columns[index.column()].heading} {told}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return technicians or days above, times at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section].heading
        return f"{self._times[section]:%H:%M}" if self._times[section].minute == self._times[0].minute else ""

    def _place(self, line: VisitLine) -> tuple[int, int] | None:
        start = line.visit.starts_at
        for column, at in enumerate(self._columns):
            if at.day == start.date() and at.technician == line.visit.technician:
                begun = [row for row, one in enumerate(self._times) if one <= start.time()]
                return (begun[-1] if begun else 0), column
        return None
