from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.fact_refusals import DateOutOfRangeError, NoRulesOnDayError
from aftersale_desktop.domain.facts import Facts, OpenRepair, RepairSpan
from aftersale_desktop.domain.verdict import judge_by_rules
from aftersale_desktop.domain.warranty import (
    SHIPPED_RULES,
    BaseKind,
    Parameters,
    Periods,
    WarrantyRules,
    add_months,
    add_years,
    depreciation,
    merged,
    periods_of,
    rules_for,
    rules_on,
)

SOLD = date(2026, 3, 2)


def periods(**facts: object) -> Periods:
    found = periods_of(Facts(received_on=date(2026, 9, 1), **facts), Parameters())  # type: ignore[arg-type] # test data
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "years", "end"),
    [
        (date(2026, 3, 2), 1, date(2027, 3, 2)),
        (date(2027, 3, 1), 1, date(2028, 3, 1)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2025, 12, 31), 3, date(2028, 12, 31)),
    ],
)
def test_a_year_ends_on_the_corresponding_day_and_is_never_365_days(day: date, years: int, end: date) -> None:
    assert add_years(day, years) == end


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 2), 6, date(2026, 9, 2)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_a_month_without_the_day_ends_on_its_last_day(day: date, months: int, end: date) -> None:
    assert add_months(day, months) == end


def test_a_period_beyond_the_calendar_is_refused_by_name() -> None:
    with pytest.raises(DateOutOfRangeError) as refusal:
        periods(invoice_on=date(9998, 1, 1))
    assert refusal.value.day == date(9998, 1, 1)


def test_an_extension_beyond_the_calendar_is_refused_by_name() -> None:
    endless = RepairSpan(date(2026, 4, 1), date(9999, 1, 1))
    with pytest.raises(DateOutOfRangeError):
        periods(invoice_on=SOLD, repairs=(endless, RepairSpan(date(9999, 1, 1), date(9999, 12, 31))))


def test_without_any_date_there_are_no_periods() -> None:
    assert periods_of(Facts(received_on=SOLD), Parameters()) is None


@pytest.mark.parametrize(
    ("invoice_on", "delivered_on", "exchanged_on", "base_on", "kind"),
    [
        (SOLD, None, None, SOLD, BaseKind.INVOICE),
        (SOLD, SOLD, None, SOLD, BaseKind.INVOICE),
        (SOLD, date(2026, 3, 12), None, date(2026, 3, 12), BaseKind.DELIVERY),
        (date(2026, 3, 12), SOLD, None, date(2026, 3, 12), BaseKind.INVOICE),
        (None, SOLD, None, SOLD, BaseKind.DELIVERY),
        (SOLD, date(2026, 3, 12), date(2026, 5, 20), date(2026, 5, 20), BaseKind.EXCHANGE),
    ],
)
def test_the_base_is_the_exchange_date_else_the_later_of_invoice_and_delivery(
    invoice_on: date | None, delivered_on: date | None, exchanged_on: date | None, base_on: date, kind: BaseKind
) -> None:
    found = periods(invoice_on=invoice_on, delivered_on=delivered_on, exchanged_on=exchanged_on)
    assert (found.base_on, found.base_kind) == (base_on, kind)


def test_every_extension_day_is_found_again_in_a_repair() -> None:
    spans = (
        RepairSpan(date(2026, 7, 10), date(2026, 7, 18)),
        RepairSpan(date(2026, 7, 1), date(2026, 7, 13)),
        RepairSpan(date(2026, 8, 10), date(2026, 8, 15)),
    )
    found = periods(invoice_on=SOLD, repairs=spans)
    assert found.repairs == (
        RepairSpan(date(2026, 7, 1), date(2026, 7, 18)),
        RepairSpan(date(2026, 8, 10), date(2026, 8, 15)),
    )
    assert found.extension_days == 17 + 5
    assert found.warranty_ends_on == date(2027, 3, 24)
    assert found.main_parts_end_on == date(2029, 3, 24)


def test_touching_job_sheets_stay_two_repairs() -> None:
    first, second = RepairSpan(date(2026, 7, 1), date(2026, 7, 5)), RepairSpan(date(2026, 7, 5), date(2026, 7, 9))
    assert merged([second, first]) == (first, second)


def test_a_job_sheet_inside_another_adds_nothing() -> None:
    outer, inner = RepairSpan(date(2026, 7, 1), date(2026, 7, 20)), RepairSpan(date(2026, 7, 3), date(2026, 7, 4))
    assert merged([inner, outer]) == (outer,)


