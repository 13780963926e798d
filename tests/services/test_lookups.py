"""A scan or a typed text leads where its own form says; several hits stay several."""

from contextlib import AbstractContextManager
from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.document_codes import compact_code, document_code
from aftersale_desktop.domain.elements import AmbiguousElementsError
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.part_codes import part_label_code
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError
from aftersale_desktop.domain.serials import MisreadCodeError, UnitKind
from aftersale_desktop.services.cards import NewUnit
from aftersale_desktop.services.credit_notes import CreditDraft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.lookups import (
    MOST_HITS,
    CardNotFoundError,
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundSeveral,
    NothingFound,
)
from aftersale_desktop.services.ports import Work
from tests.builders import (
    CLERK,
    NOON,
    SUPERVISOR,
    a_barcode,
    a_card,
    a_customer,
    a_stocked_shop,
    a_visit,
    an_item,
    work_done,
)
from tests.fakes import FakeShop, a_fake_shop
from tests.ready_claims import made_ready


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)


def found_item(found: Found) -> FoundItem:
    assert isinstance(found, FoundItem)
    return found


def test_each_unit_leads_to_its_product_and_says_which_unit_it_was(shop: FakeShop) -> None:
    for unit in shop.known().item.units:
        found = found_item(shop.intake.look_up(unit.barcode))
        assert (found.known.item.id, found.unit) == (1, unit)


def test_a_unit_typed_in_groups_is_the_same_unit(shop: FakeShop) -> None:
    code = shop.known().item.units[0].barcode
    assert found_item(shop.intake.look_up(f" {code[:6]} {code[6:12]} {code[12:]} ", is_typed=True)).known.item.id == 1


def test_a_unit_nobody_registered_says_what_its_format_tells(shop: FakeShop) -> None:
    code = an_item(serial=50).units[1].barcode
    found = shop.intake.look_up(code)
    assert isinstance(found, NothingFound)
    assert found.text == code
    assert [unit.unit for unit in found.units] == [UnitKind.OUTDOOR]


def test_a_unit_on_two_cards_stays_a_choice() -> None:
    twin = an_item(2, serial=1, id=2)
    shop = a_fake_shop(a_stocked_shop(items=(an_item(id=1), twin)), CLERK, NOON)
    code = twin.units[0].barcode
    found = shop.intake.look_up(code)
    assert isinstance(found, FoundSeveral)
    assert [known.item.id for known in found.known] == [1, 2]
    assert found.unit_barcode == code


def test_a_card_leads_to_its_product_scanned_or_typed_in_small_letters(shop: FakeShop) -> None:
    number = a_card().number
    for text in (number, number.lower(), document_code(number)):
        assert found_item(shop.intake.look_up(text, is_typed=True)).known.item.id == 1


def test_a_card_that_was_scanned_is_told_from_a_unit_and_from_a_telephone(shop: FakeShop) -> None:
    assert found_item(shop.intake.look_up(document_code(a_card().number))).is_card
    assert found_item(shop.intake.look_up(a_card().number.lower(), is_typed=True)).is_card
    assert not found_item(shop.intake.look_up(an_item().units[0].barcode)).is_card
    assert not found_item(shop.intake.look_up("13800138000", is_typed=True)).is_card


def test_a_unit_that_was_officially_replaced_says_by_what_and_the_new_one_leads_to_the_card(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    old, new = an_item().units[1].barcode, a_barcode("810233", 77)
    shop.cards.replace_unit(NewUnit(1, 1, old, new, NOON.date(), "SH03-WX-2026-000007", "王建国"))
    found = shop.intake.look_up(old)
    assert isinstance(found, NothingFound)
    assert found.replaced is not None
    assert (found.replaced.new_barcode, found.replaced.replaced_on) == (new, NOON.date())
    assert found_item(shop.intake.look_up(new)).known.item.id == 1


def test_a_makers_own_card_number_is_found_however_it_is_typed() -> None:
    shop = a_fake_shop(a_stocked_shop(items=(an_item(id=1, card=a_card("BX-2026-31877")),)), CLERK, NOON)
    assert found_item(shop.intake.look_up("bx-2026-31877", is_typed=True)).known.item.id == 1


def test_a_card_on_two_products_stays_a_choice() -> None:
    items = (an_item(id=1), an_item(2, serial=2, id=2))
    shop = a_fake_shop(a_stocked_shop(items=items), CLERK, NOON)
    assert isinstance(shop.intake.look_up(a_card().number), FoundSeveral)


def test_a_claim_is_found_by_its_number_and_by_its_barcode(shop: FakeShop) -> None:
    number = shop.intake.take(a_visit(shop.known()), "key 1").claim.number
    assert shop.intake.look_up(number) == FoundClaim(number)
    assert shop.intake.look_up(document_code(number)) == FoundClaim(number, is_receipt=True)
    assert shop.intake.look_up(document_code(number), is_typed=True) == FoundClaim(number)
    assert shop.intake.look_up(compact_code(number)) == FoundClaim(number)


def test_an_invoice_leads_to_its_claim(shop: FakeShop) -> None:
    claim = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "key 1").claim.number)
    invoice = shop.money.invoicing.post(InvoiceDraft(claim, work_done())).invoice.number
    assert shop.intake.look_up(document_code(invoice)) == FoundInvoice(invoice, claim)


