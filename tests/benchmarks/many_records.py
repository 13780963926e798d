"""A shop with a million cards and a million claims, written as fast as SQLite takes it."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.storage import grams
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows import claims, customers, items
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, a_card, a_claim, a_customer, a_shop, an_item

CHUNK = 20_000
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华建国文玉春梅红志飞鹏"
_HEADS = [f"{head}{digit}" for head in ("13", "15", "18") for digit in range(10)]
_STATES = (ClaimState.CLOSED,) * 30 + (
    ClaimState.RECEIVED,
    ClaimState.UNDER_REPAIR,
    ClaimState.WAITING_FOR_PARTS,
    ClaimState.READY,
)


def shop_with_many(path: Path, records: int) -> Database:
    """Return a shop with so many customers, cards and claims; one that is there already is opened again."""
    if path.exists():
        return open_database(path)
    database = open_database(path)
    load_shop(database, a_shop())
    with database.writing.transaction() as connection:
        for statement in grams.sqlite_removals():
            connection.exec_driver_sql(statement)
        for table, rows in _tables(records):
            while chunk := list(islice(rows, CHUNK)):
                connection.execute(insert(table), chunk)
        for statement in grams.sqlite_statements():
            connection.exec_driver_sql(statement)
        connection.commit()
    return database


def _tables(records: int) -> Iterator[tuple[Table, Iterator[dict[str, Any]]]]:
    places = range(1, records + 1)
    chosen = random.Random(7)  # noqa: S311 - test data, nothing secret
    yield customers.CUSTOMER, (customers.from_domain(_customer(chosen, key)) for key in places)
    products = (_product(chosen, key) for key in places)
    yield items.ITEM, (items.from_domain(item) for item in products)
    yield items.CARD, (_card(key) for key in places)
    again = random.Random(7)  # noqa: S311 - the same barcodes once more
    for key in places:
        _customer(again, key)
    yield items.UNIT, (row for key in places for row in items.units_from_domain(_product(again, key)))
    yield claims.CLAIM, _claims(records)


def _customer(chosen: random.Random, key: int) -> Any:
    name = chosen.choice(_SURNAMES) + "".join(chosen.choices(_GIVEN, k=chosen.choice((1, 2, 2))))
    return a_customer(name, f"{chosen.choice(_HEADS)}{chosen.randrange(10**8):08}", id=key)


def _product(chosen: random.Random, key: int) -> Any:
    model, days = chosen.choice(("610233", "610126", "610350")), chosen.randrange(100, 366)
    numbers = chosen.randrange(10**5), chosen.randrange(10**5)
    item = an_item(key, 1, id=key, card=a_card(f"SH03-BX-2026-{key:06}"))
    codes = (f"{model}260{days}{numbers[0]:05}{key % 10}", f"8{model[1:]}260{days}{numbers[1]:05}{key % 10}")
    units = tuple(replace(unit, barcode=code) for unit, code in zip(item.units, codes, strict=True))
    return replace(item, number=f"SH03-SI-2026-{key:06}", units=units)


def _card(key: int) -> dict[str, Any]:
    bought = NOON.date() - timedelta(days=key % 1500)
    row = items.card_from_domain(key, a_card(f"SH03-BX-2026-{key:06}", invoice_on=bought))
    return row | {"ends_on": bought + timedelta(days=365)}


def _claims(records: int) -> Iterator[dict[str, Any]]:
    """Frozen judgements take most of a row; one is enough for all of them."""
    template = a_claim()
    row = claims.from_domain(template)
    for key in range(1, records + 1):
        state, received = _STATES[key % len(_STATES)], NOON - timedelta(minutes=records - key)
        claim = replace(template, state=state, received_at=received, due_at=received + timedelta(hours=48))
        number = f"SH03-WX-{2020 + key * 6 // records}-{key:06}"
        yield (
            row
            | claims.progress_from_domain(claim)
            | {
                "id": key,
                "item_id": key,
                "customer_id": key,
                "number": number,
                "number_reversed": number[::-1],
                "request_key": str(key),
                "received_at": received,
                "received_on": received.date(),
            }
        )
