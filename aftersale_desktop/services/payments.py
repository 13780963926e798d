"""Money at the counter: deposits, payments and what is given back, each booked once with its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import (
    Claim,
    ClaimEvent,
    ClaimIsClosedError,
    ClaimNotFoundError,
    ClaimState,
    ReasonMissingError,
)
from aftersale_desktop.domain.invoices import ClaimIsCancelledError, Invoice, InvoiceNotFoundError, Payment
from aftersale_desktop.domain.money_papers import PaymentContent
from aftersale_desktop.domain.paper_parts import PointHeading, Subject
from aftersale_desktop.domain.papers import PAPER_OF_PURPOSE, IssuedPaper
from aftersale_desktop.domain.payments import (
    SERIES,
    DepositAfterInvoiceError,
    LedgerEntry,
    NothingToGiveBackError,
    PaymentKindMissingError,
    Purpose,
    Tender,
    balance_of,
    check_not_overpaid,
    negated,
    payments_of,
    refund_by_kind,
)
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.paper_contents import heading_of, new_paper, subject_of
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


@dataclass(frozen=True, slots=True)
class Account:
    """All money of a claim beside the invoice that counts, if there is one."""

    claim: Claim
    entries: tuple[LedgerEntry, ...]
    invoice: Invoice | None

    @property
    def payments(self) -> tuple[Payment, ...]:
        """All money that changed hands, oldest first."""
        return payments_of(self.entries)

    @property
    def balance(self) -> Decimal:
        """What the shop holds: received less given back."""
        return balance_of(self.payments)

    @property
    def due(self) -> Decimal:
        """What the invoice comes to after credit notes; nothing without one."""
        return self.invoice.due if self.invoice else Decimal("0.00")

    @property
    def open_amount(self) -> Decimal:
        """What is still to pay."""
        return max(self.due - self.balance, Decimal("0.00"))

    @property
    def surplus(self) -> Decimal:
        """What the shop holds beyond what is due."""
        return max(self.balance - self.due, Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry of the ledger with its receipt."""

    entry: LedgerEntry
    paper: IssuedPaper


@dataclass(frozen=True, slots=True)
class Booking:
    """Money about to be booked; refunds carry amounts below zero."""

    purpose: Purpose
    payments: tuple[Payment, ...]
    request_key: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PaymentDesk:
    """What a clerk does with money; the same key never books twice."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def account(self, claim_number: str) -> Account:
        """Return all money of a claim and what is still to pay."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return account_of(work, claim_number)

    def take_deposit(self, claim_number: str, tenders: Sequence[Tender], request_key: str) -> Booked:
        """Book money before there is an invoice; it counts against the invoice as soon as one is posted."""
        user, now = self._cashier(), self.now()
        booking = Booking(Purpose.DEPOSIT, _received(tenders, now), request_key)
        with self.start_work() as work:
            work.turns.of_request(request_key)
            earlier = _booked_before(work, request_key)
            if earlier is None:
                work.turns.of_claim(claim_number)
                account = account_of(work, claim_number)
                _check_takes_deposit(account)
                earlier = booked(work, account, booking, user, now)
                work.commit()
        return earlier

    def take_payment(self, invoice_number: str, tenders: Sequence[Tender], request_key: str) -> Booked:
        """Book money against a posted invoice, the whole or a part; more than is open is refused."""
        user, now = self._cashier(), self.now()
        booking = Booking(Purpose.PAYMENT, _received(tenders, now), request_key)
        with self.start_work() as work:
            work.turns.of_request(request_key)
            earlier = _booked_before(work, request_key)
            if earlier is None:
                take_turn_of_invoice(work, invoice_number)
                account = _account_of_invoice(work, invoice_number)
                check_not_overpaid(tenders, account.open_amount)
                earlier = booked(work, account, booking, user, now)
                work.commit()
        return earlier

    def give_back(self, claim_number: str, reason: str, request_key: str) -> Booked:
        """Give back what the shop holds beyond what is due, by the kinds it came in; a supervisor gives a reason."""
        user, now = self.who(), self.now()
        user.need(Right.CREDIT_INVOICE)
        if not reason.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            work.turns.of_request(request_key)
            earlier = _booked_before(work, request_key)
            if earlier is None:
                work.turns.of_claim(claim_number)
                account = account_of(work, claim_number)
                earlier = returned_surplus(work, account, reason.strip(), request_key, user, now)
                if earlier is None:
                    raise NothingToGiveBackError(claim_number)
                work.commit()
        return earlier

    def _cashier(self) -> User:
        user = self.who()
        user.need(Right.TAKE_MONEY)
        return user


def account_of(work: Work, claim_number: str) -> Account:
    """Return all money of a claim; refuses a number no claim has."""
    claim = work.claims.by_number(claim_number)
    if claim is None:
        raise ClaimNotFoundError(claim_number)
    return Account(claim, work.ledger.of_claim(claim_number), work.invoices.of_claim(claim_number))


def take_turn_of_invoice(work: Work, invoice_number: str) -> None:
    """Wait until no other counter is about the money of an invoice; the invoice itself, read before, never changes."""
    invoice = work.invoices.by_number(invoice_number)
    if invoice is not None:
        work.turns.of_claim(invoice.claim_number)


