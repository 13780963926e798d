"""One old part beside the list: out of which product, whose fault, and where it may go."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from aftersale_desktop.domain.removed_parts import NEXT_OF_REMOVED, RemovedPart, RemovedPartState
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.removed_parts import removed_fault_text
from aftersale_desktop.wording.stock import REMOVED_STATE_NAMES
from aftersale_desktop.wording.stock_names import StockNames

_WIDTH = 400
_S = RemovedPartState
_TONES: dict[RemovedPartState, Tone] = {
    _S.DUE_BACK: Tone.CAUTION,
    _S.AT_POINT: Tone.ACCENT,
    _S.SENT: Tone.GOOD,
    _S.RETURNED: Tone.GOOD,
    _S.SCRAPPED: Tone.NEUTRAL,
}
_DEEDS: tuple[tuple[RemovedPartState, str, str], ...] = (
    (_S.SENT, N_("Send to the factory"), "F9"),
    (_S.RETURNED, N_("Give to the customer"), "F4"),
    (_S.DUE_BACK, N_("The factory wants it"), "F3"),
    (_S.AT_POINT, N_("The factory does not want it"), "F2"),
    (_S.SCRAPPED, N_("Scrap it"), "F8"),
)


class OldPartPanel(DetailCard):
    """`moved(state)` says where what is selected goes."""

    moved = Signal(object)

    def __init__(self, names: StockNames) -> None:
        super().__init__(_WIDTH)
        words = names.words
        self._names, self._words = names, words
        self._number, self._state = Text("", TextKind.TITLE, selectable=True), Badge()
        self._name, self._fault = Text("", wrap=True), Text("", TextKind.STRONG, wrap=True)
        self._facts = RecordList()
        self.label = KeyButton(words("Print the label"), "F7", icon_name="print")
        self.claim = KeyButton(words("In the workshop"), "F5")
        self._deeds = {state: KeyButton(words(text), key, filled=key == "F9") for state, text, key in _DEEDS}
        for state, button in self._deeds.items():
            button.clicked.connect(self._moving(state))
        self._lay_out()

    def show_part(self, part: RemovedPart, now: datetime, *, may_move: bool) -> None:
        """Show an old part, and only where it may go from where it is."""
        words, names = self._words, self._names
        self._number.setText(part.number)
        self._state.show_state(words(REMOVED_STATE_NAMES[part.state]), _TONES[part.state])
        self._name.setText(f"{part.part_code} · {names.part(part.part_code)} × {part.quantity}")
        fault = removed_fault_text(words, is_supplier_fault=part.is_supplier_fault)
        self._fault.setText(words("Fault: {fault}", fault=fault))
        facts = [
            RecordRow(words("Repair order"), part.claim_number),
            RecordRow(words("Serial number"), part.old_serial or "—"),
            RecordRow(words("Taken out"), f"{part.removed_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}", part.removed_by),
            RecordRow(words("Lying there"), waiting_text(names, part, now)),
        ]
        self._facts.show_records(facts)
        for state, button in self._deeds.items():
            button.setVisible(may_move and state in NEXT_OF_REMOVED[part.state])

    def moved_text(self, parts: Sequence[RemovedPart]) -> str:
        """Return what was done with old parts."""
        words = self._words
        state = words(REMOVED_STATE_NAMES[parts[0].state]) if parts else ""
        return words.plural("{count} old part: {state}", "{count} old parts: {state}", len(parts), state=state)

    def _moving(self, state: RemovedPartState) -> Callable[[], None]:
        return lambda: self.moved.emit(state)

    def _lay_out(self) -> None:
        head = stacked(self._number, self._name)
        head.addWidget(self._state)
        body = stacked(self._fault, self._facts)
        body.setSpacing(2 * GRID)
        foot = stacked(*self._deeds.values(), self.label, self.claim)
        foot.setSpacing(GRID)
        self.lay_out(head, body, foot)


def old_part_columns(names: StockNames, now: Callable[[], datetime]) -> tuple[Column[RemovedPart], ...]:
    """Return the columns; what has waited a week for its way to the factory stands out."""
    words = names.words
    return (
        Column(words("Label"), lambda row: row.number, lambda row: row.number, is_strong=True, width=176),
        Column(words("Part"), lambda row: row.part_code, lambda row: row.part_code, width=104),
        Column(words("Part name"), lambda row: names.part(row.part_code), stretches=True, width=96, spare=1),
        Column(words("Claim"), lambda row: row.claim_number, is_muted=True, width=184, spare=4),
        Column(
            words("Whose fault"),
            lambda row: removed_fault_text(words, is_supplier_fault=row.is_supplier_fault),
            lambda row: row.is_supplier_fault,
            width=128,
            spare=2,
        ),
        Column(
            words("Lying there"),
            lambda row: waiting_text(names, row, now()),
            lambda row: row.removed_at,
            tone=lambda row: Tone.BAD if is_overdue(row, now()) else None,
            width=104,
            spare=1,
        ),
        Column(
            words("State"),
            lambda row: words(REMOVED_STATE_NAMES[row.state]),
            badge=lambda row: BadgeMark(words(REMOVED_STATE_NAMES[row.state]), _TONES[row.state]),
            width=128,
        ),
    )


_LONGEST_DAYS = 7


def days_since(part: RemovedPart, now: datetime) -> int:
    """Return for how many days an old part has been lying there."""
    return (now.date() - part.removed_at.astimezone(now.tzinfo).date()).days


def is_overdue(part: RemovedPart, now: datetime) -> bool:
    """Tell whether the factory has waited for an old part longer than a week."""
    return part.state is _S.DUE_BACK and days_since(part, now) > _LONGEST_DAYS


def waiting_text(names: StockNames, part: RemovedPart, now: datetime) -> str:
    """Return since when an old part lies there, in days."""
    days = days_since(part, now)
    return names.words.plural("{count} day", "{count} days", days) if days else names.words("today")
