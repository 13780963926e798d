"""The desk that calls again: whom to ask some days after a hand-over or a closed complaint, and what they said."""

from dataclasses import dataclass

from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.follow_ups import (
    AlreadyFollowedUpError,
    DueFollowUp,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    follow_up_window,
)
from aftersale_desktop.domain.hotline_rules import HotlineRules, rules_on
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork

MOST_DUE = 200


@dataclass(frozen=True, slots=True)
class FollowUpDesk:
    """Who is to be called again at the user's own point."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def due(self) -> tuple[DueFollowUp, ...]:
        """Return whom to call today, complaints before orders, whoever waits longest first."""
        user, today = self.who(), self.now().date()
        user.need(Right.READ)
        with self.start_reading() as work:
            rules = rules_on(today, work.shop_lists.of_kind(HotlineRules))
            window = follow_up_window(today, rules.follow_up_days)
            return work.follow_ups.due(user.point_code, *window, MOST_DUE)

    def answer(self, due: DueFollowUp, outcome: FollowUpOutcome, note: str = "") -> tuple[DueFollowUp, ...]:
        """Write down what the customer said; returns whom to call still. Refuses a second answer."""
        user, now = self.who(), self.now()
        user.need(Right.TAKE_CALL)
        with self.start_work() as work:
            work.turns.of_request(f"follow-up of {due.subject}")
            before = work.follow_ups.of_subject(due.subject)
            if any(one.outcome is not FollowUpOutcome.NOT_REACHED for one in before):
                raise AlreadyFollowedUpError(due.subject)
            work.follow_ups.add(FollowUp(due.subject, now, user.name, outcome, note.strip()))
            if due.kind is FollowUpKind.HANDOVER:
                told = {"outcome": str(outcome), "note": note.strip()}
                work.claims.record(due.subject, ClaimEvent(now, user.name, "followed_up", told))
            work.audit.add(now, user.name, "follow_up", due.subject, {"outcome": str(outcome)})
            work.commit()
        return self.due()
