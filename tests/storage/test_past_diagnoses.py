"""What past orders teach is read by one statement: the last diagnosis of each order, and which products came back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedPart
from aftersale_desktop.domain.fault_experience import experience_of
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord, Recheck
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, POINT, TECHNICIAN, a_claim

FIRST, SECOND, THIRD = (f"SH03-WX-2026-00000{place}" for place in (1, 2, 3))
FOUND = Diagnosis(
    platform="W-A",
    fault_code="E6",
    fault_found="通信电路失效",
    remedy="更换室外主板",
    technician=TECHNICIAN.name,
    parts=(PlannedPart("ODU-PCB"),),
)


def stored(database: Database, claims: tuple[Claim, ...], *said: tuple[str, OrderContent]) -> None:
    with database.start_work() as work:
        for claim in claims:
            work.claims.add(claim)
        for number, content in said:
            work.orders.add(OrderRecord(number, NOON, TECHNICIAN.name, content))
        work.commit()


def test_the_last_diagnosis_of_each_order_teaches_newest_first(database: Database) -> None:
    cable = replace(FOUND, remedy="重插连接线", parts=())
    stored(
        database,
        (a_claim(FIRST), a_claim(SECOND), a_claim(THIRD, comes_back_of=FIRST)),
        (FIRST, FOUND),
        (SECOND, FOUND),
        (SECOND, replace(FOUND, fault_code="E1")),
        (THIRD, replace(FOUND, fault_code="E1")),
        (THIRD, cable),
    )
    with database.start_reading() as work:
        past = work.orders.past_diagnoses("W-A/E6", 10)
        newest = work.orders.past_diagnoses("W-A/E6", 1)
    assert [(one.claim_number, one.diagnosis, one.came_back) for one in past] == [
        (THIRD, cable, False),
        (FIRST, FOUND, True),
    ]
    assert newest == past[:1]
    taught = experience_of(past)
    assert (taught.total, taught.came_back, [way.times for way in taught.ways]) == (2, 1, [1, 1])


@pytest.mark.parametrize(("days", "found"), [(0, ()), (9, ((TECHNICIAN.name, "part", 1),))])
def test_rework_is_counted_by_who_had_mended_it(
    database: Database, days: int, found: tuple[tuple[str, str, int], ...]
) -> None:
    later = NOON.date() + timedelta(days=9)
    again = a_claim(SECOND, comes_back_of=FIRST, comeback_cause="part", technician="徐飞")
    again = replace(again, judgement=replace(again.judgement, judged_on=later))
    stored(database, (a_claim(FIRST, technician=TECHNICIAN.name), again))
    with database.start_reading() as work:
        assert work.orders.rework(POINT.code, NOON.date(), NOON.date() + timedelta(days=days)) == found
        assert work.orders.rework("SH01", NOON.date(), later) == ()


def test_a_recheck_comes_back_as_it_was(database: Database) -> None:
    recheck = Recheck(
        judgement=a_claim().judgement,
        findings=(Finding.LIGHTNING, Finding.ALTERED_CARD),
        by=TECHNICIAN.name,
        note="压敏电阻炸裂",
        evidence=("ab12",),
    )
    stored(database, (a_claim(FIRST),), (FIRST, recheck))
    with database.start_reading() as work:
        (record,) = work.orders.of_claim(FIRST)
    assert record.content == recheck
