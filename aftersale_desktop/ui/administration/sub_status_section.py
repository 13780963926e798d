"""The shop's own sub-statuses in the settings: each with its state, and a row to add another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import GROUP_OF_STATE, ClaimGroup, ClaimState
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.shop_lists import SubStatus
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.wording.claims import state_name

_STATES = tuple(state for state in ClaimState if GROUP_OF_STATE[state] is not ClaimGroup.CLOSED)


class SubStatusSection:
    """Adds and removes by the desk; who may not change the shop only reads."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        words = context.words
        self.widget = QWidget()
        self.form, self._rows = QWidget(), QVBoxLayout()
        self.state, self.zh, self.en = ChoiceBox(), QLineEdit(), QLineEdit()
        for state in _STATES:
            self.state.addItem(state_name(words, state), state)
        self._zh_field = LabelledField(words("Chinese name"), self.zh)
        self.add = KeyButton(words("Add"), "F9", filled=True)
        self.add.clicked.connect(self._add)
        self._lay_out()

    def arrive(self) -> None:
        """Read the list anew."""
        self.form.setVisible(self._shop.who().may(Right.CHANGE_SHOP))
        self._context.background.run(self._shop.repairs.sub_statuses.all, self._show, owner=self.widget)

    def kept(self) -> object:
        """Return what was typed."""
        return typed_values(self.form)

    def restore(self, kept: object) -> None:
        """Take back what was typed."""
        if isinstance(kept, tuple):
            put_values(self.form, kept)

    def _add(self) -> None:
        name = Bilingual(self.zh.text().strip(), self.en.text().strip() or self.zh.text().strip())
        one = SubStatus(ClaimState(self.state.currentData()), name.zh, name)
        self._zh_field.show_fault("" if name.zh else self._words("A sub-status has a name."))
        if name.zh:
            self._context.background.run(
                lambda: self._shop.repairs.sub_statuses.add(one), self._added, owner=self.widget
            )

    def _added(self, all_of_them: Sequence[SubStatus]) -> None:
        self.zh.clear()
        self.en.clear()
        self._show(all_of_them)
        self.zh.setFocus()

    def _remove(self, one: SubStatus) -> None:
        self._context.background.run(lambda: self._shop.repairs.sub_statuses.remove(one), self._show, owner=self.widget)

    def _show(self, all_of_them: Sequence[SubStatus]) -> None:
        cleared(self._rows)
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        for one in sorted(all_of_them, key=lambda one: (_STATES.index(one.state), one.code)):
            self._rows.addLayout(self._row(one, may_change=may_change))
        if not all_of_them:
            self._rows.addWidget(Text(self._words("No sub-statuses yet."), TextKind.MUTED))

    def _row(self, one: SubStatus, *, may_change: bool) -> QHBoxLayout:
        row, words = QHBoxLayout(), self._words
        row.setSpacing(2 * GRID)
        row.addWidget(Badge(state_name(words, one.state)))
        row.addWidget(OneLine(" · ".join(dict.fromkeys((one.name.zh, one.name.en)))), 1)
        if may_change:
            remove = KeyButton(words("Remove"))
            remove.setAccessibleName(words("Remove {name}", name=one.name.text(words.language)))
            remove.clicked.connect(lambda: self._remove(one))
            row.addWidget(remove)
        return row

    def _lay_out(self) -> None:
        words = self._words
        card = SettingsCard(words("Sub-statuses"))
        hint = words(
            "Names of your own below a state, such as “cooling down”. They are chosen at the head of an order."
        )
        fields = QHBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(GRID)
        fields.addWidget(LabelledField(words("Below the state"), self.state))
        fields.addWidget(self._zh_field, 1)
        fields.addWidget(LabelledField(words("English name"), self.en), 1)
        fields.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        card.add(Text(hint, TextKind.NOTE, wrap=True))
        card.content.addLayout(self._rows)
        card.add(self.form)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
