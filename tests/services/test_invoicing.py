"""The fee invoice: settled by the terms of the claim's own day and point, posted once, never changed."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimNotFoundError, ClaimState
from aftersale_desktop.domain.discounts import Concessions, LineChange, NothingToChangeError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.fees import FeeComponent, JobOutcome, MaterialUse, OperationLevel, PartUse, Payer
from aftersale_desktop.domain.invoices import (
    AlreadyInvoicedError,
    ClaimIsCancelledError,
    CounterfeitRepairedError,
    InvoiceState,
    NotInPriceListError,
    PaymentKind,
    RepairerInspectsError,
    WorkNotDescribedError,
)
from aftersale_desktop.domain.papers import InvoiceContent, PaperKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.assessment import Evidence, NoTariffError
from aftersale_desktop.services.invoice_forms import InvoiceDraft, settled
from aftersale_desktop.services.paper_contents import digest_of
from aftersale_desktop.services.ports import StorageError
from tests.builders import (
    CLERK,
    INSPECTOR,
    NOON,
    OTHER_CLERK,
    OTHER_POINT,
    POINT,
    SUPERVISOR,
    TECHNICIAN,
    a_card,
    a_stocked_shop,
    a_visit,
    an_item,
    sample_tariff,
    work_done,
)
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

CAPACITOR = PartUse("CAP35", Decimal(1), Decimal("38.00"))


@pytest.fixture
def shop() -> FakeShop:
    """A shop in which product 1 is long out of warranty."""
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    return a_fake_shop(a_stocked_shop(items=(old, an_item(2, serial=2, id=2))), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    return made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)


def draft(number: str, **changes: object) -> InvoiceDraft:
    made = InvoiceDraft(number, work_done(), parts=(CAPACITOR,))
    return replace(made, **changes)  # type: ignore[arg-type]  # any field


def test_an_invoice_is_posted_with_number_paper_event_and_audit_in_one_transaction(shop: FakeShop, number: str) -> None:
    begun = shop.storage.writes_begun
    posted = shop.money.invoicing.post(draft(number, payments=(Tender(PaymentKind.WECHAT, Decimal("118.00")),)))
    assert shop.storage.writes_begun == begun + 1
    invoice = posted.invoice
    assert invoice.number == "SH03-FI-2026-000001"
    assert shop.money.invoicing.find(invoice.number) == invoice
    assert shop.kept.papers[PaperKind.INVOICE, invoice.number] == posted.paper
    assert posted.paper.digest == digest_of(posted.paper.content)
    assert shop.kept.events[-1][1].deed == "invoiced"
    assert shop.kept.audit[-1][2:] == ("post_invoice", invoice.number, {"claim": number, "total": "118.00"})


def test_five_components_add_up_to_the_total(shop: FakeShop, number: str) -> None:
    materials = (MaterialUse("R32", Decimal("2"), Decimal("25.00")),)
    away = draft(number, is_carried_in=False, distance_km=Decimal("12"), materials=materials)
    settlement = shop.money.invoicing.post(away).invoice.settlement
    due = [settlement.component(component) for component in FeeComponent]
    assert due == [Decimal(text) for text in ("30", "80", "7", "50", "38")]
    assert settlement.total == sum(due)
    assert settlement.net + settlement.tax == settlement.total


@pytest.mark.parametrize("broken", ["invoices.add", "papers.issue", "claims.record", "audit.add", "commit"])
def test_nothing_is_posted_when_any_part_fails(shop: FakeShop, number: str, broken: str) -> None:
    before = shop.kept.copy()
    shop.kept.broken.add(broken)
    with pytest.raises(StorageError):
        shop.money.invoicing.post(draft(number))
    shop.kept.broken.clear()
    assert shop.kept == before
    assert shop.money.invoicing.post(draft(number)).invoice.number == "SH03-FI-2026-000001"


def test_an_invoice_is_posted_once(shop: FakeShop, number: str) -> None:
    first = shop.money.invoicing.post(draft(number)).invoice
    for deed in (lambda: shop.money.invoicing.post(draft(number)), lambda: shop.money.invoicing.basis(number)):
        with pytest.raises(AlreadyInvoicedError) as refusal:
            deed()
        assert refusal.value.number == first.number
    assert list(shop.kept.invoices) == [first.number]


@pytest.mark.parametrize(
    "charged",
    [
        {"parts": (replace(CAPACITOR, code="GOLD"),)},
        {"parts": (replace(CAPACITOR, unit_price=Decimal("38.01")),)},
        {"parts": (replace(CAPACITOR, main_part=True),)},
        {"parts": (CAPACITOR, PartUse("COMP1", Decimal(1), Decimal("620.00"), main_part=False))},
        {"materials": (MaterialUse("CAP35", Decimal(1), Decimal("38.00")),)},
        {"materials": (MaterialUse("R32", Decimal("2"), Decimal("24.99")),)},
    ],
)
def test_nothing_is_charged_that_is_not_in_the_list(
    shop: FakeShop, number: str, charged: dict[str, tuple[PartUse | MaterialUse, ...]]
) -> None:
    with pytest.raises(NotInPriceListError) as refusal:
        shop.money.invoicing.post(draft(number, **charged))
    assert refusal.value.code == next(reversed(charged.values()))[-1].code
    assert refusal.value.tariff == "SH-2026-A"
    assert not shop.kept.invoices
    assert not [series for _, series, _ in shop.kept.counters if series is DocumentSeries.INVOICE]


def test_a_counterfeit_gets_no_genuine_parts_unless_a_supervisor_decides_so(shop: FakeShop) -> None:
    fake = a_visit(shop.known(2), evidence=Evidence(is_counterfeit=True))
    number = made_ready(shop.storage.start_work, shop.intake.take(fake, "key 1").claim.number)
    with pytest.raises(CounterfeitRepairedError) as refusal:
        shop.money.invoicing.post(draft(number))
    assert refusal.value.number == number
    assert (
        shop.money.invoicing.post(draft(number, parts=(), outcome=JobOutcome.DECLINED)).invoice.claim_number == number
    )
    other = made_ready(shop.storage.start_work, shop.intake.take(fake, "key 2").claim.number)
    shop.who.user = SUPERVISOR
    shop.claims.override(other, Outcome.PAID_REPAIR, "工厂确认为正品")
    assert shop.money.invoicing.post(draft(other)).invoice.settlement.total == Decimal("118.00")


def test_a_cancelled_claim_is_not_invoiced(shop: FakeShop, number: str) -> None:
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.CANCELLED)
    with pytest.raises(ClaimIsCancelledError):
        shop.money.invoicing.post(draft(number))


def test_a_claim_nobody_took_is_not_invoiced(shop: FakeShop) -> None:
    with pytest.raises(ClaimNotFoundError):
        shop.money.invoicing.basis("SH03-WX-2026-000009")


@pytest.mark.parametrize("missing", ["fault_found", "cause", "remedy", "technician"])
def test_an_invoice_says_what_was_found_and_done(shop: FakeShop, number: str, missing: str) -> None:
    with pytest.raises(WorkNotDescribedError) as refusal:
        shop.money.invoicing.post(draft(number, work=work_done(**{missing: "  "})))
    assert refusal.value.field == missing
    assert not shop.kept.invoices


def test_what_has_no_fault_is_billed_without_a_cause(shop: FakeShop, number: str) -> None:
    work = work_done(cause="", inspector="")
    posted = shop.money.invoicing.post(draft(number, work=work, outcome=JobOutcome.NO_FAULT_FOUND))
    assert posted.invoice.work.cause == ""


def test_a_repairer_never_inspects_his_own_work(shop: FakeShop, number: str) -> None:
    for name in (TECHNICIAN.name, f" {TECHNICIAN.name} "):
        with pytest.raises(RepairerInspectsError):
            shop.money.invoicing.post(draft(number, work=work_done(inspector=name)))
    assert shop.money.invoicing.post(draft(number)).invoice.work.inspector == INSPECTOR.name


def test_a_repair_nobody_inspected_is_not_invoiced(shop: FakeShop, number: str) -> None:
    with pytest.raises(WorkNotDescribedError) as refusal:
        shop.money.invoicing.post(draft(number, work=work_done(inspector="")))
    assert refusal.value.field == "inspector"
    declined = draft(number, work=work_done(inspector=""), outcome=JobOutcome.DECLINED)
    assert shop.money.invoicing.post(declined).invoice.work.inspector == ""


def test_the_form_offers_repairers_and_inspectors_of_the_point(shop: FakeShop, number: str) -> None:
    basis = shop.money.invoicing.basis(number)
    assert (basis.technicians, basis.inspectors) == ((TECHNICIAN.name,), (INSPECTOR.name,))


def test_a_job_keeps_the_tariff_it_was_quoted_with(shop: FakeShop, number: str) -> None:
    dearer = replace(
        sample_tariff(),
        id="SH-2026-B",
        valid_from=NOON.date(),
        labour={name: dict.fromkeys(OperationLevel, Decimal(500)) for name in "EABCD"},
    )
    shop.kept.setup = replace(shop.storage.setup, tariffs=(sample_tariff(), dearer))
    assert shop.money.invoicing.post(draft(number)).invoice.job.tariff == "SH-2026-A"
    later = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known(2)), "key 2").claim.number)
    assert shop.money.invoicing.basis(later).tariff.id == "SH-2026-B"


def test_a_job_whose_tariff_is_gone_is_not_settled_by_another_one(shop: FakeShop, number: str) -> None:
    shop.kept.setup = replace(shop.storage.setup, tariffs=(replace(sample_tariff(), id="SH-2026-B"),))
    with pytest.raises(NoTariffError):
        shop.money.invoicing.basis(number)


def test_an_old_claim_without_a_tariff_takes_the_one_of_its_own_local_day(shop: FakeShop, number: str) -> None:
    midnight = NOON.replace(month=7, hour=0, minute=30).astimezone(UTC)
    shop.kept.claims[number] = replace(shop.kept.claims[number], tariff_id="", received_at=midnight)
    from_that_day = replace(sample_tariff(), valid_from=date(2026, 7, 2))
    shop.kept.setup = replace(shop.storage.setup, tariffs=(from_that_day,))
    assert shop.money.invoicing.basis(number).tariff is from_that_day


def test_the_point_that_took_a_claim_settles_it_whoever_is_at_the_keyboard(shop: FakeShop) -> None:
    shop.who.user = OTHER_CLERK
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    shop.who.user = CLERK
    posted = shop.money.invoicing.post(draft(number))
    content = posted.paper.content
    assert isinstance(content, InvoiceContent)
    assert posted.invoice.number == "SH01-FI-2026-000001"
    assert posted.invoice.posted_by == CLERK.name
    assert posted.invoice.job.point_grade == OTHER_POINT.grade
    assert content.point.code == OTHER_POINT.code
    assert content.tax_rate == OTHER_POINT.tax_rate


@pytest.mark.parametrize(("rate", "net", "tax"), [("0.13", "104.42", "13.58"), ("0.06", "111.32", "6.68")])
def test_the_outlets_own_tax_rate_is_charged_and_printed(rate: str, net: str, tax: str) -> None:
    old = an_item(id=1, card=a_card(invoice_on=date(2019, 1, 1)))
    taxed = replace(POINT, tax_rate=Decimal(rate))
    shop = a_fake_shop(a_stocked_shop(items=(old,), points=(taxed,)), CLERK, NOON)
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    posted = shop.money.invoicing.post(draft(number))
    content = posted.paper.content
    assert isinstance(content, InvoiceContent)
    assert content.tax_rate == Decimal(rate)
    assert (content.total, content.net, content.tax) == (Decimal("118.00"), Decimal(net), Decimal(tax))


def test_what_the_form_shows_is_what_is_posted(shop: FakeShop, number: str) -> None:
    wanted = draft(number)
    shown = settled(wanted, shop.money.invoicing.basis(number))
    assert shop.money.invoicing.post(wanted).invoice.settlement == shown


def test_under_warranty_the_customer_owes_nothing_and_the_list_price_stays(shop: FakeShop) -> None:
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known(2)), "key 1").claim.number)
    invoice = shop.money.invoicing.post(draft(number, payments=(Tender(PaymentKind.CASH, Decimal("0.00")),))).invoice
    assert invoice.settlement.total == 0
    assert invoice.settlement.list_total(FeeComponent.SPARE_PARTS) == Decimal("38.00")
    assert invoice.settlement.payer_of(FeeComponent.SPARE_PARTS) is Payer.FACTORY
    assert invoice.payments == ()
    assert invoice.state is InvoiceState.PAID
    assert invoice.guarantee_until == NOON.date() + timedelta(days=30)


def test_a_change_for_a_line_the_invoice_does_not_have_is_refused(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    change = LineChange(FeeComponent.SPARE_PARTS, "PCB1", payer=Payer.GOODWILL, reason="配件等待过久")
    with pytest.raises(NothingToChangeError) as refusal:
        shop.money.invoicing.post(draft(number, concessions=Concessions((change,))))
    assert refusal.value.code == "PCB1"
    assert not shop.kept.invoices


def test_a_supervisors_decision_decides_who_pays(shop: FakeShop, number: str) -> None:
    shop.who.user = SUPERVISOR
    shop.claims.override(number, Outcome.FREE_REPAIR, "老客户")
    posted = shop.money.invoicing.post(draft(number))
    content = posted.paper.content
    assert isinstance(content, InvoiceContent)
    assert posted.invoice.settlement.total == 0
    assert (content.override_outcome, content.override_reason) == (Outcome.FREE_REPAIR, "老客户")
    assert content.verdict.outcome is Outcome.PAID_REPAIR


def test_a_payment_settles_the_invoice_and_without_one_it_is_open(shop: FakeShop, number: str) -> None:
    paid = shop.money.invoicing.post(draft(number, payments=(Tender(PaymentKind.ALIPAY, Decimal("118.00")),))).invoice
    assert (paid.state, paid.paid) == (InvoiceState.PAID, Decimal("118.00"))
    assert paid.guarantee_until == NOON.date() + timedelta(days=90)
    other = made_ready(
        shop.storage.start_work,
        shop.intake.take(replace(a_visit(shop.known()), fault_told="漏水"), "key 2").claim.number,
    )
    assert shop.money.invoicing.post(draft(other)).invoice.state is InvoiceState.POSTED


def test_after_a_declined_quote_only_the_diagnosis_is_charged(shop: FakeShop, number: str) -> None:
    declined = draft(number, outcome=JobOutcome.DECLINED, operations=(OperationLevel.MAJOR,))
    assert shop.money.invoicing.post(declined).invoice.settlement.total == Decimal("84.00")


def test_posted_invoices_are_listed_and_found(shop: FakeShop, number: str) -> None:
    posted = shop.money.invoicing.post(draft(number, tax_invoice_number=" 3100 ")).invoice
    assert [(row.number, row.claim_number, row.customer) for row in shop.money.invoicing.rows()] == [
        (posted.number, number, "李明")
    ]
    assert shop.money.invoicing.find(posted.number) == posted
    assert shop.money.invoicing.find("SH03-FI-2026-000009") is None
    assert posted.tax_invoice_number == "3100"
