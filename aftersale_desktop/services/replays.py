"""Past work settled and judged again before new prices or rules hold, in stretches that leave the counter working."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal

from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.price_replays import ReplayedJob, replayed
from aftersale_desktop.domain.rule_replays import Flip, flip_of, flips_by_pair
from aftersale_desktop.domain.tariff_versions import ReplaySums, TariffDraft
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.warranty import WarrantyRules, add_months
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork
from aftersale_desktop.services.price_desk import draft_of

MONTHS = (1, 3, 6, 12)
_STRETCH = 200


@dataclass(slots=True)
class PriceReplay:
    """Past jobs on their way through a draft; `step` is called until it says that there are no more."""

    start_reading: StartReading
    draft: TariffDraft
    lists: dict[str, Tariff]
    since: datetime
    count: int
    months: int
    done: int = 0
    jobs: list[ReplayedJob] = field(default_factory=list)
    _after: int = 0

    def step(self) -> bool:
        """Settle the next jobs; tell whether there are more. Jobs of other regions have lists of their own."""
        with self.start_reading() as work:
            stretch = work.past_work.jobs(self.since, self._after, _STRETCH)
        for past in stretch:
            quoted = self.lists.get(past.job.tariff)
            if quoted is not None and quoted.region == self.draft.tariff.region:
                self.jobs.append(replayed(past, quoted, self.draft.tariff))
            self._after = past.id
        self.done += len(stretch)
        return len(stretch) == _STRETCH

    @property
    def before(self) -> Decimal:
        """What customers would pay for all of them by the lists they were quoted with."""
        return total_of(job.before for job in self.jobs)

    @property
    def after(self) -> Decimal:
        """What they would pay by the draft."""
        return total_of(job.after for job in self.jobs)

    def biggest_first(self) -> tuple[ReplayedJob, ...]:
        """Return the jobs, the biggest difference first."""
        return tuple(sorted(self.jobs, key=lambda job: (-abs(job.change), job.invoice_number)))


@dataclass(slots=True)
class RuleReplay:
    """Past claims on their way through new rules; `step` is called until it says that there are no more."""

    start_reading: StartReading
    rules: WarrantyRules
    since: datetime
    count: int
    done: int = 0
    flips: list[Flip] = field(default_factory=list)
    _after: int = 0

    def step(self) -> bool:
        """Judge the next claims; tell whether there are more."""
        with self.start_reading() as work:
            stretch = work.past_work.claims(self.since, self._after, _STRETCH)
        for past in stretch:
            flip = flip_of(past, self.rules)
            if flip is not None:
                self.flips.append(flip)
            self._after = past.id
        self.done += len(stretch)
        return len(stretch) == _STRETCH

    def pairs(self) -> tuple[tuple[Outcome, Outcome, int], ...]:
        """Return how many claims go from which outcome to which."""
        return flips_by_pair(self.flips)


@dataclass(frozen=True, slots=True)
class ReplayDesk:
    """Tells what a draft of prices or rules would have meant for past work; only the sums of prices are kept."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def prices(self, name: str, version: int, months: int) -> PriceReplay:
        """Return the replay of the last months' invoices of every point with a draft, to be stepped through."""
        user, since = self.who(), self._since(months)
        user.need(Right.CHANGE_PRICES)
        with self.start_reading() as work:
            draft = draft_of(work, name, version)
            lists = {one.id: one for one in work.shop.terms(user.point_code).tariffs}
            count = work.past_work.count_jobs(since)
        return PriceReplay(self.start_reading, draft, lists, since, count, months)

    def keep(self, replay: PriceReplay) -> TariffDraft:
        """Keep the sums of a whole replay with its draft; refuses when the draft was changed meanwhile."""
        user, now = self.who(), self.now()
        user.need(Right.CHANGE_PRICES)
        sums = ReplaySums(len(replay.jobs), replay.months, replay.before, replay.after, now, user.name)
        with self.start_work() as work:
            draft = draft_of(work, replay.draft.tariff.id, replay.draft.version)
            kept = work.tariff_drafts.save(replace(draft, replay=sums))
            told = {"jobs": str(sums.jobs), "before": str(sums.before), "after": str(sums.after)}
            work.audit.add(now, user.name, "replay_price_list", draft.tariff.id, told | {"months": str(sums.months)})
            work.commit()
        return kept

    def rules(self, rules: WarrantyRules, months: int) -> RuleReplay:
        """Return the replay of the last months' claims of every point with new rules, to be stepped through."""
        user, since = self.who(), self._since(months)
        user.need(Right.CHANGE_SHOP)
        with self.start_reading() as work:
            return RuleReplay(self.start_reading, rules, since, work.past_work.count_claims(since))

    def _since(self, months: int) -> datetime:
        now = self.now()
        return datetime.combine(add_months(now.date(), -months), time(), now.tzinfo)
