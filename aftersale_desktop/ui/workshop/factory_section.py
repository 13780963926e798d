"""The Factory tab: units are scanned out or in, and it is told where to, by whom and under which waybill."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg, PlaceMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.serials import UnitKind, grouped
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.services.factory import FactoryDesk, Trip, units_to_scan
from aftersale_desktop.services.workshop import OrderSheet
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.code_tile import CodeTile
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside, cleared
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.ui.workshop.section import SectionContext
from aftersale_desktop.wording.intake import accessory_name, unit_name
from aftersale_desktop.wording.order_history import custody_line
from aftersale_desktop.wording.refusals import refusal_text

_EDGE = 16
_TILES_PER_ROW = 2
_CAN_GO = frozenset({Deed.SEND_TO_FACTORY, Deed.TAKE_BACK})


class FactorySection:
    """What was scanned and typed stays for the order until it went out or came back."""

    def __init__(self, desk: FactoryDesk, now: Callable[[], datetime], context: SectionContext) -> None:
        self._desk, self._now, self._context, self._words = desk, now, context, context.words
        words = context.words
        self._number, self._scanned = "", list[str]()
        self._expected: tuple[str, ...] = ()
        self._kinds: dict[str, UnitKind] = {}
        self.form = QWidget()
        self.place, self.carrier, self.waybill, self.expected_back, self.note = (QLineEdit() for _ in range(5))
        self.expected_back.setPlaceholderText(words("YYYY-MM-DD"))
        self.accessories = ChipGroup(words("Accessories that go along"))
        self._along = LabelledField(words("Accessories that go along"), self.accessories)
        self._place_field = LabelledField(words("Place"), self.place)
        self._back_field = LabelledField(words("Expected back"), self.expected_back)
        self.paper = KeyButton(words("Custody note"), "Ctrl+P", icon_name="print")
        self.send = KeyButton(words("Send out"), "Ctrl+S")
        self.to_bench = KeyButton(words("Back to the bench"), "Ctrl+S")
        self.to_inspection = KeyButton(words("Back, repaired: to inspection"), "Ctrl+I")
        self._hint = Text("", TextKind.MUTED, wrap=True)
        self._tiles, self._legs = QGridLayout(), HistoryList()
        self._widget = self._laid_out()
        self.send.clicked.connect(lambda: self._go(desk.send))
        self.paper.clicked.connect(self._show_paper)
        self.to_bench.clicked.connect(lambda: self._come_back(is_repaired=False))
        self.to_inspection.clicked.connect(lambda: self._come_back(is_repaired=True))

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._widget

    def show(self, sheet: OrderSheet) -> None:
        """Show the units that belong along, and where the product has been."""
        claim = sheet.order.claim
        if claim.number != self._number:
            self._forget(claim.number)
            self._show_accessories(claim.accessories)
        is_away = claim.state is ClaimState.AT_FACTORY
        can_go = not _CAN_GO.isdisjoint(one.step.deed for one in sheet.steps)
        self._expected = units_to_scan(sheet.order) if can_go else ()
        self._kinds = {unit.barcode: unit.kind for unit in (*sheet.order.item.units, *claim.scanned)}
        self.form.setVisible(can_go)
        self.send.setVisible(not is_away)
        self.to_bench.setVisible(is_away)
        self.to_inspection.setVisible(is_away)
        self._along.setVisible(bool(claim.accessories) and not is_away)
        self._back_field.setVisible(not is_away)
        legs = contents(sheet.order.standing.records, CustodyLeg)
        self.paper.setVisible(any(leg.direction is CustodyDirection.OUT for leg in legs))
        self._show_legs(legs)
        self._show_units(can_go=can_go)

    def kept(self) -> object:
        """Return what was scanned and typed, None where there is nothing."""
        typed = typed_values(self.form)
        ticked = tuple(self.accessories.checked())
        return (tuple(self._scanned), typed, ticked) if self._scanned or ticked or any(typed) else None

    def restore(self, kept: object) -> None:
        """Take back what `kept` returned."""
        if isinstance(kept, tuple):
            scanned, typed, ticked = kept
            self._scanned = list(scanned)
            self.accessories.set_checked(ticked)
            put_values(self.form, typed)
            self._show_units(can_go=bool(self._expected))

    def unit_scanned(self, barcode: str) -> bool:
        """Tick a unit that belongs along."""
        if barcode not in self._expected:
            return False
        if barcode not in self._scanned:
            self._scanned.append(barcode)
        self._show_units(can_go=True)
        return True

    def _come_back(self, *, is_repaired: bool) -> None:
        self._go(lambda number, trip: self._desk.take_back(number, trip, is_repaired=is_repaired))

    def _go(self, deed: Callable[[str, Trip], OrderSheet]) -> None:
        self._place_field.show_fault()
        self._back_field.show_fault()
        try:
            expected_back = typed_day(self.expected_back.text())
        except NotADayError as refusal:
            self._back_field.show_fault(refusal_text(self._words, refusal))
            self.expected_back.setFocus()
            return
        number, trip = self._number, self._trip(expected_back)
        self._context.background.run(lambda: deed(number, trip), self._gone, self._refuse, owner=self._widget)

    def _gone(self, sheet: OrderSheet) -> None:
        self._forget(self._number)
        self._context.changed(sheet)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, PlaceMissingError):
            self._place_field.show_fault(self._words("Say where the product goes, or who brought it back."))
            self.place.setFocus()
        else:
            self._context.show_refusal(refusal)

    def _trip(self, expected_back: date | None) -> Trip:
        ticked = self.accessories.checked()
        return Trip(
            place=self.place.text(),
            units=tuple(self._scanned),
            carrier=self.carrier.text(),
            waybill=self.waybill.text(),
            note=self.note.text(),
            accessories=tuple(code for code in self.accessories.codes() if code in ticked),
            expected_back=expected_back,
        )

    def _show_paper(self) -> None:
        self._context.papers.preview_paper(PaperKind.CUSTODY, self._number)

    def _show_accessories(self, codes: tuple[str, ...]) -> None:
        self.accessories.show_chips(ChipRecord(code, accessory_name(self._words, code)) for code in codes)

    def _forget(self, number: str) -> None:
        self._number, self._scanned = number, []
        self._place_field.show_fault()
        self._back_field.show_fault()
        self.accessories.set_checked(())
        for field in (self.place, self.carrier, self.waybill, self.expected_back, self.note):
            field.clear()

    def _show_units(self, *, can_go: bool) -> None:
        words = self._words
        cleared(self._tiles)
        for at, code in enumerate(self._expected):
            is_scanned, tile = code in self._scanned, CodeTile()
            state = words("scanned") if is_scanned else words("waiting for a scan")
            tile.show_code(
                unit_name(words, self._kinds.get(code, UnitKind.WHOLE)),
                grouped(code),
                state,
                Tone.GOOD if is_scanned else Tone.NEUTRAL,
            )
            self._tiles.addWidget(tile, at // _TILES_PER_ROW, at % _TILES_PER_ROW)
        self._hint.setText(
            words("Scan every unit that goes along.")
            if can_go
            else words("A diagnosed order that the customer agreed to can go to the factory.")
        )
        self._hint.setVisible(not can_go or set(self._expected) > set(self._scanned))

    def _show_legs(self, legs: tuple[CustodyLeg, ...]) -> None:
        zone = self._now().tzinfo
        entries = []
        for leg in reversed(legs):
            title, line = custody_line(self._words, leg)
            told = " · ".join((leg.handed_by, line))
            entries.append(HistoryEntry(f"{leg.at.astimezone(zone):%m-%d %H:%M}", title, told))
        self._legs.show_entries(entries)

    def _laid_out(self) -> QWidget:
        words = self._words
        inside = QWidget()
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(GRID)
        self._tiles.setSpacing(GRID)
        fields.addLayout(self._tiles)
        fields.addWidget(self._along)
        others = ((words("Carrier"), self.carrier), (words("Waybill"), self.waybill))
        fields.addLayout(beside(self._place_field, *(LabelledField(name, field) for name, field in others)))
        fields.addLayout(beside(self._back_field, LabelledField(words("Note"), self.note)))
        deeds = QHBoxLayout()
        deeds.setSpacing(GRID)
        deeds.addStretch()
        for button in (self.to_inspection, self.to_bench, self.send):
            deeds.addWidget(button)
        fields.addLayout(deeds)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._hint)
        column.addWidget(self.form)
        column.addWidget(self._legs)
        column.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return Scrolled(inside, edge=_EDGE)
