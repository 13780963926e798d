"""A card on the real window: read, edited against another counter, handed over, a unit replaced, another registered."""

from dataclasses import replace
from datetime import date

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.card_edits import CardField, fields_of
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import WarrantyCard
from aftersale_desktop.domain.serials import gs1_check_digit
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.cards import CardEdit
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter

SUPERVISOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.SUPERVISOR))


@pytest.fixture
def supervised(open_counter: OpenCounter) -> ShopCounter:
    """Return the window with a supervisor at the keyboard."""
    return open_counter(user=SUPERVISOR)


def stored(counter: ShopCounter, barcode: str) -> CardDetail:
    """Return a card as another counter reads it."""
    with counter.stored() as shop:
        with shop.cards.start_reading() as work:
            (known,) = work.items.by_barcode(barcode)
        return shop.cards.detail(known.item.id)


def card_of(detail: CardDetail) -> WarrantyCard:
    assert detail.item.card is not None
    return detail.item.card


def fill(counter: ShopCounter, **texts: str) -> None:
    """Go to each field of the form in front and type into it what a person would; what stood there is replaced."""
    view = counter.cards
    form = next(form for form in (view.edit, view.transfer, view.replacement) if view.is_front(form))
    for name, text in texts.items():
        counter.focus_on_field(getattr(form, name))
        counter.press("Ctrl+A")
        counter.type(text)


def saved_elsewhere(counter: ShopCounter, barcode: str, **changes: object) -> None:
    """Let another counter save the card."""
    with counter.stored() as shop:
        shop.keyboard.hand_over(SUPERVISOR.id)
        item = stored(counter, barcode).item
        fields = replace(fields_of(item), **changes)  # type: ignore[arg-type] # each test names real fields
        shop.cards.edit(CardEdit(item.id, item.version, fields, "他台修改"))


def new_unit(code: str, serial: str) -> str:
    """Return a barcode nobody registered, made in the month of a known one."""
    data = code[:12] + serial
    return data + gs1_check_digit(data)


def test_a_card_that_is_scanned_shows_every_added_day_and_enter_opens_its_repair(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.card)
    assert shop_counter.run.window.current_page_id() == "cards"
    assert shop_counter.sees(codes.card)
    assert shop_counter.sees("12 days added")
    repairs = shop_counter.cards.reading.periods.repairs
    shop_counter.focus_on_field(repairs)
    shop_counter.press("Down", "Enter")
    assert shop_counter.run.window.current_page_id() == "claims"
    shown = stored(shop_counter, codes.in_warranty.indoor).claims[0].past.claim_number
    assert shop_counter.sees(shown)


def test_from_the_card_one_key_takes_the_product_in(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.card)
    shop_counter.press("F9")
    assert shop_counter.run.window.current_page_id() == "counter"
    assert shop_counter.verdict == "Free repair"
    shop_counter.scan(codes.card)
    assert shop_counter.run.window.current_page_id() == "counter", "there the card is evidence"


def test_an_edit_is_saved_and_taken_back(supervised: ShopCounter, codes: DemoCodes) -> None:
    before = card_of(stored(supervised, codes.in_warranty.indoor))
    supervised.scan(codes.card)
    supervised.press("F2")
    fill(supervised, seller="Qinghe Store", invoice_on="2026-03-05")
    supervised.press("F9")
    assert supervised.sees("Enter a reason; it is kept with the decision.")
    fill(supervised, reason="copied wrongly")
    supervised.press("F9")
    saved = card_of(stored(supervised, codes.in_warranty.indoor))
    assert (saved.seller, saved.invoice_on) == ("Qinghe Store", date(2026, 3, 5))
    assert "saved" in supervised.notice
    supervised.choose("Undo")
    undone = stored(supervised, codes.in_warranty.indoor)
    assert card_of(undone) == before
    assert [deed.deed for deed in undone.deeds] == ["edit_card", "edit_card"]


def test_a_day_that_is_none_is_refused_beside_its_field(supervised: ShopCounter, codes: DemoCodes) -> None:
    supervised.scan(codes.card)
    supervised.press("F2")
    fill(supervised, delivered_on="2026-02-30")
    supervised.press("F9")
    assert supervised.sees("“2026-02-30” is no day")
    assert supervised.cards.edit.delivered_on.hasFocus()
    assert stored(supervised, codes.in_warranty.indoor).item.version == 1


def test_two_counters_edit_one_card_and_each_field_is_chosen(supervised: ShopCounter, codes: DemoCodes) -> None:
    barcode = codes.in_warranty.indoor
    supervised.scan(codes.card)
    supervised.press("F2")
    fill(supervised, seller="Mine Store", invoice="MINE-1", reason="mine")
    saved_elsewhere(supervised, barcode, invoice_number="THEIRS-1", invoice_on=date(2026, 3, 4))
    supervised.press("F9")
    conflict = supervised.cards.conflict
    assert supervised.cards.is_front(conflict)
    assert supervised.sees("Somebody else saved this card meanwhile")
    assert set(conflict.groups) == {CardField.INVOICE_NUMBER, CardField.INVOICE_ON, CardField.SELLER}
    assert conflict.open_fields() == (CardField.INVOICE_NUMBER,)
    assert not conflict.save.isEnabled(), "what both changed is decided by a person"
    assert card_of(stored(supervised, barcode)).invoice_number == "THEIRS-1"
    supervised.press("Right", "Space", "F9")
    card = card_of(stored(supervised, barcode))
    assert (card.seller, card.invoice_number, card.invoice_on) == ("Mine Store", "THEIRS-1", date(2026, 3, 4))


