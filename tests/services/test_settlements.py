"""The settlement with the factory: what is claimed, what is held back, and how each line ends."""

from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.discounts import Concessions, LineChange
from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.factory_statements import (
    AcceptedOutOfRangeError,
    NothingToClaimError,
    PeriodTooLongError,
    StatementChangedError,
    StatementDeed,
    StatementNotFoundError,
    StatementState,
    StatementStepError,
)
from aftersale_desktop.domain.fees import FeeComponent, OperationLevel, PartUse, Payer
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartState
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.settlements import LineDeed, SentStatement
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

DAY = NOON.date()
PARTS = (PartUse("CAP35", Decimal(1), Decimal("38.00")),)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def a_free_repair(shop: FakeShop, key: str = "key 1", concessions: Concessions | None = None) -> str:
    number = shop.intake.take(a_visit(shop.known()), key).claim.number
    made_ready(shop.storage.start_work, number)
    draft = InvoiceDraft(
        number, work_done(), parts=PARTS, concessions=concessions or Concessions(), operations=(OperationLevel.MINOR,)
    )
    shop.money.invoicing.post(draft)
    return number


def sent(shop: FakeShop, key: str = "statement 1") -> SentStatement:
    costs = shop.money.settlements.open_costs(DAY, DAY)
    return shop.money.settlements.send(DAY, DAY, costs.seen, key)


def owe_the_old_part(shop: FakeShop, claim: str) -> str:
    part = RemovedPart(
        number="SH03-RP-2026-000001",
        claim_number=claim,
        point_code="SH03",
        part_code="CAP35",
        is_supplier_fault=True,
        state=RemovedPartState.DUE_BACK,
        removed_at=NOON,
        removed_by="何伟",
    )
    shop.kept.removed_parts[part.number] = part
    return part.number


def test_a_statement_claims_what_the_factory_bears_of_each_claim(shop: FakeShop) -> None:
    number = a_free_repair(shop)
    statement = sent(shop).sheet.statement
    [line] = statement.lines
    assert (line.claim_number, line.labour, line.parts) == (number, Decimal("80.00"), Decimal("38.00"))
    assert statement.total == Decimal("118.00")
    assert statement.number == "SH03-FS-2026-000001"


def test_what_goodwill_bears_is_shown_and_claimed_from_nobody(shop: FakeShop) -> None:
    change = LineChange(FeeComponent.SPARE_PARTS, "CAP35", Payer.GOODWILL, reason="老客户")
    a_free_repair(shop, concessions=Concessions((change,)))
    costs = shop.money.settlements.open_costs(DAY, DAY)
    assert [line.total for line in costs.lines] == [Decimal("80.00")]
    assert [(cost.payer, cost.total) for cost in costs.borne] == [(Payer.GOODWILL, Decimal("38.00"))]


def test_an_old_part_that_is_due_back_blocks_its_claim_until_it_is_on_its_way(shop: FakeShop) -> None:
    number = a_free_repair(shop)
    label = owe_the_old_part(shop, number)
    costs = shop.money.settlements.open_costs(DAY, DAY)
    assert costs.lines == ()
    assert [(blocked.line.claim_number, blocked.labels) for blocked in costs.blocked] == [(number, (label,))]
    with pytest.raises(NothingToClaimError):
        sent(shop)
    part = shop.kept.removed_parts[label]
    shop.kept.removed_parts[label] = part.moved_to(RemovedPartState.SENT)
    assert [line.claim_number for line in sent(shop).sheet.statement.lines] == [number]


def test_what_was_claimed_is_not_claimed_again_by_itself(shop: FakeShop) -> None:
    a_free_repair(shop)
    sent(shop)
    assert shop.money.settlements.open_costs(DAY, DAY).lines == ()
    with pytest.raises(NothingToClaimError):
        sent(shop, "statement 2")


def test_the_same_key_is_answered_with_the_first_statement(shop: FakeShop) -> None:
    a_free_repair(shop)
    first = sent(shop)
    again = shop.money.settlements.send(DAY, DAY, (), "statement 1")
    assert again == first
    assert len(shop.kept.factory_statements) == 1


def test_what_changed_since_it_was_looked_at_is_not_sent(shop: FakeShop) -> None:
    a_free_repair(shop)
    with pytest.raises(StatementChangedError):
        shop.money.settlements.send(DAY, DAY, ("something else",), "statement 1")
    assert shop.kept.factory_statements == []


def test_an_older_cost_no_statement_claimed_comes_along(shop: FakeShop) -> None:
    a_free_repair(shop)
    shop.clock.moment = NOON + timedelta(days=40)
    later = shop.clock.moment.date()
    assert len(shop.money.settlements.open_costs(later, later).lines) == 1


