"""Customers are edited against the version that was read, flagged by anybody at the counter, freed by supervisors."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.customers import (
    AlreadyFlaggedError,
    CustomerFlag,
    CustomerNameMissingError,
    NotAPhoneNumberError,
    NotFlaggedError,
    OtherPhone,
    Relative,
)
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.papers import ReceiptContent
from aftersale_desktop.services.assessment import assess, visit_of, with_customer
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.lookups import FoundItem
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.builders import CLERK, INSPECTOR, NOON, SUPERVISOR, a_customer, a_stocked_shop, a_visit, work_done
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready

WIFE = Relative("王芳", "spouse", "137 0000 0001")
WORK = OtherPhone("work", "021-5555 0166")


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def test_telephones_and_family_are_kept_and_the_audit_names_what_changed(shop: FakeShop) -> None:
    before = shop.customers.read(1)
    saved = shop.customers.save(replace(before, phones=(WORK,), family=(WIFE,)))
    assert (saved.phones, saved.family, saved.version) == ((WORK,), (WIFE,), before.version + 1)
    assert shop.customers.read(1) == saved
    assert shop.kept.audit[-1][2:] == ("edit_customer", "1", {"fields": "phones, family"})


def test_rows_left_empty_fall_away_and_others_are_trimmed(shop: FakeShop) -> None:
    edited = replace(
        shop.customers.read(1),
        name=" 李明 ",
        phones=(OtherPhone("home", " "), OtherPhone(" work ", " ０２１ 5555 0166 ")),
        family=(Relative(" ", "spouse", ""), Relative(" 李强 ", "child", "")),
    )
    saved = shop.customers.save(edited)
    assert (saved.name, saved.phones) == ("李明", (OtherPhone("work", "021 5555 0166"),))
    assert saved.family == (Relative("李强", "child", ""),)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": " "}, CustomerNameMissingError),
        ({"phone": "none"}, NotAPhoneNumberError),
        ({"phones": (OtherPhone("work", "12"),)}, NotAPhoneNumberError),
        ({"family": (Relative("", "spouse", "137 0000 0001"),)}, CustomerNameMissingError),
        ({"family": (Relative("王芳", "spouse", "x"),)}, NotAPhoneNumberError),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_is_stored(
    shop: FakeShop, changes: dict[str, object], refusal: type[Exception]
) -> None:
    before = shop.kept.copy()
    with pytest.raises(refusal):
        shop.customers.save(replace(shop.customers.read(1), **changes))  # type: ignore[arg-type]  # one bad field each
    assert shop.kept == before


def test_two_counters_never_overwrite_each_other(shop: FakeShop) -> None:
    here = there = shop.customers.read(1)
    shop.customers.save(replace(there, address="另一个窗口改的地址"))
    with pytest.raises(ChangedMeanwhileError) as refusal:
        shop.customers.save(replace(here, address="这个窗口改的地址"))
    assert refusal.value.record == here.name
    assert shop.customers.read(1).address == "另一个窗口改的地址"


def test_any_telephone_finds_the_owner_and_the_owners_products(shop: FakeShop) -> None:
    shop.customers.save(replace(shop.customers.read(1), phones=(WORK,), family=(WIFE,)))
    for typed in ("02155550166", "13700000001", "138 0013 8000"):
        assert [person.id for person in shop.intake.customers_by_phone(typed)] == [1]
        found = shop.intake.look_up(typed, is_typed=True)
        assert isinstance(found, FoundItem)
        assert found.known.owner.id == 1


def test_a_flag_needs_a_reason_and_says_who_raised_it_when(shop: FakeShop) -> None:
    with pytest.raises(ReasonMissingError):
        shop.customers.flag(1, "  ")
    flagged = shop.customers.flag(1, " 两次未付款 ")
    assert flagged.flag == CustomerFlag("两次未付款", CLERK.name, NOON)
    assert shop.kept.audit[-1][2:] == ("flag_customer", "1", {"reason": "两次未付款"})
    with pytest.raises(AlreadyFlaggedError):
        shop.customers.flag(1, "又一次")


def test_a_supervisor_lifts_a_flag_with_a_reason(shop: FakeShop) -> None:
    shop.customers.flag(1, "两次未付款")
    shop.who.user = SUPERVISOR
    with pytest.raises(ReasonMissingError):
        shop.customers.lift_flag(1, "")
    assert shop.customers.lift_flag(1, "已付清").flag is None
    assert shop.kept.audit[-1][2:] == ("lift_flag", "1", {"reason": "已付清"})
    with pytest.raises(NotFlaggedError):
        shop.customers.lift_flag(1, "已付清")


def test_editing_a_customer_keeps_the_flag_somebody_raised_meanwhile_out_of_reach(shop: FakeShop) -> None:
    flagged = shop.customers.flag(1, "两次未付款")
    saved = shop.customers.save(replace(flagged, flag=None, address="新地址"))
    assert saved.flag == flagged.flag


def test_a_flagged_customer_is_warned_of_and_still_served(shop: FakeShop) -> None:
    shop.customers.flag(1, "两次未付款")
    visit = a_visit(shop.known())
    assert Hint(HintCode.CUSTOMER_FLAGGED, "两次未付款") in assess(visit, shop.terms, NOON).hints
    assert shop.intake.take(visit, "key 1").claim.number


def test_a_flagged_owner_is_not_mistaken_for_who_brings_the_product(shop: FakeShop) -> None:
    shop.customers.flag(1, "两次未付款")
    visit = replace(a_visit(shop.known()), customer=a_customer(id=2, name="李四"))
    hints = assess(visit, shop.terms, NOON).hints
    assert Hint(HintCode.OWNER_FLAGGED, "两次未付款") in hints
    assert HintCode.CUSTOMER_FLAGGED not in {hint.code for hint in hints}


def test_an_unpaid_invoice_is_named_with_its_amount_when_its_customer_comes_again(shop: FakeShop) -> None:
    shop.clock.moment = NOON.replace(year=2035)
    number = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    posted = shop.money.invoicing.post(InvoiceDraft(number, work_done(inspector=INSPECTOR.name)))
    found = shop.intake.look_up(shop.known().item.units[0].barcode)
    assert isinstance(found, FoundItem)
    total = posted.invoice.settlement.total
    assert total > 0
    hints = assess(visit_of(found.known), shop.terms, shop.clock()).hints
    assert Hint(HintCode.UNPAID_INVOICE, posted.invoice.number, total) in hints


def test_somebody_of_the_family_brings_it_and_the_owner_stays_the_customer(shop: FakeShop) -> None:
    shop.customers.save(replace(shop.customers.read(1), family=(WIFE,)))
    taken = shop.intake.take(a_visit(shop.known(), brought_by=WIFE), "key 1")
    assert taken.claim.customer_id == 1
    assert isinstance(taken.receipt.content, ReceiptContent)
    assert taken.receipt.content.brought_by == WIFE
    assert shop.kept.events[-1][1].detail["brought_by"] == "王芳 · 137 0000 0001"


def test_when_somebody_else_brings_it_the_owners_family_did_not(shop: FakeShop) -> None:
    stranger = shop.customers.read(2)
    taken = shop.intake.take(a_visit(shop.known(), customer=stranger, brought_by=WIFE), "key 1")
    assert isinstance(taken.receipt.content, ReceiptContent)
    assert taken.receipt.content.brought_by is None


def test_the_form_shows_an_edited_customer_and_forgets_family_that_is_gone(shop: FakeShop) -> None:
    known = shop.known()
    visit = a_visit(replace(known, owner=replace(known.owner, family=(WIFE,))), brought_by=WIFE)
    edited = replace(known.owner, name="李明明")
    changed = with_customer(visit, edited)
    assert (changed.customer, changed.known.owner, changed.brought_by) == (edited, edited, None)
    assert with_customer(visit, replace(edited, id=9)).customer == visit.customer
