"""Home visits: planned with their way and their fees, moved, and taken step by step; the claim follows."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.home_visits import RIGHT_OF_VISIT_DEED, HomeVisit, VisitDeed
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork
from aftersale_desktop.services.visit_claims import begin_diagnosis, follow, write_down
from aftersale_desktop.services.visit_planning import (
    VisitWish,
    check_kept,
    imagined,
    linked_visit,
    next_times,
    planned_visit,
    visit_of,
)
from aftersale_desktop.services.visit_views import VisitCalendar, VisitView, calendar_of, local_visit, visit_view

__all__ = ["VisitCalendar", "VisitDesk", "VisitView", "VisitWish", "planned_visit"]


@dataclass(frozen=True, slots=True)
class VisitDesk:
    """What is done with home visits: planned by the counter and the hotline, made by technicians."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def calendar(self, first: datetime, days: int, point_code: str = "") -> VisitCalendar:
        """Return the visits of some days with the technicians of a point, the user's own unless named."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return calendar_of(work, point_code or user.point_code, first, days)

    def find(self, number: str) -> VisitView:
        """Return a visit with customer, product and the fees to expect; refuses a number that none has."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return visit_view(work, visit_of(work, number), self.now())

    def of_claim(self, claim_number: str) -> tuple[HomeVisit, ...]:
        """Return the visits of a claim, soonest first."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return tuple(local_visit(one, self.now()) for one in work.home_visits.of_claim(claim_number))

    def free_times(self, wish: VisitWish, count: int = 5) -> tuple[HomeVisit, ...]:
        """Return the next times at which the wished visit can be, by its technician or by any of the point."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_reading() as work:
            return next_times(work, imagined(work, wish), max(now, wish.starts_at), count)

    def plan(self, wish: VisitWish) -> VisitView:
        """Plan a visit; the same key is answered with the first one."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_work() as work:
            visit = planned_visit(work, wish, user, now)
            view = visit_view(work, visit, now)
            work.commit()
        return view

    def move(self, number: str, version: int, starts_at: datetime, technician: str, minutes: int = 0) -> VisitView:
        """Give a visit another time or technician; refuses when somebody changed it since it was read."""
        user, now = self.who(), self.now()
        user.need(Right.PLAN_VISIT)
        with self.start_work() as work:
            visit = replace(visit_of(work, number), version=version)
            visit.check_movable()
            moved = replace(visit, starts_at=starts_at, technician=technician, minutes=minutes or visit.minutes).marked(
                now, user.name, "moved", f"{starts_at.astimezone(now.tzinfo):%m-%d %H:%M} {technician}"
            )
            check_kept(work, moved, now)
            saved = work.home_visits.save(moved)
            follow(work, saved, visit.technician)
            write_down(work, saved, "visit_moved", user, now)
            view = visit_view(work, saved, now)
            work.commit()
        return view

    def step(self, number: str, deed: VisitDeed, why: str = "", *, is_brought_in: bool = False) -> VisitView:
        """Take a step of a visit; arriving begins the diagnosis of its order.

        `is_brought_in` tells with a cancellation that the customer carries the product to the counter instead.
        """
        user, now = self.who(), self.now()
        user.need(RIGHT_OF_VISIT_DEED[deed])
        with self.start_work() as work:
            visit = visit_of(work, number)
            step = visit.step(deed)
            if step.needs_reason and not why.strip():
                raise ReasonMissingError
            saved = work.home_visits.save(replace(visit, state=step.to).marked(now, user.name, str(deed), why.strip()))
            follow(work, saved, visit.technician, is_brought_in=is_brought_in)
            write_down(work, saved, f"visit_{step.to}", user, now, why.strip())
            if deed is VisitDeed.ARRIVE:
                begin_diagnosis(work, saved, user, now)
            view = visit_view(work, saved, now)
            work.commit()
        return view

    def link(self, number: str, claim_number: str) -> VisitView:
        """Say under which claim the product of a visit was taken in."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CLAIM)
        with self.start_work() as work:
            view = visit_view(work, linked_visit(work, number, claim_number, user, now), now)
            work.commit()
        return view
