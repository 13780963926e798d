"""A shop is joined once: made where nothing was, opened where something is, never made by a command."""

import getpass
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import (
    DATABASE_NAME,
    Options,
    founding_desk,
    open_existing_shop,
    open_for_commands,
    open_or_create_shop,
)
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.services.database_refusals import DatabaseMissingError, NoShopYetError
from aftersale_desktop.services.founding import AnswerMissingError, Answers
from aftersale_desktop.services.keyboard import NobodySignedInError, ProofNeededError
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.storage.database import open_database
from tests.builders import POINT

PHRASE = "correct horse"
pytestmark = pytest.mark.usefixtures("cheap_passwords")


def answers(point: ServicePoint = POINT, name: str = "林涛") -> Answers:
    return Answers(point, name, PHRASE, PHRASE)


def test_a_new_shop_is_empty_and_its_administrator_is_signed_in(tmp_path: Path) -> None:
    shop = founding_desk(Options(data_dir=tmp_path)).found(answers())
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
    assert not shop.keyboard.has_user
    with pytest.raises(NobodySignedInError):
        shop.claims.rows(ClaimFilter(is_everything=True))
    with pytest.raises(ProofNeededError):
        shop.keyboard.hand_over(1)
    shop.close()
    again = open_for_commands(Options(data_dir=tmp_path))
    assert again.claims.rows(ClaimFilter(is_everything=True)) == ()
    again.close()


def test_a_command_reads_in_the_name_of_the_systems_account_and_may_change_nothing_of_the_shop(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path)
    founding_desk(options).found(answers()).close()
    shop = open_for_commands(options)
    assert (shop.who().name, shop.who().role, shop.who().id) == (getpass.getuser(), Role.CLERK, 0)
    shop.close()


def test_a_command_makes_no_shop(tmp_path: Path) -> None:
    with pytest.raises(NoShopYetError):
        open_existing_shop(Options(data_dir=tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_a_shop_is_founded_on_the_answers_of_the_first_start(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path)
    point = replace(POINT, code="HZ07")
    founding_desk(options).found(answers(point)).close()
    shop = open_existing_shop(options)
    assert not shop.keyboard.has_user
    shop.sign_in.sign_in("林涛", PHRASE)
    assert (shop.terms.point, shop.who().name, shop.who().role) == (point, "林涛", Role.ADMINISTRATOR)
    assert shop.claims.rows(ClaimFilter(is_everything=True)) == ()
    assert shop.terms.tariffs
    shop.close()


def test_answers_that_are_refused_found_nothing(tmp_path: Path) -> None:
    with pytest.raises(AnswerMissingError):
        founding_desk(Options(data_dir=tmp_path)).found(answers(name=""))
    assert not (tmp_path / DATABASE_NAME).exists()


def test_of_first_starts_at_once_one_founds_and_the_others_open_what_it_founded(tmp_path: Path) -> None:
    def found(number: int) -> tuple[str, bool]:
        own = answers(replace(POINT, code=f"HZ0{number}"), f"person {number}")
        shop = founding_desk(Options(data_dir=tmp_path)).found(own)
        seen = shop.terms.point.code, shop.keyboard.has_user
        shop.close()
        return seen

    with ThreadPoolExecutor(4) as starts:
        seen = list(starts.map(found, range(4)))
    assert len({code for code, _ in seen}) == 1
    assert [signed_in for _, signed_in in seen].count(True) == 1


def test_the_sample_shop_of_the_welcome_page_leaves_ones_own_unfounded(tmp_path: Path) -> None:
    options = Options(data_dir=tmp_path)
    shop = founding_desk(options).open_sample()
    assert shop.claims.rows(ClaimFilter(is_everything=True))
    shop.close()
    with pytest.raises(NoShopYetError):
        open_existing_shop(options)


def test_a_test_page_is_saved_before_there_is_a_shop(tmp_path: Path) -> None:
    saved = founding_desk(Options(data_dir=tmp_path)).saved_test_page(PaperSize.A4, "zh_CN")
    assert saved.parent == tmp_path / "papers"
    assert saved.read_bytes().startswith(b"%PDF")


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
