"""At the bench: what was found is written down, teaches the next, and links what comes back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.comebacks import ComebackCause, NoSuchComebackError
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode, PlannedPart
from aftersale_desktop.domain.invoices import NotInPriceListError
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.bench import NothingDiagnosedError
from aftersale_desktop.services.bench_states import NotAtTheBenchError, RepairsNotHereError
from tests.builders import CLERK, NOON, SPLIT_UNIT, SUPERVISOR, TECHNICIAN, a_stocked_shop, a_visit, somebody
from tests.fakes import FakeShop, a_fake_shop

PLATFORM = SPLIT_UNIT.fault_platform
FOUND = Diagnosis(
    platform="",
    fault_code="E2",
    fault_found="管温传感器漂移",
    remedy="更换传感器",
    technician="",
    operations=(OperationLevel.SIMPLE,),
    parts=(PlannedPart("T-PIPE"),),
)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


def taken(shop: FakeShop, key: str, item: int = 1, code: str = "") -> str:
    """Return the number of an order that a technician began."""
    shop.who.user = CLERK
    number = shop.intake.take(replace(a_visit(shop.known(item)), fault_code=code), key).claim.number
    shop.who.user = TECHNICIAN
    shop.repairs.workshop.step(number, Deed.START_DIAGNOSIS)
    return number


def handed_back(shop: FakeShop, number: str) -> None:
    """Let an order be over today."""
    claim = shop.kept.claims[number]
    shop.kept.claims[number] = replace(claim, state=ClaimState.CLOSED, returned_on=shop.clock.today)


def test_the_last_diagnosis_counts_and_all_are_kept(shop: FakeShop) -> None:
    number = taken(shop, "key 1")
    shop.repairs.bench.record_diagnosis(number, FOUND)
    sheet = shop.repairs.bench.record_diagnosis(number, replace(FOUND, fault_code="E4", fault_found="电容失容"))
    standing = sheet.order.standing
    assert standing.diagnosis is not None
    assert (standing.diagnosis.fault_code, standing.diagnosis.technician) == ("E4", TECHNICIAN.name)
    assert standing.diagnosis.platform == PLATFORM
    assert [one.fault_code for one in contents(standing.records, Diagnosis)] == ["E2", "E4"]
    assert standing.estimate == Decimal("0.00")
    assert [event.deed for event in sheet.order.events] == ["received", "diagnosing", "diagnosed", "diagnosed"]
    assert shop.kept.events[-1][1].detail["code"] == "E4"


def test_what_is_planned_stands_in_the_price_list_of_the_claim(shop: FakeShop) -> None:
    number = taken(shop, "key 1")
    with pytest.raises(NotInPriceListError):
        shop.repairs.bench.record_diagnosis(number, replace(FOUND, parts=(PlannedPart("NO-SUCH"),)))
    assert not shop.kept.orders


def test_nothing_is_diagnosed_without_words_nor_away_from_the_bench(shop: FakeShop) -> None:
    number = taken(shop, "key 1")
    with pytest.raises(NothingDiagnosedError):
        shop.repairs.bench.record_diagnosis(number, replace(FOUND, fault_found="  "))
    shop.kept.claims[number] = replace(shop.kept.claims[number], state=ClaimState.QUOTED)
    with pytest.raises(NotAtTheBenchError):
        shop.repairs.bench.record_diagnosis(number, FOUND)


def test_a_technician_signs_for_himself_and_a_supervisor_for_whoever_found_it(shop: FakeShop) -> None:
    number = taken(shop, "key 1")
    shop.repairs.bench.record_diagnosis(number, replace(FOUND, technician="别人"))
    shop.who.user = SUPERVISOR
    sheet = shop.repairs.bench.record_diagnosis(number, replace(FOUND, technician=TECHNICIAN.name))
    signed = [one.technician for one in contents(sheet.order.standing.records, Diagnosis)]
    assert signed == [TECHNICIAN.name, TECHNICIAN.name]
    assert {SUPERVISOR.name, TECHNICIAN.name} <= sheet.order.standing.repairers
    with pytest.raises(RepairsNotHereError):
        shop.repairs.bench.record_diagnosis(number, replace(FOUND, technician="没有此人"))


def test_the_bench_offers_the_codes_of_the_platform_only(shop: FakeShop) -> None:
    number = taken(shop, "key 1")
    shop.who.user = somebody(Role.ADMINISTRATOR)
    shop.repairs.fault_codes.save(FaultCode(PLATFORM, "E2", Bilingual("防冻结保护")))
    shop.repairs.fault_codes.save(FaultCode("other", "E2", Bilingual("通信故障")))
    assert [code.name.zh for code in shop.repairs.bench.basis(number).codes] == ["防冻结保护"]


def test_past_orders_say_what_helped_and_how_often_it_came_back(shop: FakeShop) -> None:
    first = taken(shop, "key 1")
    shop.repairs.bench.record_diagnosis(first, replace(FOUND, fault_code="E9"))
    shop.repairs.bench.record_diagnosis(first, FOUND)
    handed_back(shop, first)
    shop.clock.moment = NOON + timedelta(days=5)
    again = taken(shop, "key 2")
    shop.repairs.bench.record_diagnosis(again, replace(FOUND, parts=(), remedy="清洗过滤网"))
    other = taken(shop, "key 3", item=2)
    taught = shop.repairs.bench.experience(PLATFORM, "E2", except_for=other)
    assert (taught.total, taught.came_back) == (2, 1)
    assert [(way.example.remedy, way.times, way.came_back) for way in taught.ways] == [
        ("清洗过滤网", 1, 0),
        ("更换传感器", 1, 1),
    ]
    assert shop.repairs.bench.experience(PLATFORM, "E9").total == 0
    assert shop.repairs.bench.experience(PLATFORM, "E2", except_for=again).total == 1


def test_the_same_fault_soon_after_is_linked_when_it_is_taken(shop: FakeShop) -> None:
    first = taken(shop, "key 1", code="E2")
    shop.repairs.bench.record_diagnosis(first, FOUND)
    handed_back(shop, first)
    shop.clock.moment = NOON + timedelta(days=30)
    again = taken(shop, "key 2", code="E2")
    assert shop.kept.claims[again].comes_back_of == first
    told = [event.detail["note"] for number, event in shop.kept.events if event.deed == "comes_back"]
    assert told == [first]


@pytest.mark.parametrize(("days", "code"), [(31, "E2"), (10, "E6")])
def test_a_later_or_another_fault_is_no_comeback(shop: FakeShop, days: int, code: str) -> None:
    first = taken(shop, "key 1", code="E2")
    handed_back(shop, first)
    shop.clock.moment = NOON + timedelta(days=days)
    again = taken(shop, "key 2", code=code)
    assert shop.kept.claims[again].comes_back_of == ""


def test_the_bench_links_what_the_counter_could_not_know(shop: FakeShop) -> None:
    first = taken(shop, "key 1")
    shop.repairs.bench.record_diagnosis(first, FOUND)
    handed_back(shop, first)
    shop.clock.moment = NOON + timedelta(days=9)
    again = taken(shop, "key 2")
    assert shop.kept.claims[again].comes_back_of == ""
    assert shop.repairs.bench.record_diagnosis(again, FOUND).order.claim.comes_back_of == first
    sheet = shop.repairs.bench.name_comeback(again, first, ComebackCause.PART)
    assert sheet.order.claim.comeback_cause == "part"
    with pytest.raises(NoSuchComebackError):
        shop.repairs.bench.name_comeback(again, "SH03-WX-2026-000099", None)
    (rework,) = shop.repairs.bench.rework_by_technician(NOON.date(), shop.clock.today)
    assert (rework.technician, rework.by_cause, rework.total) == (TECHNICIAN.name, {"part": 1}, 1)
    assert shop.repairs.bench.rework_by_technician(NOON.date(), NOON.date()) == ()
    assert shop.repairs.bench.name_comeback(again, "", ComebackCause.USE).order.claim.comeback_cause == ""
