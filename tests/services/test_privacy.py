"""Personal data is uncovered, handed out and erased by those who may, with a reason, and never in secret."""

import json
from pathlib import Path

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.erasure import AlreadyErasedError, OpenBusinessError, is_erased
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.retention import RetentionKind, RetentionRule, YearsNotPossibleError
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, a_visit, somebody
from tests.fakes import FakeShop, a_fake_shop


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def test_whoever_uncovers_a_telephone_is_written_down_with_whose(shop: FakeShop) -> None:
    shop.who.user = CLERK
    assert shop.oversight.privacy.reveal(1).phone == shop.kept.customers[1].phone
    assert shop.kept.audit[-1][1:] == (CLERK.name, "reveal_personal_data", "1", {})


def test_a_person_is_handed_out_as_a_workbook_and_as_json(shop: FakeShop) -> None:
    name = shop.kept.customers[1].name
    shop.oversight.privacy.hand_out(1, Path("person.xlsx"), f"{name} 来信索取")
    (sheet,) = shop.sheets.finished.values()
    assert ("customer", "1", "name", name) in [tuple(row) for row in sheet]
    ((path, content),) = shop.folder.files.items()
    assert path.name == "person.json"
    assert json.loads(content)["records"][0]["values"]["name"] == name
    assert shop.kept.audit[-1][2:] == ("hand_out_person", "1", {"reason": "*** 来信索取", "count": "1"})


def test_an_erased_customer_is_a_number_and_the_record_says_which_rows_lost_their_detail(shop: FakeShop) -> None:
    name = shop.kept.customers[1].name
    report = shop.oversight.privacy.erase(1, f"{name} 要求删除")
    assert is_erased(shop.kept.customers[1])
    assert shop.kept.customers[1].name == "#1"
    assert shop.kept.audit[-1][2:] == (
        "erase_records",
        "1",
        {"reason": "*** 要求删除", "kept": "", "audit_rows": "3 5"},
    )
    assert (shop.remains.sweeps, report.older_copies) == (1, ())


def test_pdfs_of_erased_papers_go_and_older_copies_are_named(shop: FakeShop) -> None:
    pdf, copy = Path("SH03-WX-2020-000007.pdf"), Path("aftersale.db.v0010")
    shop.remains.pdfs, shop.remains.copies = (pdf,), (copy,)
    report = shop.oversight.privacy.erase(1, "asked")
    assert (shop.remains.removed, report.removed_pdfs, report.older_copies) == ([pdf], (pdf,), (copy,))


def test_nobody_is_erased_twice(shop: FakeShop) -> None:
    shop.oversight.privacy.erase(1, "asked")
    with pytest.raises(AlreadyErasedError):
        shop.oversight.privacy.erase(1, "asked")


def test_nobody_is_erased_while_an_order_is_open(shop: FakeShop) -> None:
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    plan = shop.oversight.privacy.plan(1)
    assert (plan.open_claims, plan.is_possible) == ((number,), False)
    with pytest.raises(OpenBusinessError) as refused:
        shop.oversight.privacy.erase(1, "asked")
    assert refused.value.numbers == number


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_erased_or_handed_out_without_a_reason(shop: FakeShop, reason: str) -> None:
    before = list(shop.kept.audit)
    with pytest.raises(ReasonMissingError):
        shop.oversight.privacy.erase(1, reason)
    with pytest.raises(ReasonMissingError):
        shop.oversight.privacy.hand_out(1, Path("a.xlsx"), reason)
    assert shop.kept.audit == before


def test_the_law_asks_for_five_years_of_papers(shop: FakeShop) -> None:
    shop.who.user = somebody(Role.ADMINISTRATOR)
    desk = shop.oversight.privacy
    with pytest.raises(YearsNotPossibleError):
        desk.save_rule(RetentionRule(RetentionKind.MONEY_PAPERS, 4))
    with pytest.raises(ReasonMissingError):
        desk.run_retention(" ")
    assert desk.save_rule(RetentionRule(RetentionKind.MONEY_PAPERS, 7)).rules[RetentionKind.MONEY_PAPERS].years == 7
    assert shop.kept.audit[-1][2:] == ("save_retention_rule", "money_papers", {"before": "5", "after": "7"})


def test_retention_is_written_down_before_it_begins_and_swept_at_its_end(shop: FakeShop) -> None:
    shop.who.user = somebody(Role.ADMINISTRATOR)
    assert shop.oversight.privacy.run_retention("yearly") == 0
    assert shop.kept.audit[-1][2] == "run_retention"
    assert shop.remains.sweeps == 1


def test_verifying_the_record_becomes_its_next_row(shop: FakeShop) -> None:
    shop.oversight.privacy.reveal(1)
    report = shop.oversight.audit.verify()
    assert (report.rows, report.is_sound) == (1, True)
    assert shop.kept.audit[-1][2:] == ("verify_audit", "", {"rows": "1", "faults": "0"})
