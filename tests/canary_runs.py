"""Flows and crashes full of one customer's data, with every log open: what of it ends up in a log is a leak (R-24)."""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from sqlalchemy import create_engine, insert

from aftersale_desktop.domain.customers import NotAPhoneNumberError, new_customer
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.rows.customers import CUSTOMER, from_domain
from aftersale_desktop.storage.seed import load_shop
from aftersale_desktop.ui.crash_hook import CrashHook, CrashReport
from tests.benchmarks.two_workshops import shop_over
from tests.builders import NOON, SUPERVISOR
from tests.canaries import ADDRESS, CANARIES, NAME, PHONE, a_canary
from tests.services.test_random_deeds import PEOPLE, SETUP
from tests.walking import walk_on
from tests.walks import Walk

SECRET = "hunter2-canary-password"  # noqa: S105 - bait
SERVER = f"postgresql://counter:{SECRET}@db.canary.invalid/shop"
BAIT = (*CANARIES, SECRET.encode(), SERVER.encode())
DEEDS_IN_A_FLOW = 12


@contextmanager
def every_log_in(folder: Path) -> Iterator[None]:
    """Write whatever any library logs into a file beside the program's own log."""
    handler = logging.FileHandler(folder / "everything.log", encoding="utf-8")
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def a_canary_shop(path: Path) -> Database:
    """Return a shop in which every customer is the canary."""
    database = open_database(path)
    everybody = tuple(replace(one, name=NAME, phone=PHONE, address=ADDRESS) for one in SETUP.customers)
    load_shop(database, replace(SETUP, customers=everybody))
    return database


def flow(database: Database, number: int) -> None:
    """Let the canary come with a product, be searched, edited, uncovered, and dozen deeds be done for it."""
    time = NOON
    shop = shop_over(database, lambda: time)
    walk = Walk(
        shop,
        PEOPLE,
        tuple(item.units[0].barcode for item in SETUP.items),
        lambda user: setattr(shop.keyboard, "user", user),
        lambda _span: None,
        Random(number),  # noqa: S311 - chance, no secret
        f"flow {number}",
    )
    for _ in range(DEEDS_IN_A_FLOW):
        walk_on(walk)
    shop.keyboard.user = SUPERVISOR
    known = shop.intake.register_customer(new_customer(NAME, PHONE, ADDRESS))
    shop.customers.save(replace(known, phones=a_canary().phones, family=a_canary().family))
    shop.customers.flag(known.id, f"{NAME} {PHONE}")
    shop.oversight.privacy.reveal(known.id)
    shop.lists.open(ListQuery(ListKind.CLAIMS, text=PHONE))
    _refused(lambda: shop.customers.save(known))


def _refused(deed: Callable[[], object]) -> None:
    try:
        deed()
    except AfterSaleError as refusal:
        logging.getLogger("aftersale_desktop").info("refused: %s", type(refusal).__name__)


def crash(hook: CrashHook, database: Database, place: int) -> None:
    """Let something go wrong with the canary in its hands, as it would reach the hook."""
    way = CRASHES[place % len(CRASHES)]
    try:
        way(database)
    except Exception as error:  # noqa: BLE001 - whatever is raised goes to the hook, as in the program
        if place % 2:
            hook.catch(error, error.__traceback__)
            return
        thread = threading.Thread(target=_raised, args=(error,))
        thread.start()
        thread.join()


def _raised(error: BaseException) -> None:
    raise error


def _in_a_message(_database: Database) -> None:
    raise ValueError(f"{NAME} {PHONE} {ADDRESS}")


def _in_a_key(_database: Database) -> None:
    dict[str, str]()[NAME]


def _in_a_refusal(_database: Database) -> None:
    raise NotAPhoneNumberError(PHONE)


def _in_a_chain(database: Database) -> None:
    try:
        _in_a_message(database)
    except ValueError as error:
        raise StorageError("refused") from error


def _in_parameters(database: Database) -> None:
    with database.writing.transaction() as connection:
        connection.execute(insert(CUSTOMER), from_domain(a_canary(id=1)))


def _in_a_statement(database: Database) -> None:
    with sqlite3.connect(database.address) as connection:
        connection.execute(f"SELECT '{NAME} {PHONE}' FROM nowhere")  # noqa: S608 - bait


def _in_an_address(_database: Database) -> None:
    create_engine(SERVER.replace("postgresql", "nonsense")).connect()


def _in_a_server(_database: Database) -> None:
    open_database(SERVER)


def _in_a_json_text(_database: Database) -> None:
    json.loads(f'{{"name": "{NAME}", "phone": "{PHONE}"')


def _in_bytes(_database: Database) -> None:
    (NAME + PHONE).encode().decode("ascii")


def _in_an_attribute(_database: Database) -> None:
    getattr(a_canary(), NAME)


def _in_a_file_name(_database: Database) -> None:
    Path(f"/nowhere/{NAME}.jpg").read_bytes()


CRASHES: tuple[Callable[[Database], None], ...] = (
    _in_a_message,
    _in_a_key,
    _in_a_refusal,
    _in_a_chain,
    _in_parameters,
    _in_a_statement,
    _in_an_address,
    _in_a_server,
    _in_a_json_text,
    _in_bytes,
    _in_an_attribute,
    _in_a_file_name,
)


def hits(folder: Path, reports: list[CrashReport]) -> list[str]:
    """Return where bait turned up: in a file of the folder, or in a report as it is shown."""
    places = {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    places |= {report.id: f"{report.kind}\n{report.details}".encode() for report in reports}
    return [f"{name}: {bait!r}" for name, content in places.items() for bait in BAIT if bait in content]