@pytest.mark.parametrize("number", ["SH03-WX-2026-000009", "SH03-FI-2026-000009", "SH03-BX-2026-000009"])
def test_a_document_nobody_issued_is_nothing(shop: FakeShop, number: str) -> None:
    assert shop.intake.look_up(number) == NothingFound(number)


@pytest.mark.parametrize("text", ["CAP35", "cap35", " CAP35 "])
def test_a_part_of_the_price_list_is_a_part(shop: FakeShop, text: str) -> None:
    assert shop.intake.look_up(text, is_typed=True) == FoundPart("CAP35")


@pytest.mark.parametrize("is_typed", [False, True])
def test_the_programs_own_label_of_a_part_is_the_part(shop: FakeShop, is_typed: bool) -> None:
    assert shop.intake.look_up(part_label_code("CAP35"), is_typed=is_typed) == FoundPart("CAP35")


def test_a_misread_label_of_a_part_is_no_part(shop: FakeShop) -> None:
    misread = part_label_code("CAP35").replace("35", "53")
    assert shop.intake.look_up(misread) == NothingFound(misread)


def test_one_customer_with_one_product_is_found_by_telephone_and_name(shop: FakeShop) -> None:
    assert found_item(shop.intake.look_up("13800138000", is_typed=True)).known.owner.name == "李明"
    found = found_item(shop.intake.look_up("王芳", is_typed=True))
    assert (found.known.item.id, found.unit) == (2, None)


def test_a_scan_is_never_a_part_of_something(shop: FakeShop) -> None:
    for text in ("13800138000", "800138", "李明"):
        assert isinstance(shop.intake.look_up(text), NothingFound)


def test_several_customers_stay_several_and_are_cut_to_a_readable_number() -> None:
    items = tuple(an_item(1, serial=number, id=number) for number in range(1, MOST_HITS + 6))
    shop = a_fake_shop(a_stocked_shop(customers=(a_customer(id=1),), items=items), CLERK, NOON)
    found = shop.intake.look_up("李明", is_typed=True)
    assert isinstance(found, FoundSeveral)
    assert len(found.known) == MOST_HITS
    assert found.unit_barcode == ""


@pytest.mark.parametrize("text", ["", "   ", "没有这个人", "ZZZ-1"])
def test_what_nobody_knows_is_nothing(shop: FakeShop, text: str) -> None:
    assert isinstance(shop.intake.look_up(text, is_typed=True), NothingFound)


def test_a_misread_code_is_refused_before_anything_is_looked_up(shop: FakeShop) -> None:
    code = shop.known().item.units[0].barcode
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    with pytest.raises(MisreadCodeError):
        shop.intake.look_up(wrong)
    with pytest.raises(MisreadCodeError):
        shop.intake.look_up(document_code("SH03-WX-2026-000001")[:-1] + "I")


def test_a_code_that_is_none_is_refused(shop: FakeShop) -> None:
    with pytest.raises(CodeTooLongError):
        shop.intake.look_up("9" * 600)
    with pytest.raises(ControlCharacterError):
        shop.intake.look_up("61\x00")


@pytest.mark.parametrize("pasted", ["{}\x00", "\ufeff{}\u200b", " {}\ud800 "])
def test_what_is_pasted_with_a_typed_code_and_is_no_part_of_it_does_not_matter(shop: FakeShop, pasted: str) -> None:
    barcode = an_item().units[0].barcode
    assert shop.intake.look_up(pasted.format(barcode), is_typed=True) == shop.intake.look_up(barcode)


def test_an_exchanged_unit_is_known_by_its_new_barcode_only() -> None:
    item = an_item(id=1)
    new = replace(item.units[1], barcode=an_item(serial=9).units[1].barcode)
    shop = a_fake_shop(a_stocked_shop(items=(replace(item, units=(item.units[0], new)),)), CLERK, NOON)
    assert found_item(shop.intake.look_up(new.barcode)).unit == new
    assert isinstance(shop.intake.look_up(item.units[1].barcode), NothingFound)


def test_the_number_of_a_product_leads_to_it(shop: FakeShop) -> None:
    assert found_item(shop.intake.look_up("si-000001", is_typed=True)).known.item.id == 1


