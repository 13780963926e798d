"""Why, what would change it, remedies, law; and the verdict frozen as JSON."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from aftersale_desktop.domain.facts import Buyer, Cause, Facts, Wish
from aftersale_desktop.domain.verdict import Article, Outcome, StatementCode, judge
from aftersale_desktop.domain.verdict_json import StoredVerdictError, verdict_from_json, verdict_line, verdict_to_json
from aftersale_desktop.domain.warranty import Parameters
from tests.verdict_cases import ENDS, SOLD, TWO_REPAIRS, day, facts, said, verdict


def test_the_free_verdict_names_base_every_repair_and_evidence() -> None:
    found = verdict(date(2027, 3, 10), repairs=TWO_REPAIRS, buyer=Buyer.BUSINESS)
    data = {statement.code: dict(statement.data) for statement in found.because}
    assert data[StatementCode.BASE_INVOICE] == {"base_on": SOLD}
    assert data[StatementCode.WHOLE_UNIT_PERIOD_EXTENDED] == {"years": 1, "days": 8, "ends_on": date(2027, 3, 10)}
    extensions = [dict(one.data)["days"] for one in found.because if one.code is StatementCode.REPAIR_DAYS]
    assert extensions == [3, 5]
    assert StatementCode.EVIDENCE_COMPLETE in data


@pytest.mark.parametrize(
    ("found", "turn"),
    [
        ({"warranty_card_presented": False}, StatementCode.FREE_IF_CARD),
        ({"documents_altered": True}, StatementCode.FREE_IF_UNALTERED),
        ({"barcodes_match": False}, StatementCode.FREE_IF_UNITS_MATCH),
        ({"cause": Cause.OUTSIDE_INSTALLATION}, StatementCode.FREE_IF_OWN_OUTLET),
        ({"cause": Cause.LIGHTNING}, StatementCode.FREE_IF_PRODUCT_CAUSE),
        ({"invoice_presented": False}, StatementCode.FREE_IF_PROOF),
    ],
)
def test_a_single_exclusion_says_what_makes_it_free_again(found: dict[str, Any], turn: StatementCode) -> None:
    assert turn in said(verdict(day(30), **found))
    late = said(verdict(ENDS + timedelta(days=1), **found))
    assert turn not in late
    assert StatementCode.CHARGEABLE_ALL_THE_SAME in late


def test_several_exclusions_are_free_again_only_together() -> None:
    codes = said(verdict(day(30), warranty_card_presented=False, documents_altered=True))
    assert {
        StatementCode.DROPS_IF_CARD,
        StatementCode.DROPS_IF_UNALTERED,
        StatementCode.FREE_IF_ALL_DROP,
    } <= codes


def test_the_next_failure_that_means_an_exchange_is_foretold() -> None:
    assert StatementCode.EXCHANGE_IF_FAILS_ONCE_MORE in said(verdict(date(2026, 9, 20), repairs=TWO_REPAIRS[:1]))
    assert StatementCode.EXCHANGE_AFTER_REPAIRS in said(verdict(date(2026, 9, 20)))


def test_within_six_months_the_seller_is_named_as_the_one_who_proves() -> None:
    early = next(s for s in verdict(day(20)).would_change if s.code is StatementCode.CHARGEABLE_IF_OTHER_CAUSE_PROVEN)
    assert dict(early.data) == {"until": date(2026, 9, 2)}
    assert StatementCode.CHARGEABLE_IF_OTHER_CAUSE in said(verdict(date(2026, 9, 3)))


def test_an_ordinary_part_out_of_warranty_points_to_the_main_parts() -> None:
    assert StatementCode.FREE_IF_MAIN_PART in said(verdict(date(2027, 9, 2)))
    assert StatementCode.FREE_IF_MAIN_PART not in said(verdict(date(2027, 9, 2), catalogue_product=False))
    assert StatementCode.FREE_IF_MAIN_PART not in said(verdict(date(2029, 9, 2)))


@pytest.mark.parametrize(
    ("received_on", "others", "is_open", "notes"),
    [
        (day(3), {}, (True, True, True), (None, None, StatementCode.TERMS_FULL_PRICE)),
        (day(10), {}, (True, True, True), (None, None, StatementCode.TERMS_LESS_DEPRECIATION)),
        (
            day(10),
            {"same_model_available": False},
            (True, False, True),
            (None, StatementCode.CLOSED_NO_MODEL, StatementCode.TERMS_FULL_PRICE),
        ),
        (day(30), {}, (True, False, False), (None, StatementCode.CLOSED_PAST_DAYS, StatementCode.CLOSED_PAST_DAYS)),
        (
            day(30),
            {"barcodes_match": False},
            (True, False, False),
            (StatementCode.TERMS_CHARGEABLE, StatementCode.CLOSED_BY_CODES, StatementCode.CLOSED_BY_CODES),
        ),
        (day(3), {"counterfeit": True}, (False, False, False), (StatementCode.CLOSED_BY_CODES,) * 3),
        (day(3), {"no_fault_return": True}, (False, False, False), (StatementCode.CLOSED_NO_FAULT,) * 3),
        (
            date(2027, 9, 2),
            {"main_part": True},
            (True, False, False),
            (StatementCode.TERMS_MAIN_PART_ONLY, StatementCode.CLOSED_PERIOD_OVER, StatementCode.CLOSED_PERIOD_OVER),
        ),
    ],
)
def test_remedies_are_open_or_say_why_not(
    received_on: date,
    others: dict[str, Any],
    is_open: tuple[bool, ...],
    notes: tuple[StatementCode | None, ...],
) -> None:
    remedies = verdict(received_on, **others).remedies
    assert [remedy.kind for remedy in remedies] == [Wish.REPAIR, Wish.EXCHANGE, Wish.REFUND]
    assert tuple(remedy.is_open for remedy in remedies) == is_open
    assert tuple(remedy.note.code if remedy.note else None for remedy in remedies) == notes


def test_closed_remedies_name_the_limit_that_has_passed() -> None:
    _, exchange, refund = verdict(day(30)).remedies
    assert [dict(remedy.note.data)["limit"] for remedy in (exchange, refund) if remedy.note] == [15, 7]


@pytest.mark.parametrize(
    ("received_on", "others", "articles"),
    [
        (day(3), {}, {Article.RULE_9, Article.LAW_24}),
        (day(10), {}, {Article.RULE_10}),
        (date(2026, 9, 20), {"repairs": TWO_REPAIRS}, {Article.RULE_11}),
        (day(30), {}, {Article.RULE_8, Article.RULE_15, Article.POLICY_3}),
        (day(30), {"barcodes_match": False}, {Article.R5, Article.RULE_17}),
        (ENDS + timedelta(days=1), {}, {Article.R1, Article.POLICY_9}),
        (day(3), {"no_fault_return": True}, {Article.LAW_25}),
    ],
)
def test_each_verdict_names_its_law(received_on: date, others: dict[str, Any], articles: set[Article]) -> None:
    assert articles <= set(verdict(received_on, **others).legal_basis)


def test_only_what_costs_nothing_at_all_is_called_free() -> None:
    assert verdict(day(30)).is_free
    assert not verdict(date(2027, 9, 2), main_part=True).is_free
    assert not verdict(date(2027, 9, 2)).is_free


def test_numbers_of_another_product_class_are_obeyed() -> None:
    generous = Parameters(refund_days=10, exchange_days=20, whole_unit_years=2, repairs_before_exchange=1)
    assert judge(facts(day(10)), generous).outcome is Outcome.CHOICE_REFUND_EXCHANGE_REPAIR
    assert judge(facts(day(20)), generous).outcome is Outcome.CHOICE_EXCHANGE_REPAIR
    assert judge(facts(date(2028, 3, 2)), generous).outcome is Outcome.FREE_REPAIR
    assert judge(facts(day(190), repairs=TWO_REPAIRS[:1]), generous).outcome is Outcome.EXCHANGE_TWO_REPAIRS


@pytest.mark.parametrize(
    "one",
    [
        facts(day(3)),
        facts(date(2026, 9, 20), wish=Wish.REFUND, repairs=TWO_REPAIRS),
        facts(day(30), cause=Cause.LIGHTNING, documents_altered=True),
        facts(day(3), invoice_on=None),
        facts(day(3), price=None, remote_sale=True, no_fault_return=True),
    ],
)
def test_a_frozen_verdict_comes_back_the_same(one: Facts) -> None:
    found = judge(one, rule_version="2026-B")
    assert verdict_from_json(json.loads(json.dumps(verdict_to_json(found)))) == found


@pytest.mark.parametrize("stored", [None, [], {}, {"outcome": "free"}, "free_repair"])
def test_a_damaged_frozen_verdict_is_refused_by_name(stored: object) -> None:
    with pytest.raises(StoredVerdictError):
        verdict_from_json(stored)


def test_checking_again_keeps_both_answers() -> None:
    frozen = verdict(day(30))
    later = judge(replace(facts(day(30)), documents_altered=True))
    assert (frozen.outcome, later.outcome) == (Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)


def test_the_public_line_has_decimal_strings_with_two_places() -> None:
    found = verdict(day(3), wish=Wish.REFUND, price=Decimal(2999))
    line = json.loads(json.dumps(verdict_line("W", found, ["Because."])))
    assert line == {
        "id": "W",
        "outcome": "refund_full",
        "reasons": [],
        "flags": [],
        "warranty_ends_on": "2027-03-02",
        "main_parts_end_on": "2029-03-02",
        "extension_days": 0,
        "refund": "2999.00",
        "depreciation": None,
        "explanation": ["Because."],
    }
