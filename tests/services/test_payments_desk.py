"""Money at the counter: deposits and payments are booked once, counted true, and refused when they cannot be right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.cost_limits import Consent, CostLimitExceededError
from aftersale_desktop.domain.discounts import Concessions, Discount, LineChange
from aftersale_desktop.domain.fees import FeeComponent, PartUse, Payer
from aftersale_desktop.domain.invoices import ClaimIsCancelledError, InvoiceNotFoundError, InvoiceState, PaymentKind
from aftersale_desktop.domain.money_papers import PaymentContent
from aftersale_desktop.domain.papers import InvoiceContent, PaperKind
from aftersale_desktop.domain.payments import (
    DepositAfterInvoiceError,
    NothingReceivedError,
    NothingToGiveBackError,
    OverpaidError,
    PaymentKindMissingError,
    Purpose,
    Tender,
)
from aftersale_desktop.domain.people import NotAllowedError, Right
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.ports import StorageError
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_card, a_stocked_shop, a_visit, an_item, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

CAPACITOR = PartUse("CAP35", Decimal(1), Decimal("38.00"))


def cash(amount: str, given: str | None = None) -> Tender:
    return Tender(PaymentKind.CASH, Decimal(amount), None if given is None else Decimal(given))


def wechat(amount: str) -> Tender:
    return Tender(PaymentKind.WECHAT, Decimal(amount), reference="4200001")


@pytest.fixture
def shop() -> FakeShop:
    """A shop in which product 1 is long out of warranty, so that its repair costs 118.00."""
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    return a_fake_shop(a_stocked_shop(items=(old,)), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)


def draft(number: str, *payments: Tender, **changes: object) -> InvoiceDraft:
    made = InvoiceDraft(number, work_done(), parts=(CAPACITOR,), payments=payments)
    return replace(made, **changes)  # type: ignore[arg-type]  # any field


def test_a_deposit_gets_a_number_a_receipt_an_event_and_an_audit_row_in_one_transaction(
    shop: FakeShop, number: str
) -> None:
    begun = shop.storage.writes_begun
    booked = shop.money.payments.take_deposit(number, (cash("100.00", "200.00"),), "key 2")
    assert shop.storage.writes_begun == begun + 1
    assert (booked.entry.number, booked.entry.purpose) == ("SH03-DP-2026-000001", Purpose.DEPOSIT)
    assert shop.kept.papers[PaperKind.DEPOSIT, booked.entry.number] == booked.paper
    content = booked.paper.content
    assert isinstance(content, PaymentContent)
    assert (content.total, content.balance, content.due) == (Decimal("100.00"), Decimal("100.00"), None)
    assert shop.kept.events[-1][1].deed == "deposit"
    at, by, deed, subject, detail = shop.kept.audit[-1]
    assert (at, by, deed, subject) == (NOON, CLERK.name, "book_deposit", booked.entry.number)
    assert (detail["claim"], detail["amount"], detail["kinds"]) == (number, "100.00", "cash 100.00")


def test_a_deposit_counts_against_the_invoice_and_only_the_rest_is_paid(shop: FakeShop, number: str) -> None:
    shop.money.payments.take_deposit(number, (wechat("50.00"),), "key 2")
    assert shop.money.invoicing.basis(number).deposit == Decimal("50.00")
    posted = shop.money.invoicing.post(draft(number, cash("68.00")))
    assert (posted.invoice.state, posted.invoice.paid) == (InvoiceState.PAID, Decimal("118.00"))
    content = posted.paper.content
    assert isinstance(content, InvoiceContent)
    assert [(payment.kind, payment.amount) for payment in content.payments] == [
        (PaymentKind.WECHAT, Decimal("50.00")),
        (PaymentKind.CASH, Decimal("68.00")),
    ]


def test_what_a_deposit_exceeds_the_invoice_by_goes_back_the_way_it_came(shop: FakeShop, number: str) -> None:
    shop.money.payments.take_deposit(number, (wechat("150.00"),), "key 2")
    posted = shop.money.invoicing.post(draft(number))
    assert posted.refund is not None
    assert posted.refund.entry.number == "SH03-RF-2026-000001"
    assert [(one.kind, one.amount) for one in posted.refund.entry.payments] == [(PaymentKind.WECHAT, Decimal("-32.00"))]
    assert posted.invoice.state is InvoiceState.PAID
    assert shop.money.payments.account(number).balance == Decimal("118.00")


def test_an_invoice_is_paid_in_parts_and_in_several_kinds(shop: FakeShop, number: str) -> None:
    invoice = shop.money.invoicing.post(draft(number)).invoice.number
    first = shop.money.payments.take_payment(invoice, (cash("50.00", "60.00"),), "key 2")
    assert first.entry.number == "SH03-PY-2026-000001"
    found = shop.money.invoicing.find(invoice)
    assert found is not None
    assert (found.state, found.open_amount) == (InvoiceState.PART_PAID, Decimal("68.00"))
    shop.money.payments.take_payment(invoice, (wechat("30.00"), Tender(PaymentKind.CARD, Decimal("38.00"))), "key 3")
    found = shop.money.invoicing.find(invoice)
    assert found is not None
    assert (found.state, found.open_amount) == (InvoiceState.PAID, Decimal("0.00"))
    with pytest.raises(OverpaidError):
        shop.money.payments.take_payment(invoice, (cash("0.01"),), "key 4")


def test_a_second_press_of_the_key_never_pays_twice(shop: FakeShop, number: str) -> None:
    invoice = shop.money.invoicing.post(draft(number)).invoice.number
    for _press in range(2):
        booked = shop.money.payments.take_payment(invoice, (cash("50.00"),), "key 2")
        assert booked.entry.number == "SH03-PY-2026-000001"
    assert shop.money.payments.account(number).balance == Decimal("50.00")
    assert len(shop.kept.ledger) == 1


@pytest.mark.parametrize("broken", ["ledger.add", "papers.issue", "claims.record", "audit.add", "commit"])
def test_no_money_is_booked_when_any_part_fails(shop: FakeShop, number: str, broken: str) -> None:
    before = shop.kept.copy()
    shop.kept.broken.add(broken)
    with pytest.raises(StorageError):
        shop.money.payments.take_deposit(number, (cash("50.00"),), "key 2")
    shop.kept.broken.clear()
    assert shop.kept == before


def test_money_that_cannot_be_right_is_refused(shop: FakeShop, number: str) -> None:
    with pytest.raises(PaymentKindMissingError):
        shop.money.payments.take_deposit(number, (), "key 2")
    with pytest.raises(NothingReceivedError):
        shop.money.payments.take_deposit(number, (cash("0.00"),), "key 2")
    with pytest.raises(InvoiceNotFoundError):
        shop.money.payments.take_payment("SH03-FI-2026-000009", (cash("1.00"),), "key 2")
    invoice = shop.money.invoicing.post(draft(number)).invoice.number
    with pytest.raises(DepositAfterInvoiceError) as refusal:
        shop.money.payments.take_deposit(number, (cash("1.00"),), "key 2")
    assert refusal.value.number == invoice
    with pytest.raises(OverpaidError):
        shop.money.payments.take_payment(invoice, (cash("118.01"),), "key 2")
    assert not shop.kept.ledger


def test_the_deposit_of_a_cancelled_claim_is_given_back_and_no_new_one_taken(shop: FakeShop, number: str) -> None:
    shop.money.payments.take_deposit(number, (cash("60.00"), wechat("40.00")), "key 2")
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.CANCELLED)
    with pytest.raises(ClaimIsCancelledError):
        shop.money.payments.take_deposit(number, (cash("1.00"),), "key 3")
    with pytest.raises(NotAllowedError):
        shop.money.payments.give_back(number, "取消维修", "key 3")
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.money.payments.give_back(number, " ", "key 3")
    back = shop.money.payments.give_back(number, "取消维修", "key 3")
    assert back.entry.total == Decimal("-100.00")
    content = back.paper.content
    assert isinstance(content, PaymentContent)
    assert (content.total, content.reason) == (Decimal("100.00"), "取消维修")
    assert shop.money.payments.give_back(number, "取消维修", "key 3") == back
    with pytest.raises(NothingToGiveBackError):
        shop.money.payments.give_back(number, "取消维修", "key 4")


def test_a_discount_needs_a_supervisor_and_a_reason_and_is_written_down(shop: FakeShop, number: str) -> None:
    tenth = Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason="老顾客")
    with pytest.raises(NotAllowedError) as refusal:
        shop.money.invoicing.post(draft(number, concessions=tenth))
    assert refusal.value.right is Right.GIVE_DISCOUNT
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.money.invoicing.post(draft(number, concessions=replace(tenth, reason="")))
    posted = shop.money.invoicing.post(draft(number, concessions=tenth))
    assert posted.invoice.settlement.total == Decimal("106.20")
    assert posted.invoice.settlement.discount == Decimal("11.80")
    assert {line.approved_by for line in posted.invoice.settlement.lines} == {SUPERVISOR.name}
    detail = shop.kept.audit[-1][4]
    assert (detail["discount"], detail["reason"], detail["role"]) == ("11.80", "老顾客", "supervisor")


def test_goodwill_bears_a_line_whose_list_price_stays(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", payer=Payer.GOODWILL, reason="配件等待过久")
    posted = shop.money.invoicing.post(draft(number, concessions=Concessions((change,))))
    part = posted.invoice.settlement.of(FeeComponent.SPARE_PARTS)[0]
    assert (part.list_amount, part.payer) == (Decimal("38.00"), Payer.GOODWILL)
    assert part.amount_due == 0
    assert posted.invoice.settlement.total == Decimal("80.00")
    assert "CAP35: goodwill" in shop.kept.audit[-1][4]["payers"]


def test_cash_is_rounded_downwards_only_where_the_point_does_so_and_nothing_else_is_paid() -> None:
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    rounding = replace(POINT, cash_step=Decimal("1.00"))
    shop = a_fake_shop(a_stocked_shop(items=(old,), points=(rounding,)), SUPERVISOR, NOON)
    tenth = Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason="老顾客")
    totals = []
    for key, tender in (("1", cash("106.00")), ("2", wechat("106.20"))):
        number = made_ready(
            shop.storage.start_work,
            shop.intake.take(replace(a_visit(shop.known()), fault_told=f"故障 {key}"), key).claim.number,
        )
        posted = shop.money.invoicing.post(draft(number, tender, concessions=tenth))
        totals.append((posted.invoice.settlement.rounding, posted.invoice.settlement.total, posted.invoice.open_amount))
    assert totals == [
        (Decimal("-0.20"), Decimal("106.00"), Decimal("0.00")),
        (Decimal("0.00"), Decimal("106.20"), Decimal("0.00")),
    ]


@pytest.mark.parametrize(
    ("deposit", "tenders", "rounding"),
    [
        ((), (cash("50.00"),), "0.00"),
        ((), (cash("105.99"),), "0.00"),
        ((), (cash("106.00"),), "-0.20"),
        ((wechat("6.20"),), (cash("100.00"),), "0.00"),
        ((cash("6.00"),), (cash("100.00"),), "-0.20"),
        ((cash("6.00"),), (wechat("100.20"),), "0.00"),
        ((), (cash("100.00"), wechat("6.20")), "0.00"),
        ((), (), "0.00"),
    ],
)
def test_cash_is_rounded_only_where_cash_alone_pays_it_all(
    deposit: tuple[Tender, ...], tenders: tuple[Tender, ...], rounding: str
) -> None:
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    point = replace(POINT, cash_step=Decimal("1.00"))
    shop = a_fake_shop(a_stocked_shop(items=(old,), points=(point,)), SUPERVISOR, NOON)
    tenth = Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason="老顾客")
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    if deposit:
        shop.money.payments.take_deposit(number, deposit, "key 2")
    settlement = shop.money.invoicing.post(draft(number, *tenders, concessions=tenth)).invoice.settlement
    assert (settlement.rounding, settlement.total) == (Decimal(rounding), Decimal("106.20") + Decimal(rounding))


def test_exact_cash_that_rounding_makes_too_much_is_given_back_before_it_is_posted() -> None:
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    point = replace(POINT, cash_step=Decimal("1.00"))
    shop = a_fake_shop(a_stocked_shop(items=(old,), points=(point,)), SUPERVISOR, NOON)
    tenth = Concessions(on_total=Discount(Decimal(10), is_per_cent=True), reason="老顾客")
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    with pytest.raises(OverpaidError) as refusal:
        shop.money.invoicing.post(draft(number, cash("106.20"), concessions=tenth))
    assert refusal.value.open_amount == Decimal("106.00")


def test_money_that_another_counter_took_meanwhile_is_not_taken_twice(shop: FakeShop, number: str) -> None:
    form = draft(number, cash("118.00", "200.00"))
    shop.money.payments.take_deposit(number, (wechat("118.00"),), "key 2")
    with pytest.raises(OverpaidError) as refusal:
        shop.money.invoicing.post(form)
    assert (refusal.value.amount, refusal.value.open_amount) == (Decimal("118.00"), Decimal("0.00"))
    assert not shop.kept.invoices
    nothing_more = shop.money.invoicing.post(draft(number, cash("0.00")))
    assert (nothing_more.payment, nothing_more.invoice.state) == (None, InvoiceState.PAID)


def test_what_was_paid_and_given_back_for_an_earlier_invoice_is_not_on_the_next_paper(
    shop: FakeShop, number: str
) -> None:
    shop.who.user = SUPERVISOR
    first = shop.money.invoicing.post(draft(number, cash("118.00"))).invoice
    shop.money.credit_notes.post(CreditDraft(first.number, "开错"), "key 2")
    shop.money.payments.take_deposit(number, (cash("10.00"),), "key 3")
    posted = shop.money.invoicing.post(draft(number, Tender(PaymentKind.CARD, Decimal("50.00"))))
    content = posted.paper.content
    assert isinstance(content, InvoiceContent)
    listed = [(one.kind, one.amount) for one in content.payments]
    assert listed == [(PaymentKind.CASH, Decimal("10.00")), (PaymentKind.CARD, Decimal("50.00"))]
    assert shop.money.invoicing.find(posted.invoice.number) == posted.invoice
    detail = shop.money.invoicing.detail(posted.invoice.number)
    assert [entry.total for entry in detail.entries] == [Decimal("10.00"), Decimal("50.00")]


def test_more_than_the_limit_of_the_intake_needs_the_customers_yes(shop: FakeShop) -> None:
    visit = replace(a_visit(shop.known()), cost_limit=Decimal("100.00"))
    number = made_ready(shop.storage.start_work, shop.intake.take(visit, "key 1").claim.number)
    with pytest.raises(CostLimitExceededError) as refusal:
        shop.money.invoicing.post(draft(number))
    assert (refusal.value.total, refusal.value.limit) == (Decimal("118.00"), Decimal("100.00"))
    shop.money.invoicing.post(draft(number, consent=Consent.PHONE))
    assert shop.kept.audit[-1][4]["consent"] == "phone"


def test_who_still_owes_is_known(shop: FakeShop, number: str) -> None:
    invoice = shop.money.invoicing.post(draft(number, cash("18.00"))).invoice
    with shop.storage.start_reading() as work:
        (owed,) = work.invoices.unpaid_of_customer(1)
        assert work.invoices.unpaid_of_customer(2) == ()
    assert (owed.number, owed.open_amount) == (invoice.number, Decimal("100.00"))


def test_every_money_deed_takes_its_turn_before_it_decides(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.storage.turns.clear()
    shop.money.payments.take_deposit(number, (cash("18.00"),), "key 2")
    shop.money.payments.give_back(number, "取消维修", "key 3")
    invoice = shop.money.invoicing.post(draft(number)).invoice.number
    shop.money.payments.take_payment(invoice, (cash("18.00"),), "key 4")
    shop.money.credit_notes.post(CreditDraft(invoice, "开错"), "key 5")
    assert shop.storage.turns == ["key 2", number, "key 3", number, number, "key 4", number, "key 5", number]
