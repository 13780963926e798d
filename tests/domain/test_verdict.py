"""Rows 0 to 3 of the decision table: counterfeit, return, paid re-repair, exclusions."""

from datetime import date, timedelta
from typing import Any

import pytest

from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.verdict import Article, Flag, Outcome, Reason
from tests.verdict_cases import ENDS, MAIN_PARTS_END, PRICE, SOLD, day, outcome, verdict


def test_a_counterfeit_goes_to_a_supervisor_whatever_else_is_found() -> None:
    found = verdict(day(3), counterfeit=True, documents_altered=True, cause=Cause.LIGHTNING, no_fault_return=True)
    assert (found.outcome, found.reasons, found.flags) == (Outcome.REFER_COUNTERFEIT, (Reason.R4,), ())


def test_a_counterfeit_needs_no_date() -> None:
    assert outcome(day(3), invoice_on=None, counterfeit=True) is Outcome.REFER_COUNTERFEIT


# Row 1


@pytest.mark.parametrize(
    ("days", "remote", "expected"),
    [
        (0, True, Outcome.RETURN_NO_REASON),
        (7, True, Outcome.RETURN_NO_REASON),
        (8, True, Outcome.NO_ENTITLEMENT),
        (0, False, Outcome.NO_ENTITLEMENT),
    ],
)
def test_without_a_fault_only_a_distance_sale_comes_back_within_seven_days_of_delivery(
    days: int, remote: bool, expected: Outcome
) -> None:
    delivered_on = day(10)
    returned_on = delivered_on + timedelta(days=days)
    found = verdict(returned_on, delivered_on=delivered_on, remote_sale=remote, no_fault_return=True)
    assert found.outcome is expected
    assert found.refund == (PRICE if expected is Outcome.RETURN_NO_REASON else None)


def test_a_return_without_a_delivery_date_counts_from_the_invoice() -> None:
    assert outcome(day(7), remote_sale=True, no_fault_return=True) is Outcome.RETURN_NO_REASON
    assert outcome(day(8), remote_sale=True, no_fault_return=True) is Outcome.NO_ENTITLEMENT
    assert outcome(day(0), invoice_on=None, remote_sale=True, no_fault_return=True) is Outcome.NO_ENTITLEMENT


def test_papers_do_not_matter_for_a_return_without_a_fault() -> None:
    found = verdict(day(5), remote_sale=True, no_fault_return=True, invoice_presented=False, documents_altered=True)
    assert (found.outcome, found.reasons) == (Outcome.RETURN_NO_REASON, ())


# Row 2


@pytest.mark.parametrize(
    ("days", "others", "expected"),
    [
        (0, {}, Outcome.FREE_REREPAIR),
        (90, {}, Outcome.FREE_REREPAIR),
        (91, {}, Outcome.PAID_REPAIR),
        (-1, {}, Outcome.PAID_REPAIR),
        (90, {"same_fault": False}, Outcome.PAID_REPAIR),
        (90, {"cause": Cause.MISUSE}, Outcome.PAID_REPAIR),
        (90, {"warranty_card_presented": False}, Outcome.FREE_REREPAIR),
        (90, {"invoice_on": None}, Outcome.FREE_REREPAIR),
    ],
)
def test_the_same_fault_within_90_days_of_a_paid_repair_is_free(
    days: int, others: dict[str, Any], expected: Outcome
) -> None:
    handed_back_on = date(2027, 6, 1)
    received_on = handed_back_on + timedelta(days=days)
    assert outcome(received_on, paid_repair_returned_on=handed_back_on, **others) is expected


# Row 3

EXCLUSIONS: list[tuple[dict[str, Any], Reason]] = [
    ({"warranty_card_presented": False}, Reason.R2),
    ({"documents_altered": True}, Reason.R3),
    ({"barcodes_match": False}, Reason.R5),
    ({"cause": Cause.OUTSIDE_INSTALLATION}, Reason.R6),
    ({"cause": Cause.POWER_SUPPLY}, Reason.R7),
    ({"cause": Cause.LIGHTNING}, Reason.R7),
    ({"cause": Cause.NATURAL_DISASTER}, Reason.R7),
    ({"cause": Cause.MISUSE}, Reason.R7),
    ({"invoice_presented": False}, Reason.R8),
]


