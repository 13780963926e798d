"""Domain values for tests: sensible defaults, every field can be given."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import Claim, Judgement
from aftersale_desktop.domain.credit_notes import CreditNote, credit_of
from aftersale_desktop.domain.customers import Customer, new_customer
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.fees import CityTier, Job, OperationLevel, PartUse
from aftersale_desktop.domain.invoices import Invoice, Payment, PaymentKind, WorkDone
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.papers import Audience, IssuedPaper, PaperKind, PaperSize
from aftersale_desktop.domain.payments import LedgerEntry, Purpose
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.print_jobs import PrintJob
from aftersale_desktop.domain.products import ComponentUnit, ProductForm, ProductModel, ServiceItem, WarrantyCard
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS, UnitKind, gs1_check_digit
from aftersale_desktop.domain.tariffs import Tariff, tariff_from_json
from aftersale_desktop.domain.verdict import judge
from aftersale_desktop.domain.warranty import SHIPPED_RULES
from aftersale_desktop.resources import resource_path
from aftersale_desktop.services.assessment import Visit, assess, visit_of
from aftersale_desktop.services.paper_contents import new_paper, receipt_content
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.shop_setup import ShopSetup

SHANGHAI = timezone(timedelta(hours=8))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)

POINT = ServicePoint(
    code="SH03",
    name=Bilingual("浦东服务中心", "Pudong Service Center"),
    address=Bilingual("上海市浦东新区张杨路 500 号", "500 Zhangyang Road, Pudong, Shanghai"),
    hotline="021-5555 0103",
    grade=2,
    city_tier=CityTier.MUNICIPALITY,
)
CLERK = User(1, "陈静", Role.CLERK, POINT.code)
TECHNICIAN = User(2, "王建国", Role.TECHNICIAN, POINT.code)
SUPERVISOR = User(3, "周敏", Role.SUPERVISOR, POINT.code)
SPLIT_UNIT = ProductModel(
    code="KFR-35GW/A",
    name=Bilingual("壁挂式空调 1.5 匹", "Wall split 1.5 HP"),
    brand=Bilingual("样品牌", "Sample Brand"),
    product_class="A",
    form=ProductForm.SPLIT,
    unit_codes=("610233", "810233"),
)


def sample_tariff() -> Tariff:
    """Return the shipped price list."""
    return tariff_from_json(json.loads(resource_path("samples", "tariff-SH-2026-A.json").read_text("utf-8")))


def a_shop(**changes: Any) -> ShopSetup:
    """Return a shop with a point, three people, one model and the shipped terms."""
    setup = ShopSetup(
        points=(POINT,),
        users=(CLERK, TECHNICIAN, SUPERVISOR),
        models=(SPLIT_UNIT,),
        rules=SHIPPED_RULES,
        tariffs=(sample_tariff(),),
        patterns=SHIPPED_PATTERNS,
    )
    return replace(setup, **changes)


def a_customer(name: str = "李明", phone: str = "138 0013 8000", **changes: Any) -> Customer:
    """Return a customer who is not stored yet."""
    return replace(new_customer(name, phone, "上海市浦东新区 1 号"), **changes)


def a_card(number: str = "SH03-BX-2026-000001", **changes: Any) -> WarrantyCard:
    """Return the card of a product sold in January 2026."""
    return replace(WarrantyCard(number, "4403-778", date(2026, 1, 10), price=Decimal("3299.00")), **changes)


def a_barcode(unit_code: str, serial: int = 1) -> str:
    """Return a unit barcode of the sample brand, made in January 2026."""
    data = f"{unit_code}2601{serial:07}"
    return data + gs1_check_digit(data)


def an_item(customer_id: int = 1, serial: int = 1, **changes: Any) -> ServiceItem:
    """Return a split unit that is not stored yet; another serial number gives other barcodes."""
    units = (
        ComponentUnit(UnitKind.INDOOR, a_barcode("610233", serial)),
        ComponentUnit(UnitKind.OUTDOOR, a_barcode("810233", serial)),
    )
    return replace(ServiceItem(0, f"SI-{serial:06}", SPLIT_UNIT, units, a_card(), customer_id), **changes)


def a_claim(number: str = "SH03-WX-2026-000001", **changes: Any) -> Claim:
    """Return a claim as taken on 2 March 2026, not stored yet."""
    facts = Facts(received_on=NOON.date(), invoice_on=date(2026, 1, 10), price=Decimal("3299.00"))
    claim = Claim(
        id=0,
        number=number,
        request_key=f"key of {number}",
        point_code=POINT.code,
        customer_id=1,
        item_id=1,
        received_at=NOON.astimezone(UTC),
        received_by=CLERK.name,
        fault_told="不制冷",
        judgement=Judgement(facts, judge(facts), NOON.date()),
        promised_at=(NOON + timedelta(days=3)).astimezone(UTC),
        due_at=(NOON + timedelta(days=3)).astimezone(UTC),
        tariff_id="SH-2026-A",
    )
    return replace(claim, **changes)


def an_invoice(number: str = "SH03-FI-2026-000001", **changes: Any) -> Invoice:
    """Return the posted invoice of a paid repair with a part, not paid, not stored yet."""
    job = Job(
        id="SH03-WX-2026-000001",
        tariff="SH-2026-A",
        product_class="A",
        point_grade=2,
        city_tier=CityTier.MUNICIPALITY,
        distance_km=Decimal("7.5"),
        carried_in=False,
        operations=(OperationLevel.MINOR, OperationLevel.MEDIUM),
        parts=(PartUse("P-CAP-35", Decimal(1), Decimal("38.00")),),
    )
    invoice = Invoice(
        id=0,
        number=number,
        claim_number=job.id,
        job=job,
        settlement=settle(job, sample_tariff()),
        work=WorkDone("不制冷", "电容失效", "更换压缩机电容", TECHNICIAN.name, "周敏", NOON.astimezone(UTC)),
        posted_at=NOON.astimezone(UTC),
        posted_by=CLERK.name,
        guarantee_until=date(2026, 5, 31),
    )
    return replace(invoice, **changes)


def an_entry(number: str = "SH03-PY-2026-000001", **changes: Any) -> LedgerEntry:
    """Return a payment of 100.00 by WeChat against the invoice of `an_invoice`, not stored yet."""
    at = NOON.astimezone(UTC)
    entry = LedgerEntry(
        id=0,
        number=number,
        request_key=f"key of {number}",
        claim_number="SH03-WX-2026-000001",
        invoice_number="SH03-FI-2026-000001",
        purpose=Purpose.PAYMENT,
        payments=(Payment(PaymentKind.WECHAT, Decimal("100.00"), at, "4200001"),),
        booked_at=at,
        booked_by=CLERK.name,
    )
    return replace(entry, **changes)


def a_credit_note(invoice: Invoice, positions: tuple[int, ...] | None = None, **changes: Any) -> CreditNote:
    """Return a credit note that takes an invoice back, whole unless lines are named, not stored yet."""
    credit = credit_of(invoice, (), positions, Decimal("0.13"))
    note = CreditNote(
        id=0,
        number="SH03-CN-2026-000001",
        request_key="key of SH03-CN-2026-000001",
        invoice_number=invoice.number,
        claim_number=invoice.claim_number,
        positions=credit.positions,
        total=credit.total,
        net=credit.net,
        tax=credit.tax,
        rounding=credit.rounding,
        reason="开错",
        posted_at=NOON.astimezone(UTC),
        posted_by=SUPERVISOR.name,
        is_final=credit.is_final,
    )
    return replace(note, **changes)


def a_receipt(number: str = "SH03-WX-2026-000001", **changes: Any) -> IssuedPaper:
    """Return the receipt of a claim on its product, not stored yet."""
    terms = Terms(POINT, SHIPPED_RULES, (sample_tariff(),), (SPLIT_UNIT,), SHIPPED_PATTERNS, (CLERK,))
    visit = replace(visit_of(KnownItem(an_item(), a_customer(id=1), ())), fault_told="不制冷")
    content = receipt_content(a_claim(number), visit, assess(visit, terms, NOON), terms)
    return replace(new_paper(PaperKind.RECEIPT, number, content, NOON.astimezone(UTC), CLERK.name), **changes)


OTHER_POINT = ServicePoint(
    code="SH01",
    name=Bilingual("徐汇服务中心", "Xuhui Service Center"),
    address=Bilingual("上海市徐汇区漕溪北路 1 号", "1 North Caoxi Road, Xuhui, Shanghai"),
    hotline="021-5555 0101",
    grade=1,
    city_tier=CityTier.MUNICIPALITY,
    tax_rate=Decimal("0.06"),
)
OTHER_CLERK = User(11, "张倩", Role.CLERK, OTHER_POINT.code)
INSPECTOR = User(12, "周正", Role.INSPECTOR, POINT.code)


def somebody(role: Role) -> User:
    """Return a person with that role at the point."""
    return User(20, f"任职{role}", role, POINT.code)


def a_stocked_shop(**changes: Any) -> ShopSetup:
    """Return a shop with two points, in which 李明 owns product 1 and 王芳 product 2, both sold in January 2026."""
    card = a_card("SH03-BX-2026-000002", invoice_number="4403-779")
    setup = a_shop(
        points=(POINT, OTHER_POINT),
        users=(CLERK, TECHNICIAN, SUPERVISOR, INSPECTOR, OTHER_CLERK),
        customers=(a_customer(id=1), a_customer("王芳", "139 0013 9000", id=2)),
        items=(an_item(id=1), an_item(2, serial=2, id=2, card=card)),
    )
    return replace(setup, **changes)


def a_visit(known: KnownItem, **changes: Any) -> Visit:
    """Return the counter's form for a product, with a fault told."""
    return replace(visit_of(known), fault_told="不制冷", **changes)


def work_done(**changes: Any) -> WorkDone:
    """Return work that an invoice can describe."""
    work = WorkDone("电容失效", "自然老化", "更换启动电容", TECHNICIAN.name, INSPECTOR.name, NOON)
    return replace(work, **changes)


def a_print_job(**changes: Any) -> PrintJob:
    """Return the waiting original of a receipt, not stored yet."""
    job = PrintJob(
        id=0,
        paper_id=1,
        kind=PaperKind.RECEIPT,
        number="SH03-WX-2026-000001",
        copy=0,
        size=PaperSize.A5,
        language="zh_CN",
        audiences=(Audience.CUSTOMER, Audience.SHOP),
        printer="",
        point_code=POINT.code,
        computer="counter-1",
        queued_at=NOON.astimezone(UTC),
        queued_by=CLERK.name,
    )
    return replace(job, **changes)
