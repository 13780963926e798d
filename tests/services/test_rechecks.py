"""What the bench finds may change the verdict: both are kept, it is proven, and the customer's yes counts no longer."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.findings import (
    Finding,
    FindingNotProvenError,
    FindingsContradictError,
    NoFindingError,
    PhotoOfCauseMissingError,
)
from aftersale_desktop.domain.invoices import AlreadyInvoicedError
from aftersale_desktop.domain.order_records import Recheck, newest
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.domain.verdict import Outcome, Reason
from tests.builders import CLERK, NOON, TECHNICIAN, a_stocked_shop, a_visit, an_invoice
from tests.fakes import FakeShop, a_fake_shop

FOUND = Diagnosis(
    platform="",
    fault_code="E6",
    fault_found="压敏电阻击穿",
    remedy="更换室外主板",
    technician="",
    operations=(OperationLevel.MEDIUM,),
    parts=(PlannedPart("ODU-PCB"),),
)
PHOTO = pending_attachment("IMG_7.jpg", b"\xff\xd8\xff burnt varistor", Proof.CAUSE)
LIGHTNING = (Finding.LIGHTNING,)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


@pytest.fixture
def number(shop: FakeShop) -> str:
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    shop.repairs.bench.record_diagnosis(number, FOUND)
    return number


def test_lightning_is_charged_once_a_photo_proves_it_and_both_verdicts_stay(shop: FakeShop, number: str) -> None:
    assert shop.repairs.workshop.sheet(number).order.standing.is_agreed
    with pytest.raises(PhotoOfCauseMissingError):
        shop.repairs.rechecks.judge_again(number, LIGHTNING, "压敏电阻炸裂")
    attached = shop.evidence.add(number, PHOTO)
    order = shop.repairs.rechecks.judge_again(number, LIGHTNING, "压敏电阻炸裂").order
    claim = order.claim
    assert claim.judgement.verdict.is_free
    assert (claim.outcome, claim.counted.verdict.reasons) == (Outcome.PAID_REPAIR, (Reason.R7,))
    assert order.standing.estimate is not None
    assert order.standing.estimate > Decimal(400)
    assert not order.standing.is_agreed
    recheck = newest(order.standing.records, Recheck)
    assert recheck is not None
    assert (recheck.findings, recheck.evidence, recheck.by) == (LIGHTNING, (attached.digest,), TECHNICIAN.name)
    assert shop.kept.events[-1][1].detail == {
        "then": "free_repair",
        "now": "paid_repair",
        "findings": "lightning",
        "note": "压敏电阻炸裂",
    }
    assert {"record_recheck", "judge_again"} <= {row[2] for row in shop.kept.audit}


def test_work_that_was_free_waits_for_a_yes_after_the_finding(shop: FakeShop, number: str) -> None:
    shop.evidence.add(number, PHOTO)
    sheet = shop.repairs.rechecks.judge_again(number, LIGHTNING)
    repair = next(one for one in sheet.steps if one.step.deed is Deed.START_REPAIR)
    assert repair.missing == (Need.AGREEMENT,)


@pytest.mark.parametrize("state", [ClaimState.APPROVED, ClaimState.WAITING_FOR_PARTS, ClaimState.UNDER_REPAIR])
def test_wherever_the_price_rises_a_new_quote_may_be_sent(shop: FakeShop, number: str, state: ClaimState) -> None:
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=state)
    shop.evidence.add(number, PHOTO)
    steps = {one.step.deed for one in shop.repairs.rechecks.judge_again(number, LIGHTNING).steps}
    assert Deed.SEND_QUOTE in steps


def test_a_second_finding_adds_to_the_first(shop: FakeShop, number: str) -> None:
    shop.evidence.add(number, PHOTO)
    shop.repairs.rechecks.judge_again(number, LIGHTNING)
    claim = shop.repairs.rechecks.judge_again(number, (Finding.ALTERED_CARD,), "日期有涂改").order.claim
    assert claim.counted.verdict.reasons == (Reason.R3, Reason.R7)
    back = shop.repairs.rechecks.judge_again(number, (Finding.PRODUCT_FAULT,), "另一师傅复核：元件老化").order.claim
    assert back.counted.verdict.reasons == (Reason.R3,)


def test_what_shows_a_finding_is_asked_for(shop: FakeShop, number: str) -> None:
    with pytest.raises(NoFindingError):
        shop.repairs.rechecks.judge_again(number, ())
    with pytest.raises(FindingNotProvenError):
        shop.repairs.rechecks.judge_again(number, (Finding.MAIN_PART,))
    with pytest.raises(FindingsContradictError):
        shop.repairs.rechecks.judge_again(number, (Finding.LIGHTNING, Finding.MISUSE), "都有")
    claim = shop.repairs.rechecks.judge_again(number, (Finding.MAIN_PART,), "压缩机绕组").order.claim
    assert claim.counted.facts.main_part
    assert claim.rejudged is not None


def test_a_counterfeit_goes_to_a_supervisor(shop: FakeShop, number: str) -> None:
    claim = shop.repairs.rechecks.judge_again(number, (Finding.COUNTERFEIT,), "铭牌字体不符").order.claim
    assert claim.outcome is Outcome.REFER_COUNTERFEIT


def test_what_was_charged_is_not_judged_again(shop: FakeShop, number: str) -> None:
    shop.kept.invoices["SH03-FI-2026-000001"] = replace(an_invoice(), claim_number=number)
    with pytest.raises(AlreadyInvoicedError):
        shop.repairs.rechecks.judge_again(number, (Finding.MAIN_PART,), "压缩机")
    with pytest.raises(AlreadyInvoicedError):
        shop.repairs.bench.record_diagnosis(number, FOUND)


def test_a_check_by_todays_rules_stands_beside_what_counts(shop: FakeShop, number: str) -> None:
    shop.evidence.add(number, PHOTO)
    shop.repairs.rechecks.judge_again(number, LIGHTNING)
    check = shop.claims.check_again(number)
    assert check.is_same
    assert check.then.outcome is Outcome.PAID_REPAIR
