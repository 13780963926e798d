"""What the Hand-over tab looks like: what is missing on top, then proof, units, accessories, old parts, signature."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.handovers import IDENTITY_SIGNS, IdentityKind, OldParts, OwnerProof
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.choice_box import ChoiceBox
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.rows import beside, cleared, stacked
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.signature_pad import SignaturePad
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.workshop.missing_list import MissingList
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.handovers import IDENTITY_NAMES, PROOF_NAMES, identity_kind_name, old_parts_name
from aftersale_desktop.wording.intake import accessory_name, unit_name

_EDGE = 16
_UNIT_KEY = "U"
PROOF_KEYS = {OwnerProof.RECEIPT: "R", OwnerProof.IDENTITY: "I"}
OLD_PARTS_KEYS = {OldParts.RETURNED: "G", OldParts.KEPT: "K"}


class HandoverView(QObject):
    """Holds the widgets and the keys that tick them; `changed` whenever somebody ticked, typed or signed."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.hint = Text("", TextKind.MUTED, wrap=True)
        self.missing = MissingList()
        self.proof = ChipGroup(words("By what the product is theirs"))
        self.units, self.accessories = ChipGroup(words("Units")), ChipGroup(words("Accessories"))
        self.old_parts = ChipGroup(words("Old parts"))
        self._going = Text("", TextKind.NOTE, wrap=True)
        self.received_by, self.ending, self.note, self.unpaid = (QLineEdit() for _ in range(4))
        self.ending.setMaxLength(IDENTITY_SIGNS)
        self.kind = ChoiceBox()
        for kind in IDENTITY_NAMES:
            self.kind.addItem(identity_kind_name(words, kind), kind)
        self.known = Text("", TextKind.NOTE, wrap=True)
        self.pad = SignaturePad(words("The customer signs here, or on the printed note"))
        self.clear = KeyButton(words("Sign anew"))
        self.hand_over = KeyButton(words("Hand over and print the note"), "Ctrl+S")
        self.paper = KeyButton(words("Hand-over note"), icon_name="print")
        self.record = KeyButton(words("Repair record"), icon_name="print")
        self.form, self._identity, self._unpaid, self._old = (QWidget() for _ in range(4))
        self.others = QWidget()
        self._others = QVBoxLayout(self.others)
        self.widget = self._laid_out()
        self._connect()

    def show_things(self, units: Iterable[ComponentUnit], accessories: Iterable[str], *, asks_old_parts: bool) -> None:
        """Show what has to go back, nothing ticked."""
        words = self._words
        self.proof.show_chips(ChipRecord(one, words(PROOF_NAMES[one]), key) for one, key in PROOF_KEYS.items())
        self.old_parts.show_chips(
            ChipRecord(one, old_parts_name(words, one), key) for one, key in OLD_PARTS_KEYS.items()
        )
        self.units.show_chips(
            ChipRecord(unit.barcode, f"{unit_name(words, unit.kind)} {grouped(unit.barcode)}", _UNIT_KEY)
            for unit in units
        )
        self.accessories.show_chips(
            ChipRecord(code, accessory_name(words, code), str(at) if at < 10 else "")  # noqa: PLR2004 - keys 1 to 9
            for at, code in enumerate(accessories, start=1)
        )
        self._old.setVisible(asks_old_parts)
        self.widget.verticalScrollBar().setValue(0)

    def show_going(self, lines: Iterable[str]) -> None:
        """Say of each old part where it goes."""
        self._going.setText("\n".join(lines))
        self._going.setVisible(bool(self._going.text()))

    def going(self) -> list[str]:
        """Return what is said of each old part."""
        return self._going.text().splitlines()

    def show_identity(self, known: str) -> None:
        """Show what a lost receipt asks for, with the names on record; blank hides it."""
        self._identity.setVisible(bool(known))
        self.known.setText(known)

    def show_unpaid(self, *, is_shown: bool) -> None:
        """Let a supervisor say why it goes before it is paid."""
        self._unpaid.setVisible(is_shown)

    def show_others(self, others: Iterable[tuple[str, Callable[[], None]]]) -> None:
        """Offer the customer's other products that are ready."""
        cleared(self._others)
        for text, open_it in others:
            button = KeyButton(text)
            button.clicked.connect(open_it)
            self._others.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.others.setVisible(bool(self._others.count()))

    def tick_unit(self, barcode: str) -> None:
        """Tick a unit that was scanned."""
        self.units.set_checked(self.units.checked() | {barcode})
        self.changed.emit()

    def chosen_proof(self) -> OwnerProof | None:
        """Return by what the product was shown to be theirs."""
        return next((OwnerProof(code) for code in self.proof.checked()), None)

    def choose_proof(self, proof: OwnerProof | None) -> None:
        """Tick one proof alone."""
        self.proof.set_checked({proof} if proof else ())
        self.changed.emit()

    def chosen_old_parts(self) -> OldParts | None:
        """Return what becomes of the old parts."""
        return next((OldParts(code) for code in self.old_parts.checked()), None)

    def chosen_kind(self) -> IdentityKind:
        """Return which identity paper was shown."""
        return IdentityKind(self.kind.currentData())

    def _connect(self) -> None:
        for group in (self.proof, self.old_parts):
            group.toggled.connect(partial(self._choose_alone, group))
        for group in (self.units, self.accessories):
            group.toggled.connect(lambda _code, _is_on: self.changed.emit())
        for field in (self.received_by, self.ending, self.note, self.unpaid):
            field.textChanged.connect(self.changed)
        self.kind.activated.connect(lambda _at: self.changed.emit())
        self.pad.changed.connect(self.changed)
        self.clear.clicked.connect(self.pad.clear)
        self._bind(_UNIT_KEY, self._tick_next_unit)
        for number in "123456789":
            self._bind(number, partial(self.accessories.press_key, number))
        for group, keys in ((self.proof, PROOF_KEYS.values()), (self.old_parts, OLD_PARTS_KEYS.values())):
            for key in keys:
                self._bind(key, partial(group.press_key, key))

    def _bind(self, key: str, press: Callable[[], object]) -> None:
        """A letter in a field is typed there; anywhere else on the page it ticks."""
        shortcut = QShortcut(QKeySequence(key), self.form)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(press)

    def _tick_next_unit(self) -> None:
        """One by one, as they are looked at."""
        ticked = self.units.checked()
        waiting = next((code for code in self.units.codes() if code not in ticked), None)
        if waiting is not None:
            self.tick_unit(waiting)

    def _choose_alone(self, group: ChipGroup, code: str, is_on: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        group.set_checked({code} if is_on else ())
        self.changed.emit()

    def _laid_out(self) -> Scrolled:
        words = self._words
        paper = beside(LabelledField(words("Kind of paper"), self.kind), self._ending_field())
        _fill(self._identity, (paper, self.known))
        _fill(self._unpaid, (LabelledField(words("Goes unpaid because"), self.unpaid),))
        _fill(self._old, (stacked(Text(words("Old parts"), TextKind.LABEL), self.old_parts, self._going),))
        proof = stacked(Text(words("Proof"), TextKind.LABEL), self.proof)
        units = stacked(Text(words("Units"), TextKind.LABEL), self.units)
        accessories = stacked(Text(words("Accessories left at intake"), TextKind.LABEL), self.accessories)
        people = beside(LabelledField(words("Taken by"), self.received_by), LabelledField(words("Note"), self.note))
        signed = stacked(Text(words("Signature"), TextKind.LABEL), self.pad)
        rows = (self.missing, proof, self._identity, units, accessories, self._old, people, self._unpaid, signed)
        _fill(self.form, (*rows, _at_the_left(self.hand_over, self.clear)))
        whole = QWidget()
        _fill(whole, (self.hint, self.form, _at_the_left(self.paper, self.record), self.others))
        column = whole.layout()
        if isinstance(column, QVBoxLayout):
            column.setContentsMargins(0, 0, _EDGE, 0)
            column.addStretch()
        return Scrolled(whole, edge=_EDGE)

    def _ending_field(self) -> LabelledField:
        return LabelledField(self._words("Last four characters"), self.ending)


def _at_the_left(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def _fill(widget: QWidget, rows: Iterable[QWidget | QLayout]) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
