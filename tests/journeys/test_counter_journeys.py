"""What a clerk meets at the counter, from a scan to a claim, by keys alone."""

import pytest
from PySide6.QtWidgets import QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.verdict import Outcome, Reason
from tests.builders import a_barcode
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

pytestmark = pytest.mark.journey

UNKNOWN_INDOOR, UNKNOWN_OUTDOOR = a_barcode("610126", 9_000_001), a_barcode("810326", 9_000_001)


def test_an_unknown_product_and_its_owner_are_registered_on_the_spot(
    shop_counter: ShopCounter, tray: PaperTray
) -> None:
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    assert shop_counter.sees("New product")
    for text in ("BX-2026-90001", "4403-99001", "2026-10-01", "2026-10-03", "2599"):
        shop_counter.type(text)
        shop_counter.press("Tab")
    shop_counter.focus_on_field(shop_counter.counter.register.owner.phone)
    shop_counter.type("139 1234 0001")
    shop_counter.press("Tab")
    shop_counter.compose("欧阳娜娜")
    shop_counter.press("F9")
    assert shop_counter.sees("欧阳娜娜")
    assert shop_counter.verdict == "Free repair"
    shop_counter.take("rattles")
    wait_until(lambda: len(tray.sheets) == 1)
    claim = shop_counter.newest_claim()
    with shop_counter.stored() as shop:
        detail = shop.claims.detail(claim.number)
    card = detail.known.item.card
    assert {unit.barcode for unit in detail.known.item.units} == {UNKNOWN_INDOOR, UNKNOWN_OUTDOOR}
    assert card is not None
    assert (card.number, card.invoice_number, str(card.delivered_on)) == ("BX-2026-90001", "4403-99001", "2026-10-03")
    assert detail.customer.name == "欧阳娜娜"


def test_a_product_registered_without_a_card_number_is_given_the_next_one(shop_counter: ShopCounter) -> None:
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    shop_counter.focus_on_field(shop_counter.counter.register.owner.phone)
    shop_counter.type("139 1234 0002")
    shop_counter.press("Tab")
    shop_counter.type("Li Lei")
    shop_counter.press("F9")
    shop_counter.take("rattles")
    claim = shop_counter.newest_claim()
    with shop_counter.stored() as shop:
        card = shop.claims.detail(claim.number).known.item.card
    assert card is not None
    assert card.number.startswith("SH03-BX-2026-")
    assert not claim.judgement.facts.warranty_card_presented
    assert Reason.R2 in claim.judgement.verdict.reasons


