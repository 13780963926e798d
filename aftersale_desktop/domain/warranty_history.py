"""Where every extension day of a card comes from: job sheets traced into the periods the verdict counts by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.facts import Facts, RepairSpan
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.products import WarrantyCard
from aftersale_desktop.domain.warranty import BaseKind, Periods, WarrantyRules, periods_of, rules_for


class WhyNotAdded(StrEnum):
    """Why a repair makes no period longer."""

    NOT_HANDED_BACK = "not_handed_back"
    NOT_REPAIRED = "not_repaired"
    CHARGED = "charged"
    NO_PRODUCT_FAULT = "no_product_fault"
    BEFORE_BASE = "before_base"


@dataclass(frozen=True, slots=True)
class JobSheet:
    """One repair with the days that it alone added: a day two sheets share is counted with the earlier one."""

    claim_number: str
    received_on: date
    returned_on: date
    days_added: int


@dataclass(frozen=True, slots=True)
class Extension:
    """One repair as the verdict counts it: a job sheet, or several that overlap and became one."""

    sheets: tuple[JobSheet, ...]

    @property
    def span(self) -> RepairSpan:
        """From the first receipt to the last hand-back."""
        return RepairSpan(self.sheets[0].received_on, max(sheet.returned_on for sheet in self.sheets))

    @property
    def days(self) -> int:
        """What it adds to every period."""
        return sum(sheet.days_added for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A repair that adds no day, and why."""

    claim_number: str
    received_on: date
    returned_on: date | None
    why: WhyNotAdded


@dataclass(frozen=True, slots=True)
class WarrantyHistory:
    """The periods of a card with the origin of each of their dates."""

    base_kind: BaseKind
    base_on: date
    rule_version: str
    whole_unit_years: int
    main_parts_years: int
    extensions: tuple[Extension, ...]
    passed_over: tuple[PassedOver, ...]
    warranty_ends_on: date
    main_parts_end_on: date

    @property
    def extension_days(self) -> int:
        """The sum over the extensions: the same number the verdict names."""
        return sum(extension.days for extension in self.extensions)

    @property
    def first_warranty_end(self) -> date:
        """The last day of the whole unit's period had it never been repaired."""
        return self.warranty_ends_on - timedelta(days=self.extension_days)

    @property
    def first_main_parts_end(self) -> date:
        """The last day of the main parts' period had it never been repaired."""
        return self.main_parts_end_on - timedelta(days=self.extension_days)


def warranty_history(
    card: WarrantyCard | None,
    repairs: Iterable[PastRepair],
    rule_versions: tuple[WarrantyRules, ...],
    product_class: str,
) -> WarrantyHistory | None:
    """Return the periods by the rules of the day they began, None where no date is known they could begin on."""
    if card is None:
        return None
    past = tuple(sorted(repairs, key=_by_receipt))
    counted = tuple(_span(repair) for repair in past if repair.counts_for_verdict)
    facts = Facts(date.max, card.invoice_on, card.delivered_on, card.exchanged_on, repairs=counted)
    rules = rules_for(facts, rule_versions)
    parameters = rules.parameters_for(product_class)
    periods = periods_of(facts, parameters)
    if periods is None:
        return None
    reasons = tuple((repair, why_not_added(repair, periods)) for repair in past)
    return WarrantyHistory(
        base_kind=periods.base_kind,
        base_on=periods.base_on,
        rule_version=rules.version,
        whole_unit_years=parameters.whole_unit_years,
        main_parts_years=parameters.main_parts_years,
        extensions=traced(repair for repair, why in reasons if why is None),
        passed_over=tuple(_passed_over(repair, why) for repair, why in reasons if why is not None),
        warranty_ends_on=periods.warranty_ends_on,
        main_parts_end_on=periods.main_parts_end_on,
    )


def why_not_added(repair: PastRepair, periods: Periods) -> WhyNotAdded | None:
    """Return why a repair does not extend, None for one that does (1995 rule, art. 8)."""
    if repair.returned_on is None:
        return WhyNotAdded.NOT_HANDED_BACK
    if not repair.was_repaired:
        return WhyNotAdded.NOT_REPAIRED
    if repair.coverage is Coverage.CHARGEABLE:
        return WhyNotAdded.CHARGED
    if not repair.is_product_fault:
        return WhyNotAdded.NO_PRODUCT_FAULT
    return WhyNotAdded.BEFORE_BASE if repair.received_on < periods.base_on else None


def traced(repairs: Iterable[PastRepair]) -> tuple[Extension, ...]:
    """Return finished repairs with the days of each; overlapping ones together, touching ones apart."""
    groups: list[list[JobSheet]] = []
    until = date.min
    for repair in sorted(repairs, key=_by_dates):
        span = _span(repair)
        if span.received_on >= until:
            groups.append([])
            until = span.received_on
        added = max(0, (span.returned_on - until).days)
        groups[-1].append(JobSheet(repair.claim_number, span.received_on, span.returned_on, added))
        until = max(until, span.returned_on)
    return tuple(Extension(tuple(group)) for group in groups)


def _span(repair: PastRepair) -> RepairSpan:
    return RepairSpan(repair.received_on, repair.returned_on or repair.received_on)


def _by_dates(repair: PastRepair) -> tuple[date, date, str]:
    span = _span(repair)
    return span.received_on, span.returned_on, repair.claim_number


def _by_receipt(repair: PastRepair) -> tuple[date, str]:
    return repair.received_on, repair.claim_number


def _passed_over(repair: PastRepair, why: WhyNotAdded) -> PassedOver:
    return PassedOver(repair.claim_number, repair.received_on, repair.returned_on, why)
