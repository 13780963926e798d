"""One person as fields."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import role_name

_ROLES = tuple(Role)
_LONGEST_NAME = 40


class PersonForm(QWidget):
    """Name, login, role and point; who has left keeps them all."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._points: tuple[str, ...] = ()
        self.name, self.login = QLineEdit(), QLineEdit()
        self.role, self.point = ChoiceBox(), ChoiceBox()
        self.works_here = QCheckBox(words("Works here"))
        self.works_here.setAccessibleName(words("Works here"))
        self.role.addItems([role_name(words, role) for role in _ROLES])
        for line in (self.name, self.login):
            line.setMaxLength(_LONGEST_NAME)
        self.login.setPlaceholderText(words("the name, where this is empty"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(12)
        fields = (
            LabelledField(words("Name"), self.name),
            LabelledField(words("Login"), self.login),
            LabelledField(words("Role"), self.role),
            LabelledField(words("Service point"), self.point),
            self.works_here,
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)

    def offer_points(self, codes: tuple[str, ...]) -> None:
        """Offer the points of the shop."""
        if codes != self._points:
            self._points = codes
            self.point.clear()
            self.point.addItems(list(codes))

    def show_user(self, user: User) -> None:
        """Show a person."""
        self.name.setText(user.name)
        self.login.setText(user.login)
        self.role.setCurrentIndex(_ROLES.index(user.role))
        self.point.setCurrentIndex(self._points.index(user.point_code))
        self.works_here.setChecked(user.is_active)

    def user(self, before: User) -> User:
        """Return the person as the fields say."""
        return replace(
            before,
            name=self.name.text().strip(),
            login=self.login.text().strip(),
            role=_ROLES[self.role.currentIndex()],
            point_code=self._points[self.point.currentIndex()],
            is_active=self.works_here.isChecked(),
        )
