"""One part beside the stock list: what there is, where else it lies, what moved, and how much there should be."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.stock import StockMove
from aftersale_desktop.domain.stock_rules import StockRule
from aftersale_desktop.services.part_finder import IncomingPart, PartFinding, PartPlace
from aftersale_desktop.services.stock_book import PartSheet
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.ui.stockroom.pick_row import MOST_PIECES
from aftersale_desktop.ui.stockroom.stock_columns import state_mark
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.number_edit import NumberEdit
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import beside, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.stock import STOCK_DOCUMENT_NAMES
from aftersale_desktop.wording.stock_names import StockNames

_WIDTH = 400


class StockDetail(DetailCard):
    """`rule_saved(minimum, maximum)`; `ask_wanted` to get pieces from where they come soonest.

    `label_wanted` for the label of the part on its shelf.
    """

    rule_saved = Signal(int, int)
    ask_wanted = Signal()
    label_wanted = Signal()

    def __init__(self, names: StockNames) -> None:
        super().__init__(_WIDTH)
        words = names.words
        self._names, self._words = names, words
        self._code, self._name = Text("", TextKind.TITLE, selectable=True), Text("", wrap=True)
        self._state, self._main, self._tracked = Badge(), Badge(outlined=True), Badge(outlined=True)
        self._figures = Text("", TextKind.STRONG, wrap=True)
        self._places, self._coming, self._kept = RecordList(), RecordList(), RecordList()
        self._soonest = Text("", TextKind.MUTED, wrap=True)
        self._fits, self._serials = Text("", wrap=True), Text("", wrap=True, selectable=True)
        self._moves = HistoryList()
        self.minimum, self.maximum = NumberEdit(0, MOST_PIECES), NumberEdit(0, MOST_PIECES)
        self.maximum_field = LabelledField(words("Maximum"), self.maximum)
        self.save = KeyButton(words("Save"), "Ctrl+S", icon_name="save")
        self.ask = KeyButton(words("Ask another point for it"), "F6", icon_name="exchange")
        self.label = KeyButton(words("Print the label"), "F7", icon_name="print")
        self.label.clicked.connect(self.label_wanted)
        self.save.clicked.connect(lambda: self.rule_saved.emit(self.minimum.value(), self.maximum.value()))
        self.ask.clicked.connect(self.ask_wanted)
        self._heads: dict[str, Text] = {}
        self._lay_out()

    def show_part(self, row: StockRow, sheet: PartSheet, now: datetime) -> None:
        """Show everything about a part, its figures those of the warehouse in front."""
        words, part = self._words, row.part
        self._code.setText(part.code)
        self._name.setText(self._names.part(part.code))
        mark = state_mark(words, row)
        self._state.show_state(mark.text, mark.tone)
        self._main.show_state(words("Main part") if part.is_main_part else "", Tone.NEUTRAL)
        self._tracked.show_state(words("By serial number") if part.is_tracked else "", Tone.NEUTRAL)
        level = row.level
        self._figures.setText(
            words(
                "{on_hand} on hand · {reserved} kept · {available} available",
                on_hand=level.on_hand,
                reserved=level.reserved,
                available=level.available,
            )
        )
        self._show_finding(sheet.finding)
        self._show_section("kept", [RecordRow(str(one.quantity), one.claim_number) for one in sheet.kept_for])
        self._fits.setText(" · ".join(part.models) or words("Every product"))
        self._serials.setText(" · ".join(one.serial for one in sheet.serials))
        self._show("serials", self._serials, is_shown=bool(sheet.serials))
        self._moves.show_entries([self._entry(move, level.warehouse, now) for move in sheet.moves])
        self._show("moves", self._moves, is_shown=bool(sheet.moves))
        self._show_rule(row.rule)

    def show_rights(self, *, may_change: bool) -> None:
        """Offer changes only to those who may make them."""
        for one in (self.minimum, self.maximum, self.save, self.ask):
            one.setEnabled(may_change)

    def _show_rule(self, rule: StockRule | None) -> None:
        self.minimum.setValue(rule.minimum if rule else 0)
        self.maximum.setValue(rule.maximum if rule else 0)
        self.maximum_field.show_fault()

    def _show_finding(self, finding: PartFinding) -> None:
        words, names = self._words, self._names
        self._places.show_records([self._place(place) for place in finding.places if place.level.on_hand])
        nowhere = not any(place.level.on_hand for place in finding.places)
        source = finding.source
        self._soonest.setText(
            ""
            if source is None or source.is_here
            else words(
                "Soonest from {place}, there on {day}.",
                place=names.place(source.warehouse.code),
                day=source.arrives_on.isoformat(),
            )
        )
        self._soonest.setVisible(bool(self._soonest.text()))
        self._show("places", self._places, is_shown=not nowhere)
        self._show_section("coming", [self._incoming(one) for one in finding.incoming])

    def _place(self, place: PartPlace) -> RecordRow:
        level = place.level
        return RecordRow(f"{level.available} / {level.on_hand}", self._names.place(level.warehouse))

    def _incoming(self, one: IncomingPart) -> RecordRow:
        day = f"{one.expected_on:%m-%d}" if one.expected_on else "—"
        told = f"{one.quantity} · {self._names.place(one.target)}"
        return RecordRow(day, told, one.number)

    def _entry(self, move: StockMove, warehouse: str, now: datetime) -> HistoryEntry:
        names, is_in = self._names, move.target == warehouse
        other = names.place(move.source if is_in else move.target)
        way = self._words("from {place}", place=other) if is_in else self._words("to {place}", place=other)
        title = f"{'+' if is_in else '−'}{move.quantity} {way}"
        document = f"{self._words(STOCK_DOCUMENT_NAMES[move.document.kind])} {move.document.number}"
        told = " · ".join(text for text in (document, move.serial, move.by, move.why) if text)
        tone = Tone.GOOD if is_in else Tone.NEUTRAL
        return HistoryEntry(f"{move.at.astimezone(now.tzinfo):%m-%d}", title, told, tone)

    def _show_section(self, name: str, records: list[RecordRow]) -> None:
        shown = {"kept": self._kept, "coming": self._coming}[name]
        shown.show_records(records)
        self._show(name, shown, is_shown=bool(records))

    def _show(self, name: str, widget: QWidget, *, is_shown: bool) -> None:
        self._heads[name].setVisible(is_shown)
        widget.setVisible(is_shown)

    def _section(self, name: str, title: str, widget: QWidget) -> QVBoxLayout:
        head = self._heads[name] = Text(title, TextKind.LABEL)
        return stacked(head, widget)

    def _lay_out(self) -> None:
        words = self._words
        badges = QHBoxLayout()
        badges.setSpacing(6)
        for badge in (self._state, self._main, self._tracked):
            badges.addWidget(badge)
        badges.addStretch()
        head = stacked(self._code, self._name, self._figures)
        head.addLayout(badges)
        body = stacked()
        body.setSpacing(2 * GRID)
        for section in (
            self._section("places", words("Where it lies: available / on hand"), self._places),
            stacked(self._soonest),
            self._section("coming", words("On the way and on order"), self._coming),
            self._section("kept", words("Kept for orders"), self._kept),
            self._section("serials", words("Serial numbers here"), self._serials),
            self._section("moves", words("Moves"), self._moves),
            self._section("fits", words("Fits"), self._fits),
        ):
            body.addLayout(section)
        foot = stacked()
        foot.setSpacing(GRID)
        rule_row = beside(LabelledField(words("Minimum"), self.minimum), self.maximum_field)
        foot.addLayout(rule_row)
        foot.addWidget(self.save)
        foot.addWidget(self.ask)
        foot.addWidget(self.label)
        self.lay_out(head, body, foot)
