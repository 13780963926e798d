"""What the hotline goes by in the settings: holidays, urgent words, and the times of complaints as versions."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.hotline_rules import HotlineRules
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.domain.urgent_words import Danger, UrgentWord
from aftersale_desktop.services.hotline_settings import HotlineLists
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.settings_card import SettingsCard
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import cleared
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.hotline import danger_name

_LONGEST_DAYS = 365
_RULES_TOLD = N_(
    "contact {acknowledge_days} d · propose {propose_days} d · close {close_days} d · "
    "alarms on day {first_alarm} and {last_alarm} · call again after {follow_up_days} d"
)
_TIMES = (
    ("acknowledge_days", N_("Contact within, days")),
    ("propose_days", N_("Propose within, days")),
    ("close_days", N_("Close within, days")),
    ("first_alarm", N_("First alarm of a duty, day")),
    ("last_alarm", N_("Last alarm of a duty, day")),
    ("follow_up_days", N_("Call again after, days")),
)


class HotlineSettingsSection:
    """Adds and removes by the desk; who may not change the shop only reads."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        self._shop, self._context, self._words = shop, context, context.words
        words = context.words
        self.widget = QWidget()
        self.day, self.zh, self.en = QLineEdit(), QLineEdit(), QLineEdit()
        self.word, self.danger = QLineEdit(), ChoiceBox()
        for danger in Danger:
            self.danger.addItem(danger_name(words, danger), danger)
        self.version, self.valid_from = QLineEdit(), QLineEdit()
        self.times = {name: QSpinBox() for name, _ in _TIMES}
        self._holidays, self._dangers, self._rules = QVBoxLayout(), QVBoxLayout(), RecordList()
        self.add_day = KeyButton(words("Add the holiday"))
        self.add_word = KeyButton(words("Add the word"))
        self.publish = KeyButton(words("Publish the times"), "F9", filled=True)
        self._forms: list[QWidget] = []
        self._prepare()
        self._lay_out()

    def arrive(self) -> None:
        """Read the lists anew."""
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        for form in self._forms:
            form.setVisible(may_change)
        self._run(self._shop.hotline.settings.lists)

    def kept(self) -> object:
        """Return what was typed."""
        return typed_values(self.widget)

    def restore(self, kept: object) -> None:
        """Take back what was typed."""
        if isinstance(kept, tuple):
            put_values(self.widget, kept)

    def _run(self, deed: Callable[[], HotlineLists], then: Callable[[], None] = lambda: None) -> None:
        def show(lists: HotlineLists) -> None:
            self._show(lists)
            then()

        self._context.background.run(deed, show, self._context.show_refusal, owner=self.widget)

    def _add_holiday(self) -> None:
        name, desk = Bilingual(self.zh.text().strip(), self.en.text().strip()), self._shop.hotline.settings
        day = self._typed(self.day)
        if day is None:
            return
        holiday = Holiday(day, name)
        self._run(lambda: desk.add_holiday(holiday), lambda: _cleared(self.zh, self.en))

    def _remove_holiday(self, holiday: Holiday) -> None:
        desk, words = self._shop.hotline.settings, self._words
        text = words("{name} is removed.", name=holiday.name.text(words.language))
        undo = self._undo(lambda: desk.add_holiday(holiday))
        self._run(lambda: desk.remove_holiday(holiday), lambda: self._say(text, undo))

    def _add_word(self) -> None:
        word, desk = (
            UrgentWord(self.word.text().strip(), Danger(self.danger.currentData())),
            self._shop.hotline.settings,
        )
        self._run(lambda: desk.add_word(word), lambda: _cleared(self.word))

    def _remove_word(self, word: UrgentWord) -> None:
        desk, words = self._shop.hotline.settings, self._words
        undo = self._undo(lambda: desk.add_word(word))
        self._run(lambda: desk.remove_word(word), lambda: self._say(words("{name} is removed.", name=word.text), undo))

    def _publish(self) -> None:
        days = {name: field.value() for name, field in self.times.items()}
        valid_from = self._typed(self.valid_from)
        if valid_from is None:
            return
        rules = HotlineRules(
            version=self.version.text().strip(),
            valid_from=valid_from,
            acknowledge_days=days["acknowledge_days"],
            propose_days=days["propose_days"],
            close_days=days["close_days"],
            duty_days=(days["first_alarm"], days["last_alarm"]),
            follow_up_days=days["follow_up_days"],
        )
        desk, words = self._shop.hotline.settings, self._words
        told = words("Published: it holds from {day} on.", day=rules.valid_from.isoformat())
        self._run(lambda: desk.publish_rules(rules), lambda: self._say(told))

    def _typed(self, edit: QLineEdit) -> date | None:
        """Return the day that was typed; what is none is refused in its place."""
        try:
            return _date_of(edit)
        except NotADayError as refusal:
            self._context.show_refusal(refusal)
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def _undo(self, deed: Callable[[], HotlineLists]) -> Callable[[], None]:
        return lambda: self._run(deed)

    def _say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        offer = self._words("Undo") if undo is not None else ""
        self._context.notify(Notice(text, Tone.GOOD, 12, offer, undo, UNDO_KEY))

    def _show(self, lists: HotlineLists) -> None:
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        self._show_holidays(lists.holidays, may_change=may_change)
        self._show_words(lists.words, may_change=may_change)
        words, newest = self._words, lists.rules[0]
        self._rules.show_records(
            [
                RecordRow(
                    f"{one.valid_from:%Y-%m-%d}",
                    words(_RULES_TOLD, **_days_of(one)),
                    one.version,
                )
                for one in lists.rules
            ]
        )
        if not self.version.text():
            for name, days in _days_of(newest).items():
                self.times[name].setValue(days)

    def _show_holidays(self, holidays: Sequence[Holiday], *, may_change: bool) -> None:
        cleared(self._holidays)
        for holiday in holidays:
            row, name = QHBoxLayout(), holiday.name.text(self._words.language)
            row.addWidget(Text(f"{holiday.day:%Y-%m-%d}", TextKind.STRONG))
            row.addWidget(OneLine(name), 1)
            if may_change:
                remove = KeyButton(self._words("Remove"))
                remove.setAccessibleName(self._words("Remove {name}", name=name))
                remove.clicked.connect(lambda _checked=False, holiday=holiday: self._remove_holiday(holiday))
                row.addWidget(remove)
            self._holidays.addLayout(row)
        if not holidays:
            self._holidays.addWidget(Text(self._words("Open every day."), TextKind.MUTED))

    def _show_words(self, found: Sequence[UrgentWord], *, may_change: bool) -> None:
        """A word that is unticked is taken out of the list."""
        cleared(self._dangers)
        by_text = {word.text: word for word in found}
        for danger, of_danger in groupby(sorted(found, key=_place), key=lambda word: word.danger):
            title = danger_name(self._words, danger)
            chips = ChipGroup(title)
            chips.show_chips(ChipRecord(word.text, word.text) for word in of_danger)
            chips.set_checked(by_text)
            chips.setEnabled(may_change)
            chips.toggled.connect(lambda text, _is_on: self._remove_word(by_text[text]))
            self._dangers.addWidget(Text(title, TextKind.LABEL))
            self._dangers.addWidget(chips)

    def _prepare(self) -> None:
        today = self._shop.now().date()
        for edit in (self.day, self.valid_from):
            edit.setText(today.isoformat())
        for field in self.times.values():
            field.setRange(1, _LONGEST_DAYS)
        self.add_day.clicked.connect(self._add_holiday)
        self.zh.returnPressed.connect(self._add_holiday)
        self.en.returnPressed.connect(self._add_holiday)
        self.add_word.clicked.connect(self._add_word)
        self.word.returnPressed.connect(self._add_word)
        self.publish.clicked.connect(self._publish)

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        days = SettingsCard(words("Holidays"))
        days.add(Text(words("Nobody answers on these days; who calls is called back first afterwards."), TextKind.NOTE))
        days.content.addLayout(self._holidays)
        days.add(
            self._form(
                LabelledField(words("Day"), self.day),
                LabelledField(words("Chinese name"), self.zh),
                LabelledField(words("English name"), self.en),
                self.add_day,
            )
        )
        urgent = SettingsCard(words("Urgent words"))
        hint = words(
            "Whoever says one of them comes first, and is told at once what to do. Untick a word to remove it."
        )
        urgent.add(Text(hint, TextKind.NOTE, wrap=True))
        urgent.content.addLayout(self._dangers)
        urgent.add(
            self._form(
                LabelledField(words("Word"), self.word), LabelledField(words("Danger"), self.danger), self.add_word
            )
        )
        for card in (days, urgent, self._times_card()):
            column.addWidget(card)
        column.addStretch()

    def _times_card(self) -> SettingsCard:
        words = self._words
        card = SettingsCard(words("Times of complaints"))
        card.add(Text(words("A complaint keeps the times of the day on which it was received."), TextKind.NOTE))
        card.add(self._rules)
        card.add(self._form(LabelledField(words("Version"), self.version), self._dated()))
        names = dict(_TIMES)
        fields = [LabelledField(words(names[name]), field) for name, field in self.times.items()]
        card.add(self._form(*fields[:3]), self._form(*fields[3:]), self._form(self.publish))
        return card

    def _dated(self) -> LabelledField:
        return LabelledField(self._words("Valid from"), self.valid_from)

    def _form(self, *fields: QWidget) -> QWidget:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for field in fields:
            is_button = isinstance(field, KeyButton)
            row.addWidget(field, 0 if is_button else 1, Qt.AlignmentFlag.AlignBottom)
        if all(isinstance(field, KeyButton) for field in fields):
            row.addStretch()
        self._forms.append(form)
        return form


def _place(word: UrgentWord) -> tuple[int, str]:
    return list(Danger).index(word.danger), word.text


def _days_of(rules: HotlineRules) -> dict[str, int]:
    first, *_, last = (*rules.duty_days, rules.duty_days[-1])
    return {
        "acknowledge_days": rules.acknowledge_days,
        "propose_days": rules.propose_days,
        "close_days": rules.close_days,
        "first_alarm": first,
        "last_alarm": last,
        "follow_up_days": rules.follow_up_days,
    }


def _date_of(edit: QLineEdit) -> date:
    """Return the day that was typed; refuses what is none, an empty field too."""
    day = typed_day(edit.text())
    if day is None:
        raise NotADayError(edit.text())
    return day


def _cleared(*fields: QLineEdit) -> None:
    for field in fields:
        field.clear()
    fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
