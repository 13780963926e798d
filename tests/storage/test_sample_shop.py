"""The whole sample shop goes into the database and comes out the same."""

from collections.abc import Iterator

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.document_codes import DocumentSeries, parse_document_number
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.shop_setup import ShopSetup
from aftersale_desktop.storage.database import Database, open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import NOON


@pytest.fixture(scope="module")
def setup() -> ShopSetup:
    return demo_shop(NOON)


@pytest.fixture(scope="module")
def sample(setup: ShopSetup, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(tmp_path_factory.mktemp("sample") / "shop.db")
    load_shop(database, setup)
    yield database
    database.close()


def test_everything_in_it_comes_back(setup: ShopSetup, sample: Database) -> None:
    with sample.start_reading() as work:
        assert [work.customers.by_id(customer.id) for customer in setup.customers] == list(setup.customers)
        assert [work.items.by_id(item.id).item for item in setup.items] == list(setup.items)
        assert [work.claims.by_number(claim.number) for claim in setup.claims] == list(setup.claims)
        assert [work.invoices.by_number(invoice.number) for invoice in setup.invoices] == list(setup.invoices)
        assert [work.day_closes.by_number(close.number) for close in setup.day_closes] == list(setup.day_closes)
        assert [work.papers.find(paper.kind, paper.number) for paper in setup.papers] == list(setup.papers)
        _check_terms(setup, work)


def _check_terms(setup: ShopSetup, work: Work) -> None:
    for point in setup.points:
        terms = work.shop.terms(point.code)
        assert terms.point == point
        assert set(terms.models) == set(setup.models)
        assert terms.patterns == setup.patterns
    assert work.shop.people() == setup.users


def test_its_counters_go_on_where_its_numbers_end(setup: ShopSetup, sample: Database) -> None:
    numbers = [parse_document_number(claim.number) for claim in setup.claims]
    highest = max(number.sequence for number in numbers if (number.point, number.year) == ("SH03", NOON.year))
    with sample.start_work() as work:
        following = parse_document_number(work.numbers.next("SH03", DocumentSeries.CLAIM, NOON.year))
    assert following.sequence == highest + 1


def test_its_till_was_closed_the_evening_before(setup: ShopSetup, sample: Database) -> None:
    (close,) = setup.day_closes
    counted = [entry for entry in setup.ledger if entry.id in close.entries]
    with sample.start_reading() as work:
        assert work.day_closes.entries_of(close) == tuple(counted)
        left = work.day_closes.uncounted(close.point_code, close.begins_after)
    assert all(entry.booked_at > close.closed_at for entry in left)
