"""Words for what the shop works by: city tiers, tax rates, and how barcodes are read."""

from decimal import Decimal

from aftersale_desktop.domain.fees import CityTier
from aftersale_desktop.domain.serials import SAMPLE_BRAND, THIRTEEN_DIGIT_BRAND, TWENTY_CHARACTER_BRAND
from aftersale_desktop.wording.catalogue import N_, Words

CITY_TIER_NAMES: dict[CityTier, str] = {
    CityTier.MUNICIPALITY: N_("Municipality"),
    CityTier.PROVINCIAL_CAPITAL: N_("Provincial capital"),
    CityTier.PREFECTURE: N_("Prefecture"),
}

PRODUCTION_NAMES: dict[str, str] = {
    "year_digit": N_("6th digit = last digit of the year"),
    "year_month": N_("Digits 7–10 = year and month"),
    "letter_date": N_("7th to 5th from the end = year, month, day"),
}

CHECK_NAMES: dict[str, str] = {"none": N_("No check digit"), "gs1": N_("GS1 check digit at the end")}

_BRAND_NAMES = {
    SAMPLE_BRAND: N_("Sample Brand"),
    THIRTEEN_DIGIT_BRAND: N_("13-digit format"),
    TWENTY_CHARACTER_BRAND: N_("20-character format"),
}


def brand_name(words: Words, brand: str) -> str:
    """Return what a brand of the barcode table is called; a shop's own brand stands for itself."""
    return words(_BRAND_NAMES[brand]) if brand in _BRAND_NAMES else brand


def tax_rate_text(rate: Decimal) -> str:
    """Return a rate as per cent: `13 %`."""
    return f"{(rate * 100).normalize():f} %"


def cash_step_text(words: Words, step: Decimal | None) -> str:
    """Return what an amount paid in cash is rounded down to."""
    return words("not rounded") if step is None else f"¥ {step:.2f}"
