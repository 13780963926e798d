"""What the Quote tab shows of an order: the lines, which of them are optional, the sums, and every version sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.fees import FeeLine
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.quotes import Quote, QuoteDecision, QuoteState, may_be_optional, state_of
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.services.paper_contents import listed_names, listed_units
from aftersale_desktop.services.quote_contents import agreed_sums, declined_sums, left_out_before, planned_sums
from aftersale_desktop.services.repair_orders import RepairOrder
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.history_list import HistoryEntry
from aftersale_desktop.ui.widgets.text import TextKind
from aftersale_desktop.ui.workshop.quote_view import Sum, invoiced_sums
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.papers import line_name
from aftersale_desktop.wording.quotes import decision_text, quote_state_name

_MAY_SEND = frozenset({ClaimState.DIAGNOSING, ClaimState.UNDER_REPAIR, ClaimState.QUOTED})
_MAY_SEND_AGAIN = frozenset({ClaimState.APPROVED, ClaimState.WAITING_FOR_PARTS})
QUOTABLE = _MAY_SEND | _MAY_SEND_AGAIN


def may_send(order: RepairOrder) -> bool:
    """Tell whether a quote may be sent; what was agreed to is quoted again only when the work costs more by now."""
    state = order.claim.state
    return state in _MAY_SEND or (state in _MAY_SEND_AGAIN and not order.standing.is_agreed)


def open_quote(standing: Standing) -> Quote | None:
    """Return the version that waits for its answer."""
    return standing.quote if standing.decision is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggles:
    """Which lines can be ticked, what a tick says, what it does, and which lines begin ticked."""

    codes: tuple[str, ...] = ()
    label: str = ""
    hint: str = ""
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """An order as its Quote tab shows it: while a version is offered, while one is open, or as it was decided."""

    words: Words
    order: RepairOrder
    now: datetime
    is_offering: bool
    is_renewing: bool

    def lines(self) -> tuple[FeeLine, ...]:
        """Return the open version's lines, else those of the planned work, else those of the last version."""
        standing = self.order.standing
        if standing.invoice is not None:
            return standing.invoice.settlement.lines
        planned = planned_sums(self.order)
        is_planning = self.is_renewing or (open_quote(standing) is None and may_send(self.order))
        if standing.quote is None or is_planning:
            return planned.lines if planned else ()
        return tuple(one.line for one in standing.quote.lines)

    def names(self, lines: tuple[FeeLine, ...]) -> tuple[dict[str, str], dict[str, str]]:
        """Return what the lines are called in the price list, and in which units they are counted."""
        return listed_names(lines, self.order.tariff), listed_units(lines, self.order.tariff)

    def toggles(self, lines: tuple[FeeLine, ...]) -> Toggles:
        """Return what can be ticked: optional lines while offering, lines left out while the customer answers."""
        words, quote = self.words, open_quote(self.order.standing)
        if self.is_offering:
            return self._optional(lines)
        if quote is not None and quote.optional:
            hint = words("Tick what the customer does not want; the sum follows.")
            return Toggles(codes=quote.optional, label=words("Left out"), hint=hint)
        return Toggles()

    def left_out(self) -> tuple[str, ...]:
        """Return what the customer left out of what was agreed."""
        standing = self.order.standing
        return standing.left_out if standing.invoice is None and not self.is_offering else ()

    def _optional(self, lines: tuple[FeeLine, ...]) -> Toggles:
        words = self.words
        codes = tuple(line.code for line in lines if may_be_optional(line) and line.amount_due)
        refused = tuple(code for code in left_out_before(self.order.standing) if code in codes)
        hint = words("Optional is what the customer may leave out.")
        if refused:
            names = listed_names(lines, self.order.tariff)
            told = words(", ").join(names.get(code, code) for code in refused)
            hint = words("Left out by the customer last time, so optional again: {lines}", lines=told)
        return Toggles(codes=codes, label=words("Optional"), hint=hint, ticked=refused)

    def sums(self, ticked: Iterable[str]) -> Iterator[Sum]:
        """Return what the customer pays: by the invoice, by the offer, by the open version, or as decided."""
        words, order = self.words, self.order
        quote, decision = open_quote(order.standing), order.standing.decision
        planned = planned_sums(order)
        if order.standing.invoice is not None:
            yield from invoiced_sums(words, order.standing.invoice)
        elif self.is_offering and planned is not None:
            yield words("Customer pays"), planned.total, TextKind.BIG
        elif quote is not None:
            yield words("Agreed if accepted now"), agreed_sums(order, quote, tuple(ticked)).total, TextKind.BIG
            yield words("Due if declined"), declined_sums(order, quote.job).total, TextKind.MUTED
        elif decision is not None and decision.state in {QuoteState.ACCEPTED, QuoteState.DECLINED}:
            label = words("Agreed") if decision.state is QuoteState.ACCEPTED else words("Due after declining")
            yield label, decision.total, TextKind.BIG
        elif planned is not None:
            yield words("Customer pays"), planned.total, TextKind.BIG

    def versions(self, tones: Mapping[QuoteState, Tone]) -> Iterator[HistoryEntry]:
        """Return every version that was sent, newest first, with what became of it."""
        records = self.order.standing.records
        decisions = {one.number: one for one in contents(records, QuoteDecision)}
        for quote in reversed(contents(records, Quote)):
            decision = decisions.get(quote.number)
            state = state_of(quote, decision, self.now.date())
            when = quote.sent_at.astimezone(self.now.tzinfo)
            title = self.words("{number} · version {version}", number=quote.number, version=quote.version)
            line = self._version_line(quote, decision, state)
            yield HistoryEntry(f"{when:%m-%d %H:%M}", title, line, tones.get(state, Tone.NEUTRAL))

    def _version_line(self, quote: Quote, decision: QuoteDecision | None, state: QuoteState) -> str:
        words = self.words
        is_agreed = decision is not None and decision.state is QuoteState.ACCEPTED
        total = decision.total if decision is not None and is_agreed else quote.total
        sums = words("¥ {total}, valid until {day}", total=f"{total:.2f}", day=quote.valid_until.isoformat())
        told = decision_text(words, decision, self.now.tzinfo, self._names_of(quote)) if decision else ""
        return " · ".join(part for part in (quote_state_name(words, state), sums, told) if part)

    def _names_of(self, quote: Quote) -> dict[str, str]:
        lines = tuple(one.line for one in quote.lines)
        listed = listed_names(lines, self.order.tariff)
        return {line.code: line_name(self.words, line, listed) for line in lines}
