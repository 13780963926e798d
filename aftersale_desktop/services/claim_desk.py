"""The claims list and one claim in detail; a verdict is checked again or overridden, never rewritten."""

from dataclasses import dataclass, replace
from decimal import Decimal

from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.claims import (
    Claim,
    ClaimEvent,
    ClaimIsClosedError,
    ClaimNotFoundError,
    ClaimRow,
    ClaimState,
    Override,
    ReasonMissingError,
)
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.exchanges import AlreadyGrantedError, Exchange, ProductRefund
from aftersale_desktop.domain.invoices import AlreadyInvoicedError, Invoice
from aftersale_desktop.domain.order_records import newest
from aftersale_desktop.domain.papers import PaperRecord
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE
from aftersale_desktop.domain.scans import as_typed
from aftersale_desktop.domain.verdict import Outcome, Verdict
from aftersale_desktop.services.judging_again import verdict_again
from aftersale_desktop.services.payments import account_of
from aftersale_desktop.services.ports import (
    ClaimCounts,
    ClaimFilter,
    Clock,
    KnownItem,
    SignedIn,
    StartReading,
    StartWork,
    Work,
)

_FROZEN = frozenset({ClaimState.CLOSED, ClaimState.CANCELLED})


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """Everything the detail shows."""

    claim: Claim
    customer: Customer
    known: KnownItem
    events: tuple[ClaimEvent, ...]
    invoice: Invoice | None
    papers: tuple[PaperRecord, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    returnable: Decimal = Decimal("0.00")
    """What the shop still holds of a claim that was cancelled, or ended without an invoice."""


@dataclass(frozen=True, slots=True)
class VerdictCheck:
    """The frozen verdict beside the answer that today's rules, card and history would have given on its day."""

    then: Verdict
    now: Verdict

    @property
    def is_same(self) -> bool:
        """Tell whether both come to the same outcome for the same reasons."""
        return self.then.outcome is self.now.outcome and self.then.reasons == self.now.reasons


@dataclass(frozen=True, slots=True)
class ClaimDesk:
    """What a clerk or a supervisor does with claims that were taken."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def rows(self, wanted: ClaimFilter) -> tuple[ClaimRow, ...]:
        """Return the rows of the user's own point, overdue first, then by time left; everything is of every point."""
        user = self.who()
        user.need(Right.READ)
        asked = replace(wanted, text=as_typed(wanted.text))
        here = asked if wanted.is_everything else replace(asked, point_code=user.point_code)
        with self.start_reading() as work:
            return work.claims.rows(here, self.now())

    def due_next(self) -> tuple[ClaimRow, ...]:
        """Return the point's open claims whose time is running, the nearest to their promise first."""
        running = (row for row in self.rows(ClaimFilter()) if row.due_at is not None and row.passed_at is None)
        return tuple(running)

    def counts(self) -> ClaimCounts:
        """Return how many claims of the user's own point each tab holds."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return work.claims.counts(self.now(), user.point_code)

    def detail(self, number: str) -> ClaimDetail:
        """Return one claim with customer, product, history, invoice and what was attached, without the bytes."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _detail(work, number)

    def number_of_request(self, request_key: str) -> str:
        """Return the number of the claim that was taken under a key; refuses when there is none."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            claim = work.claims.by_request_key(request_key)
        if claim is None:
            raise ClaimNotFoundError(request_key)
        return claim.number

    def check_again(self, number: str) -> VerdictCheck:
        """Return the frozen verdict beside the one by today's rules and records; nothing is stored."""
        user, now = self.who(), self.now()
        user.need(Right.READ)
        with self.start_reading() as work:
            detail = _detail(work, number)
            terms = work.shop.terms(user.point_code)
        claim = detail.claim
        return VerdictCheck(claim.counted.verdict, verdict_again(claim, detail.known, terms.rules, now))

    def override(self, number: str, outcome: Outcome, reason: str) -> Claim:
        """Record a supervisor's decision beside the verdict; it needs a reason and leaves an audit row."""
        user = self.who()
        user.need(Right.OVERRIDE_VERDICT)
        if not reason.strip():
            raise ReasonMissingError
        now = self.now()
        with self.start_work() as work:
            claim = _claim(work, number)
            _check_open(work, claim)
            decided = replace(claim, override=Override(outcome, reason.strip(), user.name, now))
            saved = work.claims.save(decided)
            detail = {"from": str(claim.outcome), "to": str(outcome), "reason": reason.strip()}
            work.claims.record(number, ClaimEvent(now, user.name, "override", detail))
            work.audit.add(now, user.name, "override_verdict", number, detail)
            work.commit()
        return saved


def _claim(work: Work, number: str) -> Claim:
    claim = work.claims.by_number(number)
    if claim is None:
        raise ClaimNotFoundError(number)
    return claim


def _check_open(work: Work, claim: Claim) -> None:
    """What was charged or closed stands; a decision afterwards would contradict the paper."""
    if claim.state in _FROZEN:
        raise ClaimIsClosedError(claim.number)
    invoice = work.invoices.of_claim(claim.number)
    if invoice is not None:
        raise AlreadyInvoicedError(invoice.number)
    records = work.orders.of_claim(claim.number)
    exchange = newest(records, Exchange)
    if newest(records, ProductRefund) is not None or (exchange is not None and exchange.is_whole):
        raise AlreadyGrantedError(claim.number)


def _settles_no_work(claim: Claim) -> bool:
    return claim.state is ClaimState.CANCELLED or claim.ended_as in WITHOUT_INVOICE


def _detail(work: Work, number: str) -> ClaimDetail:
    claim = _claim(work, number)
    return ClaimDetail(
        claim=claim,
        customer=work.customers.by_id(claim.customer_id),
        known=work.items.by_id(claim.item_id),
        events=work.claims.events(number),
        invoice=work.invoices.of_claim(number),
        papers=work.papers.of_claim(number),
        attachments=work.attachments.of_claim(number),
        returnable=account_of(work, number).surplus if _settles_no_work(claim) else Decimal("0.00"),
    )
