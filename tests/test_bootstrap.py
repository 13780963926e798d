"""A shop is joined once: made where nothing was, opened where something is, never made by a command."""

from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME, Options, open_existing_shop, open_or_create_shop
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.database_refusals import DatabaseMissingError, NoShopYetError
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import open_database


def test_a_new_shop_is_empty_and_its_first_person_may_do_everything(tmp_path: Path) -> None:
    shop = open_or_create_shop(Options(data_dir=tmp_path))
    assert shop.who().role is Role.ADMINISTRATOR
    assert shop.claims.rows(ClaimFilter(is_everything=True)) == ()
    assert shop.terms.tariffs
    assert shop.terms.models
    assert shop.now().tzinfo is not None
    shop.close()


def test_the_sample_shop_is_filled_once(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path, is_demo=True)
    counts = []
    for open_shop in (open_or_create_shop, open_or_create_shop, open_existing_shop):
        shop = open_shop(options)
        counts.append(len(shop.claims.rows(ClaimFilter(is_everything=True, limit=10_000))))
        assert shop.who().role is Role.CLERK
        shop.close()
    assert counts[0] >= 120
    assert len(set(counts)) == 1


def test_a_shop_of_ones_own_is_never_filled_with_samples(tmp_path: Path) -> None:
    open_or_create_shop(Options(data_dir=tmp_path)).close()
    shop = open_or_create_shop(Options(data_dir=tmp_path, is_demo=True))
    assert shop.claims.rows(ClaimFilter(is_everything=True)) == ()
    shop.close()


def test_a_command_makes_no_shop(tmp_path: Path) -> None:
    with pytest.raises(NoShopYetError):
        open_existing_shop(Options(data_dir=tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_a_database_without_people_is_no_shop_yet(tmp_path: Path) -> None:
    open_database(tmp_path / DATABASE_NAME).close()
    with pytest.raises(NoShopYetError):
        open_existing_shop(Options(data_dir=tmp_path))


def test_the_database_may_lie_elsewhere_than_the_papers(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path / "papers here", database=str(tmp_path / "数据 库.db"))
    open_or_create_shop(options).close()
    assert (tmp_path / "数据 库.db").exists()


def test_a_shop_whose_database_is_gone_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path)
    open_or_create_shop(options).close()
    (tmp_path / DATABASE_NAME).unlink()
    for open_shop in (open_existing_shop, open_or_create_shop):
        with pytest.raises(DatabaseMissingError):
            open_shop(options)
