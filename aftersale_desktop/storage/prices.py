"""Drafts of price lists, and past work in stretches, in the transaction."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, select, update

from aftersale_desktop.domain.claims import Judgement
from aftersale_desktop.domain.fees import Job
from aftersale_desktop.domain.price_replays import PastJob
from aftersale_desktop.domain.rule_replays import PastClaim
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, Moment, new_key, read
from aftersale_desktop.storage.rows.invoices import INVOICE
from aftersale_desktop.storage.rows.items import ITEM
from aftersale_desktop.storage.rows.tariff_drafts import DRAFT, from_domain, to_domain
from aftersale_desktop.storage.shop import ShopCache

_THIS = (DRAFT.c.id == bindparam("of_id"), DRAFT.c.version == bindparam("of_version"))
_ALL = select(DRAFT).order_by(DRAFT.c.id)
_SAVE = update(DRAFT).where(*_THIS)
_REMOVE = delete(DRAFT).where(*_THIS)

_SINCE = bindparam("since", type_=Moment)
_AFTER, _MOST = bindparam("after", type_=Integer), bindparam("most", type_=Integer)
_COUNT_JOBS = select(func.count()).select_from(INVOICE).where(INVOICE.c.posted_at >= _SINCE)
_JOBS = (
    select(INVOICE.c.id, INVOICE.c.number, INVOICE.c.claim_number, INVOICE.c.posted_at, INVOICE.c.job)
    .where(INVOICE.c.posted_at >= _SINCE, INVOICE.c.id > _AFTER)
    .order_by(INVOICE.c.id)
    .limit(_MOST)
)
_COUNT_CLAIMS = select(func.count()).select_from(CLAIM).where(CLAIM.c.received_at >= _SINCE)
_CLAIMS = (
    select(CLAIM.c.id, CLAIM.c.number, CLAIM.c.received_on, CLAIM.c.judgement, CLAIM.c.rejudgement, ITEM.c.model_code)
    .join_from(CLAIM, ITEM, ITEM.c.id == CLAIM.c.item_id)
    .where(CLAIM.c.received_at >= _SINCE, CLAIM.c.id > _AFTER)
    .order_by(CLAIM.c.id)
    .limit(_MOST)
)


@dataclass(frozen=True, slots=True)
class StoredTariffDrafts:
    """Drafts of the transaction."""

    connection: Connection

    def all(self) -> tuple[TariffDraft, ...]:
        """Return every draft, the first begun first."""
        return tuple(to_domain(row) for row in self.connection.execute(_ALL))

    def by_name(self, name: str) -> TariffDraft | None:
        """Return the draft that will have that name, if any."""
        row = self.connection.execute(_ALL.where(DRAFT.c.name == name)).one_or_none()
        return None if row is None else to_domain(row)

    def add(self, draft: TariffDraft) -> TariffDraft:
        """Return the draft with the id it is stored under."""
        return replace(draft, id=new_key(self.connection.execute(insert(DRAFT), from_domain(draft))))

    def save(self, draft: TariffDraft) -> TariffDraft:
        """Return the draft with its next version; refuses when somebody saved in between."""
        later = replace(draft, version=draft.version + 1)
        if not self.connection.execute(_SAVE, from_domain(later) | _keys(draft)).rowcount:
            raise ChangedMeanwhileError(draft.tariff.id)
        return later

    def remove(self, draft: TariffDraft) -> None:
        """Take a draft away; refuses when somebody saved in between."""
        if not self.connection.execute(_REMOVE, _keys(draft)).rowcount:
            raise ChangedMeanwhileError(draft.tariff.id)


def _keys(draft: TariffDraft) -> dict[str, int]:
    return {"of_id": draft.id, "of_version": draft.version}


@dataclass(frozen=True, slots=True)
class StoredPastWork:
    """Invoices and claims of the transaction, only what a replay needs of them."""

    connection: Connection
    cache: ShopCache

    def count_jobs(self, since: datetime) -> int:
        """Return how many invoices were posted since a moment."""
        return int(self.connection.execute(_COUNT_JOBS, {"since": since}).scalar_one())

    def jobs(self, since: datetime, after: int, most: int) -> tuple[PastJob, ...]:
        """Return the next invoices since a moment, the first posted first."""
        found = self.connection.execute(_JOBS, {"since": since, "after": after, "most": most})
        zone = since.tzinfo
        return tuple(
            PastJob(row.id, row.number, row.claim_number, row.posted_at.astimezone(zone).date(), read(Job, row.job))
            for row in found
        )

    def count_claims(self, since: datetime) -> int:
        """Return how many claims were taken since a moment."""
        return int(self.connection.execute(_COUNT_CLAIMS, {"since": since}).scalar_one())

    def claims(self, since: datetime, after: int, most: int) -> tuple[PastClaim, ...]:
        """Return the next claims since a moment, the first taken first."""
        found = self.connection.execute(_CLAIMS, {"since": since, "after": after, "most": most})
        return tuple(self._claim(row) for row in found)

    def _claim(self, row: AnyRow) -> PastClaim:
        judgement = read(Judgement, row.rejudgement or row.judgement)
        product_class = self.cache.model(self.connection, row.model_code).product_class
        outcome = judgement.verdict.outcome
        return PastClaim(row.id, row.number, row.received_on, product_class, judgement.facts, outcome)
