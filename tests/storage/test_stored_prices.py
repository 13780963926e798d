"""Drafts of price lists and past work on the disk."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from aftersale_desktop.domain.tariff_edits import with_entry
from aftersale_desktop.domain.tariff_versions import ReplaySums, TariffDraft
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows.shop import TARIFF
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, a_claim, a_stocked_shop, an_invoice, sample_tariff

SUMS = ReplaySums(3, 6, Decimal("100.00"), Decimal("110.50"), NOON, "周敏")
DRAFT = TariffDraft(
    id=0,
    base_id="SH-2026-A",
    tariff=replace(with_entry(sample_tariff(), ("labour", "A", "minor"), "90"), id="SH-2026-B"),
    edited_by=("周敏",),
    changed_at=NOON,
    replay=SUMS,
)


def test_a_draft_is_read_back_as_it_was_stored(database: Database) -> None:
    with database.start_work() as work:
        stored = work.tariff_drafts.add(DRAFT)
        work.commit()
    with database.start_reading() as work:
        assert work.tariff_drafts.all() == (stored,)
        assert work.tariff_drafts.by_name("SH-2026-B") == replace(DRAFT, id=stored.id)
        assert work.tariff_drafts.by_name("SH-2026-A") is None


def test_a_draft_changed_meanwhile_is_neither_saved_nor_removed(database: Database) -> None:
    with database.start_work() as work:
        stored = work.tariff_drafts.add(DRAFT)
        later = work.tariff_drafts.save(replace(stored, replay=None))
        with pytest.raises(ChangedMeanwhileError):
            work.tariff_drafts.save(stored)
        with pytest.raises(ChangedMeanwhileError):
            work.tariff_drafts.remove(stored)
        work.tariff_drafts.remove(later)
        assert work.tariff_drafts.all() == ()


def test_a_published_list_is_known_at_once_and_never_changes(database: Database) -> None:
    new = replace(DRAFT.tariff, valid_from=NOON.date() + timedelta(days=1), approver="郑凯")
    with database.start_work() as work:
        work.shop.add_tariff(new)
        work.commit()
    with database.start_reading() as work:
        assert work.shop.terms("SH03").tariffs[-1] == new
    with database.writing.transaction() as connection, pytest.raises(IntegrityError):
        connection.execute(update(TARIFF).values(record="{}"))


def test_past_work_comes_in_stretches_from_its_first_day_on(tmp_path: Path) -> None:
    claims = tuple(
        a_claim(f"SH03-WX-2026-{n:06}", id=n, request_key=f"key {n}", received_at=NOON + timedelta(days=n))
        for n in (1, 2, 3)
    )
    bills = tuple(
        an_invoice(f"SH03-FI-2026-{n:06}", id=n, claim_number=claims[n - 1].number, posted_at=NOON + timedelta(days=n))
        for n in (1, 2, 3)
    )
    database = open_database(tmp_path / "shop.db")
    load_shop(database, replace(a_stocked_shop(), claims=claims, invoices=bills))
    since = NOON + timedelta(days=2)
    with database.start_reading() as work:
        past = work.past_work
        assert (past.count_jobs(since), past.count_claims(since)) == (2, 2)
        [first] = past.jobs(since, 0, 1)
        [second] = past.jobs(since, first.id, 5)
        assert (first.invoice_number, second.claim_number) == (bills[1].number, claims[2].number)
        assert (first.job, first.posted_on) == (bills[1].job, since.date())
        one, other = past.claims(since, 0, 5)
        assert (one.number, other.number) == (claims[1].number, claims[2].number)
        assert (one.facts, one.outcome) == (claims[1].judgement.facts, claims[1].outcome)
        assert one.product_class == "A"
        assert past.claims(since, other.id, 5) == ()
    database.close()
