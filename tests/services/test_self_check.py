"""The self-check finds what was made wrong behind the program's back, and nothing in a sound shop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.order_invariants import OrderFaultKind
from aftersale_desktop.domain.order_records import OrderRecord
from aftersale_desktop.domain.part_lines import PartLine
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError
from aftersale_desktop.domain.quotes import ApprovalWay, QuoteDecision, QuoteState
from aftersale_desktop.domain.repair_steps import Deed
from tests.builders import CLERK, NOON, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    return shop


NUMBER = "SH03-WX-2026-000001"
DECISION = QuoteDecision(
    number="SH03-QT-2026-000009",
    version=1,
    state=QuoteState.ACCEPTED,
    told_by="",
    way=ApprovalWay.TELEPHONE,
    at=NOON,
    recorded_by="",
)
OWN_INSPECTION = Inspection(outcome=InspectionOutcome.PASSED, inspector=TECHNICIAN.name, at=NOON)
OPEN_PART = PartLine(
    id=1, claim_number=NUMBER, part_code="T-PIPE", quantity=1, unit_price=Decimal(20), is_main_part=False
)


def _jump(shop: FakeShop) -> None:
    shop.kept.events.append((NUMBER, ClaimEvent(NOON, "", "handed_over", {"deed": "hand_over", "from": "diagnosing"})))


def _other_state(shop: FakeShop) -> None:
    shop.kept.claims[NUMBER] = replace(shop.kept.claims[NUMBER], state=ClaimState.READY)


def _other_due(shop: FakeShop) -> None:
    shop.kept.claims[NUMBER] = replace(shop.kept.claims[NUMBER], due_at=NOON + timedelta(days=30))


def _released(shop: FakeShop) -> None:
    _other_state(shop)
    shop.kept.events.append((NUMBER, ClaimEvent(NOON, "", "ready_for_collection", {"deed": "release"})))


def _with_record(content: Inspection | QuoteDecision) -> Callable[[FakeShop], None]:
    return lambda shop: shop.kept.orders.append(OrderRecord(NUMBER, NOON, "", content, 99))


def _open_part(shop: FakeShop) -> None:
    _other_state(shop)
    shop.kept.part_lines[1] = OPEN_PART


DEFECTS: dict[OrderFaultKind, Callable[[FakeShop], None]] = {
    OrderFaultKind.STEP_NOT_IN_TABLE: _jump,
    OrderFaultKind.STATE_IS_NOT_LAST_STEP: _other_state,
    OrderFaultKind.STEP_NOT_AUDITED: lambda shop: shop.kept.audit.clear(),
    OrderFaultKind.PROMISE_IS_NOT_ITS_COURSE: _other_due,
    OrderFaultKind.RELEASED_WITHOUT_INSPECTION: _released,
    OrderFaultKind.REPAIRER_INSPECTED: _with_record(OWN_INSPECTION),
    OrderFaultKind.PARTS_NOT_SETTLED: _open_part,
    OrderFaultKind.HANDED_OVER_WITHOUT_RECORD: _jump,
    OrderFaultKind.DECISION_WITHOUT_QUOTE: _with_record(DECISION),
    OrderFaultKind.PAPER_MISSING: lambda shop: shop.kept.papers.clear(),
}


def test_a_sound_shop_has_no_fault(shop: FakeShop) -> None:
    asked: list[int] = []
    report = shop.self_check.run(asked.append)
    assert (report.is_sound, report.orders_checked, asked) == (True, 1, [1])


@pytest.mark.parametrize("kind", DEFECTS)
def test_what_was_made_wrong_is_found(shop: FakeShop, kind: OrderFaultKind) -> None:
    DEFECTS[kind](shop)
    report = shop.self_check.run()
    assert not report.is_sound
    assert kind in {fault.kind for fault in report.orders}


def test_an_order_is_checked_by_whoever_may_read(shop: FakeShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, TECHNICIAN.role, frozenset())
    with pytest.raises(NotAllowedError):
        shop.self_check.order(NUMBER)