def test_a_period_runs_forwards_and_ends_today_at_the_latest(shop: FakeShop) -> None:
    for first, last in (
        (DAY, DAY - timedelta(days=1)),
        (DAY, DAY + timedelta(days=1)),
        (DAY - timedelta(days=401), DAY),
    ):
        with pytest.raises(PeriodTooLongError):
            shop.money.settlements.open_costs(first, last)


def test_the_statement_is_a_paper_that_says_what_was_sent(shop: FakeShop) -> None:
    a_free_repair(shop)
    statement = sent(shop).sheet.statement
    content = shop.kept.papers[PaperKind.FACTORY_STATEMENT, statement.number].content
    assert isinstance(content, StatementContent)
    assert content.statement == statement


def test_an_accepted_line_is_settled(shop: FakeShop) -> None:
    a_free_repair(shop)
    sheet = shop.money.settlements.accept_rest(sent(shop).sheet.statement.number)
    assert sheet.state is StatementState.SETTLED
    assert sheet.accepted == Decimal("118.00")


def test_a_line_accepted_in_part_needs_its_amount_and_its_reason(shop: FakeShop) -> None:
    claim = a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    desk = shop.money.settlements
    with pytest.raises(ReasonMissingError):
        desk.answer(number, claim, LineDeed(StatementDeed.PARTLY, Decimal("80.00"), " "))
    for amount in (None, Decimal("0.00"), Decimal("118.00"), Decimal("-1.00")):
        with pytest.raises(AcceptedOutOfRangeError):
            desk.answer(number, claim, LineDeed(StatementDeed.PARTLY, amount, "电容非质量问题"))
    sheet = desk.answer(number, claim, LineDeed(StatementDeed.PARTLY, Decimal("80.00"), "电容非质量问题"))
    assert (sheet.state, sheet.accepted) == (StatementState.TO_SETTLE, Decimal("80.00"))
    assert sheet.lines[0].open_amount == Decimal("38.00")


def test_what_was_refused_is_claimed_again_on_the_next_statement_less_what_was_paid(shop: FakeShop) -> None:
    claim = a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    desk = shop.money.settlements
    desk.answer(number, claim, LineDeed(StatementDeed.PARTLY, Decimal("80.00"), "缺照片"))
    sheet = desk.answer(number, claim, LineDeed(StatementDeed.CLAIMED_AGAIN, reason="照片已补"))
    assert sheet.state is StatementState.SETTLED
    second = sent(shop, "statement 2").sheet.statement
    [line] = second.lines
    assert (line.corrects, line.reason, line.total) == (number, "照片已补", Decimal("38.00"))
    desk.answer(second.number, claim, LineDeed(StatementDeed.REJECTED, reason="仍不认可"))
    desk.answer(second.number, claim, LineDeed(StatementDeed.CLAIMED_AGAIN, reason="附检测报告"))
    [third] = sent(shop, "statement 3").sheet.statement.lines
    assert (third.corrects, third.total, third.paid_before) == (second.number, Decimal("38.00"), Decimal("80.00"))


def test_a_refused_line_may_be_borne_by_the_point(shop: FakeShop) -> None:
    claim = a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    desk = shop.money.settlements
    desk.answer(number, claim, LineDeed(StatementDeed.REJECTED, reason="超期"))
    sheet = desk.answer(number, claim, LineDeed(StatementDeed.BORNE_BY_POINT, reason="不再申诉"))
    assert sheet.state is StatementState.SETTLED
    assert sheet.lines[0].entries[-1].amount == Decimal("118.00")
    assert desk.open_costs(DAY, DAY).lines == ()


def test_a_line_is_answered_once(shop: FakeShop) -> None:
    claim = a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    desk = shop.money.settlements
    with pytest.raises(StatementStepError):
        desk.answer(number, claim, LineDeed(StatementDeed.CLAIMED_AGAIN, reason="太早"))
    desk.accept_rest(number)
    for deed in StatementDeed:
        with pytest.raises(StatementStepError):
            desk.answer(number, claim, LineDeed(deed, Decimal("1.00"), "再来一次"))


def test_every_deed_is_in_the_audit_with_its_amount(shop: FakeShop) -> None:
    claim = a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    shop.money.settlements.answer(number, claim, LineDeed(StatementDeed.REJECTED, reason="超期"))
    deeds = [(deed, subject, detail) for _at, _by, deed, subject, detail in shop.kept.audit[-2:]]
    assert deeds == [
        ("send_statement", number, {"count": "1", "total": "118.00"}),
        ("statement_rejected", number, {"claim": claim, "amount": "0.00", "reason": "超期"}),
    ]


def test_a_statement_of_another_point_is_not_found(shop: FakeShop) -> None:
    a_free_repair(shop)
    number = sent(shop).sheet.statement.number
    with pytest.raises(StatementNotFoundError):
        shop.money.settlements.sheet(number.replace("SH03", "SH01"))
    with pytest.raises(StatementNotFoundError):
        shop.money.settlements.answer(number, "SH03-WX-2026-999999", LineDeed(StatementDeed.ACCEPTED))
