"""Contents of quotes and day closes for tests."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from aftersale_desktop.domain.audit_chain import ChainLink
from aftersale_desktop.domain.day_close import CashPile, DayClose, KindSums
from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.fees import FeeComponent, Payer, settlement_of
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.domain.quotes import Quote, QuoteLine
from aftersale_desktop.services.assessment import fee_rows
from tests.builders import CLERK, NOON, an_invoice
from tests.paper_builders import HEADING, SUBJECT, fee_line

SENT_AT = datetime(2026, 11, 22, 10, 12)  # noqa: DTZ001 - papers hold the shop's local time
LINES = (
    fee_line(FeeComponent.DOOR_TO_DOOR, "A", "1", "30.00", Payer.CUSTOMER),
    fee_line(FeeComponent.MAINTENANCE, "medium", "1", "160.00", Payer.CUSTOMER),
    fee_line(FeeComponent.AUXILIARY_MATERIAL, "R410A", "3", "22.00", Payer.CUSTOMER),
    fee_line(FeeComponent.SPARE_PARTS, "CAP35", "1", "38.00", Payer.FACTORY),
)
NAMES = {"R410A": "refrigerant R410A", "CAP35": "compressor start capacitor 35 uF"}


def quote_of(**changes: Any) -> QuoteContent:
    """Return a quote with an option, a part the factory bears, and a version it takes the place of."""
    sums = settlement_of(LINES, Decimal("0.13"))
    content = QuoteContent(
        number="SH03-QT-2026-000105",
        version=2,
        replaces="SH03-QT-2026-000104",
        claim_number="SH03-WX-2026-000268",
        point=HEADING,
        sent_at=SENT_AT,
        sent_by="王建国",
        received_at=datetime(2026, 11, 20, 9, 30),  # noqa: DTZ001 - as above
        valid_until=date(2026, 11, 29),
        subject=SUBJECT,
        fault_found="压缩机启动电容失效，制冷剂不足",
        cause="自然老化",
        remedy="更换启动电容，补充制冷剂 300 克",
        technician="王建国",
        lines=LINES,
        optional=("R410A",),
        fees=fee_rows(sums),
        total=sums.total,
        net=sums.net,
        tax=sums.tax,
        tax_rate=Decimal("0.13"),
        least_total=sums.total - Decimal("66.00"),
        declined_total=Decimal("78.00"),
        tariff_id="SH-2026-A",
        tariff_document="SAMPLE-2026-A",
        note="含一次清洗",
        listed_names=NAMES,
        listed_units={"R410A": "100 g"},
    )
    return replace(content, **changes)


def a_quote(**changes: Any) -> Quote:
    """Return a version as it is written down in its order."""
    sent, invoice = quote_of(), an_invoice()
    quote = Quote(
        number=sent.number,
        version=1,
        job=invoice.job,
        lines=tuple(QuoteLine(line) for line in sent.lines),
        total=sent.total,
        net=sent.net,
        tax=sent.tax,
        sent_at=NOON,
        sent_by=CLERK.name,
        valid_until=NOON.date(),
    )
    return replace(quote, **changes)


def a_close(**changes: Any) -> DayClose:
    """Return a close with ten yuan missing and a reason."""
    nothing = Decimal("0.00")
    sums = tuple(
        KindSums(kind, Decimal("200.50") if kind is PaymentKind.CASH else nothing, nothing, nothing, nothing, 1)
        for kind in PaymentKind
    )
    close = DayClose(
        number="SH03-DC-2026-000014",
        request_key="close 14",
        point_code="SH03",
        closed_at=SENT_AT,
        closed_by="陈静",
        entries=(7, 8),
        begins_after=0,
        sums=sums,
        float_before=Decimal("10.00"),
        cash=(CashPile(Decimal(100), 2), CashPile(Decimal("0.50"), 1)),
        float_left=Decimal("50.00"),
        reason="找零多给十元",
    )
    return replace(close, **changes)


def day_close_of(**changes: Any) -> DayCloseContent:
    """Return the sheet of a close."""
    numbers = ("SH03-DP-2026-000031", "SH03-PY-2026-000207")
    audit = ChainLink(3643, sha256(b"the row before the close").hexdigest())
    close = a_close(**changes)
    return DayCloseContent(number="SH03-DC-2026-000014", point=HEADING, close=close, entry_numbers=numbers, audit=audit)
