"""Contents of the notes of an exchange and of a product refund for tests."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.exchange_papers import ExchangeContent, ProductRefundContent
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.facts import Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.verdict import Outcome, Verdict, judge
from tests.paper_builders import HEADING, SUBJECT, TODAY

BOUGHT_ON = date(2026, 3, 2)
PRICE = Decimal("2999.00")
REPAIRS = (
    RepairSpan(date(2026, 6, 1), date(2026, 6, 13)),
    RepairSpan(date(2026, 9, 1), date(2026, 9, 4)),
)
_AT = datetime(2026, 11, 22, 15, 40)  # noqa: DTZ001 - papers hold the shop's local time
_RECEIVED_AT = datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001 - as above
_NEW_BARCODES = ("610233260907001230", "810422260907001245")


def two_repairs_verdict(wish: Wish = Wish.EXCHANGE) -> Verdict:
    """Return the verdict on a product that failed again after two repairs."""
    facts = Facts(received_on=TODAY, invoice_on=BOUGHT_ON, price=PRICE, repairs=REPAIRS, wish=wish)
    return judge(replace(facts, open_repair=OpenRepair(_RECEIVED_AT.date())))


def an_exchange(**changes: Any) -> Exchange:
    """Return the exchange of a whole product."""
    exchange = Exchange(
        number="SH03-EX-2026-000007",
        outcome=Outcome.EXCHANGE_TWO_REPAIRS,
        old_units=SUBJECT.units,
        new_units=tuple(ComponentUnit(unit.kind, new) for unit, new in zip(SUBJECT.units, _NEW_BARCODES, strict=True)),
        old_card=SUBJECT.card_number,
        new_card="SH03-BX-2026-032004",
        model_code=SUBJECT.model_code,
        exchanged_on=TODAY,
        is_whole=True,
        at=_AT,
        by="王敏",
    )
    return replace(exchange, **changes)


def exchange_of(**changes: Any) -> ExchangeContent:
    """Return what the note of a whole exchange after two repairs says."""
    content = ExchangeContent(
        number="SH03-EX-2026-000007",
        claim_number="SH03-WX-2026-000412",
        point=HEADING,
        received_at=_RECEIVED_AT,
        subject=SUBJECT,
        exchange=an_exchange(),
        verdict=two_repairs_verdict(),
        new_name=SUBJECT.product_name,
        begins_on=TODAY,
        warranty_ends_on=date(2027, 11, 22),
        main_parts_end_on=date(2029, 11, 22),
    )
    return replace(content, **changes)


def half_exchange() -> ExchangeContent:
    """Return a note of the outdoor unit alone, granted by a supervisor: card and period stay."""
    exchange = an_exchange(
        outcome=Outcome.FREE_REPAIR,
        old_units=SUBJECT.units[1:],
        new_units=an_exchange().new_units[1:],
        new_card=SUBJECT.card_number,
        is_whole=False,
        reason="室外机壳体开裂，无法修复",
    )
    verdict = judge(Facts(received_on=TODAY, invoice_on=BOUGHT_ON, price=PRICE))
    return exchange_of(
        exchange=exchange,
        verdict=verdict,
        begins_on=BOUGHT_ON,
        warranty_ends_on=date(2027, 3, 2),
        main_parts_end_on=date(2029, 3, 2),
    )


def other_model_exchange() -> ExchangeContent:
    """Return a note of another model, paid for on top."""
    exchange = an_exchange(
        model_code="KFR-50LW/B",
        price_difference=Decimal("800.00"),
        kind=PaymentKind.WECHAT,
        reference="4200 1122",
    )
    return exchange_of(exchange=exchange, new_name=Bilingual("立柜式空调", "Floor-standing air conditioner"))


def product_refund_of(**changes: Any) -> ProductRefundContent:
    """Return what the note of a refund less depreciation says."""
    refund = ProductRefund(
        number="SH03-RT-2026-000003",
        outcome=Outcome.REFUND_LESS_DEPRECIATION,
        price=PRICE,
        counted_from=BOUGHT_ON,
        counted_until=TODAY,
        days=248,
        extension_days=15,
        repair_days=2,
        daily_rate=Decimal("0.001"),
        depreciation=Decimal("743.75"),
        amount=Decimal("2255.25"),
        kind=PaymentKind.TRANSFER,
        reference="6222 0200 1234",
        units=SUBJECT.units,
        card=SUBJECT.card_number,
        at=_AT,
        by="王敏",
    )
    content = ProductRefundContent(
        number=refund.number,
        claim_number="SH03-WX-2026-000412",
        point=HEADING,
        received_at=_RECEIVED_AT,
        subject=SUBJECT,
        refund=refund,
        verdict=two_repairs_verdict(Wish.REFUND),
    )
    return replace(content, **changes)
