"""Where a product comes in, or from where and when somebody drives out."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.calls import CallTarget, TargetKind
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.nearest_points import PointAnswer
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.hotline import target_name
from aftersale_desktop.wording.visits import distance_text

_WAY_WIDTH = 88


class TargetRow(QWidget):
    """`times_wanted` when a visit from another point is thought of: its free times are to be offered."""

    times_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.kind, self.point, self.way, self.time = ChoiceBox(), ChoiceBox(), QLineEdit(), ChoiceBox()
        self._time_field = LabelledField(words("Free times"), self.time)
        self.way.setFixedWidth(_WAY_WIDTH)
        self.way.setPlaceholderText(words("by district"))
        self.way.editingFinished.connect(self._show_time)
        self._way_field = LabelledField(words("Way, km"), self.way)
        self._hint = Text("", TextKind.NOTE, tone=Tone.CAUTION, wrap=True)
        self._visits: tuple[HomeVisit, ...] = ()
        self.offer_kinds(may_visit=False)
        self.kind.currentIndexChanged.connect(self._show_time)
        self.point.currentIndexChanged.connect(self._show_time)
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(LabelledField(words("What happens"), self.kind), 1)
        fields.addWidget(LabelledField(words("Service point"), self.point), 1)
        fields.addWidget(self._way_field)
        fields.addWidget(self._time_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(fields)
        column.addWidget(self._hint)
        self._show_time()

    def offer_points(self, points: Sequence[ServicePoint], own: str) -> None:
        """Offer the points, one's own chosen."""
        chosen = str(self.point.currentData() or own)
        self.point.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.point.clear()
        for one in points:
            self.point.addItem(one.name.text(self._words.language), one.code)
        self.point.setCurrentIndex(max(0, self.point.findData(chosen)))
        self.point.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def show_ways(self, answer: PointAnswer) -> None:
        """Say behind each point how far it is to the caller, and which is nearest; nobody is moved there."""
        words = self._words
        for one in answer.proposals:
            place, name = self.point.findData(one.point.code), one.point.name.text(words.language)
            told = (name, distance_text(words, one), words("Nearest") if one.is_proposed else "")
            if place >= 0 and one.distance_km is not None:
                self.point.setItemText(place, " · ".join(text for text in told if text))

    def offer_kinds(self, *, may_visit: bool) -> None:
        """Offer a home visit only for a customer who is registered, by who plans visits."""
        kinds = (TargetKind.CLAIM, TargetKind.VISIT) if may_visit else (TargetKind.CLAIM,)
        if self.kind.count() == len(kinds):
            return
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(target_name(self._words, kind), kind)

    def offer_times(self, visits: tuple[HomeVisit, ...], refusal: str = "") -> None:
        """Offer when somebody of the point can be there, or say why nobody can."""
        self._visits = visits
        self.time.clear()
        for visit in visits:
            self.time.addItem(f"{visit.starts_at:%m-%d %H:%M} · {visit.technician}")
        self._hint.setText(refusal)
        self._hint.setVisible(bool(refusal))

    def target(self) -> CallTarget:
        """Return what was chosen."""
        return CallTarget(TargetKind(self.kind.currentData()), str(self.point.currentData() or ""))

    def distance_km(self) -> Decimal | None:
        """Return how far it is as typed, None where the district says so."""
        try:
            return Decimal(self.way.text().strip()) if self.way.text().strip() else None
        except InvalidOperation:
            return None

    def appointment(self) -> HomeVisit | None:
        """Return the free time that was chosen for a visit."""
        at = self.time.currentIndex()
        return self._visits[at] if self._is_visit() and 0 <= at < len(self._visits) else None

    def _show_time(self) -> None:
        is_visit = self._is_visit()
        for field in (self._time_field, self._way_field):
            field.setVisible(is_visit)
        self._hint.setVisible(False)
        if is_visit:
            self.times_wanted.emit()

    def _is_visit(self) -> bool:
        """Qt hands a code back as a plain text."""
        return TargetKind(self.kind.currentData() or TargetKind.CLAIM) is TargetKind.VISIT
