"""What one point could do for the customer: how far, which parts lie there, how busy it is, when it could come."""

from PySide6.QtWidgets import QVBoxLayout

from aftersale_desktop.services.nearest_points import PointProposal, WantedPart
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.network.visit_panel import WIDTH
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.detail_card import DetailCard
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.rows import stacked
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time
from aftersale_desktop.wording.network import level_name
from aftersale_desktop.wording.stock import part_name
from aftersale_desktop.wording.visits import distance_text


def proposal_columns(words: Words) -> tuple[Column[PointProposal], ...]:
    """Return the columns of the answer."""
    return (
        Column(
            words("Service point"),
            lambda row: row.point.name.text(words.language),
            is_strong=True,
            stretches=True,
            width=152,
        ),
        Column(words("Distance"), lambda row: distance_text(words, row), is_number=True, width=112),
        Column(words("Parts"), lambda row: _parts_told(words, row), width=128, spare=2),
        Column(words("Open orders"), lambda row: str(row.open_orders), is_number=True, width=104, spare=3),
        Column(words("Next free time"), lambda row: _next_told(words, row), width=184, spare=4),
        Column(words("Proposal"), lambda row: _mark(words, row).text, badge=lambda row: _mark(words, row), width=128),
    )


def _parts_told(words: Words, proposal: PointProposal) -> str:
    if not proposal.parts:
        return "—"
    here = sum(one.is_here for one in proposal.parts)
    return words("{here} of {count} in stock", here=here, count=len(proposal.parts))


def _next_told(words: Words, proposal: PointProposal) -> str:
    return day_and_time(words, proposal.next_visit.starts_at) if proposal.next_visit else "—"


def _mark(words: Words, proposal: PointProposal) -> BadgeMark:
    if proposal.is_proposed:
        return BadgeMark(words("Nearest with parts") if proposal.parts else words("Nearest"), Tone.GOOD)
    if not proposal.has_all:
        return BadgeMark(words("Parts missing"), Tone.CAUTION)
    return BadgeMark(words("Possible") if proposal.distance_km is not None else words("Too far"), Tone.NEUTRAL)


class ProposalPanel(DetailCard):
    """Its filled button plans a visit from there; `ask` has the parts sent to the own point."""

    def __init__(self, words: Words) -> None:
        super().__init__(WIDTH)
        self._words = words
        self._name, self._level = Text("", TextKind.BIG, wrap=True), Text("", TextKind.MUTED, wrap=True)
        self._where, self._way = Text("", wrap=True), Text("", TextKind.STRONG, wrap=True)
        self._next = Text("", wrap=True)
        self._parts_head, self._parts = Text(words("Parts there"), TextKind.LABEL), RecordList()
        self.plan = KeyButton(words("Plan a visit from there"), "F9", filled=True)
        self.ask = KeyButton(words("Have the parts sent here"), "F6", icon_name="exchange")
        head, body, foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        head.setSpacing(GRID)
        body.setSpacing(GRID)
        for widget in (self._name, self._level):
            head.addWidget(widget)
        for widget in (self._where, self._way, self._next):
            body.addWidget(widget)
        body.addLayout(stacked(self._parts_head, self._parts))
        foot.setSpacing(GRID)
        for button in (self.ask, self.plan):
            foot.addWidget(button)
        self.lay_out(head, body, foot)

    def show_proposal(self, proposal: PointProposal, *, may_plan: bool, may_ask: bool) -> None:
        """Show a point; another one's parts can be asked for where all of them lie there."""
        words, point = self._words, proposal.point
        self._name.setText(f"{point.code} · {point.name.text(words.language)}")
        self._level.setText(level_name(words, point.level))
        hours = f"{point.opens_at:%H:%M}–{point.closes_at:%H:%M}"
        self._where.setText("\n".join((point.address.text(words.language), f"{hours} · {point.hotline}")))
        self._way.setText(words("{distance}, one way", distance=distance_text(words, proposal)))
        self._way.setVisible(proposal.distance_km is not None)
        at = proposal.next_visit
        free = (
            words("Next free: {time}, {name}", time=day_and_time(words, at.starts_at), name=at.technician) if at else ""
        )
        self._next.setText(free)
        self._next.setVisible(bool(free))
        self._parts_head.setVisible(bool(proposal.parts))
        self._parts.show_records([self._part_row(one) for one in proposal.parts])
        self.ask.setVisible(may_ask and bool(proposal.parts) and proposal.has_all)
        self.plan.setVisible(may_plan and proposal.distance_km is not None)

    def _part_row(self, wanted: WantedPart) -> RecordRow:
        words, name = self._words, part_name(self._words, wanted.part)
        if wanted.is_here or wanted.source is None:
            told = words("{count} free", count=wanted.free)
        else:
            told = words("here {day}", day=f"{wanted.source.arrives_on:%m-%d}")
        return RecordRow(f"{wanted.quantity} ×", f"{name} {wanted.part.code}", told)
