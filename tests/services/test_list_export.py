"""A list leaves the program whole or not at all, by a supervisor only, and never in secret."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.people import NotAllowedError, Role
from aftersale_desktop.services.list_export import Export, ExportColumn
from aftersale_desktop.services.list_queries import ALL_OPEN, ListKind, ListQuery
from tests.builders import NOON, SUPERVISOR, a_stocked_shop, a_visit, somebody
from tests.fakes import FakeShop, a_fake_shop

FILE = Path("claims.csv")
WHY = "asked for by the factory"
COLUMNS = (ExportColumn("Claim", lambda row: row.number), ExportColumn("Telephone", lambda row: row.phone))


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    for key in range(1, 5):
        shop.intake.take(a_visit(shop.known()), f"key {key}")
    return shop


@pytest.fixture
def begin(shop: FakeShop) -> Callable[[list[range]], Export]:
    opened = shop.lists.open(ListQuery(ListKind.CLAIMS, ALL_OPEN))
    return lambda stretches: shop.exports.begin(opened, stretches, COLUMNS, FILE, WHY)


def numbers(shop: FakeShop) -> list[object]:
    return [row[0] for row in shop.sheets.finished[FILE]]


def test_all_rows_go_out_below_their_headings(shop: FakeShop, begin: Callable[[list[range]], Export]) -> None:
    export = begin([range(4)])
    assert FILE not in shop.sheets.finished
    assert export.step()
    assert export.done == export.count == 4
    assert not export.step()
    assert numbers(shop) == ["Claim", *(f"SH03-WX-2026-00000{at}" for at in range(1, 5))]


def test_a_selection_goes_out_in_its_order(shop: FakeShop, begin: Callable[[list[range]], Export]) -> None:
    export = begin([range(1), range(2, 4)])
    while export.step():
        pass
    assert numbers(shop) == ["Claim", "SH03-WX-2026-000001", "SH03-WX-2026-000003", "SH03-WX-2026-000004"]


def test_it_is_written_down_before_a_row_is_written(shop: FakeShop, begin: Callable[[list[range]], Export]) -> None:
    begin([range(3)]).give_up()
    _at, by, deed, subject, detail = shop.kept.audit[-1]
    assert (by, deed, subject) == (SUPERVISOR.name, "export_list", "claims")
    assert detail == {"count": "3", "group": "all_open", "text": "", "file": "claims.csv", "reason": WHY}
    assert FILE not in shop.sheets.finished


def test_without_a_reason_nothing_begins(shop: FakeShop) -> None:
    of = shop.lists.open(ListQuery(ListKind.CLAIMS, ALL_OPEN))
    with pytest.raises(ReasonMissingError):
        shop.exports.begin(of, [range(4)], COLUMNS, FILE, "  ")
    assert "export_list" not in [entry[2] for entry in shop.kept.audit]


@pytest.mark.parametrize("role", [Role.CLERK, Role.TECHNICIAN, Role.HOTLINE_AGENT])
def test_who_may_not_is_refused_before_a_file_is_asked_for(shop: FakeShop, role: Role) -> None:
    shop.who.user = somebody(role)
    with pytest.raises(NotAllowedError):
        shop.exports.check()
