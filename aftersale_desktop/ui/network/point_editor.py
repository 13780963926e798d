"""One point beside the list: everything about it, to be read, or changed by who may."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.districts import District
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.directory import CoverWish, PointEntry
from aftersale_desktop.ui.administration.point_fields import PointFields
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.network.covers_edit import CoversEdit
from aftersale_desktop.ui.network.network_fields import NetworkFields
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import WAREHOUSE_NAMES

_EDGE = 16


class PointEditor(QWidget):
    """`saved` for the filled button, `left` to give a new point up."""

    saved = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._entry: PointEntry | None = None
        self._sample: ServicePoint | None = None
        self._title, self._note = Text("", TextKind.TITLE), Text("", TextKind.NOTE, wrap=True)
        self.network, self.fields, self.covers = NetworkFields(words), PointFields(words), CoversEdit(words)
        self._belongs = SettingsCard(words("Belongs to the point"))
        self._warehouses = RecordList()
        self._belongs.add(self._warehouses)
        self.save = KeyButton(words("Save"), "Ctrl+S", filled=True, icon_name="save")
        self.leave = KeyButton(words("Not now"), "Esc")
        self.save.clicked.connect(self.saved)
        self.leave.clicked.connect(self.left)
        self._lay_out()

    @property
    def entry(self) -> PointEntry | None:
        """The point as it was read, None while a new one is entered."""
        return self._entry

    def show_entry(self, entry: PointEntry, districts: tuple[District, ...], *, may_change: bool) -> None:
        """Show a point; who may not change it sees it all the same."""
        self._entry, self._sample = entry, entry.point
        self._title.setText(f"{entry.point.code} · {entry.point.name.text(self._words.language)}")
        self._show(entry.point, is_new=False)
        self.covers.show_covers(entry.covered, districts, entry.point.position)
        self._belongs.show()
        self._warehouses.show_records(self._belonging(entry))
        self._allow(may_change=may_change)

    def show_new(self, sample: ServicePoint, districts: tuple[District, ...]) -> None:
        """Show an empty form with the hours and the price level of another point."""
        from dataclasses import replace

        from aftersale_desktop.domain.bilingual import Bilingual

        self._entry, self._sample = None, replace(sample, name=Bilingual(""), address=Bilingual(""), position=None)
        self._title.setText(self._words("A new point"))
        self._show(self._sample, is_new=True)
        self.covers.show_covers((), districts, None)
        self._belongs.hide()
        self._allow(may_change=True)

    def point(self) -> ServicePoint | None:
        """Return the point as the fields say it, None before one was shown."""
        return None if self._sample is None else self.network.point(self.fields.point(self._sample))

    def wishes(self) -> tuple[CoverWish, ...]:
        """Return the districts as entered."""
        return self.covers.covers()

    def _show(self, point: ServicePoint, *, is_new: bool) -> None:
        self.network.show_point(point, is_new=is_new)
        self.fields.show_point(point)
        self.leave.setVisible(is_new)

    def _allow(self, *, may_change: bool) -> None:
        for part in (self.network, self.fields, self.covers):
            part.allow(may_change=may_change)
        self.save.setVisible(may_change)
        words = self._words
        self._note.setText("" if may_change else words("Only a supervisor or an administrator changes this."))
        self._note.setVisible(not may_change)

    def _belonging(self, entry: PointEntry) -> list[RecordRow]:
        words = self._words
        rows = [RecordRow(words("Technician"), name) for name in entry.technicians]
        return rows + [
            RecordRow(words("Warehouse"), one.holder or one.code, words(WAREHOUSE_NAMES[one.kind]))
            for one in entry.warehouses
        ]

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(12)
        for widget in (
            self._title,
            self._note,
            self.network,
            self.covers,
            self.fields.names_card,
            self.fields.level_card,
            self._belongs,
        ):
            column.addWidget(widget)
        column.addStretch()
        deeds = QHBoxLayout()
        deeds.setSpacing(GRID)
        deeds.addStretch()
        for button in (self.leave, self.save):
            deeds.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(Scrolled(inside, edge=_EDGE), 1)
        whole.addLayout(deeds)
