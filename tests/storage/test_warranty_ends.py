"""The stored end of a warranty is the one verdicts count, repair days and all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.services.list_queries import ALL, ENDING, EXPIRED, IN_WARRANTY, ListKind, ListQuery
from aftersale_desktop.services.lists import Lists
from aftersale_desktop.storage.database import Database
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
