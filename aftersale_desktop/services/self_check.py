"""The self-check of a shop: every order, the stock, the numbers and the database file are asked what must hold."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aftersale_desktop.domain.calls import CallEvent
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.hotline_invariants import HotlineFault, HotlineFile, hotline_faults
from aftersale_desktop.domain.order_invariants import OrderFault, OrderFile, order_faults
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.quotes import Quote
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.stock_invariants import StockFault, stock_faults
from aftersale_desktop.domain.visit_invariants import VisitFault, visit_faults
from aftersale_desktop.services.audit_check import ChainReport, check_chain
from aftersale_desktop.services.check_ports import NumberFault
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, Work
from aftersale_desktop.services.repair_orders import repair_order
from aftersale_desktop.services.stock_view import stock_picture

_AT_ONCE = 500
_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was asked and what contradicts itself; an empty report is a sound shop."""

    orders_checked: int
    orders: tuple[OrderFault, ...] = ()
    stock: tuple[StockFault, ...] = ()
    visits: tuple[VisitFault, ...] = ()
    hotline: tuple[HotlineFault, ...] = ()
    numbers: tuple[NumberFault, ...] = ()
    database: tuple[str, ...] = field(default=())
    audit: ChainReport = field(default_factory=lambda: ChainReport(0))

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        of_rooms = self.orders or self.stock or self.visits or self.hotline
        return not (of_rooms or self.numbers or self.database or self.audit.faults)


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Checks that everything a shop has written down agrees; nothing is changed."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def run(self, progress: Callable[[int], None] | None = None) -> CheckReport:
        """Return what was found; `progress` hears how many orders were asked."""
        self.who().need(Right.READ)
        faults: list[OrderFault] = []
        count = 0
        for number in self._numbers():
            faults += self.order(number)
            count += 1
            if progress is not None:
                progress(count)
        with self.start_reading() as work:
            return CheckReport(
                orders_checked=count,
                orders=tuple(faults),
                stock=stock_faults(stock_picture(work)),
                visits=_visit_faults(work, self.now()),
                hotline=hotline_faults(_hotline_file(work)),
                numbers=work.checks.number_faults(),
                database=work.checks.database_faults(),
                audit=check_chain(self.start_reading),
            )

    def order(self, number: str) -> tuple[OrderFault, ...]:
        """Return what contradicts itself about one order."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return order_faults(self._file(work, number))

    def _numbers(self) -> Iterator[str]:
        last = ""
        while True:
            with self.start_reading() as work:
                found = work.checks.claims_after(last, _AT_ONCE)
            if not found:
                return
            yield from found
            last = found[-1]

    def _file(self, work: Work, number: str) -> OrderFile:
        now = self.now()
        order = repair_order(work, number, now)
        return OrderFile(
            standing=order.standing,
            events=work.claims.events(number),
            deeds=work.checks.audited_deeds(number),
            papers=frozenset((paper.kind, paper.number) for paper in work.papers.of_claim(number)),
            zone=now.tzinfo,
            wanted_papers=tuple(_wanted_papers(order.standing, {event.detail.get("deed") for event in order.events})),
        )


def _hotline_file(work: Work) -> HotlineFile:
    events: defaultdict[str, tuple[CallEvent, ...]] = defaultdict(tuple)
    for event in work.calls.all_events():
        events[event.subject] += (event,)
    return HotlineFile(work.calls.everything(), work.complaints.everything(), events)


def _visit_faults(work: Work, now: datetime) -> tuple[VisitFault, ...]:
    points = [point.code for point in work.shop.points()]
    visits = tuple(one for code in points for one in work.home_visits.between(code, now - _A_YEAR, now + _A_YEAR))
    named = {one.claim_number for one in visits if one.claim_number}
    claims = (work.claims.by_number(number) for number in named)
    return visit_faults(visits, {claim.number: claim for claim in claims if claim is not None})


def _wanted_papers(standing: Standing, deeds: set[str | None]) -> Iterator[tuple[PaperKind, str]]:
    """The papers that deeds issue in their own transaction."""
    number = standing.claim.number
    yield PaperKind.RECEIPT, number
    if standing.invoice is not None:
        yield PaperKind.INVOICE, standing.invoice.number
    if Deed.HAND_OVER in deeds:
        yield PaperKind.HANDOVER, number
    yield from ((PaperKind.QUOTE, quote.number) for quote in contents(standing.records, Quote))
    yield from ((PaperKind.EXCHANGE, one.number) for one in contents(standing.records, Exchange))
    yield from ((PaperKind.PRODUCT_REFUND, one.number) for one in contents(standing.records, ProductRefund))
