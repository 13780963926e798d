"""The card's desk: nothing saved by one clerk is lost to another, and what decides money is a supervisor's."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from aftersale_desktop.domain.card_edits import CardField, CardFields, Side, conflicts, decided, fields_of
from aftersale_desktop.domain.card_records import (
    DayNotPossibleError,
    EntryMissingError,
    MadeAfterReplacementError,
    NotOnCardError,
    NoUnitBarcodeError,
    OtherUnitKindError,
    SameOwnerError,
    UnitInUseError,
)
from aftersale_desktop.domain.claims import ClaimState, ReasonMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.pairing import slots_of
from aftersale_desktop.domain.papers import PaperKind, PaperSize
from aftersale_desktop.domain.people import NotAllowedError, Right, Role
from aftersale_desktop.domain.products import SoldBeforeMadeError, SoldInFutureError, UnknownModelError
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError
from aftersale_desktop.domain.serials import MisreadCodeError, gs1_check_digit
from aftersale_desktop.domain.verdict import judge_by_rules
from aftersale_desktop.services.assessment import facts_of
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import CardEdit, NewOwner, NewUnit
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.services.ports import ChangedMeanwhileError, StorageError
from tests.builders import (
    CLERK,
    NOON,
    SUPERVISOR,
    a_barcode,
    a_claim,
    a_customer,
    a_stocked_shop,
    a_visit,
    an_item,
    somebody,
)
from tests.fakes import FakeShop, a_fake_shop

TODAY = NOON.date()
OLD = an_item().units[1].barcode
NEW = a_barcode("810233", 77)
MISREAD = NEW[:-1] + str((int(NEW[-1]) + 1) % 10)
FINISHED = a_claim(state=ClaimState.CLOSED, returned_on=date(2026, 2, 27))


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(claims=(FINISHED,)), SUPERVISOR, NOON)


def edit(shop: FakeShop, reason: str = "发票日期抄错", version: int = 1, **changes: object) -> CardDetail:
    fields = replace(fields_of(shop.known().item), **changes)  # type: ignore[arg-type] # each test names real fields
    return shop.cards.edit(CardEdit(1, version, fields, reason))


def hand_over(shop: FakeShop, **changes: object) -> CardDetail:
    owner = shop.kept.customers[2]
    wanted = NewOwner(1, 1, owner, TODAY, "房屋买卖合同", "随房转让")
    return shop.cards.transfer(replace(wanted, **changes))  # type: ignore[arg-type] # each test names real fields


def swap(shop: FakeShop, **changes: object) -> CardDetail:
    wanted = NewUnit(1, 1, OLD, NEW, TODAY, "SH03-WX-2026-000001", "王建国")
    return shop.cards.replace_unit(replace(wanted, **changes))  # type: ignore[arg-type] # each test names real fields


def test_a_card_is_read_with_everything_that_belongs_to_it(shop: FakeShop) -> None:
    detail = shop.cards.detail(1)
    assert (detail.item.number, detail.known.owner.name) == ("SI-000001", "李明")
    assert [(claim.past.claim_number, claim.customer) for claim in detail.claims] == [("SH03-WX-2026-000001", "李明")]
    assert [use.unit for use in detail.units] == list(detail.item.units)
    assert detail.history is not None
    assert detail.history.base_on == date(2026, 1, 10)


def test_an_edit_is_a_new_version_and_leaves_what_was_before(shop: FakeShop) -> None:
    detail = edit(shop, invoice_on=date(2026, 1, 12), seller=" 永乐家电 ", price=Decimal("2999.00"))
    card = detail.item.card
    assert card is not None
    assert (detail.item.version, card.invoice_on, card.seller) == (2, date(2026, 1, 12), "永乐家电")
    (deed,) = detail.deeds
    assert (deed.by, deed.deed, deed.at) == (SUPERVISOR.name, "edit_card", NOON)
    assert deed.detail == {
        "reason": "发票日期抄错",
        "invoice_on.before": "2026-01-10",
        "invoice_on.after": "2026-01-12",
        "price.before": "3299.00",
        "price.after": "2999.00",
        "seller.before": "",
        "seller.after": "永乐家电",
    }


def test_what_decides_money_needs_a_reason(shop: FakeShop) -> None:
    with pytest.raises(ReasonMissingError):
        edit(shop, reason=" ", invoice_on=date(2026, 1, 12))
    assert edit(shop, reason="", seller="永乐家电").item.version == 2


def test_a_clerk_changes_the_seller_and_not_the_invoice_date(shop: FakeShop) -> None:
    shop.who.user = CLERK
    assert edit(shop, seller="永乐家电").item.version == 2
    with pytest.raises(NotAllowedError) as refusal:
        edit(shop, version=2, invoice_on=date(2026, 1, 12))
    assert (refusal.value.role, refusal.value.right) == (Role.CLERK, Right.EDIT_CARD)


def test_a_printed_label_is_told_by_the_papers_and_is_no_deed_with_the_card(shop: FakeShop) -> None:
    shop.papers.save_as(Sheet(PaperKind.LABEL, "SI-000001", PaperSize.LABEL60, "zh_CN"), Path("label.pdf"))
    detail = shop.cards.detail(1)
    assert [(paper.kind, paper.prints) for paper in detail.papers] == [(PaperKind.LABEL, 1)]
    assert detail.deeds == ()


def test_an_edit_that_changes_nothing_is_no_new_version(shop: FakeShop) -> None:
    detail = edit(shop, seller="  ")
    assert (detail.item.version, detail.deeds) == (1, ())


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"invoice_on": TODAY + timedelta(days=1)}, SoldInFutureError),
        ({"invoice_on": date(2025, 12, 31)}, SoldBeforeMadeError),
        ({"model_code": "KFR-99"}, UnknownModelError),
        ({"number": "  "}, EntryMissingError),
    ],
)
def test_a_card_that_cannot_be_true_is_refused(
    shop: FakeShop, changes: dict[str, object], refusal: type[Exception]
) -> None:
    before = shop.kept.copy()
    with pytest.raises(refusal):
        edit(shop, **changes)  # type: ignore[arg-type] # fields of the card
    assert shop.kept == before


def test_a_product_without_a_card_is_given_the_next_number() -> None:
    shop = a_fake_shop(a_stocked_shop(items=(an_item(id=1, card=None),)), SUPERVISOR, NOON)
    card = edit(shop, reason="补卡", invoice_on=date(2026, 1, 10)).item.card
    assert card is not None
    assert card.number == "SH03-BX-2026-000001"


def test_an_edit_of_an_old_version_is_refused_and_both_edits_can_be_joined(shop: FakeShop) -> None:
    read = fields_of(shop.known().item)
    mine = replace(read, seller="永乐家电", invoice_number="4403-999")
    edit(shop, invoice_number="4403-800")
    with pytest.raises(ChangedMeanwhileError):
        shop.cards.edit(CardEdit(1, 1, mine, "改"))
    theirs = shop.cards.detail(1).item
    found = {conflict.field: conflict.proposal for conflict in conflicts(read, mine, fields_of(theirs))}
    assert found == {CardField.INVOICE_NUMBER: None, CardField.SELLER: Side.MINE}
    joined = decided(mine, fields_of(theirs), {CardField.SELLER: Side.MINE, CardField.INVOICE_NUMBER: Side.THEIRS})
    card = shop.cards.edit(CardEdit(1, theirs.version, joined)).item.card
    assert card is not None
    assert (card.seller, card.invoice_number) == ("永乐家电", "4403-800")


def test_of_two_clerks_editing_at_random_no_edit_is_lost(shop: FakeShop) -> None:
    """R-14: each of 1,000 edits of two clerks is either on the card or was refused to the one who made it."""
    chance, saved = Random(14), 0  # noqa: S311 - the same edits every time
    read: list[tuple[int, CardFields]] = [(1, fields_of(shop.known().item))] * 2
    for number in range(2000):
        who = chance.randrange(2)
        version, fields = read[who]
        mark = f"{who}-{number}"
        is_seller = chance.random() < 0.5
        wanted = replace(fields, seller=mark) if is_seller else replace(fields, invoice_number=mark)
        stored = fields_of(shop.known().item)
        try:
            shop.cards.edit(CardEdit(1, version, wanted, "改"))
            saved += 1
            assert fields == stored, "nothing was saved over what its author had not seen"
        except ChangedMeanwhileError:
            assert fields_of(shop.known().item) == stored
        item = shop.known().item
        read[who] = (item.version, fields_of(item))
    assert shop.known().item.version == 1 + saved
    assert 0 < saved < 2000


def test_an_undone_edit_is_the_former_card_as_a_newer_version(shop: FakeShop) -> None:
    before = fields_of(shop.known().item)
    edit(shop, invoice_on=date(2026, 1, 12))
    detail = shop.cards.edit(CardEdit(1, 2, before, "撤销"))
    assert (fields_of(detail.item), detail.item.version) == (before, 3)
    assert [deed.detail["invoice_on.after"] for deed in detail.deeds] == ["2026-01-10", "2026-01-12"]


def test_a_product_changes_hands_and_its_warranty_runs_on(shop: FakeShop) -> None:
    before = shop.cards.detail(1)
    detail = hand_over(shop)
    assert detail.known.owner.name == "王芳"
    assert detail.history == before.history
    (former,) = detail.former_owners
    assert (former.customer.name, former.transfer.proof) == ("李明", "房屋买卖合同")
    assert [(claim.past.claim_number, claim.customer) for claim in detail.claims] == [("SH03-WX-2026-000001", "李明")]
    assert shop.kept.claims["SH03-WX-2026-000001"].customer_id == 1
    assert detail.deeds[0].detail == {
        "from": "李明",
        "to": "王芳",
        "on": "2026-03-02",
        "proof": "房屋买卖合同",
        "reason": "随房转让",
    }


def test_a_new_owner_is_registered_with_the_transfer(shop: FakeShop) -> None:
    company = a_customer("浦东物业", "021 5555 1234", buyer=Buyer.BUSINESS)
    assert hand_over(shop, owner=company).known.owner == replace(company, id=3)


def test_a_transfer_that_fails_registers_nobody(shop: FakeShop) -> None:
    shop.kept.broken.add("card_records.add_transfer")
    with pytest.raises(StorageError):
        hand_over(shop, owner=a_customer("浦东物业", "021 5555 1234"))
    assert len(shop.kept.customers) == 2
    assert shop.known().owner.name == "李明"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"transferred_on": None}, "transferred_on"), ({"proof": " "}, "proof"), ({"reason": ""}, "reason")],
)
def test_a_transfer_names_what_it_lacks(shop: FakeShop, changes: dict[str, object], field: str) -> None:
    with pytest.raises(EntryMissingError) as refusal:
        hand_over(shop, **changes)
    assert refusal.value.field == field


@pytest.mark.parametrize("day", [date(2026, 1, 9), TODAY + timedelta(days=1)])
def test_nobody_owns_a_product_before_it_was_sold_or_from_tomorrow(shop: FakeShop, day: date) -> None:
    with pytest.raises(DayNotPossibleError):
        hand_over(shop, transferred_on=day)


def test_a_second_transfer_does_not_come_before_the_first(shop: FakeShop) -> None:
    hand_over(shop, transferred_on=date(2026, 2, 20))
    with pytest.raises(DayNotPossibleError):
        hand_over(shop, version=2, owner=shop.kept.customers[1], transferred_on=date(2026, 2, 19))
    detail = hand_over(shop, version=2, owner=shop.kept.customers[1], transferred_on=date(2026, 2, 21))
    assert [former.customer.name for former in detail.former_owners] == ["王芳", "李明"]


def test_a_product_is_not_handed_to_its_owner(shop: FakeShop) -> None:
    with pytest.raises(SameOwnerError):
        hand_over(shop, owner=shop.kept.customers[1])


def test_after_a_replacement_the_card_accepts_the_new_unit_and_not_the_old(shop: FakeShop) -> None:
    detail = swap(shop, new_barcode=f" {NEW} ")
    assert [unit.barcode for unit in detail.item.units] == [an_item().units[0].barcode, NEW]
    visit = a_visit(shop.known(), units=slots_of(detail.item).with_scan(detail.item.units[1].kind, NEW))
    assert judge_by_rules(facts_of(visit, NOON), shop.terms.rules, "A").is_free
    other = replace(visit, units=slots_of(detail.item).with_scan(detail.item.units[1].kind, OLD))
    assert not facts_of(other, NOON).barcodes_match


def test_a_replacement_is_on_record_with_its_document(shop: FakeShop) -> None:
    detail = swap(shop)
    old = detail.units[2]
    assert (old.unit.barcode, old.since, old.until) == (OLD, date(2026, 1, 10), TODAY)
    assert old.replacement is not None
    assert (old.replacement.document, old.replacement.replaced_by) == ("SH03-WX-2026-000001", "王建国")
    assert (detail.deeds[0].deed, detail.deeds[0].detail["to"]) == ("replace_unit", NEW)


def _made(unit_code: str, month: str) -> str:
    data = f"{unit_code}{month}0000099"
    return data + gs1_check_digit(data)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"old_barcode": NEW}, NotOnCardError),
        ({"new_barcode": a_barcode("610233", 77)}, OtherUnitKindError),
        ({"new_barcode": an_item(serial=2).units[1].barcode}, UnitInUseError),
        ({"new_barcode": OLD}, UnitInUseError),
        ({"new_barcode": MISREAD}, MisreadCodeError),
        ({"new_barcode": " "}, EntryMissingError),
        ({"new_barcode": "X"}, NoUnitBarcodeError),
        ({"new_barcode": "<b>610233123</b>"}, NoUnitBarcodeError),
        ({"new_barcode": "6901234567892"}, NoUnitBarcodeError),
        ({"new_barcode": "SH03-WX-2026-000001"}, NoUnitBarcodeError),
        ({"new_barcode": "1" * 41}, NoUnitBarcodeError),
        ({"new_barcode": "1" * 600}, CodeTooLongError),
        ({"new_barcode": "GREE-0001\x00"}, ControlCharacterError),
        ({"document": ""}, EntryMissingError),
        ({"replaced_by": ""}, EntryMissingError),
        ({"replaced_on": None}, EntryMissingError),
        ({"replaced_on": date(2026, 1, 9)}, DayNotPossibleError),
        ({"new_barcode": _made("810233", "2603"), "replaced_on": date(2026, 2, 20)}, MadeAfterReplacementError),
        ({"version": 7}, ChangedMeanwhileError),
    ],
)
def test_a_replacement_that_cannot_be_is_refused(
    shop: FakeShop, changes: dict[str, object], refusal: type[Exception]
) -> None:
    before = shop.kept.copy()
    with pytest.raises(refusal):
        swap(shop, **changes)
    assert shop.kept == before


def test_a_replaced_unit_is_not_replaced_again_before_its_time(shop: FakeShop) -> None:
    swap(shop, replaced_on=date(2026, 2, 20))
    newest = a_barcode("810233", 78)
    with pytest.raises(DayNotPossibleError):
        swap(shop, version=2, old_barcode=NEW, new_barcode=newest, replaced_on=date(2026, 2, 19))


def test_a_replacement_is_a_supervisors_deed(shop: FakeShop) -> None:
    shop.who.user = somebody(Role.CLERK)
    with pytest.raises(NotAllowedError):
        swap(shop)


def test_a_deed_without_its_audit_row_is_not_done(shop: FakeShop) -> None:
    shop.kept.broken.add("audit.add")
    before = shop.kept.copy()
    with pytest.raises(StorageError):
        edit(shop, seller="甲")
    with pytest.raises(StorageError):
        hand_over(shop)
    with pytest.raises(StorageError):
        swap(shop)
    assert shop.kept == before


def test_a_card_sold_before_any_rules_is_shown_so_that_it_can_be_corrected() -> None:
    old = an_item(id=1, card=replace(an_item().card, invoice_on=date(1990, 1, 1)))  # type: ignore[type-var] # it has one
    shop = a_fake_shop(a_stocked_shop(items=(old,)), SUPERVISOR, NOON)
    assert shop.cards.detail(1).history is None


def test_the_new_owner_may_be_anybody_who_is_stored(shop: FakeShop) -> None:
    stranger = Customer(2, "王芳", "139 0013 9000")
    assert hand_over(shop, owner=stranger).known.owner.id == 2