def test_my_side_of_a_conflict_can_be_dropped(supervised: ShopCounter, codes: DemoCodes) -> None:
    supervised.scan(codes.card)
    supervised.press("F2")
    fill(supervised, seller="Mine Store")
    saved_elsewhere(supervised, codes.in_warranty.indoor, seller="Their Store")
    supervised.press("F9", "Esc")
    assert supervised.cards.is_front(supervised.cards.reading)
    assert supervised.sees("Their Store")
    assert card_of(stored(supervised, codes.in_warranty.indoor)).seller == "Their Store"


def test_a_product_changes_hands_by_the_keyboard(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    before = stored(shop_counter, codes.in_warranty.indoor)
    shop_counter.scan(codes.card)
    shop_counter.press("F5")
    shop_counter.type("139 0000 2046")
    shop_counter.press("Ctrl+T")
    fill(shop_counter, proof="contract of sale")
    shop_counter.press("F9")
    assert shop_counter.sees("Fill this in; it is kept with the card.")
    fill(shop_counter, reason="moved house")
    shop_counter.press("F9")
    after = stored(shop_counter, codes.in_warranty.indoor)
    (former,) = after.former_owners
    assert (former.customer.name, former.transfer.proof) == (before.known.owner.name, "contract of sale")
    assert after.known.owner.phone == "13900002046"
    assert after.history == before.history
    assert after.claims == before.claims
    assert shop_counter.sees(before.known.owner.name), "the former owner stays on the card"


def test_after_a_replacement_the_new_unit_is_the_cards_and_the_old_one_says_so(
    supervised: ShopCounter, codes: DemoCodes
) -> None:
    old, new = codes.in_warranty.outdoor, new_unit(codes.in_warranty.outdoor, "77777")
    supervised.scan(codes.card)
    supervised.press("F6")
    supervised.scan(new)
    assert supervised.cards.replacement.new.text() == new
    assert supervised.run.window.current_page_id() == "cards"
    fill(supervised, document="HJ-2026-0088", replaced_by="Li Jun")
    supervised.press("F9")
    detail = stored(supervised, codes.in_warranty.indoor)
    assert [unit.barcode for unit in detail.item.units] == [codes.in_warranty.indoor, new]
    supervised.press("Ctrl+1")
    supervised.scan(old)
    assert "was replaced on 2026-11-26 by" in supervised.notice
    assert "HJ-2026-0088" in supervised.notice
    supervised.scan(codes.in_warranty.indoor, new)
    assert supervised.verdict == "Free repair"
    supervised.press("Esc")
    supervised.scan(codes.in_warranty.indoor, old)
    assert supervised.verdict == "Chargeable", "an old unit still mounted differs from the card (R5)"
    assert "was replaced on" in supervised.notice


def test_an_unknown_unit_scanned_among_the_cards_is_registered_there(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    indoor = new_unit(codes.in_warranty.indoor, "66666")
    outdoor = new_unit(codes.in_warranty.outdoor, "66666")
    shop_counter.press("Ctrl+3")
    shop_counter.scan(indoor, outdoor)
    assert shop_counter.cards.is_front(shop_counter.cards.register)
    panel = shop_counter.cards.register.panel
    for field, text in ((panel.invoice, "4403-1"), (panel.bought_on, "2026-05-04")):
        shop_counter.focus_on_field(field)
        shop_counter.type(text)
    for field, text in ((panel.owner.phone, "139 1234 0009"), (panel.owner.name, "Zhao Lin")):
        shop_counter.focus_on_field(field)
        shop_counter.type(text)
    shop_counter.press("F9")
    detail = stored(shop_counter, outdoor)
    assert (detail.known.owner.name, card_of(detail).invoice_on) == ("Zhao Lin", date(2026, 5, 4))
    assert shop_counter.cards.is_front(shop_counter.cards.reading)
    assert shop_counter.sees(card_of(detail).number)


def test_an_edit_that_was_begun_outlives_another_language_and_another_card(
    supervised: ShopCounter, codes: DemoCodes
) -> None:
    supervised.scan(codes.card)
    supervised.press("F2")
    fill(supervised, seller="Half typed")
    supervised.open_page("settings")
    supervised.choose("简体中文")
    supervised.press("Ctrl+3")
    assert supervised.sees("修改保修卡")
    assert supervised.cards.edit.seller.text() == "Half typed"
    supervised.press("Esc")
    supervised.scan("BX-2026-40557")
    supervised.scan(codes.card)
    supervised.press("F2")
    assert supervised.cards.edit.seller.text() == "Half typed"


def test_a_clerk_reads_what_decides_money_and_does_not_change_it(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.card)
    assert not shop_counter.cards.reading.replacement.isVisible()
    shop_counter.press("F2")
    form = shop_counter.cards.edit
    assert not form.invoice_on.isEnabled()
    assert form.seller.isEnabled()
    assert shop_counter.sees("Model, dates, invoice and price are changed by a supervisor.")


def test_card_label_and_repair_record_are_shown_by_one_key_each(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.card)
    for key in ("F7", "F8", "Ctrl+R"):
        shop_counter.press(key)
        preview = shop_counter.dialog()
        assert preview is not None, shop_counter.notice
        assert not shop_counter.notice
        shop_counter.press("Esc")
        assert shop_counter.dialog() is None
