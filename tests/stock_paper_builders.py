"""Contents of the stockroom's papers for tests."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.drawn_papers import PartLabelContent, ShelfLabelContent
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.part_codes import part_label_code
from aftersale_desktop.domain.stock import WarehouseKind
from aftersale_desktop.domain.stock_papers import PaperPart, PaperPlace, ReplenishmentContent, TransferContent
from aftersale_desktop.domain.stock_rules import RequestState
from aftersale_desktop.domain.transfers import TransferState
from tests.paper_builders import HEADING

_AT = datetime(2026, 11, 24, 9, 12)  # noqa: DTZ001 - papers hold the shop's local time
_XUHUI = PaperPlace(
    "SH01",
    WarehouseKind.POINT,
    Bilingual("上海徐汇服务中心", "Xuhui Service Center"),
    Bilingual("上海市徐汇区梧里路 66 号", "66 Wuli Road, Xuhui District, Shanghai"),
)
_PUDONG = PaperPlace(
    "SH03",
    WarehouseKind.POINT,
    Bilingual("上海浦东服务中心", "Pudong Service Center"),
    Bilingual("上海市浦东新区青禾路 188 号", "188 Qinghe Road, Pudong New Area, Shanghai"),
)
_PARTS = (
    PaperPart("4WV", Bilingual("four-way valve body", "four-way valve body"), 3, 2),
    PaperPart("COMP1", Bilingual("compressor 1 HP", "compressor 1 HP"), 2, 0, ("COMP1-00001", "COMP1-00002")),
    PaperPart("CAP35", Bilingual("compressor start capacitor 35 uF", "compressor start capacitor 35 uF"), 12),
)


def transfer_of(**changes: Any) -> TransferContent:
    """Return what the note of a transfer says of which some has arrived."""
    content = TransferContent(
        number="SH03-TR-2026-000005",
        stamp=Stamp(_AT, "吴桂芬"),
        point=HEADING,
        source=_XUHUI,
        target=_PUDONG,
        state=TransferState.IN_TRANSIT,
        requested_at=_AT.replace(day=22),
        requested_by="吴桂芬",
        sent_at=_AT.replace(day=23, hour=16),
        sent_by="马丽华",
        expected_on=date(2026, 11, 25),
        parts=_PARTS,
        claim_number="SH03-WX-2026-000206",
        why="客户等待维修，请尽快",
    )
    return replace(content, **changes)


def replenishment_of(**changes: Any) -> ReplenishmentContent:
    """Return what an order to the factory says."""
    content = ReplenishmentContent(
        number="SH03-PO-2026-000002",
        stamp=Stamp(_AT, "吴桂芬"),
        point=HEADING,
        target=_PUDONG,
        state=RequestState.ORDERED,
        ordered_at=_AT,
        ordered_by="吴桂芬",
        expected_on=date(2026, 11, 29),
        parts=tuple(replace(part, arrived=0, serials=()) for part in _PARTS),
    )
    return replace(content, **changes)


def old_part_label_of(**changes: Any) -> PartLabelContent:
    """Return what the label of a part says that was taken out and goes back to the factory."""
    content = PartLabelContent(
        number="SH03-RP-2026-000007",
        stamp=Stamp(_AT, "王敏"),
        point=HEADING,
        claim_number="SH03-WX-2026-000412",
        part_code="COMP2",
        part_name=Bilingual("compressor 2 HP", "compressor 2 HP"),
        quantity=1,
        old_serial="A77-0099",
        is_supplier_fault=True,
        is_due_back=True,
        removed_at=_AT,
        removed_by="赵海生",
    )
    return replace(content, **changes)


def shelf_label_of(code: str = "IR") -> ShelfLabelContent:
    """Return what the label of a part on its shelf says that fits many models."""
    name = Bilingual("红外接收头", "infrared receiver")
    models = tuple(f"KFR-{power}GW/A{power}" for power in range(26, 72, 3))
    return ShelfLabelContent(part_label_code(code), Stamp(_AT, "王敏"), HEADING, code, name, models)
