"""Two programs edit one card at random, and every edit is looked for: `python -m tests.benchmarks.edit_cards`.

R-14: 2 clients with 1,000 edits each, none lost, nothing overwritten that its author had not seen.
"""

import argparse
import multiprocessing
import random
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from aftersale_desktop.domain.card_edits import CardFields, Side, conflicts, decided, fields_of, written
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import CardDesk, CardEdit
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON, SUPERVISOR, a_customer, a_shop, an_item

TEXT_FIELDS = ("number", "invoice_number", "seller")
LONGEST_THOUGHT_SECONDS = 0.004


@dataclass(frozen=True)
class Client:
    """What one program did: edits that were answered as saved, and conflicts it joined field by field."""

    saved: int
    conflicts: int


@dataclass(frozen=True)
class Edits:
    """What was found when both had ended; the last two must be zero."""

    clients: tuple[Client, ...]
    recorded: int
    lost: int
    overwritten: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("edits", nargs="?", type=int, default=1000)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        edits = edit_against_each_other(Path(folder) / "shop.db", parser.parse_args().edits)
        seconds = time.perf_counter() - begun
    for name, value in (
        ("clients", len(edits.clients)),
        ("edits saved", sum(client.saved for client in edits.clients)),
        ("conflicts joined field by field", sum(client.conflicts for client in edits.clients)),
        ("versions on record", edits.recorded),
        ("lost updates", edits.lost),
        ("silent overwrites", edits.overwritten),
        ("seconds", f"{seconds:.1f}"),
    ):
        print(f"{name:<34}{value:>8}")


def edit_against_each_other(path: Path, count: int) -> Edits:
    """Let two programs edit the same card `count` times each, and follow every value from edit to edit."""
    database = open_database(path)
    load_shop(database, a_shop(customers=(a_customer(id=1),), items=(an_item(id=1),)))
    database.close()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        clients = tuple(pool.starmap(_edit, [(path, who, count) for who in ("a", "b")]))
    database = open_database(path)
    edits = _followed(_desk(database).detail(1), clients)
    database.close()
    return edits


def _desk(database: Database) -> CardDesk:
    return CardDesk(database.start_work, database.start_reading, lambda: NOON, lambda: SUPERVISOR)


def _edit(path: Path, who: str, count: int) -> Client:
    database, chance = open_database(path), random.Random(who)  # noqa: S311 - the same edits every time
    desk, joined = _desk(database), 0
    detail = desk.detail(1)
    for number in range(count):
        mine = replace(fields_of(detail.item), **{chance.choice(TEXT_FIELDS): f"{who}{number}"})  # type: ignore[arg-type] # all three are texts
        time.sleep(chance.random() * LONGEST_THOUGHT_SECONDS)
        detail, clashes = _saved(desk, detail, mine, chance)
        joined += clashes
    database.close()
    return Client(count, joined)


def _saved(desk: CardDesk, detail: CardDetail, mine: CardFields, chance: random.Random) -> tuple[CardDetail, int]:
    """Save, and after somebody else's save decide each field as a clerk would, until nobody came in between."""
    clashes = 0
    while True:
        try:
            return desk.edit(CardEdit(1, detail.item.version, mine, "R-14")), clashes
        except ChangedMeanwhileError:
            theirs, clashes = desk.detail(1), clashes + 1
            found = conflicts(fields_of(detail.item), mine, fields_of(theirs.item))
            sides = {conflict.field: conflict.proposal or chance.choice(list(Side)) for conflict in found}
            detail, mine = theirs, decided(mine, fields_of(theirs.item), sides)


def _followed(detail: CardDetail, clients: tuple[Client, ...]) -> Edits:
    """Each edit must begin with what the one before left; the last ones must be what the card says now."""
    first = fields_of(an_item())
    stands = {name: written(getattr(first, name)) for name in TEXT_FIELDS}
    overwritten = 0
    for deed in reversed(detail.deeds):
        for name in (name for name in TEXT_FIELDS if f"{name}.after" in deed.detail):
            overwritten += deed.detail[f"{name}.before"] != stands[name]
            stands[name] = deed.detail[f"{name}.after"]
    now = fields_of(detail.item)
    lost = sum(stands[name] != written(getattr(now, name)) for name in TEXT_FIELDS)
    lost += detail.item.version - 1 - len(detail.deeds)
    return Edits(clients, len(detail.deeds), lost, overwritten)


if __name__ == "__main__":
    main()
