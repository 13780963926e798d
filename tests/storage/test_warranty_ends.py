"""The stored end of a warranty is the one verdicts count, repair days and all."""

import random
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select, update

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules, add_years
from aftersale_desktop.services.list_queries import ALL, ENDING, EXPIRED, IN_WARRANTY, ListKind, ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.storage.database import Database
from aftersale_desktop.storage.rows.items import CARD, NEVER
from tests.builders import CLERK, NOON, a_card, a_claim, an_item

TODAY = NOON.date()
YEAR = timedelta(days=365)


def _ends(database: Database) -> dict[str, date | None]:
    lists = Lists(database.start_reading, lambda: NOON, lambda: CLERK)
    return {row.number: row.ends_on for row in lists.open(ListQuery(ListKind.CARDS)).rows(0, 50)}


@pytest.fixture
def cards(database: Database) -> Database:
    with database.start_work() as work:
        for serial, days in enumerate((10, 340, 364, 365, 366, 900), start=2):
            bought = TODAY - timedelta(days=days)
            work.items.add(an_item(1, serial, card=a_card(f"SH03-BX-2026-{serial:06}", invoice_on=bought)))
        work.items.add(an_item(1, 9, card=a_card("SH03-BX-2026-000009", invoice_on=None)))
        work.commit()
    return database


def test_a_warranty_of_one_year_ends_on_the_same_day(cards: Database) -> None:
    ends = _ends(cards)
    assert ends["SH03-BX-2026-000002"] == TODAY - timedelta(days=10) + YEAR
    assert ends["SH03-BX-2026-000009"] is None


def test_cards_are_grouped_by_the_end_of_their_warranty(cards: Database) -> None:
    lists = Lists(cards.start_reading, lambda: NOON, lambda: CLERK)
    counts = lists.groups(ListKind.CARDS)
    with_end = [end for end in _ends(cards).values() if end is not None]
    assert counts[EXPIRED] == sum(end < TODAY for end in with_end) == 2
    assert counts[IN_WARRANTY] == sum(end >= TODAY for end in with_end)
    assert counts[ENDING] == sum(TODAY <= end <= TODAY + timedelta(days=30) for end in with_end) == 3
    assert counts[ALL] == len(_ends(cards))


def test_days_in_repair_lengthen_it_once_the_product_is_back(cards: Database) -> None:
    with cards.start_work() as work:
        (known,) = work.items.by_card("SH03-BX-2026-000002")
        claim = work.claims.add(a_claim(item_id=known.item.id, received_at=NOON - timedelta(days=3)))
        work.commit()
    before = _ends(cards)["SH03-BX-2026-000002"]
    with cards.start_work() as work:
        work.claims.save(
            replace(claim, returned_on=claim.judgement.judged_on + timedelta(days=6), state=ClaimState.CLOSED)
        )
        work.commit()
    after = _ends(cards)["SH03-BX-2026-000002"]
    assert before is not None
    assert after == before + timedelta(days=6)


def test_rules_published_for_today_are_the_rules_of_cards_of_today_until_they_are_withdrawn(cards: Database) -> None:
    with cards.start_work() as work:
        work.items.add(an_item(1, 8, card=a_card("SH03-BX-2026-000008", invoice_on=TODAY)))
        work.commit()
    before = _ends(cards)
    with cards.start_work() as work:
        work.shop.add_rules(WarrantyRules("kinder", TODAY, {}, Parameters(whole_unit_years=2)))
        work.commit()
    after = _ends(cards)
    assert after == before | {"SH03-BX-2026-000008": add_years(TODAY, 2)}
    with cards.start_work() as work:
        work.shop.remove_rules("kinder")
        work.commit()
    assert _ends(cards) == before


def _some_day(chance: random.Random) -> date | None:
    """A day of three years around a leap day, or none."""
    return chance.choice((None, date(2024, 2, 29), date(2023, 1, 1) + timedelta(days=chance.randrange(1095))))


def _random_card(chance: random.Random, serial: int) -> ServiceItem:
    card = a_card(f"SH03-BX-2026-{serial:06}", invoice_on=_some_day(chance))
    exchanged_on = _some_day(chance) if chance.random() < 0.3 else None
    return an_item(1, serial, card=replace(card, delivered_on=_some_day(chance), exchanged_on=exchanged_on))


def test_the_step_that_first_stored_the_ends_counted_the_same_for_any_card(database: Database) -> None:
    chance = random.Random(20240229)  # noqa: S311 - repeatable, not secret
    with database.start_work() as work:
        for serial in range(2, 80):
            item = work.items.add(_random_card(chance, serial))
            for repair in range(chance.randrange(3)):
                received = NOON - timedelta(days=chance.randrange(700))
                number = f"SH03-WX-2026-{serial * 10 + repair:06}"
                judgement = replace(a_claim().judgement, judged_on=received.date())
                claim = work.claims.add(a_claim(number, item_id=item.id, received_at=received, judgement=judgement))
                back = received.date() + timedelta(days=chance.randrange(30))
                work.claims.save(replace(claim, returned_on=back, state=ClaimState.CLOSED))
        work.shop.add_rules(WarrantyRules("kinder", date(2024, 1, 1), {}, Parameters(whole_unit_years=2)))
        work.commit()
    with database.writing.transaction() as connection:
        stored = connection.execute(select(CARD.c.item_id, CARD.c.ends_on)).all()
        connection.execute(update(CARD).values(ends_on=NEVER))
        step = import_module("aftersale_desktop.storage.migrations.versions.0002_lists_and_searches")
        with Operations.context(MigrationContext.configure(connection)):
            step._end_warranties()
        assert connection.execute(select(CARD.c.item_id, CARD.c.ends_on)).all() == stored
    assert len({end for _item_id, end in stored}) > 40