def booked(work: Work, account: Account, booking: Booking, user: User, now: datetime) -> Booked:
    """Store number, entry, receipt, event and audit in the caller's transaction.

    The number is one of the point whose drawer the money lies in: that of who books it, wherever the claim was taken.
    """
    claim, invoice = account.claim, account.invoice
    number = work.numbers.next(user.point_code, SERIES[booking.purpose], now.year)
    entry = work.ledger.add(
        LedgerEntry(
            id=0,
            number=number,
            request_key=booking.request_key,
            claim_number=claim.number,
            invoice_number=invoice.number if invoice else "",
            purpose=booking.purpose,
            payments=booking.payments,
            booked_at=now,
            booked_by=user.name,
        )
    )
    after = replace(account, entries=(*account.entries, entry))
    subject = subject_of(work.items.by_id(claim.item_id).item, work.customers.by_id(claim.customer_id), claim.scanned)
    point = heading_of(work.shop.terms(user.point_code).point)
    content = payment_content(after, entry, Head(point, subject), booking.reason)
    paper = work.papers.issue(new_paper(PAPER_OF_PURPOSE[booking.purpose], number, content, now, user.name))
    detail = {"receipt": number, "amount": str(abs(entry.total)), "reason": booking.reason}
    work.claims.record(claim.number, ClaimEvent(now, user.name, str(booking.purpose), detail))
    kinds = ", ".join(f"{payment.kind} {payment.amount}" for payment in entry.payments)
    work.audit.add(now, user.name, f"book_{booking.purpose}", number, {**detail, "claim": claim.number, "kinds": kinds})
    return Booked(entry, paper)


def returned_surplus(
    work: Work, account: Account, reason: str, request_key: str, user: User, now: datetime
) -> Booked | None:
    """Book back what is held beyond what is due, None where nothing is."""
    if not account.surplus:
        return None
    payments = refund_by_kind(account.payments, account.surplus, now)
    return booked(work, account, Booking(Purpose.REFUND, payments, request_key, reason), user, now)


def paid_at_posting(
    work: Work, account: Account, tenders: tuple[Tender, ...], user: User, now: datetime
) -> Booked | None:
    """Book what is paid with a new invoice, None where nothing is; money that is not due any more is refused."""
    payments = tuple(tender.received(now) for tender in tenders if tender.amount)
    if not payments:
        return None
    check_not_overpaid(tenders, account.open_amount)
    number = account.invoice.number if account.invoice else ""
    return booked(work, account, Booking(Purpose.PAYMENT, payments, payment_key(number)), user, now)


def payment_key(invoice_number: str) -> str:
    """Return the request key of what is paid with an invoice; who posts it has none of his own."""
    return f"{invoice_number}:payment"


def surplus_key(invoice_number: str) -> str:
    """Return the request key of what goes back because the deposit was more than the invoice."""
    return f"{invoice_number}:surplus"


@dataclass(frozen=True, slots=True)
class Head:
    """Which service point gives a receipt to whom."""

    point: PointHeading
    subject: Subject


def payment_content(account: Account, entry: LedgerEntry, head: Head, reason: str = "") -> PaymentContent:
    """Return what the receipt of an entry says; the account already holds the entry."""
    claim, invoice = account.claim, account.invoice
    is_refund = entry.purpose is Purpose.REFUND
    return PaymentContent(
        number=entry.number,
        purpose=entry.purpose,
        claim_number=claim.number,
        invoice_number=invoice.number if invoice else "",
        point=head.point,
        booked_at=entry.booked_at,
        booked_by=entry.booked_by,
        subject=head.subject,
        payments=negated(entry.payments) if is_refund else entry.payments,
        total=abs(entry.total),
        balance=account.balance,
        due=invoice.due if invoice else None,
        open_amount=account.open_amount if invoice else None,
        reason=reason,
        invoice_total=invoice.settlement.total if invoice else None,
    )


def _received(tenders: Sequence[Tender], now: datetime) -> tuple[Payment, ...]:
    if not tenders:
        raise PaymentKindMissingError
    return tuple(tender.received(now) for tender in tenders)


def _booked_before(work: Work, request_key: str) -> Booked | None:
    entry = work.ledger.by_request_key(request_key)
    paper = work.papers.find(PAPER_OF_PURPOSE[entry.purpose], entry.number) if entry else None
    return Booked(entry, paper) if entry and paper else None


def _check_takes_deposit(account: Account) -> None:
    if account.invoice is not None:
        raise DepositAfterInvoiceError(account.invoice.number)
    if account.claim.state is ClaimState.CANCELLED:
        raise ClaimIsCancelledError(account.claim.number)
    if account.claim.state is ClaimState.CLOSED:
        raise ClaimIsClosedError(account.claim.number)


def _account_of_invoice(work: Work, invoice_number: str) -> Account:
    """Money goes to the invoice that counts; one that was credited whole takes none."""
    invoice = work.invoices.by_number(invoice_number)
    if invoice is None:
        raise InvoiceNotFoundError(invoice_number)
    return replace(account_of(work, invoice.claim_number), invoice=invoice)
