"""The way a sample claim took through its states, and what that way means for the three-day promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from aftersale_desktop.demo.opening_hours import MINUTES_A_DAY
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.promise import FactoryRepair, InspectionResult, Pause, PauseReason, Promise, promise

_S = ClaimState
_BEGIN = (_S.RECEIVED, _S.DIAGNOSING)
_QUOTE = (_S.QUOTED, _S.APPROVED)
_END = (_S.READY, _S.HANDED_OVER, _S.CLOSED)

_BENCH_BY_DETOUR: dict[str, tuple[ClaimState, ...]] = {
    "": (_S.UNDER_REPAIR, _S.IN_INSPECTION),
    "no_fault": (_S.UNDER_REPAIR, _S.IN_INSPECTION),
    "waited": (_S.WAITING_FOR_PARTS, _S.UNDER_REPAIR, _S.IN_INSPECTION),
    "failed": (_S.UNDER_REPAIR, _S.IN_INSPECTION, _S.UNDER_REPAIR, _S.IN_INSPECTION),
    "factory": (_S.AT_FACTORY, _S.IN_INSPECTION),
}
_SHORT_ROUTES: dict[ClaimState, tuple[ClaimState, ...]] = {
    _S.RECEIVED: (_S.RECEIVED,),
    _S.DIAGNOSING: _BEGIN,
    _S.QUOTED: (*_BEGIN, _S.QUOTED),
    _S.APPROVED: (*_BEGIN, *_QUOTE),
    _S.DECLINED: (*_BEGIN, _S.QUOTED, _S.DECLINED),
    _S.ON_HOLD: (*_BEGIN, _S.ON_HOLD),
    _S.CANCELLED: (*_BEGIN, _S.CANCELLED),
}
_STOPS_ON_THE_BENCH: dict[ClaimState, tuple[ClaimState, ...]] = {
    _S.WAITING_FOR_PARTS: (_S.WAITING_FOR_PARTS,),
    _S.UNDER_REPAIR: (_S.UNDER_REPAIR,),
    _S.AT_FACTORY: (_S.AT_FACTORY,),
}
_PAUSES: dict[ClaimState, PauseReason] = {
    _S.QUOTED: PauseReason.QUOTE_AWAITING_APPROVAL,
    _S.WAITING_FOR_PARTS: PauseReason.PART_MISSING,
    _S.ON_HOLD: PauseReason.CUSTOMER_ASKED_TO_HOLD,
}
_BRISK_MINUTES = 5 * MINUTES_A_DAY // 2


@dataclass(frozen=True, slots=True)
class Step:
    """A state and the working minute at which the claim reached it."""

    state: ClaimState
    minute: int


def states_on_the_way(state: ClaimState, detour: str, *, is_chargeable: bool) -> tuple[ClaimState, ...]:
    """Return the states from receipt to the given one, every step allowed by the table of steps."""
    if state in _SHORT_ROUTES:
        return _SHORT_ROUTES[state]
    end = _END[: _END.index(state) + 1] if state in _END else ()
    if detour == "declined" and is_chargeable and end:
        return (*_SHORT_ROUTES[_S.DECLINED], *end)
    bench = _STOPS_ON_THE_BENCH.get(state) or _BENCH_BY_DETOUR.get(detour, _BENCH_BY_DETOUR[""])
    return (*_BEGIN, *(_QUOTE if is_chargeable else ()), *bench, *end)


def steps_of(states: tuple[ClaimState, ...], received: int, ended: int) -> tuple[Step, ...]:
    """Return when each state was reached: evenly until the hand-back; an open claim went briskly, then stayed."""
    if _S.HANDED_OVER in states:
        places = states.index(_S.HANDED_OVER)
        span = ended - received
    else:
        places = len(states)
        span = min(ended - received, _BRISK_MINUTES)
    return tuple(Step(state, received + span * place // places) for place, state in enumerate(states))


def promise_of(steps: tuple[Step, ...], times: tuple[datetime, ...], as_of: datetime) -> Promise:
    """Return the promise of a claim by its steps at their local times."""
    repair = FactoryRepair(
        id="",
        received_at=times[0],
        pauses=tuple(_pauses(steps, times)),
        inspections=tuple(_inspections(steps, times)),
        as_of=as_of,
    )
    return promise(repair)


def _pauses(steps: tuple[Step, ...], times: tuple[datetime, ...]) -> Iterator[Pause]:
    ends: tuple[datetime | None, ...] = (*times[1:], None)
    for step, began_at, ended_at in zip(steps, times, ends, strict=True):
        if step.state in _PAUSES:
            yield Pause(_PAUSES[step.state], began_at, ended_at)


def _inspections(steps: tuple[Step, ...], times: tuple[datetime, ...]) -> Iterator[InspectionResult]:
    """Whatever leaves inspection was judged there: ready means passed, back to the bench means failed."""
    for (before, after), at in zip(pairwise(steps), times[1:], strict=True):
        if before.state is _S.IN_INSPECTION:
            yield InspectionResult(at, after.state is _S.READY)
