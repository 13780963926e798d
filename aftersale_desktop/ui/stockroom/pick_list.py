"""Parts that were scanned or typed, each with its quantity; of a tracked part every piece by its serial number."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.ui.stockroom.pick_row import PickRow
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock_names import StockNames

_EDGE = 16


class PickList(QWidget):
    """Scans count one piece each; `changed` on whatever a person does, `unknown(text)` for what nobody knows here."""

    changed = Signal()
    unknown = Signal(str)

    def __init__(self, words: Words, empty: str) -> None:
        super().__init__()
        self._words = words
        self._names: StockNames | None = None
        self._rows: dict[str, PickRow] = {}
        self._notes: Mapping[str, str] = {}
        self._awaited, self._by_serial = "", True
        self.field = ScanField(words("Scan or type a part code or a serial number"))
        self.field.entered.connect(self._enter)
        self._hint = Text("", TextKind.STRONG, tone=Tone.CAUTION, wrap=True)
        self._hint.hide()
        self._empty = EmptyState("parts", empty)
        self._empty.let_icon_yield()
        self._list, self._column = QWidget(), QVBoxLayout()
        self._scrolled = Scrolled(self._list, edge=_EDGE)
        self._lay_out()
        self._show_state()

    def say_empty(self, title: str, line: str) -> None:
        """Say while nothing is listed what may be scanned."""
        self._empty.show_words(title, line)

    def use(self, names: StockNames) -> None:
        """Know how parts are called."""
        self._names = names

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Say something beside each part, such as how many are expected."""
        self._notes = notes
        for code, row in self._rows.items():
            row.show_note(notes.get(code, ""))

    def take(self, code: str) -> None:
        """Count one more piece of a part; of a tracked one its serial number is scanned next."""
        row = self._row(code)
        if row.is_tracked:
            self._await(code)
        else:
            self._awaited = ""
            row.add(1)
            self._show_state()
        self._flash(row)
        self.changed.emit()

    def name_pieces(self, *, by_serial: bool) -> None:
        """Name pieces of tracked parts by their serial numbers, or only count them: nobody has those yet."""
        if by_serial != self._by_serial:
            self._by_serial = by_serial
            self.put(self.kept())

    def take_text(self, text: str) -> bool:
        """Take a serial number for the tracked part scanned last; False where none waits for one."""
        row = self._rows.get(self._awaited)
        if row is None or not text.strip():
            return False
        row.add_serial(text.strip())
        self._flash(row)
        self.changed.emit()
        return True

    def put(self, parts: Iterable[PartQuantity]) -> None:
        """Show these parts instead of the last ones."""
        cleared(self._column)
        self._rows, self._awaited = {}, ""
        for part in parts:
            self._row(part.part_code).show_part(part)
        self._show_state()

    def parts(self) -> tuple[PartQuantity, ...]:
        """Return the parts of which at least one piece is named."""
        return tuple(part for part in (row.part() for row in self._rows.values()) if part.quantity)

    def serials(self) -> dict[str, tuple[str, ...]]:
        """Return the pieces named of tracked parts."""
        return {part.part_code: part.serials for part in self.parts() if part.serials}

    def kept(self) -> tuple[PartQuantity, ...]:
        """Return every row for a page in another language."""
        return tuple(row.part() for row in self._rows.values())

    def piece_count(self) -> int:
        """Return how many pieces there are altogether."""
        return sum(part.quantity for part in self.parts())

    def _enter(self, text: str) -> None:
        found = self._names.find(text) if self._names is not None else None
        if found is not None:
            self.take(found.code)
        elif not self.take_text(text):
            self.unknown.emit(text)
            return
        self.field.clear()

    def _row(self, code: str) -> PickRow:
        if code in self._rows:
            return self._rows[code]
        names = self._names
        name, is_tracked = (names.part(code), names.is_tracked(code)) if names is not None else (code, False)
        row = PickRow(self._words, code, name, is_tracked=is_tracked and self._by_serial)
        row.show_note(self._notes.get(code, ""))
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(code))
        self._rows[code] = row
        self._column.addWidget(row)
        self._column.addWidget(rule())
        self._show_state()
        return row

    def _remove(self, code: str) -> None:
        left = [part for part in self.kept() if part.part_code != code]
        self.put(left)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _await(self, code: str) -> None:
        self._awaited = code
        self._hint.setText(self._words("Now scan the serial number of {part}.", part=code))
        self._show_state()

    def _flash(self, row: PickRow) -> None:
        for other in self._rows.values():
            other.set_last(is_last=other is row)

    def _show_state(self) -> None:
        self._empty.setVisible(not self._rows)
        self._scrolled.setVisible(bool(self._rows))
        self._hint.setVisible(bool(self._awaited))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, _EDGE, 0)
        self._column.setSpacing(0)
        inside.addLayout(self._column)
        inside.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        top = QHBoxLayout()
        top.addWidget(self.field)
        whole.addLayout(top)
        whole.addWidget(self._hint)
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(self._empty, 1)
