"""The fees of a quote, a row each: list price, who bears it, what the customer pays, and what may be left out."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.ui.widgets.chip import Chip
from aftersale_desktop.ui.widgets.rows import cleared, rule
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.fees import payer_name
from aftersale_desktop.wording.papers import line_name, quantity_text, short_component_name

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COLUMNS = 7
_NUMBERS = frozenset({2, 3, 5})
_STRUCK = frozenset({1, 2, 3})


class QuoteLines(QWidget):
    """A table with a toggle on every row that offers one; `changed` after a person toggled."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._chips: dict[str, list[Chip]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_lines(
        self,
        lines: Sequence[FeeLine],
        names: Mapping[str, str],
        units: Mapping[str, str],
        offered: Collection[str] = (),
        toggle: str = "",
        left_out: Collection[str] = (),
    ) -> None:
        """Show lines; rows with an `offered` code get the toggle with that word, all off; `left_out` are struck."""
        cleared(self._grid)
        self._chips = {}
        self._add_heads()
        previous: QWidget | None = None
        width = _COLUMNS if any(line.code in offered for line in lines) else _COLUMNS - 1
        for row, line in enumerate(lines):
            at = 2 * row + 1
            self._grid.addWidget(rule(), at, 0, 1, width)
            self._add_line(at + 1, line, names, units, is_left_out=line.code in left_out)
            if line.code in offered:
                chip = self._chip(line, toggle, names)
                self._grid.addWidget(chip, at + 1, _COLUMNS - 1, Qt.AlignmentFlag.AlignRight)
                if previous is not None:
                    QWidget.setTabOrder(previous, chip)
                previous = chip

    def ticked(self) -> tuple[str, ...]:
        """Return the codes that are toggled on, in the order of the rows."""
        return tuple(code for code, chips in self._chips.items() if chips[0].isChecked())

    def tick(self, codes: Collection[str]) -> None:
        """Toggle exactly these on, without a signal."""
        for code, chips in self._chips.items():
            for chip in chips:
                chip.setChecked(code in codes)

    def _add_heads(self) -> None:
        words = self._words
        heads = ("", "", words("Quantity"), words("List price"), words("Borne by"), words("Customer pays"))
        for column, text in enumerate(heads):
            alignment = _RIGHT if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(Text(text, TextKind.LABEL), 0, column, alignment)

    def _add_line(
        self, row: int, line: FeeLine, names: Mapping[str, str], units: Mapping[str, str], *, is_left_out: bool
    ) -> None:
        words = self._words
        name = line_name(words, line, names)
        due = Decimal(0) if is_left_out else line.amount_due
        texts = (
            (short_component_name(words, line.component), TextKind.MUTED),
            (words("{name} (left out)", name=name) if is_left_out else name, TextKind.BODY),
            (quantity_text(words, line, units), TextKind.MUTED),
            (f"{line.list_amount:.2f}", TextKind.MUTED),
            (payer_name(words, line.payer), TextKind.MUTED),
            (f"{due:.2f}", TextKind.STRONG),
        )
        for column, (text, kind) in enumerate(texts):
            is_name = column == 1
            alignment = _RIGHT if column in _NUMBERS else Qt.AlignmentFlag.AlignVCenter
            cell = Text(text, kind, wrap=is_name)
            if is_left_out and column in _STRUCK:
                font = cell.font()
                font.setStrikeOut(True)
                cell.setFont(font)
            self._grid.addWidget(cell, row, column, alignment)

    def _chip(self, line: FeeLine, toggle: str, names: Mapping[str, str]) -> Chip:
        """Lines of one code are left out together."""
        chip = Chip(toggle)
        chip.setAccessibleName(f"{toggle} · {line_name(self._words, line, names)}")
        chip.clicked.connect(lambda is_on, code=line.code: self._toggle(code, is_on))
        self._chips.setdefault(line.code, []).append(chip)
        return chip

    def _toggle(self, code: str, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        for chip in self._chips[code]:
            chip.setChecked(is_on)
        self.changed.emit()
