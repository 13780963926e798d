"""The audit record as it is seen: filters, the rows, one of them whole beside them, and whether all of it holds."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.audit_chain import ChainedDeed
from aftersale_desktop.domain.typed_days import NotADayError, typed_day
from aftersale_desktop.services.audit_check import ChainReport
from aftersale_desktop.services.audit_desk import Choices
from aftersale_desktop.services.list_queries import Narrowing
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.list_panel import SIDE, ListPanel, ListTexts
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.audit import deed_name, detail_text
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.self_check import audit_fault_text

_DETAIL_WIDTH = 320
_DAY_WIDTH = 136
_CHOICE_WIDTH = 168
_SHORT_HASH = 16
_FAULTS_SHOWN = 5


class AuditPanel(QWidget):
    """Says by what the rows are narrowed, which row is picked, and that somebody wants all of it verified."""

    narrowed = Signal()
    verify_wanted = Signal()

    def __init__(self, words: Words, now: Callable[[], datetime], background: Background) -> None:
        super().__init__()
        self._words, self._now = words, now
        texts = ListTexts(
            words("Audit record"),
            words("Number of a claim, paper, product or customer"),
            words("Groups of the audit record"),
            "eye",
            words("Nothing was done that fits"),
            words("Take a filter away to see more."),
        )
        self.list = ListPanel(words, texts)
        self.list.tabs.hide()
        self.list.show_columns(self._columns(), background)
        self.people, self.deeds, self.day = ChoiceBox(), ChoiceBox(), QLineEdit()
        self._day_field = LabelledField(words("Day"), self.day)
        self.verify = self.list.add_deed(words("Verify"), "F5", "shield-check")
        self.verify.clicked.connect(self.verify_wanted)
        self._result = Text("", TextKind.STRONG, wrap=True)
        self._result.hide()
        self._detail = _Detail(words, now)
        self.list.show_beside(self._detail)
        self.list.picked.connect(self._detail.show_row)
        self._lay_out()

    def narrowing(self) -> Narrowing | None:
        """Return by what the rows are narrowed; None while the day typed is none."""
        try:
            day: date | None = typed_day(self.day.text())
        except NotADayError:
            self._day_field.show_fault(self._words("No such day."))
            return None
        self._day_field.show_fault()
        person, deed = self.people.currentData() or "", self.deeds.currentData() or ""
        return Narrowing(person, deed, self.list.scan.text().strip(), day)

    def fill(self, narrowing: Narrowing | None) -> None:
        """Show by what the rows are narrowed."""
        if narrowing is None:
            return
        self.day.setText("" if narrowing.day is None else narrowing.day.isoformat())
        self.list.scan.line.setText(narrowing.subject)
        for box, value in ((self.people, narrowing.person), (self.deeds, narrowing.deed)):
            box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))

    def show_choices(self, choices: Choices) -> None:
        """Offer who did something, and what was done; what was chosen stays."""
        words = self._words
        named = sorted((deed_name(words, code), code) for code in choices.deeds)
        self._offer(self.people, words("Everybody"), [(name, name) for name in choices.people])
        self._offer(self.deeds, words("Every deed"), named)

    def show_progress(self, done: int, of_all: int) -> None:
        """Say how far the check is."""
        self._say(self._words("Verifying: {done} of {count} rows", done=f"{done:,}", count=f"{of_all:,}"), None)

    def show_report(self, report: ChainReport) -> None:
        """Say whether the record is whole, and beside what it was held."""
        words = self._words
        if report.faults:
            told = [audit_fault_text(words, fault) for fault in report.faults[:_FAULTS_SHOWN]]
            more = len(report.faults) - len(told)
            told += [words.plural("and {count} more", "and {count} more", more)] if more else []
            self._say("\n".join(("✗ " + words("The audit record was changed from outside."), *told)), Tone.BAD)
            return
        parts = [words.plural("{count:,} row is whole.", "{count:,} rows are whole.", report.rows)]
        parts += [
            words("It fits the end that was kept outside of the database: row {index}.", index=f"{one.link.index:,}")
            for one in report.anchors
        ]
        if report.sealed:
            parts.append(words("Rows up to {index} were sealed by the upgrade.", index=f"{report.sealed:,}"))
        self._say("✓ " + " ".join(parts), Tone.GOOD)

    def _say(self, text: str, tone: Tone | None) -> None:
        self._result.setText(text)
        self._result.set_tone(tone)
        self._result.show()

    def _offer(self, box: ChoiceBox, all_of_them: str, entries: list[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.clear()
        box.addItem(all_of_them, "")
        for name, value in entries:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _columns(self) -> tuple[Column[ChainedDeed], ...]:
        words, now = self._words, self._now
        return (
            Column(words("No."), lambda row: f"{row.index:,}", is_number=True, is_muted=True, width=80, spare=3),
            Column(words("Done at"), lambda row: f"{row.at.astimezone(now().tzinfo):%Y-%m-%d %H:%M}", width=144),
            Column(words("Done by"), lambda row: row.by, width=96),
            Column(words("Deed"), lambda row: deed_name(words, row.deed), is_strong=True, width=176),
            Column(words("About"), lambda row: row.subject, width=176, spare=1),
            Column(words("Detail"), lambda row: detail_text(words, row), is_muted=True, stretches=True, spare=2),
        )

    def _lay_out(self) -> None:
        words = self._words
        filters = QWidget()
        row = QHBoxLayout(filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.setPlaceholderText(f"{self._now():%Y-%m-%d}")
        self.day.editingFinished.connect(self.narrowed)
        for label, box in ((words("Done by"), self.people), (words("Deed"), self.deeds)):
            box.setFixedWidth(_CHOICE_WIDTH)
            box.activated.connect(lambda _at: self.narrowed.emit())
            row.addWidget(LabelledField(label, box))
        row.addWidget(self._day_field)
        row.addStretch()
        self.list.text_changed.connect(lambda _text: self.narrowed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 2 * GRID, SIDE, 0)
        head.setSpacing(GRID)
        head.addWidget(filters)
        head.addWidget(self._result)
        column.addLayout(head)
        column.addWidget(self.list, 1)


class _Detail(Card):
    """One row whole: what it tells, and the hashes that hold it in its place."""

    def __init__(self, words: Words, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._words, self._now = words, now
        self.setFixedWidth(_DETAIL_WIDTH)
        self._deed = Text("", TextKind.BIG, wrap=True)
        self._about = Text("", TextKind.MUTED, wrap=True, selectable=True)
        self._told = Text("", TextKind.BODY, wrap=True, selectable=True)
        self._hash = Text("", TextKind.NOTE, wrap=True, selectable=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(2 * GRID)
        for text in (self._deed, self._about, self._told, self._hash):
            column.addWidget(text)
        column.addStretch()
        self.content.addWidget(Scrolled(inside))
        self.hide()

    def show_row(self, row: ChainedDeed) -> None:
        """Show a row."""
        words = self._words
        self._deed.setText(deed_name(words, row.deed))
        at = f"{row.at.astimezone(self._now().tzinfo):%Y-%m-%d %H:%M:%S}"
        self._about.setText("\n".join(part for part in (f"{at} · {row.by}", row.subject) if part))
        self._told.setText(detail_text(words, row).replace(" · ", "\n"))
        hashes = {"hash": row.hash[:_SHORT_HASH], "previous": row.previous[:_SHORT_HASH]}
        self._hash.setText(words("Row {index} · hash {hash} · before it {previous}", index=row.index, **hashes))
        self.show()
