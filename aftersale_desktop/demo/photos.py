"""The photos of the sample shop: a nameplate, and a meter that shows too high a voltage."""

from functools import lru_cache

from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY
from aftersale_desktop.demo.drawn_pictures import BLACK, DARK, PALE, WHITE, GreySheet
from aftersale_desktop.demo.plans import PlannedVisit
from aftersale_desktop.domain.attachments import PendingAttachment, Proof, pending_attachment
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.products import ServiceItem

_PLATE = (720, 440)
_METER = (520, 380)
_BAR = 3


def photos_of(item: ServiceItem, plan: PlannedVisit) -> tuple[PendingAttachment, ...]:
    """Return what the clerk photographed at a visit: the meter where the mains did it, or the nameplate."""
    if plan.key == DEMO_CLAIM_KEY:
        return (pending_attachment("IMG_2041.png", _nameplate(item), Proof.NAMEPLATE),)
    if plan.seen.get("cause") is Cause.POWER_SUPPLY:
        return (pending_attachment("IMG_1187.png", _meter_reading(), Proof.CAUSE),)
    return ()


def _nameplate(item: ServiceItem) -> bytes:
    width, height = _PLATE
    barcode = item.units[0].barcode
    sheet = GreySheet(width, height, PALE)
    sheet.fill(16, 16, width - 32, height - 32, WHITE)
    sheet.frame(24, 4, DARK)
    sheet.fill(28, 28, width - 56, 72, DARK)
    sheet.write(52, 46, "AIR CONDITIONER", 5, WHITE)
    sheet.write(52, 130, f"MODEL {item.model.code}", 5)
    sheet.write(52, 190, "RATED 220 V  50 HZ", 4, DARK)
    for place, digit in enumerate(barcode):
        left = 52 + place * 11 * _BAR
        sheet.fill(left, 250, (1 + int(digit) % 3) * _BAR, 90, BLACK)
        sheet.fill(left + 6 * _BAR, 250, (1 + int(digit) // 4) * _BAR, 90, BLACK)
    sheet.write(52, 360, barcode, 5)
    return sheet.png()


@lru_cache(maxsize=1)
def _meter_reading() -> bytes:
    width, height = _METER
    sheet = GreySheet(width, height, DARK)
    sheet.frame(12, 6, BLACK)
    sheet.fill(60, 70, width - 120, 180, PALE)
    sheet.write(96, 106, "253", 14)
    sheet.write(370, 120, "V", 9)
    sheet.write(370, 196, "AC", 5, DARK)
    sheet.write(70, 290, "600 V MAX", 5, WHITE)
    return sheet.png()