@pytest.mark.parametrize(("found", "code"), EXCLUSIONS)
def test_each_exclusion_alone_makes_it_chargeable(found: dict[str, Any], code: Reason) -> None:
    answer = verdict(day(3), **found)
    assert (answer.outcome, answer.reasons) == (Outcome.PAID_REPAIR, (code,))


@pytest.mark.parametrize(("found", "code"), EXCLUSIONS)
def test_each_exclusion_adds_r1_once_the_period_is_over(found: dict[str, Any], code: Reason) -> None:
    assert verdict(ENDS, **found).reasons == (code,)
    assert verdict(ENDS + timedelta(days=1), **found).reasons == (Reason.R1, code)


def test_every_code_found_is_listed() -> None:
    everything = {
        "warranty_card_presented": False,
        "documents_altered": True,
        "barcodes_match": False,
        "cause": Cause.LIGHTNING,
        "invoice_presented": False,
    }
    codes = (Reason.R2, Reason.R3, Reason.R5, Reason.R7, Reason.R8)
    assert verdict(day(3), **everything).reasons == codes
    assert verdict(ENDS + timedelta(days=1), **everything).reasons == (Reason.R1, *codes)


def test_other_accepted_proof_stands_for_the_invoice() -> None:
    assert verdict(day(30), invoice_presented=False, other_proof_accepted=True).outcome is Outcome.FREE_REPAIR
    assert verdict(day(30), invoice_presented=True, other_proof_accepted=False).outcome is Outcome.FREE_REPAIR


@pytest.mark.parametrize(
    ("others", "received_on", "reasons"),
    [
        ({}, ENDS + timedelta(days=1), (Reason.R5,)),
        ({}, MAIN_PARTS_END, (Reason.R5,)),
        ({}, MAIN_PARTS_END + timedelta(days=1), (Reason.R1, Reason.R5)),
        ({"catalogue_product": False}, ENDS + timedelta(days=1), (Reason.R1, Reason.R5)),
        ({"performance_fault": False}, ENDS + timedelta(days=1), (Reason.R1, Reason.R5)),
        ({"main_part": False}, ENDS + timedelta(days=1), (Reason.R1, Reason.R5)),
    ],
)
def test_r1_asks_for_the_period_that_would_apply(
    others: dict[str, Any], received_on: date, reasons: tuple[Reason, ...]
) -> None:
    assert verdict(received_on, barcodes_match=False, **{"main_part": True, **others}).reasons == reasons


@pytest.mark.parametrize(
    ("others", "received_on", "flags"),
    [
        ({}, day(30), (Flag.REVIEW_CARD_ONLY,)),
        ({}, ENDS, (Flag.REVIEW_CARD_ONLY,)),
        ({}, ENDS + timedelta(days=1), ()),
        ({"main_part": True}, ENDS + timedelta(days=1), ()),
        ({"barcodes_match": False}, day(30), ()),
        ({"invoice_presented": False, "other_proof_accepted": True}, day(30), ()),
        ({"invoice_presented": False}, day(30), ()),
        ({"cause": Cause.MISUSE}, day(30), (Flag.SELLER_PROVES_6M,)),
    ],
)
def test_a_missing_card_alone_is_reviewed_while_the_invoice_is_shown_and_the_unit_period_runs(
    others: dict[str, Any], received_on: date, flags: tuple[Flag, ...]
) -> None:
    assert verdict(received_on, warranty_card_presented=False, **others).flags == flags


@pytest.mark.parametrize("cause", [Cause.OUTSIDE_INSTALLATION, Cause.POWER_SUPPLY, Cause.LIGHTNING, Cause.MISUSE])
@pytest.mark.parametrize(
    ("received_on", "flags"),
    [(SOLD, (Flag.SELLER_PROVES_6M,)), (date(2026, 9, 2), (Flag.SELLER_PROVES_6M,)), (date(2026, 9, 3), ())],
)
def test_for_six_months_the_seller_proves_an_outside_cause(
    cause: Cause, received_on: date, flags: tuple[Flag, ...]
) -> None:
    found = verdict(received_on, cause=cause)
    assert found.flags == flags
    assert (Article.LAW_23 in found.legal_basis) == bool(flags)


def test_six_months_from_the_end_of_august_last_to_the_end_of_february() -> None:
    late_summer = date(2026, 8, 31)
    assert verdict(date(2027, 2, 28), invoice_on=late_summer, cause=Cause.MISUSE).flags
    assert not verdict(date(2027, 3, 1), invoice_on=late_summer, cause=Cause.MISUSE).flags
