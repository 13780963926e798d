"""Which visits the sample products make, when, and with what: plain plans before anything is judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.samples import CurrentClaim, Exclusion, Fault, Samples, Story, VisitTime
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.products import ProductForm

CLOSED_AFTER_DAYS = 5
_DETOURS = ("", "waited", "failed", "factory", "declined", "no_fault")
_DETOUR_SHARES = (60, 9, 9, 8, 10, 4)
_FIT_FOR: dict[str, Callable[[Fault], bool]] = {
    "any": lambda _: True,
    "excluded": lambda _: True,
    "main": lambda fault: fault.is_main_part,
    "small": lambda fault: not fault.is_main_part,
}

Seen = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit before it is judged; `received` and `ended` (the hand-back, or now) are working minutes."""

    days_ago: int
    returned_days_ago: int
    received: int
    ended: int
    fault: Fault
    told: str
    state: ClaimState
    detour: str = ""
    seen: Seen = field(default_factory=dict)
    is_other_unit_scanned: bool = False
    is_invoiced: bool = True
    is_before_exchange: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Planner:
    """Draws the visits of products."""

    samples: Samples
    hours: OpeningHours
    chance: Chance

    def past_visits(self, story: Story, sold_days_ago: int, form: ProductForm) -> tuple[PlannedVisit, ...]:
        """Return the finished visits of a product of that story, oldest first."""
        visits: list[PlannedVisit] = []
        for time in story.visits:
            visit = self._past_visit(time, sold_days_ago, form)
            if story.is_same_fault and visits:
                first = visits[0]
                visit = replace(visit, fault=first.fault, told=first.told, seen={"is_same_fault": True}, detour="")
            visits.append(replace(visit, is_before_exchange=story.is_exchanged))
        return tuple(visits)

    def _past_visit(self, time: VisitTime, sold_days_ago: int, form: ProductForm) -> PlannedVisit:
        drawn = self.chance.between(time.days)
        days_ago = sold_days_ago - drawn if time.is_after_sale else drawn
        returned = days_ago - min(self.chance.between(time.stay), days_ago - 1)
        exclusion = self.chance.pick(self.samples.exclusions) if time.fault == "excluded" else None
        fault = exclusion.fault if exclusion and exclusion.fault else self._fault(form, time.fault)
        visit = PlannedVisit(
            days_ago=days_ago,
            returned_days_ago=returned,
            received=self.hours.minute(days_ago, self.chance.share()),
            ended=self.hours.minute(returned, self.chance.share((0.4, 0.95))),
            fault=fault,
            told=self.chance.pick(fault.told),
            state=ClaimState.CLOSED if returned > CLOSED_AFTER_DAYS else ClaimState.HANDED_OVER,
            detour=time.detour or self.chance.weighted(_DETOURS, _DETOUR_SHARES),
        )
        return _excluded(visit, exclusion) if exclusion else _wished(visit, time.wish)

    def _fault(self, form: ProductForm, kind: str) -> Fault:
        return self.chance.pick(
            [fault for fault in self.samples.faults if form in fault.forms and _FIT_FOR[kind](fault)]
        )

    def repair_of(self, fault_name: str, days_ago: int, returned_days_ago: int) -> PlannedVisit:
        """Return a finished repair on given days; it waited for a part."""
        fault = self.samples.fault(fault_name)
        return PlannedVisit(
            days_ago=days_ago,
            returned_days_ago=returned_days_ago,
            received=self.hours.minute(days_ago, 0.3),
            ended=self.hours.minute(returned_days_ago, 0.6),
            fault=fault,
            told=fault.told[0],
            state=ClaimState.CLOSED,
            detour="waited",
        )

    def current_visit(self, claim: CurrentClaim) -> PlannedVisit:
        """Return a visit of these days that stands in the state of the list."""
        fault = self.samples.fault(claim.fault)
        return PlannedVisit(
            days_ago=claim.days_ago,
            returned_days_ago=0,
            received=self.hours.minute(claim.days_ago, self.chance.share()),
            ended=self.hours.latest,
            fault=fault,
            told=self.chance.pick(fault.told),
            state=claim.state,
            detour=claim.detour,
            is_invoiced=claim.is_invoiced,
            key=claim.key,
        )


def _excluded(visit: PlannedVisit, exclusion: Exclusion) -> PlannedVisit:
    seen = {**exclusion.evidence, "cause": exclusion.cause}
    return replace(visit, seen=seen, is_other_unit_scanned=exclusion.name == "other_outdoor_unit")


def _wished(visit: PlannedVisit, wish: Wish | None) -> PlannedVisit:
    if wish is None:
        return visit
    return replace(visit, seen={"wish": wish}, detour="", is_invoiced=False)
