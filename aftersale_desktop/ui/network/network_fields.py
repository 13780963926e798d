"""What a point is in the network: its code, level, region and place on the map."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from aftersale_desktop.domain.districts import Position
from aftersale_desktop.domain.points import PointLevel, ServicePoint
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.network import level_name

_LEVELS = tuple(PointLevel)


class NetworkFields(SettingsCard):
    """The code can only be given to a new point: it stands in every number the point gave out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("In the network"))
        self._words = words
        self.code, self.region, self.level = QLineEdit(), QLineEdit(), ChoiceBox()
        self.latitude, self.longitude = QLineEdit(), QLineEdit()
        self.level.addItems([level_name(words, level) for level in _LEVELS])
        self._longitude_field = LabelledField(words("Longitude (°)"), self.longitude)
        self._latitude_field = LabelledField(words("Latitude (°)"), self.latitude)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(12)
        fields = (
            LabelledField(words("Code of the point"), self.code),
            LabelledField(words("Level"), self.level),
            LabelledField(words("Region"), self.region),
        )
        for place, field in enumerate((*fields, None, self._latitude_field, self._longitude_field)):
            if field is not None:
                grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.content.addLayout(grid)

    def show_point(self, point: ServicePoint, *, is_new: bool) -> None:
        """Show a point."""
        self.code.setText("" if is_new else point.code)
        self.code.setReadOnly(not is_new)
        self.level.setCurrentIndex(_LEVELS.index(point.level))
        self.region.setText(point.region)
        self.latitude.setText(str(point.position.latitude) if point.position else "")
        self.longitude.setText(str(point.position.longitude) if point.position else "")

    def point(self, before: ServicePoint) -> ServicePoint:
        """Return a point with what the fields say."""
        return replace(
            before,
            code=self.code.text().strip().upper(),
            level=_LEVELS[self.level.currentIndex()],
            region=self.region.text().strip(),
            position=self.position(),
        )

    def position(self) -> Position | None:
        """Return the place on the map, None where it is not entered as two numbers."""
        try:
            return Position(Decimal(self.latitude.text().strip()), Decimal(self.longitude.text().strip()))
        except InvalidOperation:
            return None

    def allow(self, *, may_change: bool) -> None:
        """Let the fields be changed or only be read."""
        for line in (self.region, self.latitude, self.longitude):
            line.setReadOnly(not may_change)
        self.level.setEnabled(may_change)
