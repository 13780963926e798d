"""To which districts a point drives, and how far each is: a row for each, one more on demand."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.districts import CoveredDistrict, District, Position, proposed_way_km
from aftersale_desktop.services.directory import CoverWish
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.network.distance_edit import DistanceEdit
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.code_box import CodeBox
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.visits import kilometres

_KM_WIDTH = 96


class CoversEdit(SettingsCard):
    """A new district is typed by name; where both positions are known, the field proposes the way."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("Districts the point drives to"))
        self._words = words
        self._districts: tuple[District, ...] = ()
        self._position: Position | None = None
        self._rows: list[CoverRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self.more = KeyButton(words("Add a district"), "F3", icon_name="plus")
        self.more.clicked.connect(self._add_by_hand)
        self.content.addLayout(self._column)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        hint = words("Kilometres by road, one way. They decide the remote fee, so enter what was measured.")
        self.add(Text(hint, TextKind.NOTE, wrap=True))

    def show_covers(
        self, covered: Sequence[CoveredDistrict], districts: tuple[District, ...], position: Position | None
    ) -> None:
        """Show the districts of a point with their distances."""
        for row in self._rows[:]:
            self._remove(row)
        self._districts, self._position = districts, position
        for one in covered:
            self._add().show_cover(one.district_code, one.distance_km)

    def covers(self) -> tuple[CoverWish, ...]:
        """Return what is entered; a row without a name is none, a distance nobody entered is refused as 0."""
        return tuple(wish for row in self._rows if (wish := row.wish()) is not None)

    def allow(self, *, may_change: bool) -> None:
        """Let the rows be changed or only be read."""
        self.more.setVisible(may_change)
        for row in self._rows:
            row.allow(may_change=may_change)

    def _add_by_hand(self) -> None:
        self._add().name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> "CoverRow":
        row = CoverRow(self._words, self._districts, self._position)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: "CoverRow") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class CoverRow(QWidget):
    """One district with its distance; `removed` when it is taken out."""

    removed = Signal()

    def __init__(self, words: Words, districts: tuple[District, ...], position: Position | None) -> None:
        super().__init__()
        self._words, self._districts, self._position = words, districts, position
        names = [(one.code, one.name.text(words.language)) for one in districts]
        self.name = CodeBox(names, words("District"))
        self.distance = DistanceEdit()
        self.distance.setAccessibleName(words("Distance, one way (km)"))
        self.distance.setFixedWidth(_KM_WIDTH)
        self._unit = Text("km", TextKind.MUTED)
        self._remove = IconButton("trash", words("Take this district out"))
        self._remove.clicked.connect(self.removed)
        self.name.currentTextChanged.connect(lambda _text: self._propose())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.name, 1)
        for widget in (self.distance, self._unit, self._remove):
            row.addWidget(widget)

    def show_cover(self, code: str, distance: Decimal) -> None:
        """Show a known district."""
        self.name.show_code(code)
        self.distance.show_kilometres(distance)

    def allow(self, *, may_change: bool) -> None:
        """Let the row be changed or only be read."""
        self.name.setEnabled(may_change)
        self.distance.setReadOnly(not may_change)
        self._remove.setVisible(may_change)

    def wish(self) -> CoverWish | None:
        """Return what is entered, None without a name."""
        district, text = self._district(), self.name.currentText().strip()
        if not text:
            return None
        name = district.name if district is not None else Bilingual(text)
        return CoverWish(name, self.distance.kilometres() or Decimal(0))

    def _district(self) -> District | None:
        return next((one for one in self._districts if one.code == self.name.code()), None)

    def _propose(self) -> None:
        """A straight line with its detour is only a hint in the empty field: whoever saves enters what counts."""
        district = self._district()
        if district is None or district.position is None or self._position is None:
            self.distance.setPlaceholderText("")
            return
        self.distance.setPlaceholderText(f"≈ {kilometres(proposed_way_km(self._position, district.position))}")
