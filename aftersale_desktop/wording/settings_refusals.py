"""Refusals of the shop's own settings: its point, the warranty numbers, the barcode formats."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.pattern_checks import BrandMissingError, SliceOutsideError, UnusableShapeError
from aftersale_desktop.domain.points import (
    ClosesBeforeOpeningError,
    IdleMinutesOutOfRangeError,
    PointIncompleteError,
    QuoteDaysOutOfRangeError,
)
from aftersale_desktop.domain.rule_versions import (
    NothingChangedError,
    RulesInForceError,
    RulesInPastError,
    RulesOnSameDayError,
    WorseThanLawError,
)
from aftersale_desktop.services.founding import AnswerMissingError
from aftersale_desktop.services.shop_settings import NoSuchRulesError
from aftersale_desktop.wording.catalogue import N_

SETTINGS_REFUSALS: dict[type[AfterSaleError], str] = {
    PointIncompleteError: N_("Fill in the name, the address and the hotline: they stand on every paper."),
    AnswerMissingError: N_("Fill this in: it stands on every paper."),
    IdleMinutesOutOfRangeError: N_("The window locks after 1 to {longest} minutes, or never (0), not {minutes}."),
    QuoteDaysOutOfRangeError: N_("A quote holds 1 to {longest} days, not {days}."),
    ClosesBeforeOpeningError: N_("The point closes before it opens. Check the hours."),
    WorseThanLawError: N_("{value} gives the customer less than the law does ({lawful}). Enter {lawful} or better."),
    RulesInPastError: N_("A version begins today at the earliest; {valid_from} is past and what was promised stands."),
    RulesOnSameDayError: N_("Version {version} begins on {valid_from}, too. Choose another day."),
    RulesInForceError: N_("Version {version} is in force or was; it cannot be withdrawn. Publish a new one instead."),
    NothingChangedError: N_("Nothing differs from the version before. Change a number first."),
    NoSuchRulesError: N_("Version {version} is not there any more."),
    UnusableShapeError: N_(
        "“{shape}” is no shape. Write allowed characters in square brackets and their count in braces, as the rows do."
    ),
    SliceOutsideError: N_(
        "The places of {brand} do not fit a code of {length} characters. Check model code, serial and groups."
    ),
    BrandMissingError: N_("Enter the brand of the barcode."),
}

PARAMETER_NAMES: dict[str, tuple[str, str, str]] = {
    "refund_days": (N_("Refund, exchange or repair by choice within"), N_("day"), N_("days")),
    "exchange_days": (N_("Exchange or repair by choice within"), N_("day"), N_("days")),
    "whole_unit_years": (N_("Warranty of the whole unit"), N_("year"), N_("years")),
    "main_parts_years": (N_("Warranty of main parts"), N_("year"), N_("years")),
    "own_delay_days": (N_("Exchange after own delay of more than"), N_("day"), N_("days")),
    "no_parts_days": (N_("Exchange when parts are missing more than"), N_("day"), N_("days")),
    "repairs_before_exchange": (N_("Exchange when it fails again after"), N_("repair"), N_("repairs")),
    "depreciation_per_day": (N_("Depreciation a day"), "%", "%"),
    "free_rerepair_days": (N_("Re-repair guarantee after a free repair"), N_("day"), N_("days")),
    "paid_rerepair_days": (N_("Re-repair guarantee after a paid repair"), N_("day"), N_("days")),
    "burden_of_proof_months": (N_("The business proves a cause within"), N_("month"), N_("months")),
    "distance_return_days": (N_("Return without reason after a distance sale within"), N_("day"), N_("days")),
}
"""Each number of the warranty rules with its name and its unit, for one and for more."""
