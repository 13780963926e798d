"""Which point is nearest to a customer and has the parts: asked by address, answered with stock, load and time."""

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.scans import classify
from aftersale_desktop.domain.transfers import PartQuantity, TransferOrder
from aftersale_desktop.services.nearest_points import PointAnswer, PointProposal, PointQuestion
from aftersale_desktop.services.transfer_desk import TransferWish
from aftersale_desktop.ui.network.proposal_panel import ProposalPanel, proposal_columns
from aftersale_desktop.ui.network.section import NetworkContext, VisitIdea
from aftersale_desktop.ui.network.side_by_side import SideBySide, Widths
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.chip_group import ChipGroup, ChipRecord
from aftersale_desktop.ui.widgets.labelled_field import LabelledField
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import OneLine, TextKind

_TYPING_PAUSE_MS = 250


@dataclass(frozen=True, slots=True)
class _Kept:
    address: str
    parts: tuple[PartQuantity, ...]


class NearestSection(QObject):
    """Asks again a moment after the address or the parts changed."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        words = context.words
        self._context, self._words = context, words
        self._parts: tuple[PartQuantity, ...] = ()
        self._proposal: PointProposal | None = None
        self._key = ""
        self.address, self.part = QLineEdit(), QLineEdit()
        self.part.setPlaceholderText(words("Scan or type a part code"))
        self.wanted = ChipGroup(words("Parts the repair will need"))
        self.table: ShortTable[PointProposal] = ShortTable(words("Points, nearest first"), proposal_columns(words))
        self.panel = ProposalPanel(words)
        self.told = OneLine("", TextKind.STRONG)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self.whole = self._laid_out()
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.whole

    def arrive(self) -> None:
        """Ask anew, and wait for the address."""
        self._ask()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what was asked."""
        return _Kept(self.address.text(), self._parts)

    def restore(self, kept: object) -> None:
        """Ask the same again."""
        if isinstance(kept, _Kept):
            self.address.setText(kept.address)
            self._show_parts(kept.parts)

    def text_scanned(self, text: str) -> bool:
        """Take one more of a part into the question; the number of a document is no part."""
        if classify(text, is_typed=True).document is not None:
            return False
        self._add(text)
        return True

    def _add(self, code: str) -> None:
        count = next((one.quantity for one in self._parts if one.part_code == code), 0)
        others = tuple(one for one in self._parts if one.part_code != code)
        self._show_parts((*others, PartQuantity(code, count + 1)))
        self.part.clear()
        self._ask()

    def _take_out(self, code: str) -> None:
        self._show_parts(tuple(one for one in self._parts if one.part_code != code))
        self._ask()

    def _show_parts(self, parts: tuple[PartQuantity, ...]) -> None:
        self._parts = parts
        self.wanted.show_chips(ChipRecord(one.part_code, f"{one.part_code} × {one.quantity}") for one in parts)
        self.wanted.set_checked(one.part_code for one in parts)

    def _ask(self) -> None:
        question, desk = PointQuestion(self.address.text().strip(), self._parts), self._context.shop.network.nearest
        self._context.run(lambda: desk.propose(question), self._show, self, self._refused)

    def _refused(self, error: Exception) -> None:
        """An unknown part is taken out again: it would refuse every further question."""
        from aftersale_desktop.domain.parts import UnknownPartError

        if isinstance(error, UnknownPartError):
            self._show_parts(tuple(one for one in self._parts if one.part_code != error.code))
            self._context.page.show_refusal(error)

    def _show(self, answer: PointAnswer) -> None:
        words = self._words
        self.table.show_values(answer.proposals)
        names = [row for row, one in enumerate(answer.proposals) if one.is_proposed]
        if answer.proposals:
            self.table.pick_row(names[0] if names else 0)
        district = answer.district.name.text(words.language) if answer.district else ""
        if district:
            self.told.setText(words("The address lies in {district}.", district=district))
        else:
            typed = bool(self.address.text().strip())
            self.told.setText(words("No known district fits this address.") if typed else words("Enter the address."))

    def _pick(self, proposal: object) -> None:
        if isinstance(proposal, PointProposal):
            self._proposal = proposal
            is_elsewhere = proposal.point.code != self._context.shop.terms.point.code
            may_ask = self._context.may(Right.MOVE_STOCK) or self._context.may(Right.REPAIR)
            may_plan = self._context.may(Right.PLAN_VISIT)
            self.panel.show_proposal(proposal, may_plan=may_plan, may_ask=is_elsewhere and may_ask)
            self._key = uuid4().hex

    def _ask_for_parts(self) -> None:
        """Have the parts sent from there; pressed twice it is one transfer."""
        if self._proposal is None:
            return
        here, there = self._context.shop.terms.point.code, self._proposal.point.code
        wish = TransferWish(there, here, self._parts, why=self.address.text().strip(), request_key=self._key)
        desk = self._context.shop.stock.transfers
        self._context.run(lambda: desk.request(wish), self._asked, self)

    def _asked(self, order: TransferOrder) -> None:
        self._context.say(self._words("{number} is asked for.", number=order.number))
        self._ask()

    def _plan(self) -> None:
        if self._proposal is not None:
            at = self._proposal.next_visit
            self._context.plan(
                VisitIdea(
                    point_code=self._proposal.point.code,
                    address=self.address.text().strip(),
                    parts=self._parts,
                    starts_at=at.starts_at if at else None,
                    technician=at.technician if at else "",
                )
            )

    def _connect(self) -> None:
        self.address.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._ask)
        self.part.returnPressed.connect(lambda: self._add(self.part.text().strip().upper()))
        self.wanted.toggled.connect(lambda code, _is_on: self._take_out(code))
        self.table.picked.connect(self._pick)
        self.panel.plan.clicked.connect(self._plan)
        self.panel.ask.clicked.connect(self._ask_for_parts)

    def _laid_out(self) -> QWidget:
        words = self._words
        asked = QHBoxLayout()
        asked.setSpacing(2 * GRID)
        asked.addWidget(LabelledField(words("Address of the customer"), self.address), 2)
        asked.addWidget(LabelledField(words("Parts the repair will need"), self.part), 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(12)
        column.addLayout(asked)
        column.addWidget(self.wanted)
        column.addWidget(self.told)
        column.addWidget(SideBySide(self.table, self.panel, Widths(420, 344)), 1)
        return whole
