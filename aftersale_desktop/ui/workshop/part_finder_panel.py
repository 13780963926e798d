"""Where a missing part is: every place, what is on the way, the soonest source, and what waiting costs."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.stock import Warehouse
from aftersale_desktop.services.part_finder import PartFinding, ProposedSource
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.stock import WAREHOUSE_NAMES, promise_effect_text, warehouse_name


class PartFinderPanel(QWidget):
    """`transfer_wanted` asks for the part from the proposed source."""

    transfer_wanted = Signal()

    def __init__(
        self, words: Words, now: Callable[[], datetime], point: ServicePoint, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._now, self._point = words, now, point
        self._places = RecordList()
        self._proposal = Text("", TextKind.STRONG, wrap=True)
        self._effect = Text("", TextKind.BODY, wrap=True)
        self.transfer = KeyButton(words("Request transfer"), "Ctrl+T")
        self.transfer.clicked.connect(self.transfer_wanted)
        row = QHBoxLayout()
        row.addWidget(self.transfer)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Text(words("Where it is"), TextKind.LABEL))
        for widget in (self._places, self._proposal, self._effect):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def show_finding(self, finding: PartFinding | None) -> None:
        """Show what the finder knows; nothing where the part is here."""
        self.setVisible(finding is not None and not finding.is_here)
        if finding is None:
            return
        self._places.show_records(tuple(self._records(finding)))
        source = finding.source
        self._proposal.setText("" if source is None else self._proposed(source))
        is_told = source is not None and finding.effect is not None
        self._effect.setVisible(is_told)
        if finding.effect is not None:
            self._effect.setText(promise_effect_text(self._words, finding.effect, day_and_time))
            self._effect.set_tone(Tone.BAD if finding.effect.is_moved else Tone.GOOD)
        self.transfer.setVisible(source is not None and source.warehouse.is_source and not source.number)

    def _records(self, finding: PartFinding) -> Iterator[RecordRow]:
        words = self._words
        for place in finding.places:
            if place.level.on_hand:
                free = words("{count} free", count=place.level.available)
                yield RecordRow(place.warehouse.code, self._name(place.warehouse), free)
        for one in finding.incoming:
            expected = "" if one.expected_on is None else words("expected {day}", day=_short(one.expected_on))
            what = words("{count} coming to {place}", count=one.quantity, place=one.target)
            yield RecordRow(one.number, what, expected)

    def _name(self, warehouse: Warehouse) -> str:
        """The code stands beside it, so that the point is not named twice."""
        is_own = warehouse.point_code == self._point.code
        is_named = is_own or bool(warehouse.holder)
        name = self._words(WAREHOUSE_NAMES[warehouse.kind])
        return warehouse_name(self._words, warehouse, (self._point,)) if is_named else name

    def _proposed(self, source: ProposedSource) -> str:
        words, day = self._words, _short(source.arrives_on)
        if source.number:
            return words("On the way already: {number}, here on {day}.", number=source.number, day=day)
        if not source.warehouse.is_source:
            return words("No point has it: from the factory it would be here on {day}.", day=day)
        place = warehouse_name(words, source.warehouse, (self._point,))
        return words("Soonest from {place}, here on {day}.", place=place, day=day)


def _short(day: date) -> str:
    return f"{day:%m-%d}"