def test_the_number_of_a_product_registered_here_leads_to_it_typed_or_scanned() -> None:
    number = "SH03-SI-2026-000001"
    shop = a_fake_shop(a_stocked_shop(items=(replace(an_item(id=1), number=number),)), CLERK, NOON)
    for text in (number, number.lower(), document_code(number)):
        assert found_item(shop.intake.look_up(text, is_typed=True)).known.item.id == 1
    assert isinstance(shop.intake.look_up("SH03-SI-2026-999999"), NothingFound)


def test_only_a_cards_number_is_a_card(shop: FakeShop) -> None:
    item = shop.known().item
    assert item.card is not None
    assert found_item(shop.intake.card(item.card.number.lower())).known.item.id == 1
    with pytest.raises(CardNotFoundError):
        shop.intake.card(item.number)


def test_a_chinese_gtin_with_a_wrong_digit_is_misread_typed_or_scanned(shop: FakeShop) -> None:
    for is_typed in (False, True):
        with pytest.raises(MisreadCodeError):
            shop.intake.look_up("6901234567893", is_typed=is_typed)


GTIN, SERIAL = "0106901234567892", "AC7QX"


def shop_with(*serials: str) -> FakeShop:
    items = [an_item(serial=at, id=at) for at in range(1, len(serials) + 1)]
    named = [
        replace(item, units=(replace(item.units[0], barcode=serial), *item.units[1:]))
        for item, serial in zip(items, serials, strict=True)
    ]
    return a_fake_shop(a_stocked_shop(items=tuple(named)), CLERK, NOON)


@pytest.mark.parametrize(
    ("text", "is_typed"),
    [(f"]d2{GTIN}21{SERIAL}\x1d17261231", False), (f"{GTIN}21{SERIAL}", False), (f"(01){GTIN[2:]}(21){SERIAL}", True)],
)
def test_the_serial_number_in_an_element_string_leads_to_its_product(text: str, is_typed: bool) -> None:
    found = found_item(shop_with(SERIAL).intake.look_up(text, is_typed=is_typed))
    assert found.unit is not None
    assert found.unit.barcode == SERIAL


def test_an_element_string_nobody_knows_is_told_by_its_serial_number_alone() -> None:
    assert shop_with(SERIAL).intake.look_up(f"]C1{GTIN}21XY9") == NothingFound("XY9")
    assert shop_with(SERIAL).intake.look_up("]C110LOT") == NothingFound("LOT")


def test_where_a_separator_is_missing_the_clerk_chooses_even_if_one_reading_is_known() -> None:
    found = shop_with(SERIAL).intake.look_up(f"{GTIN}21{SERIAL}17261231")
    assert isinstance(found, FoundSeveral)
    assert (len(found.known), found.unit_barcode) == (1, SERIAL)
    both = shop_with(SERIAL, f"{SERIAL}17261231").intake.look_up(f"{GTIN}21{SERIAL}17261231")
    assert isinstance(both, FoundSeveral)
    assert (len(both.known), both.unit_barcode) == (2, "")


def test_where_no_reading_is_known_the_clerk_is_asked_in_words() -> None:
    with pytest.raises(AmbiguousElementsError):
        shop_with("OTHER").intake.look_up(f"{GTIN}21{SERIAL}17261231")


@pytest.mark.parametrize("text", ["A" * 513, "610233\x1b", "610233\x00"])
def test_what_no_code_can_be_is_refused_without_any_query(shop: FakeShop, text: str) -> None:
    def no_query() -> AbstractContextManager[Work]:
        raise AssertionError("a query was begun")

    with pytest.raises((CodeTooLongError, ControlCharacterError)):
        replace(shop.intake, start_reading=no_query).look_up(text)


def test_a_receipt_of_money_leads_to_its_invoice_and_a_deposit_to_its_claim(shop: FakeShop) -> None:
    shop.who.user = SUPERVISOR
    claim = made_ready(shop.storage.start_work, shop.intake.take(a_visit(shop.known()), "money 1").claim.number)
    ten = (Tender(PaymentKind.CASH, Decimal("10.00")),)
    deposit = shop.money.payments.take_deposit(claim, ten, "money 2").entry.number
    assert shop.intake.look_up(document_code(deposit)) == FoundClaim(claim)
    posted = shop.money.invoicing.post(InvoiceDraft(claim, work_done()))
    credit = shop.money.credit_notes.post(CreditDraft(posted.invoice.number, "开错"), "money 3")
    for number in (posted.refund.entry.number if posted.refund else "", credit.note.number):
        assert shop.intake.look_up(document_code(number)) == FoundInvoice(posted.invoice.number, claim)
    assert shop.intake.look_up("SH03-PY-2026-000009", is_typed=True) == NothingFound("SH03-PY-2026-000009")
