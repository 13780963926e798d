"""Contents of the home visit sheet for tests."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.fees import Coverage, FeeComponent, Payer
from aftersale_desktop.domain.paper_parts import FeeRow, Stamp
from aftersale_desktop.domain.visit_papers import PartToTake, VisitContent
from tests.paper_builders import HEADING, SUBJECT

STARTS_AT, ENDS_AT = datetime(2026, 11, 25, 14, 0), datetime(2026, 11, 25, 15, 0)  # noqa: DTZ001 - papers hold the shop's local time


def visit_sheet_of(**changes: Any) -> VisitContent:
    """Return the sheet of a charged visit 12 km away, with a part to take along."""
    content = VisitContent(
        number="SH03-HV-2026-000031",
        stamp=Stamp(datetime(2026, 11, 24, 9, 30), "陈静"),  # noqa: DTZ001 - papers hold the shop's local time
        point=HEADING,
        subject=replace(SUBJECT, customer_address="上海市徐汇区漕溪北路 88 弄 5 号 1203 室"),
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        technician="王建国",
        district=Bilingual("徐汇区", "Xuhui District"),
        distance_km=Decimal("11.6"),
        claim_number="SH03-WX-2026-000412",
        call_number="",
        coverage=Coverage.CHARGEABLE,
        fault_told="不制冷，外机不转，室内机显示 E6",
        fault_code="E6",
        parts=(PartToTake("CAP35", Bilingual("压缩机电容 35 µF", "Compressor capacitor 35 µF"), 1),),
        fees=(
            FeeRow(FeeComponent.DOOR_TO_DOOR, Decimal("30.00"), Payer.CUSTOMER, Decimal("30.00")),
            FeeRow(FeeComponent.REMOTE, Decimal("7.00"), Payer.CUSTOMER, Decimal("7.00")),
        ),
        is_charged=True,
        note="小区门岗登记，下午在家。",
    )
    return replace(content, **changes)
