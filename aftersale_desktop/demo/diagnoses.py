"""What the sample shop's technicians wrote down: diagnoses and work times of every order that was begun."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from aftersale_desktop.demo.desk import TakenClaim, part_code
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.samples import BenchTexts
from aftersale_desktop.domain.claims import ClaimEvent, ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedMaterial, PlannedPart
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.order_records import OrderContent, OrderRecord
from aftersale_desktop.domain.work_times import WorkMark, WorkMarkKind

_AT_WORK = frozenset({ClaimState.DIAGNOSING, ClaimState.UNDER_REPAIR})
_LONGEST_SPELL_MINUTES = 95


def bench_records(taken: Iterable[TakenClaim], hours: OpeningHours, texts: BenchTexts) -> tuple[OrderRecord, ...]:
    """Return them oldest first; of the orders that are still being diagnosed every other one waits for its words."""
    records = [
        OrderRecord(claim.claim.number, hours.moment(minute), claim.claim.technician, content)
        for claim in taken
        for minute, content in _written(claim, hours, texts)
    ]
    return tuple(sorted(records, key=_written_at))


def diagnosis_events(records: Iterable[OrderRecord]) -> Iterator[tuple[str, ClaimEvent]]:
    """Return what the histories of the claims say of the diagnoses."""
    for record in records:
        diagnosis = record.content
        if isinstance(diagnosis, Diagnosis):
            detail = {"code": diagnosis.fault_code, "note": diagnosis.fault_found}
            yield record.claim_number, ClaimEvent(record.at, record.by, "diagnosed", detail)


def _written(taken: TakenClaim, hours: OpeningHours, texts: BenchTexts) -> Iterator[tuple[int, OrderContent]]:
    for step, ends in pairwise([*((one.state, one.minute) for one in taken.steps), (None, hours.latest)]):
        state, begins = step
        if state not in _AT_WORK:
            continue
        over = begins + min(_LONGEST_SPELL_MINUTES, (ends[1] - begins) // 2)
        yield begins, _mark(WorkMarkKind.STARTED, taken, hours.moment(begins))
        if state is ClaimState.DIAGNOSING and (ends[0] is not None or taken.claim.id % 2):
            yield over, _diagnosis(taken, texts)
        yield over, _mark(WorkMarkKind.PAUSED, taken, hours.moment(over))


def _mark(kind: WorkMarkKind, taken: TakenClaim, at: datetime) -> WorkMark:
    return WorkMark(kind, taken.claim.technician, at)


def _diagnosis(taken: TakenClaim, texts: BenchTexts) -> Diagnosis:
    fault, model = taken.ticket.plan.fault, taken.ticket.product.item.model
    is_found = not (taken.ticket.plan.detour == "no_fault" and taken.claim.coverage is Coverage.CHARGEABLE)
    found, reason, remedy = (fault.found, fault.reason, fault.remedy) if is_found else texts.no_fault
    parts = tuple(PlannedPart(part_code(code, taken.ticket.product.compressor)) for code in fault.parts)
    materials = tuple(PlannedMaterial(code, Decimal(quantity)) for code, quantity in fault.materials.items())
    return Diagnosis(
        platform=model.fault_platform,
        fault_code=fault.bench_code if is_found else "",
        fault_found=found,
        condition=fault.condition.zh,
        cause=reason,
        remedy=remedy,
        technician=taken.claim.technician,
        is_fault_found=is_found,
        operations=(fault.level,),
        materials=materials if is_found else (),
        parts=parts if is_found else (),
    )


def _written_at(record: OrderRecord) -> datetime:
    return record.at