def test_a_repair_begun_before_an_exchange_neither_counts_nor_extends() -> None:
    before = RepairSpan(date(2026, 5, 19), date(2026, 5, 25))
    on_the_day = RepairSpan(date(2026, 5, 20), date(2026, 5, 22))
    found = periods(invoice_on=SOLD, exchanged_on=date(2026, 5, 20), repairs=(before, on_the_day))
    assert (found.repairs, found.extension_days) == ((on_the_day,), 2)


def test_a_repair_extends_the_period_and_does_not_restart_it() -> None:
    repaired = periods(invoice_on=SOLD, repairs=(RepairSpan(date(2026, 7, 1), date(2026, 7, 13)),))
    assert repaired.warranty_ends_on == date(2027, 3, 2) + timedelta(days=12)


def test_depreciation_names_every_number_of_its_sum() -> None:
    facts = Facts(
        received_on=date(2026, 9, 20),
        invoice_on=SOLD,
        delivered_on=date(2026, 3, 30),
        price=Decimal("2999.00"),
        repairs=(RepairSpan(date(2026, 6, 1), date(2026, 6, 9)),),
        open_repair=OpenRepair(date(2026, 9, 10)),
    )
    found = periods_of(facts, Parameters())
    assert found is not None
    cost = depreciation(facts, found, Parameters())
    assert cost is not None
    assert (cost.from_on, cost.to_on) == (SOLD, date(2026, 9, 20))
    assert (cost.extension_days, cost.open_repair_days, cost.days) == (8, 10, 202 - 8 - 10)
    assert cost.amount == Decimal("551.82")


@pytest.mark.parametrize(
    ("price", "today", "amount"),
    [
        ("100.00", date(2040, 1, 1), "100.00"),
        ("0.00", date(2026, 9, 1), "0.00"),
        ("5.00", date(2026, 3, 3), "0.01"),
        ("4.99", date(2026, 3, 3), "0.00"),
        ("100.00", date(2026, 1, 1), "0.00"),
    ],
)
def test_depreciation_is_rounded_half_up_never_negative_and_never_above_the_price(
    price: str, today: date, amount: str
) -> None:
    facts = Facts(received_on=today, invoice_on=SOLD, price=Decimal(price))
    found = periods_of(facts, Parameters())
    assert found is not None
    cost = depreciation(facts, found, Parameters())
    assert cost is not None
    assert cost.amount == Decimal(amount)


def test_depreciation_without_a_price_is_unknown() -> None:
    facts = Facts(received_on=date(2026, 9, 1), invoice_on=SOLD)
    found = periods_of(facts, Parameters())
    assert found is not None
    assert depreciation(facts, found, Parameters()) is None


NEWER = WarrantyRules("2027-A", date(2027, 1, 1), default=Parameters(whole_unit_years=2))


def test_rules_are_those_valid_on_the_day() -> None:
    versions = (NEWER, *SHIPPED_RULES)
    assert rules_on(versions, date(2026, 12, 31)).version == "1995-A"
    assert rules_on(versions, date(2027, 1, 1)).version == "2027-A"


def test_no_rules_on_a_day_is_refused_by_name() -> None:
    with pytest.raises(NoRulesOnDayError) as refusal:
        rules_on((NEWER,), date(2026, 12, 31))
    assert refusal.value.day == date(2026, 12, 31)


def test_an_old_card_keeps_the_rules_of_its_day_and_a_new_one_gets_the_new() -> None:
    versions = (*SHIPPED_RULES, NEWER)
    old_card = Facts(received_on=date(2027, 9, 1), invoice_on=date(2026, 3, 2))
    new_card = Facts(received_on=date(2028, 9, 1), invoice_on=date(2027, 3, 2))
    assert rules_for(old_card, versions).version == "1995-A"
    old_verdict, new_verdict = (judge_by_rules(card, versions, "A") for card in (old_card, new_card))
    assert (old_verdict.outcome, old_verdict.rule_version) == ("paid_repair", "1995-A")
    assert (new_verdict.outcome, new_verdict.rule_version) == ("free_repair", "2027-A")


def test_a_product_class_may_have_numbers_of_its_own() -> None:
    rules = WarrantyRules("x", SOLD, {"C": Parameters(whole_unit_years=2)})
    assert rules.parameters_for("C").whole_unit_years == 2
    assert rules.parameters_for("A").whole_unit_years == 1
