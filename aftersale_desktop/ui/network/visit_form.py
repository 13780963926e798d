"""The form of a visit: for whom, where to, when and by whom; way, fees and free times follow while it is filled in."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.domain.visit_calendar import GRID_MINUTES, VISIT_LENGTHS
from aftersale_desktop.services.home_visits import VisitWish
from aftersale_desktop.services.visit_forms import VisitBasis, VisitOutlook
from aftersale_desktop.ui.network.distance_edit import DistanceEdit
from aftersale_desktop.ui.network.section import VisitIdea
from aftersale_desktop.ui.network.visit_panel import WIDTH
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside, stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_of_week, short_day
from aftersale_desktop.wording.visit_outlook import fees_told, way_told

_TYPING_PAUSE_MS = 200
_DAYS_OFFERED = 21


@dataclass(frozen=True, slots=True)
class KeptVisitForm:
    """What was typed."""

    idea: VisitIdea
    source: str
    address: str
    fault: str
    distance: str
    note: str


class VisitForm(DetailCard):
    """`begun(text)` with a claim's number or a telephone, `changed` whenever way, fees or times may be others.

    `planned` for the filled button, `left` to go back to the calendar.
    """

    begun = Signal(str)
    changed = Signal()
    planned = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(WIDTH)
        self._words = words
        self._idea = VisitIdea()
        self._bases: tuple[VisitBasis, ...] = ()
        self._times: tuple[HomeVisit, ...] = ()
        self._days: tuple[datetime, ...] = ()
        self._clock: tuple[time, ...] = ()
        self._is_distance_typed = False
        self.source, self.address, self.fault, self.note = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.customer, self.technician, self.length = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.day, self.time, self.distance = ChoiceBox(), ChoiceBox(), DistanceEdit()
        self._customer_field = LabelledField(words("Customer"), self.customer)
        self._address_field = LabelledField(words("Address of the visit"), self.address)
        self._fault_field = LabelledField(words("What is the matter"), self.fault)
        self._way, self._fees = Text("", TextKind.MUTED, wrap=True), Text("", TextKind.STRONG, wrap=True)
        self.times = ChipGroup(words("Next free times"))
        self._times_head = Text(words("Next free times"), TextKind.LABEL)
        self.plan = KeyButton(words("Plan the visit"), "F9", filled=True)
        self.back = KeyButton(words("Not now"), "Esc")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self.length.addItems([words("{minutes} min", minutes=minutes) for minutes in VISIT_LENGTHS])
        self.length.setCurrentIndex(VISIT_LENGTHS.index(60))
        self._lay_out()
        self._connect()

    def begin(self, idea: VisitIdea, hours: tuple[time, time], now: datetime) -> None:
        """Start a form anew; a claim or a telephone that is known already is looked up at once."""
        self._idea, self._bases, self._times, self._is_distance_typed = idea, (), (), False
        self._show_hours(hours, now)
        self.address.setText(idea.address)
        self.fault.setText(idea.fault_told)
        self.note.clear()
        for place in (self._address_field, self._fault_field):
            place.show_fault()
        self.distance.clear()
        self.times.show_chips(())
        self._way.setText("")
        self._fees.setText("")
        self._show_bases(())
        self.source.setText(idea.claim_number or idea.phone)
        if self.source.text():
            self.begun.emit(self.source.text())
        self._choose(idea.starts_at, idea.technician)

    def show_bases(self, bases: tuple[VisitBasis, ...]) -> None:
        """Show for whom the visit can be; the first is chosen."""
        self._show_bases(bases)
        if bases:
            self._take_basis(0)

    def show_outlook(self, outlook: VisitOutlook) -> None:
        """Show way, fees and free times for what is entered."""
        words = self._words
        if not self._is_distance_typed:
            self.distance.show_kilometres(outlook.distance_km)
        self._way.setText(way_told(words, outlook, is_typed=self._is_distance_typed))
        self._fees.setText(fees_told(words, outlook))
        self._times = outlook.times
        self.times.show_chips(ChipRecord(str(place), self._time_told(at)) for place, at in enumerate(self._times))
        self._times_head.setVisible(bool(self._times))
        if self._idea.starts_at is None and self._times and self.day.currentIndex() <= 0:
            self._choose(self._times[0].starts_at, self._times[0].technician)
        self._fees.setVisible(bool(self._fees.text()))
        self.times.setAccessibleDescription(words("Choosing one fills in day, time and technician."))

    def point_at_gap(self) -> None:
        """Say at the field what a visit lacks, and put the keyboard there."""
        said = self._words("This is needed.")
        for place, field in ((self._fault_field, self.fault), (self._address_field, self.address)):
            is_empty = not field.text().strip()
            place.show_fault(said if is_empty else "")
            if is_empty:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def basis(self) -> VisitBasis | None:
        """Return for whom the visit is, None before anybody was found."""
        place = self.customer.currentIndex()
        return self._bases[place] if 0 <= place < len(self._bases) else None

    def wish(self, key: str, point_code: str, now: datetime) -> VisitWish | None:
        """Return the visit as entered, None before it is known for whom it is."""
        basis = self.basis()
        if basis is None:
            return None
        return VisitWish(
            request_key=key,
            point_code=basis.point_code or point_code,
            starts_at=self._starts_at() or now,
            minutes=VISIT_LENGTHS[self.length.currentIndex()],
            technician=str(self.technician.currentData() or ""),
            customer_id=basis.customer.id,
            address=self.address.text(),
            distance_km=self._typed_distance(),
            fault_told=self.fault.text(),
            product_told=basis.product,
            item_id=basis.item_id,
            parts=self._idea.parts,
            claim_number=basis.claim_number,
            note=self.note.text(),
        )

    def kept(self) -> KeptVisitForm:
        """Return what was typed."""
        return KeptVisitForm(
            self._idea,
            self.source.text(),
            self.address.text(),
            self.fault.text(),
            self.distance.text(),
            self.note.text(),
        )

    def restore(self, kept: KeptVisitForm) -> None:
        """Show what was typed before, whatever the claim says."""
        self.source.setText(kept.source)
        self.address.setText(kept.address)
        self.fault.setText(kept.fault)
        self.note.setText(kept.note)
        if kept.distance:
            self._is_distance_typed = True
            self.distance.setText(kept.distance)

    def _typed_distance(self) -> Decimal | None:
        return self.distance.kilometres() if self._is_distance_typed else None

    def _starts_at(self) -> datetime | None:
        day, at = self.day.currentIndex(), self.time.currentIndex()
        if day < 0 or at < 0 or not self._days:
            return None
        return datetime.combine(self._days[day], self._clock[at], self._days[day].tzinfo)

    def _show_hours(self, hours: tuple[time, time], now: datetime) -> None:
        self._days = tuple(now + timedelta(days=days) for days in range(_DAYS_OFFERED))
        opens = datetime.combine(now, hours[0])
        steps = int((datetime.combine(now, hours[1]) - opens) / timedelta(minutes=GRID_MINUTES))
        self._clock = tuple((opens + timedelta(minutes=GRID_MINUTES * step)).time() for step in range(steps))
        for box, texts in (
            (self.day, [day_of_week(self._words, day.date()) for day in self._days]),
            (self.time, [f"{one:%H:%M}" for one in self._clock]),
        ):
            box.clear()
            box.addItems(texts)

    def _choose(self, starts_at: datetime | None, technician: str) -> None:
        if starts_at is not None:
            days = [day.date() for day in self._days]
            if starts_at.date() in days and starts_at.time() in self._clock:
                self.day.setCurrentIndex(days.index(starts_at.date()))
                self.time.setCurrentIndex(self._clock.index(starts_at.time()))
        place = self.technician.findData(technician)
        self.technician.setCurrentIndex(max(0, place))

    def _show_bases(self, bases: tuple[VisitBasis, ...]) -> None:
        self._bases = bases
        self.customer.clear()
        self.customer.addItems([self._whom(one) for one in bases])
        self._customer_field.setVisible(bool(bases))
        self.plan.setEnabled(bool(bases))

    def _whom(self, basis: VisitBasis) -> str:
        product = basis.product or self._words("a product nobody knows yet")
        return f"{basis.customer.name} · {masked_phone(basis.customer.phone)} · {product}"

    def _take_basis(self, place: int) -> None:
        basis = self._bases[place]
        chosen = str(self.technician.currentData() or "") or self._idea.technician or basis.technician
        self.technician.clear()
        self.technician.addItem(self._words("Whoever is free"), "")
        for name in basis.technicians:
            self.technician.addItem(name, name)
        self.technician.setCurrentIndex(max(0, self.technician.findData(chosen)))
        self.address.setText(self._idea.address or basis.customer.address)
        self.fault.setText(self._idea.fault_told or basis.fault_told)
        self.changed.emit()

    def _time_told(self, at: HomeVisit) -> str:
        return f"{short_day(self._words, at.starts_at.date())} {at.starts_at:%H:%M} {at.technician}"

    def _take_time(self, code: str) -> None:
        at = self._times[int(code)]
        self.times.set_checked({code})
        self._choose(at.starts_at, at.technician)

    def _connect(self) -> None:
        self.source.returnPressed.connect(lambda: self.begun.emit(self.source.text()))
        self.customer.activated.connect(self._take_basis)
        for line in (self.address, self.fault):
            line.textEdited.connect(lambda _text: self._typing.start())
        self.distance.textEdited.connect(self._distance_typed)
        self.length.activated.connect(lambda _place: self.changed.emit())
        self._typing.timeout.connect(self.changed)
        self.times.toggled.connect(lambda code, _is_on: self._take_time(code))
        self.plan.clicked.connect(self.planned)
        self.back.clicked.connect(self.left)

    def _distance_typed(self, text: str) -> None:
        self._is_distance_typed = bool(text.strip())
        self._typing.start()

    def _lay_out(self) -> None:
        words = self._words
        head, body, foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        head.addWidget(Text(words("Plan a home visit"), TextKind.TITLE))
        body.setSpacing(GRID)
        body.addWidget(LabelledField(words("Claim number or telephone"), self.source))
        body.addWidget(self._customer_field)
        body.addWidget(self._address_field)
        body.addWidget(self._fault_field)
        body.addLayout(self._when_and_who())
        body.addLayout(stacked(self._times_head, self.times))
        body.addWidget(LabelledField(words("Note"), self.note))
        foot.addWidget(self._fees)
        foot.addLayout(beside(self.back, self.plan))
        foot.setSpacing(GRID)
        self.lay_out(head, body, foot)

    def _when_and_who(self) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID + 4)
        fields = (
            (words("Day"), self.day),
            (words("Begins at"), self.time),
            (words("Technician"), self.technician),
            (words("Takes"), self.length),
            (words("Distance, one way (km)"), self.distance),
        )
        for place, (label, field) in enumerate(fields):
            grid.addWidget(LabelledField(label, field), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._way, 2, 1, Qt.AlignmentFlag.AlignBottom)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid
