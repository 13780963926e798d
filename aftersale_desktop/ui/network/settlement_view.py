"""The look of the settlement: lines of what is to be claimed or was sent, and beside them what is done about one."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.factory_statements import LineStanding, StatementDeed, StatementLine
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.network.side_by_side import SideBySide, Widths
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.empty_state import EmptyState
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.money_edit import MoneyEdit
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import OneLine, Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.settlements import deed_name

_CHOICE_WIDTH = 320
_TONES: dict[StatementDeed | None, Tone] = {
    None: Tone.CAUTION,
    StatementDeed.ACCEPTED: Tone.GOOD,
    StatementDeed.PARTLY: Tone.CAUTION,
    StatementDeed.REJECTED: Tone.BAD,
    StatementDeed.CLAIMED_AGAIN: Tone.NEUTRAL,
    StatementDeed.BORNE_BY_POINT: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """A line on screen: of a statement with its standing, or still to be sent, perhaps held back by old parts."""

    line: StatementLine
    standing: LineStanding | None = None
    labels: tuple[str, ...] = ()


def settlement_columns(words: Words) -> tuple[Column[SettlementRow], ...]:
    """Return the columns of the lines; they are what is exported, too."""
    return (
        Column(words("Claim"), lambda row: row.line.claim_number, is_strong=True, width=204),
        Column(words("Model"), lambda row: row.line.model_code, stretches=True, width=96, spare=1),
        Column(words("Settled on"), lambda row: row.line.settled_on.isoformat(), width=112, spare=2),
        Column(words("Labour"), lambda row: _amount(row.line.labour), is_number=True, width=80, spare=4),
        Column(words("Visits"), lambda row: _amount(row.line.visits), is_number=True, width=96, spare=6),
        Column(words("Material"), lambda row: _amount(row.line.materials), is_number=True, width=80, spare=5),
        Column(words("Spare parts"), lambda row: _amount(row.line.parts), is_number=True, width=96, spare=3),
        Column(words("Claimed, ¥"), lambda row: _amount(row.line.total), is_number=True, is_strong=True, width=96),
        Column(
            words("State"),
            lambda row: row_state(words, row),
            badge=lambda row: BadgeMark(row_state(words, row), _tone(row)),
            width=136,
        ),
    )


def row_state(words: Words, row: SettlementRow) -> str:
    """Return what became of a line, or what holds it back."""
    if row.standing is not None:
        return deed_name(words, row.standing.last)
    return words("held back") if row.labels else words("to be claimed")


def _tone(row: SettlementRow) -> Tone:
    if row.standing is not None:
        return _TONES[row.standing.last]
    return Tone.CAUTION if row.labels else Tone.NEUTRAL


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"


class SettlementView(QWidget):
    """A choice of what is shown, its lines, one of them beside, and the one deed at the foot."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.what = ChoiceBox()
        self.what.setAccessibleName(words("What is settled"))
        self.what.setMinimumWidth(_CHOICE_WIDTH)
        self.summary = OneLine("", TextKind.STRONG)
        self.table: ShortTable[SettlementRow] = ShortTable(words("Lines"), settlement_columns(words))
        self.title, self.told = Text("", TextKind.TITLE, wrap=True), Text("", TextKind.MUTED, wrap=True)
        self.amount, self.reason = MoneyEdit(), QLineEdit()
        self._fields = (
            LabelledField(words("Accepted amount, ¥"), self.amount),
            LabelledField(words("Reason"), self.reason),
        )
        self.deeds = {
            StatementDeed.ACCEPTED: KeyButton(words("Accepted"), "F4"),
            StatementDeed.PARTLY: KeyButton(words("Accepted in part"), "F5"),
            StatementDeed.REJECTED: KeyButton(words("Rejected"), "F6"),
            StatementDeed.CLAIMED_AGAIN: KeyButton(words("Claim again"), "F2"),
            StatementDeed.BORNE_BY_POINT: KeyButton(words("The point bears it"), "F3"),
        }
        self.paper = KeyButton(words("Paper"), "F7", icon_name="print")
        self.export = KeyButton(words("Export"), "Ctrl+E", icon_name="save")
        self.send = KeyButton(words("Send the statement"), "F9", filled=True)
        self.accept_rest = KeyButton(words("Accept the rest"), "F9", filled=True)
        self._working, self._closed = QWidget(), EmptyState("lock", words("A supervisor settles with the factory."))
        self._lay_out()

    def show_open(self, *, may_settle: bool) -> None:
        """Show the work, or who does it."""
        self._working.setVisible(may_settle)
        self._closed.setVisible(not may_settle)

    def show_line(self, title: str, told: str, standing: LineStanding | None) -> None:
        """Show one line beside the list, with the deeds that come next."""
        self.title.setText(title)
        self.told.setText(told)
        for deed, button in self.deeds.items():
            button.setVisible(standing is not None and standing.may(deed))
        waits = standing is not None and any(standing.may(deed) for deed in StatementDeed)
        amount, reason = self._fields
        reason.setVisible(waits)
        amount.setVisible(standing is not None and standing.may(StatementDeed.PARTLY))

    def clear_answer(self) -> None:
        """Empty the fields for the next line."""
        self.amount.set_amount(None)
        self.reason.clear()

    def _lay_out(self) -> None:
        card = Card()
        card.add(self.title, self.told, *self._fields)
        for button in self.deeds.values():
            card.add(button)
        card.content.addStretch()
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.what)
        head.addWidget(self.summary, 1)
        foot.setSpacing(12)
        for button in (self.paper, self.export):
            foot.addWidget(button)
        foot.addStretch()
        for button in (self.send, self.accept_rest):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._working)
        whole.addWidget(self._closed)
        column = QVBoxLayout(self._working)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(SideBySide(self.table, card, Widths(400, 336)), 1)
        column.addLayout(foot)
