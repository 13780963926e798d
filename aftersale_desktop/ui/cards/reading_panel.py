"""One card to read: product, periods, units, owners, papers and what was done with it, and its deeds as buttons."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.card_records import UnitUse
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import is_erased
from aftersale_desktop.domain.personal_data import masked_address, masked_phone
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.ui.cards.periods_panel import PeriodsPanel
from aftersale_desktop.ui.theme import GRID, Tone
from aftersale_desktop.ui.widgets.badge import Badge
from aftersale_desktop.ui.widgets.history_list import HistoryEntry, HistoryList
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.record_list import RecordList, RecordRow
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.cards import deed_line, deed_title, field_value, short_number
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.exchanges import closed_line
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.papers import paper_title, printed_text


class ReadingPanel(QWidget):
    """Shows a card and says which deed is wanted; it decides nothing."""

    intake_wanted = Signal()
    edit_wanted = Signal()
    transfer_wanted = Signal()
    replacement_wanted = Signal()
    card_paper_wanted = Signal()
    label_wanted = Signal()
    record_wanted = Signal()
    reveal_wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number = Text("", TextKind.TITLE, selectable=True)
        self._line = Text("", TextKind.MUTED, wrap=True, selectable=True)
        self._badge = Badge()
        self.periods = PeriodsPanel(words)
        self._facts, self._units, self._owners, self._papers = (RecordList() for _ in range(4))
        self._deeds = HistoryList()
        self._no_papers = Text(words("No papers yet."), TextKind.MUTED)
        self._no_deeds = Text(words("Nothing since it was registered."), TextKind.MUTED)
        self.intake = KeyButton(words("Take in"), "F9", filled=True)
        self.intake.spell_out(words("Take in at the counter"))
        self.edit = KeyButton(words("Edit"), "F2", icon_name="pencil")
        self.transfer = KeyButton(words("New owner"), "F5", icon_name="person")
        self.replacement = KeyButton(words("Replace a unit"), "F6", icon_name="exchange")
        self.card_paper = KeyButton(words("Warranty card"), "F7", icon_name="print")
        self.label = KeyButton(words("Label"), "F8", icon_name="print")
        self.label.spell_out(words("Device label"))
        self.record = KeyButton(words("Record"), "Ctrl+R", icon_name="print")
        self.record.spell_out(words("Repair record"))
        self.reveal = KeyButton(words("Show telephone"), "Ctrl+U")
        self.reveal.spell_out(words("Show telephone and address"))
        self._detail: CardDetail | None = None
        self._whole: Customer | None = None
        self._close = KeyButton(words("Close"), "Esc")
        self.body = self._scrolled()
        self._connect()
        self._lay_out()

    def show_card(self, detail: CardDetail, now: datetime, *, may_replace: bool) -> None:
        """Show a card; only deeds that the person at the keyboard may do are offered."""
        words, item = self._words, detail.item
        self._detail, self._whole = detail, None
        self.reveal.setVisible(not is_erased(detail.known.owner))
        self._number.setText(item.card.number if item.card else words("No warranty card"))
        self._line.setText(f"{item.model.name.text(words.language)} · {item.model.code} · {item.number}")
        self._show_badge(detail, now)
        self._facts.show_records(tuple(self._fact_rows(detail)))
        self.periods.show_card(detail, now.date())
        self._units.show_records([self._unit_row(use) for use in detail.units])
        self._owners.show_records(tuple(self._owner_rows(detail)))
        self._papers.show_records(self._paper_rows(detail, now))
        self._papers.setVisible(bool(detail.papers))
        self._no_papers.setVisible(not detail.papers)
        self._deeds.show_entries(tuple(self._deed_entries(detail, now)))
        self._no_deeds.setVisible(not (detail.deeds or detail.closed))
        self.replacement.setVisible(may_replace)
        self.card_paper.setVisible(item.card is not None)

    def start(self) -> None:
        """Put the focus where arrows and Page Down read on; the deeds have keys of their own."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_badge(self, detail: CardDetail, now: datetime) -> None:
        words, history = self._words, detail.history
        if detail.is_refunded:
            self._badge.show_state(words("refunded, card closed"), Tone.BAD)
        elif history is None:
            self._badge.show_state(words("no period"), Tone.NEUTRAL)
        elif now.date() <= history.warranty_ends_on:
            self._badge.show_state(words("whole unit covered"), Tone.GOOD)
        elif now.date() <= history.main_parts_end_on:
            self._badge.show_state(words("main parts covered"), Tone.CAUTION)
        else:
            self._badge.show_state(words("no longer covered"), Tone.NEUTRAL)

    def _fact_rows(self, detail: CardDetail) -> Iterator[RecordRow]:
        words, card = self._words, detail.item.card
        if card is None:
            return
        dates = f"{card.invoice_number or '—'} · {iso_day(card.invoice_on)}"
        yield RecordRow(words("Purchase invoice"), dates, f"¥ {card.price:.2f}" if card.price is not None else "")
        yield RecordRow(words("Seller"), field_value(words, card.seller), words("remote sale") * card.is_remote_sale)
        if card.delivered_on:
            yield RecordRow(words("Delivered on"), iso_day(card.delivered_on))
        if card.exchanged_on:
            yield RecordRow(words("Exchanged on"), iso_day(card.exchanged_on))

    def show_whole(self, owner: Customer) -> None:
        """Show the owner's telephone and address in full, until another card is shown."""
        if self._detail is not None and self._detail.known.owner.id == owner.id:
            self._whole = owner
            self._owners.show_records(tuple(self._owner_rows(self._detail)))
            self.reveal.hide()

    def _unit_row(self, use: UnitUse) -> RecordRow:
        words, swap = self._words, use.replacement
        until = iso_day(use.until) if use.until else words("today")
        code = grouped(use.unit.barcode)
        swapped = (code, words("replaced"), short_number(swap.document), swap.replaced_by) if swap else (code,)
        told = " · ".join(swapped)
        return RecordRow(unit_name(words, use.unit.kind), told, f"{iso_day(use.since)} – {until}")

    def _owner_rows(self, detail: CardDetail) -> Iterator[RecordRow]:
        words, owner = self._words, detail.known.owner
        since = iso_day(detail.former_owners[0].transfer.transferred_on) if detail.former_owners else ""
        told = (masked_phone(owner.phone), masked_address(owner.address))
        if self._whole is not None:
            told = (self._whole.phone, self._whole.address)
        line = " · ".join(text for text in told if text)
        yield RecordRow(owner.name, line, words("since {day}", day=since) if since else "")
        for former in detail.former_owners:
            proof = f"{former.transfer.proof} · {former.transfer.reason}"
            former_line = f"{masked_phone(former.customer.phone)} · {proof}"
            until = words("until {day}", day=iso_day(former.transfer.transferred_on))
            yield RecordRow(former.customer.name, former_line, until)

    def _paper_rows(self, detail: CardDetail, now: datetime) -> list[RecordRow]:
        words = self._words
        return [
            RecordRow(
                paper_title(words, paper.kind),
                f"{paper.number} · {paper.issued_by}",
                f"{paper.issued_at.astimezone(now.tzinfo):%Y-%m-%d} · {printed_text(words, paper.prints)}",
            )
            for paper in detail.papers
        ]

    def _deed_entries(self, detail: CardDetail, now: datetime) -> Iterator[HistoryEntry]:
        words = self._words
        for card in detail.closed:
            title = words("Card {number} closed", number=card.number)
            yield HistoryEntry(card.closed_on.isoformat(), title, closed_line(words, card), Tone.CAUTION)
        for deed in detail.deeds:
            day = f"{deed.at.astimezone(now.tzinfo):%Y-%m-%d}"
            yield HistoryEntry(day, deed_title(words, deed), deed_line(words, deed))

    def _connect(self) -> None:
        for button, wanted in (
            (self.intake, self.intake_wanted),
            (self.edit, self.edit_wanted),
            (self.transfer, self.transfer_wanted),
            (self.replacement, self.replacement_wanted),
            (self.card_paper, self.card_paper_wanted),
            (self.label, self.label_wanted),
            (self.record, self.record_wanted),
            (self.reveal, self.reveal_wanted),
            (self._close, self.left),
        ):
            button.clicked.connect(wanted)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._number)
        head.addWidget(self._badge)
        head.addStretch()
        head.addWidget(self.reveal)
        head.addWidget(self._close)
        deeds = QVBoxLayout()
        deeds.setSpacing(GRID)
        deeds.addLayout(_row((self.edit, self.transfer, self.replacement)))
        deeds.addLayout(_row((self.card_paper, self.label, self.record)))
        deeds.addLayout(_row((), self.intake))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self.body, 1)
        column.addLayout(deeds)

    def _scrolled(self) -> Scrolled:
        inside, words = QWidget(), self._words
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for title, *widgets in (
            (words("Owner"), self._owners),
            (words("Purchase"), self._facts),
            (words("Warranty"), self.periods),
            (words("Units"), self._units),
            (words("Papers"), self._papers, self._no_papers),
            (words("What was done with the card"), self._deeds, self._no_deeds),
        ):
            column.addWidget(Text(title, TextKind.LABEL))
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(GRID)
        column.addStretch()
        scroll = Scrolled(inside)
        scroll.setObjectName("reading")
        scroll.setAccessibleName(words("Warranty card"))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return scroll


def _row(left: tuple[QWidget, ...], *right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in left:
        row.addWidget(widget)
    row.addStretch()
    for widget in right:
        row.addWidget(widget)
    return row
