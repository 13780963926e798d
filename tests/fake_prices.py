"""Fakes of the stores of price lists: drafts and past work in memory."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.price_replays import PastJob
from aftersale_desktop.domain.rule_replays import PastClaim
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeTariffDrafts:
    """Copies of price lists."""

    records: Records

    def all(self) -> tuple[TariffDraft, ...]:
        return tuple(self.records.tariff_drafts.values())

    def by_name(self, name: str) -> TariffDraft | None:
        return self.records.tariff_drafts.get(name)

    def add(self, draft: TariffDraft) -> TariffDraft:
        self.records.break_if_asked("tariff_drafts.add")
        stored = replace(draft, id=len(self.records.tariff_drafts) + 1)
        self.records.tariff_drafts[stored.tariff.id] = stored
        return stored

    def save(self, draft: TariffDraft) -> TariffDraft:
        self._check(draft)
        later = replace(draft, version=draft.version + 1)
        self.records.tariff_drafts[later.tariff.id] = later
        return later

    def remove(self, draft: TariffDraft) -> None:
        self._check(draft)
        del self.records.tariff_drafts[draft.tariff.id]

    def _check(self, draft: TariffDraft) -> None:
        if self.records.tariff_drafts[draft.tariff.id].version != draft.version:
            raise ChangedMeanwhileError(draft.tariff.id)


@dataclass(slots=True)
class FakePastWork:
    """Invoices and claims as a replay reads them."""

    records: Records

    def count_jobs(self, since: datetime) -> int:
        return len(self._jobs(since))

    def jobs(self, since: datetime, after: int, most: int) -> tuple[PastJob, ...]:
        return tuple(job for job in self._jobs(since) if job.id > after)[:most]

    def count_claims(self, since: datetime) -> int:
        return len(self._claims(since))

    def claims(self, since: datetime, after: int, most: int) -> tuple[PastClaim, ...]:
        return tuple(claim for claim in self._claims(since) if claim.id > after)[:most]

    def _jobs(self, since: datetime) -> list[PastJob]:
        posted = (one for one in self.records.invoices.values() if one.posted_at >= since)
        return [PastJob(one.id, one.number, one.claim_number, one.posted_at.date(), one.job) for one in posted]

    def _claims(self, since: datetime) -> list[PastClaim]:
        return [self._claim(one) for one in self.records.claims.values() if one.received_at >= since]

    def _claim(self, claim: Claim) -> PastClaim:
        model, counted = self.records.items[claim.item_id].model, claim.counted
        return PastClaim(
            claim.id, claim.number, counted.judged_on, model.product_class, counted.facts, counted.verdict.outcome
        )
