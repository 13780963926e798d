"""Every extension day on a card is traced to a repair, and the sum is the verdict's."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aftersale_desktop.domain.claims import ClaimState, PastRepair
from aftersale_desktop.domain.facts import Facts, RepairSpan
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.verdict import judge_by_rules
from aftersale_desktop.domain.warranty import SHIPPED_RULES, BaseKind, Parameters, WarrantyRules, merged
from aftersale_desktop.domain.warranty_history import WarrantyHistory, WhyNotAdded, traced, warranty_history
from tests.builders import a_card

SOLD = date(2026, 3, 2)
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def a_repair(number: str, received_on: date, days_here: int | None, **changes: object) -> PastRepair:
    returned_on = None if days_here is None else received_on + timedelta(days=days_here)
    fields = {"state": ClaimState.CLOSED, "coverage": Coverage.FREE, "is_product_fault": True, "summary": ""} | changes
    return PastRepair(number, received_on, returned_on, **fields)  # type: ignore[arg-type] # the names are checked above


@st.composite
def repairs(draw: st.DrawFn) -> tuple[PastRepair, ...]:
    return tuple(
        a_repair(
            f"WX-{number}",
            draw(days),
            draw(st.none() | st.integers(0, 40)),
            coverage=draw(st.sampled_from(Coverage)),
            is_product_fault=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 7)))
    )


def history(
    repaired: tuple[PastRepair, ...] = (), invoice_on: date | None = SOLD, exchanged_on: date | None = None
) -> WarrantyHistory:
    card = a_card(invoice_on=invoice_on, exchanged_on=exchanged_on)
    found = warranty_history(card, repaired, SHIPPED_RULES, "A")
    assert found is not None
    return found


@given(repairs(), st.none() | days, st.none() | days, st.none() | days)
@settings(max_examples=400)
def test_the_traced_days_are_the_days_of_the_verdict(
    repaired: tuple[PastRepair, ...], invoice_on: date | None, delivered_on: date | None, exchanged_on: date | None
) -> None:
    card = a_card(invoice_on=invoice_on, delivered_on=delivered_on, exchanged_on=exchanged_on)
    counted = tuple(
        RepairSpan(repair.received_on, repair.returned_on)
        for repair in repaired
        if repair.counts_for_verdict and repair.returned_on is not None
    )
    facts = Facts(date(2028, 1, 1), invoice_on, delivered_on, exchanged_on, repairs=counted)
    verdict, found = judge_by_rules(facts, SHIPPED_RULES, "A"), warranty_history(card, repaired, SHIPPED_RULES, "A")
    if found is None:
        assert verdict.base_on is None
        return
    assert found.extension_days == verdict.extension_days
    assert (found.warranty_ends_on, found.main_parts_end_on) == (verdict.warranty_ends_on, verdict.main_parts_end_on)
    assert (found.base_on, found.rule_version) == (verdict.base_on, verdict.rule_version)


@given(repairs(), days)
def test_every_repair_is_either_traced_or_passed_over_for_a_reason(
    repaired: tuple[PastRepair, ...], sold_on: date
) -> None:
    found = history(repaired, invoice_on=sold_on)
    named = [sheet.claim_number for extension in found.extensions for sheet in extension.sheets]
    named += [repair.claim_number for repair in found.passed_over]
    assert sorted(named) == sorted(repair.claim_number for repair in repaired)


@given(repairs())
def test_extensions_are_the_repairs_as_the_verdict_merges_them(repaired: tuple[PastRepair, ...]) -> None:
    finished = [repair for repair in repaired if repair.returned_on is not None]
    spans = tuple(RepairSpan(repair.received_on, repair.returned_on or repair.received_on) for repair in finished)
    found = traced(finished)
    assert tuple(extension.span for extension in found) == merged(spans)
    assert all(extension.days == (extension.span.returned_on - extension.span.received_on).days for extension in found)


def test_a_day_two_job_sheets_share_counts_once_and_with_the_earlier_one() -> None:
    found = history((a_repair("WX-2", date(2026, 7, 10), 8), a_repair("WX-1", date(2026, 7, 1), 12)))
    (extension,) = found.extensions
    assert [(sheet.claim_number, sheet.days_added) for sheet in extension.sheets] == [("WX-1", 12), ("WX-2", 5)]
    assert extension.span == RepairSpan(date(2026, 7, 1), date(2026, 7, 18))
    assert (found.first_warranty_end, found.warranty_ends_on) == (date(2027, 3, 2), date(2027, 3, 19))
    assert (found.first_main_parts_end, found.main_parts_end_on) == (date(2029, 3, 2), date(2029, 3, 19))


def test_repairs_that_touch_are_two_extensions() -> None:
    found = history((a_repair("WX-1", date(2026, 7, 1), 4), a_repair("WX-2", date(2026, 7, 5), 4)))
    assert [extension.days for extension in found.extensions] == [4, 4]


def test_a_repair_that_adds_nothing_says_why() -> None:
    found = history(
        (
            a_repair("open", date(2026, 9, 1), None),
            a_repair("charged", date(2026, 8, 1), 5, coverage=Coverage.CHARGEABLE),
            a_repair("misuse", date(2026, 7, 1), 5, is_product_fault=False),
            a_repair("before", date(2026, 5, 19), 6),
            a_repair("counts", date(2026, 5, 20), 2),
        ),
        exchanged_on=date(2026, 5, 20),
    )
    assert {repair.claim_number: repair.why for repair in found.passed_over} == {
        "open": WhyNotAdded.NOT_HANDED_BACK,
        "charged": WhyNotAdded.CHARGED,
        "misuse": WhyNotAdded.NO_PRODUCT_FAULT,
        "before": WhyNotAdded.BEFORE_BASE,
    }
    assert (found.base_kind, found.extension_days) == (BaseKind.EXCHANGE, 2)


def test_the_rules_are_those_of_the_day_the_period_began() -> None:
    newer = WarrantyRules("2027-A", date(2027, 1, 1), default=Parameters(whole_unit_years=2))
    versions = (*SHIPPED_RULES, newer)
    old = warranty_history(a_card(invoice_on=SOLD), (), versions, "A")
    new = warranty_history(a_card(invoice_on=date(2027, 3, 2)), (), versions, "A")
    assert old is not None
    assert new is not None
    assert (old.rule_version, old.warranty_ends_on) == ("1995-A", date(2027, 3, 2))
    assert (new.rule_version, new.warranty_ends_on) == ("2027-A", date(2029, 3, 2))


def test_a_card_without_any_date_has_no_history() -> None:
    assert warranty_history(a_card(invoice_on=None), (), SHIPPED_RULES, "A") is None
    assert warranty_history(None, (a_repair("WX-1", SOLD, 3),), SHIPPED_RULES, "A") is None
