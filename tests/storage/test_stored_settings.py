"""Changed terms of the shop last, and every open program sees them at its next reading."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.seed import load_shop
from tests.builders import POINT, a_shop


def test_point_rules_and_formats_are_read_back_by_another_program(tmp_path: Path) -> None:
    first = open_database(tmp_path / "shop.db")
    load_shop(first, a_shop())
    second = open_database(tmp_path / "shop.db")
    with second.start_reading() as work:
        before = work.shop.terms(POINT.code)
    new = WarrantyRules("2030-A", date(2030, 1, 1), {"E": Parameters(main_parts_years=5)}, Parameters(refund_days=9))
    moved = replace(before.point, hotline="400-1")
    with first.start_work() as work:
        work.shop.save_point(moved)
        work.shop.add_rules(new)
        work.shop.save_patterns(before.patterns[:2])
        work.commit()
    with second.start_reading() as work:
        after = work.shop.terms(POINT.code)
    assert (after.point, after.rules[-1], after.patterns) == (moved, new, before.patterns[:2])
    with first.start_work() as work:
        work.shop.remove_rules("2030-A")
    with second.start_reading() as work:
        assert work.shop.terms(POINT.code).rules[-1] == new
    first.close()
    second.close()


def test_terms_that_were_not_committed_are_forgotten(tmp_path: Path) -> None:
    database = open_database(tmp_path / "shop.db")
    load_shop(database, a_shop())
    with database.start_work() as work:
        work.shop.save_point(replace(POINT, hotline="0"))
        assert work.shop.terms(POINT.code).point.hotline == "0"
    with database.start_reading() as work:
        assert work.shop.terms(POINT.code).point.hotline == POINT.hotline
    database.close()