def test_a_telephone_that_is_known_is_asked_about_and_taken_by_one_key(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    with shop_counter.stored() as shop:
        found = shop.intake.look_up(codes.in_warranty.indoor)
    owner = found.known.owner  # type: ignore[union-attr]
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    shop_counter.type("BX-2026-90009")
    shop_counter.focus_on_field(shop_counter.counter.register.owner.phone)
    shop_counter.type(owner.phone)
    assert shop_counter.sees(f"Known customer: {owner.name}")
    shop_counter.press("F9")
    assert f"{owner.name} has this telephone" in shop_counter.notice
    shop_counter.press("Ctrl+T", "F9")
    shop_counter.take("rattles")
    assert shop_counter.newest_claim().customer_id == owner.id


def test_a_form_that_is_refused_keeps_everything_typed(shop_counter: ShopCounter) -> None:
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    shop_counter.type("BX-2026-90002")
    shop_counter.press("Tab", "Tab")
    shop_counter.type("2026-02-30")
    shop_counter.press("F9")
    assert "2026-02-30" in shop_counter.notice
    assert shop_counter.counter.register.card.text() == "BX-2026-90002"
    assert QApplication.focusWidget() is shop_counter.counter.register.bought_on


def test_a_foreign_outdoor_unit_makes_it_chargeable_until_the_right_one_is_read(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    with shop_counter.stored() as shop:
        found = shop.intake.look_up(codes.mismatched.indoor)
    right = found.known.item.units[1].barcode  # type: ignore[union-attr]
    shop_counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor)
    assert shop_counter.verdict == "Chargeable"
    assert shop_counter.sees("R5")
    shop_counter.scan(right)
    assert shop_counter.verdict == "Free repair"


def test_a_mismatch_read_twice_is_taken_as_chargeable(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor, codes.mismatched.outdoor)
    assert shop_counter.sees("read 2 times")
    shop_counter.take("no cooling")
    claim = shop_counter.newest_claim()
    assert claim.outcome is Outcome.PAID_REPAIR
    assert [str(reason) for reason in claim.judgement.verdict.reasons] == ["R5"]


def test_a_mismatch_read_once_is_read_again_before_it_is_charged(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    before = shop_counter.newest_claim().number
    shop_counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor)
    shop_counter.take("no cooling")
    assert "scan its nameplate once more" in shop_counter.notice
    assert shop_counter.newest_claim().number == before
    shop_counter.press("F9")
    assert shop_counter.newest_claim().number != before


def test_digits_tick_the_evidence_and_the_verdict_follows(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    assert shop_counter.verdict == "Free repair"
    shop_counter.press("2")
    assert shop_counter.verdict == "Chargeable"
    assert shop_counter.sees("R8")
    shop_counter.press("7")
    assert shop_counter.verdict == "Free repair"
    shop_counter.press("6")
    assert shop_counter.verdict == "Free repair"
    shop_counter.press("6")
    assert shop_counter.verdict == "Chargeable"
    shop_counter.take("burnt smell")
    assert [str(one) for one in shop_counter.newest_claim().judgement.verdict.reasons] == ["R7"]


def test_a_digit_typed_into_the_fault_ticks_nothing_but_with_alt_it_does(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("F4")
    shop_counter.type("E2")
    assert shop_counter.verdict == "Free repair"
    assert shop_counter.counter.visit.fault.told.text() == "E2"
    shop_counter.press("Alt+2")
    assert shop_counter.verdict == "Chargeable"
    assert shop_counter.counter.visit.fault.told.text() == "E2"


def test_a_scan_while_typing_changes_no_field(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor)
    shop_counter.press("F4")
    shop_counter.type("drips ")
    shop_counter.scan(codes.in_warranty.outdoor)
    shop_counter.type("inside")
    assert shop_counter.counter.visit.fault.told.text() == "drips inside"
    assert not shop_counter.sees("waiting")


def test_a_scan_presses_no_button(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor)
    before = shop_counter.claim_count()
    shop_counter.focus_on_button("Take and print")
    shop_counter.scan(codes.in_warranty.outdoor)
    assert shop_counter.verdict == "Free repair"
    assert shop_counter.claim_count() == before
    shop_counter.focus_on_button("Clear")
    shop_counter.scan(codes.in_warranty.outdoor)
    assert shop_counter.verdict == "Free repair"


def test_several_products_under_one_phone_are_chosen_by_keyboard(shop_counter: ShopCounter) -> None:
    phone, first, second = _owner_of_two(shop_counter)
    shop_counter.type(phone)
    shop_counter.press("Enter")
    assert shop_counter.sees("2 products fit")
    shop_counter.press("Down", "Enter")
    assert shop_counter.sees(f"item {second}")
    assert not shop_counter.sees(f"item {first}")


def test_f9_without_a_fault_says_so_and_keeps_what_was_entered(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    before = shop_counter.claim_count()
    shop_counter.press("1", "F9")
    assert shop_counter.sees("fault")
    assert shop_counter.claim_count() == before
    assert QApplication.focusWidget() is shop_counter.counter.visit.fault.told
    assert not shop_counter.counter.visit.evidence.evidence().is_card_shown
    shop_counter.type("no cooling")
    shop_counter.press("F9")
    assert shop_counter.claim_count() == before + 1


def test_language_and_theme_change_in_the_middle_of_an_intake_and_the_form_stays(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("2", "F4")
    shop_counter.type("cools badly")
    shop_counter.press("Tab")
    shop_counter.type("e3")
    shop_counter.choose("Scratches")
    shop_counter.choose("Remote control")
    shop_counter.choose("Home visit")
    shop_counter.press("F6")
    shop_counter.type("139 1234 0003")
    shop_counter.press("Tab")
    shop_counter.type("Han Mei")
    shop_counter.open_page("settings")
    shop_counter.choose("简体中文")
    shop_counter.choose("深色")
    shop_counter.press("Ctrl+1")
    assert shop_counter.verdict == "收费维修"
    shop_counter.press("F9")
    claim = shop_counter.newest_claim()
    assert (claim.fault_told, claim.fault_code, claim.outcome) == ("cools badly", "E3", Outcome.PAID_REPAIR)
    assert (claim.condition, claim.accessories) == (("scratches",), ("remote_control",))
    assert not claim.is_carried_in
    with shop_counter.stored() as shop:
        assert shop.claims.detail(claim.number).customer.name == "Han Mei"


def test_language_changes_in_the_middle_of_a_registration_and_the_form_stays(shop_counter: ShopCounter) -> None:
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    shop_counter.type("BX-2026-90003")
    shop_counter.focus_on_field(shop_counter.counter.register.owner.phone)
    shop_counter.type("139 1234 0004")
    shop_counter.open_page("settings")
    shop_counter.choose("简体中文")
    shop_counter.press("Ctrl+1")
    assert shop_counter.counter.register.card.text() == "BX-2026-90003"
    assert shop_counter.counter.register.owner.phone.text() == "139 1234 0004"
    assert shop_counter.sees("登记新产品")


def test_a_unit_of_another_product_is_refused_in_words_while_one_is_open(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("F4")
    shop_counter.type("rattles")
    shop_counter.scan(codes.card)
    assert shop_counter.counter.visit.fault.told.text() == "rattles"
    assert shop_counter.verdict == "Free repair"


def test_a_misread_receipt_is_refused_before_anything_is_opened(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    good = document_code(codes.claim)
    misread = good[:-3] + ("1" if good[-3] != "1" else "2") + good[-2:]
    shop_counter.scan(misread)
    assert "again" in shop_counter.notice
    assert shop_counter.run.window.current_page_id() == "counter"


def test_escape_clears_the_counter_for_the_next_customer(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor)
    shop_counter.press("F4")
    shop_counter.type("rattles")
    shop_counter.press("Esc")
    assert shop_counter.counter.visit.fault.told.text() == "rattles"
    shop_counter.press("Esc")
    assert shop_counter.sees("Ready for the next customer")
    shop_counter.press("Ctrl+Z")
    assert shop_counter.counter.visit.fault.told.text() == "rattles"
    shop_counter.press("Esc")
    shop_counter.scan(codes.out_of_warranty.indoor)
    assert shop_counter.counter.visit.fault.told.text() == ""


def _owner_of_two(shop_counter: ShopCounter) -> tuple[str, str, str]:
    """Return the phone of a customer with exactly two products, and the numbers of both."""
    with shop_counter.stored() as shop:
        rows = shop.intake.card_rows(1000)
        phones = [row.phone for row in rows]
        phone = next(one for one in phones if phones.count(one) == 2)
        with shop.intake.start_reading() as work:
            first, second = work.items.by_typed(phone, 20)
    return phone, first.item.number, second.item.number


def test_a_product_that_is_here_already_is_taken_twice_only_by_a_second_f9(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    for _ in range(2):
        before = shop_counter.claim_count()
        shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
        shop_counter.take("does not start")
    assert shop_counter.claim_count() == before
    assert shop_counter.newest_claim().number in shop_counter.notice
    shop_counter.press("F9")
    assert shop_counter.claim_count() == before + 1
