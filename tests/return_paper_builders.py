"""Contents of the papers of inspection and hand-over for tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from aftersale_desktop.domain.attachments import content_digest
from aftersale_desktop.domain.claims import ClaimEnd, ClaimState
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.handovers import Handover, OldParts, OwnerProof, SignedOn
from aftersale_desktop.domain.inspections import InspectionResult, PlannedTest, planned_tests
from aftersale_desktop.domain.order_records import PromiseShift
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.return_papers import (
    CertificateContent,
    CustodyContent,
    HandoverContent,
    RecordedRepair,
    RemovedPart,
    RepairRecordContent,
)
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from tests.orders_at_work import GOOD_READINGS
from tests.paper_builders import HEADING, SUBJECT

WALL = next(template for template in SHIPPED_TEMPLATES if template.code == "wall")
DONE_AT = datetime(2026, 11, 24, 15, 40)  # noqa: DTZ001 - papers hold the shop's local time
CAPACITOR = RemovedPart("P-CAP-25", "Fan capacitor 2.5 µF", 1, "A2309-0091")


def a_signature() -> bytes:
    """Return a stroke drawn on white, as PNG."""
    picture = Image.new("RGB", (400, 120), "white")
    ImageDraw.Draw(picture).line([(20, 80), (120, 30), (200, 90), (300, 40), (380, 70)], fill="black", width=4)
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _result(test: PlannedTest) -> InspectionResult:
    if test.item.is_measured:
        return test.measured(GOOD_READINGS[test.item.code])
    return test.looked_at(has_passed=True)


def certificate_of(**changes: Any) -> CertificateContent:
    """Return what the certificate of a split air conditioner says that passed at once and in time."""
    content = CertificateContent(
        number="SH03-WX-2026-000412",
        point=HEADING,
        inspected_at=DONE_AT,
        inspector="赵琳",
        subject=SUBJECT,
        template=WALL.name,
        results=tuple(_result(test) for test in planned_tests(WALL, SUBJECT.units)),
        fault_found="室外机风扇电容容量下降",
        remedy="更换风扇电容，试机 30 分钟正常",
        technician="李强",
        due_at=DONE_AT.replace(day=25, hour=18, minute=0),
        is_promise_kept=True,
        is_first_pass=True,
    )
    return replace(content, **changes)


def a_handover(**changes: Any) -> Handover:
    """Return a hand-over by receipt, signed on paper."""
    handover = Handover(
        at=DONE_AT + timedelta(hours=2),
        by="王敏",
        received_by="陈晓兰",
        proof=OwnerProof.RECEIPT,
        accessories=("remote_control", "original_card"),
        units=tuple(unit.barcode for unit in SUBJECT.units),
        old_parts=OldParts.RETURNED,
        guarantee_until=date(2027, 2, 22),
    )
    return replace(handover, **changes)


def custody_of(**changes: Any) -> CustodyContent:
    """Return what the note says that went to the factory with a split air conditioner."""
    leg = CustodyLeg(
        direction=CustodyDirection.OUT,
        at=DONE_AT,
        handed_by="王建国",
        place="青岛工厂返修中心",
        carrier="顺丰",
        waybill="SF1407220093",
        units=tuple(unit.barcode for unit in SUBJECT.units),
        note="外机底盘有磕碰，收货时请核对照片。",
        accessories=("remote_control",),
        expected_back=date(2026, 12, 4),
    )
    content = CustodyContent(
        number="SH03-WX-2026-000412",
        stamp=Stamp(DONE_AT, "王建国"),
        point=HEADING,
        subject=SUBJECT,
        leg=leg,
        units=SUBJECT.units,
        fault_told="制冷差，运行半小时后显示 E3",
        fault_code="E3",
        fault_found="室外机压缩机内漏",
    )
    return replace(content, **changes)


def handover_of(**changes: Any) -> HandoverContent:
    """Return what the note of a paid repair says."""
    content = HandoverContent(
        number="SH03-WX-2026-000412",
        point=HEADING,
        received_at=datetime(2026, 11, 22, 10, 12),  # noqa: DTZ001 - as above
        subject=SUBJECT,
        handover=a_handover(),
        ended_as=ClaimEnd.REPAIRED,
        units=SUBJECT.units,
        removed_parts=(CAPACITOR,),
        fault_found="室外机风扇电容容量下降",
        remedy="更换风扇电容，试机 30 分钟正常",
        invoice_number="SH03-FI-2026-000087",
        total=Decimal("148.00"),
        open_amount=Decimal("0.00"),
    )
    return replace(content, **changes)


def signed_handover() -> HandoverContent:
    """Return a note that was signed on screen, by somebody who had lost the receipt."""
    signature = content_digest(a_signature())
    lost = a_handover(
        proof=OwnerProof.IDENTITY, identity="id_card 123X", signed_on=SignedOn.SCREEN, signature=signature
    )
    return handover_of(handover=lost)


def a_recorded_repair(**changes: Any) -> RecordedRepair:
    """Return a free repair that waited for a part."""
    due = datetime(2026, 6, 4, 18)  # noqa: DTZ001 - as above
    repair = RecordedRepair(
        claim_number="SH03-WX-2026-000107",
        received_on=date(2026, 6, 1),
        returned_on=date(2026, 6, 13),
        days=12,
        state=ClaimState.CLOSED,
        ended_as=ClaimEnd.REPAIRED,
        coverage=Coverage.FREE,
        fault="室外机风扇电容容量下降",
        remedy="更换风扇电容，试机 30 分钟正常",
        parts=(CAPACITOR,),
        extension_days=12,
        shifts=(
            PromiseShift(due_before=due, due_after=None, reason="part_missing"),
            PromiseShift(due_before=None, due_after=due + timedelta(days=8), reason=""),
        ),
        technician="李强",
        inspector="赵琳",
    )
    return replace(repair, **changes)


def repair_record_of(**changes: Any) -> RepairRecordContent:
    """Return the record of a product repaired once and here again."""
    content = RepairRecordContent(
        number="SI-000412",
        stamp=Stamp(DONE_AT, "王敏"),
        point=HEADING,
        subject=SUBJECT,
        repairs=(
            a_recorded_repair(),
            a_recorded_repair(
                claim_number="SH03-WX-2026-000412",
                received_on=date(2026, 11, 22),
                returned_on=None,
                days=2,
                state=ClaimState.UNDER_REPAIR,
                ended_as=None,
                coverage=Coverage.CHARGEABLE,
                fault="制冷差，运行半小时后显示 E3",
                remedy="",
                parts=(),
                extension_days=0,
                shifts=(),
                inspector="",
            ),
        ),
        extension_days=12,
        warranty_ends_on=date(2027, 3, 14),
    )
    return replace(content, **changes)
