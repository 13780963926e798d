"""Several products, several customers, and a program that ends in the middle of it: nothing typed is lost."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.cards import NewUnit
from aftersale_desktop.services.lookups import FoundItem
from aftersale_desktop.services.ports import ClaimFilter
from tests.builders import a_barcode
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

pytestmark = pytest.mark.journey

SUPERVISOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.SUPERVISOR))

UNKNOWN_INDOOR, UNKNOWN_OUTDOOR = a_barcode("610233", 4711), a_barcode("810422", 4711)


def tabs(counter: ShopCounter) -> list[str]:
    """Return the products on the strip, the one in front marked."""
    buttons = counter.counter.tabs.findChildren(QAbstractButton)
    strip = [button for button in buttons if button.isCheckable() and button.isVisible()]
    return [("> " if button.isChecked() else "") + button.text() for button in strip]


def undo(counter: ShopCounter) -> None:
    buttons = counter.frame.findChildren(QAbstractButton)
    next(button for button in buttons if button.isVisible() and button.text() == "Undo").click()
    counter.settle()


def newest_claims(counter: ShopCounter, count: int) -> list[Claim]:
    with counter.stored() as shop:
        rows = sorted(shop.claims.rows(ClaimFilter(is_everything=True, limit=5000)), key=lambda row: row.number)
        newest = sorted(rows, key=lambda row: (row.received_at, row.number))[-count:]
        return [shop.claims.detail(row.number).claim for row in newest]


def scan_in_warranty(counter: ShopCounter, codes: DemoCodes) -> None:
    counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)


def test_two_products_of_one_customer_are_taken_at_once_each_with_its_receipt(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray
) -> None:
    before = shop_counter.claim_count()
    scan_in_warranty(shop_counter, codes)
    assert tabs(shop_counter) == []
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    assert tabs(shop_counter) == ["KFR-35GW/A", "> KFR-26GW/A"]
    assert shop_counter.verdict == "Chargeable"
    assert shop_counter.counter.visit.fault.told.text() == ""
    shop_counter.take("drips")
    wait_until(lambda: len(tray.sheets) == 2)
    first, second = newest_claims(shop_counter, 2)
    assert shop_counter.claim_count() == before + 2
    assert (first.fault_told, first.outcome) == ("cools badly", Outcome.FREE_REPAIR)
    assert (second.fault_told, second.outcome) == ("drips", Outcome.PAID_REPAIR)
    assert first.customer_id == second.customer_id
    assert shop_counter.sees(f"2 claims taken: {first.number}, {second.number}")
    assert tabs(shop_counter) == []


def test_f9_leads_to_the_product_whose_fault_is_missing_and_takes_nothing(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    before = shop_counter.claim_count()
    scan_in_warranty(shop_counter, codes)
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    shop_counter.take("drips")
    assert tabs(shop_counter) == ["> KFR-35GW/A", "KFR-26GW/A"]
    assert "KFR-35GW/A" in shop_counter.notice
    assert QApplication.focusWidget() is shop_counter.counter.visit.fault.told
    assert shop_counter.claim_count() == before
    shop_counter.type("cools badly")
    shop_counter.press("F9")
    assert shop_counter.claim_count() == before + 2


def test_products_are_turned_and_taken_out_by_keys_and_come_back(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    shop_counter.press("2", "Ctrl+PageUp")
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    assert shop_counter.counter.visit.evidence.evidence().is_invoice_shown
    shop_counter.press("Ctrl+PageDown")
    assert not shop_counter.counter.visit.evidence.evidence().is_invoice_shown
    shop_counter.press("Ctrl+W")
    assert tabs(shop_counter) == []
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    undo(shop_counter)
    assert tabs(shop_counter) == ["KFR-35GW/A", "> KFR-26GW/A"]
    assert not shop_counter.counter.visit.evidence.evidence().is_invoice_shown


def test_an_unknown_unit_is_registered_beside_the_open_product_for_the_same_customer(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    with shop_counter.stored() as shop:
        owner = shop.intake.look_up(codes.in_warranty.indoor).known.owner  # type: ignore[union-attr]
    shop_counter.scan(UNKNOWN_INDOOR, UNKNOWN_OUTDOOR)
    assert shop_counter.counter.register.owner.phone.text() == owner.phone
    shop_counter.press("F9")
    assert tabs(shop_counter) == ["KFR-35GW/A", "> KFR-35GW/A"]
    shop_counter.take("rattles")
    first, second = newest_claims(shop_counter, 2)
    assert (first.fault_told, second.fault_told) == ("cools badly", "rattles")
    assert first.customer_id == second.customer_id == owner.id


def test_a_registration_beside_a_product_is_left_by_escape(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    shop_counter.scan(UNKNOWN_INDOOR)
    assert shop_counter.sees("New product")
    shop_counter.press("Esc")
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    assert shop_counter.verdict == "Free repair"


def test_a_unit_of_another_product_says_what_is_waited_for_and_is_added_at_its_second_scan(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.out_of_warranty.indoor)
    assert "Outdoor unit is still to scan" in shop_counter.notice
    assert tabs(shop_counter) == []
    shop_counter.counter.scan.setFocus()
    shop_counter.type(codes.out_of_warranty.indoor)
    shop_counter.press("Enter")
    assert tabs(shop_counter) == ["KFR-35GW/A", "> KFR-26GW/A"]


def test_a_multi_split_is_scanned_in_any_order_and_every_unit_stands_on_its_claim(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    first, *others = codes.multi_split.indoor
    shop_counter.scan(*others, codes.multi_split.outdoor, first)
    assert not shop_counter.sees("not scanned yet")
    assert shop_counter.verdict == "Free repair"
    shop_counter.take("bedroom drips")
    scanned = [unit.barcode for unit in shop_counter.newest_claim().scanned]
    assert scanned == [*codes.multi_split.indoor, codes.multi_split.outdoor]


def test_an_intake_is_put_aside_another_customer_goes_first_and_it_comes_back(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.press("2", "F4")
    shop_counter.type("cools badly")
    shop_counter.press("F8")
    assert shop_counter.sees("Ready for the next customer")
    shop_counter.scan(codes.out_of_warranty.indoor, codes.out_of_warranty.outdoor)
    shop_counter.take("drips")
    assert shop_counter.newest_claim().fault_told == "drips"
    shop_counter.press("F3", "Enter")
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    assert shop_counter.verdict == "Chargeable"
    shop_counter.press("F4")
    shop_counter.type(" and leaks")
    shop_counter.press("F9")
    assert shop_counter.newest_claim().fault_told == "cools badly and leaks"


def test_a_held_intake_changes_places_with_the_one_on_the_counter(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.press("F8")
    shop_counter.scan(codes.out_of_warranty.indoor)
    shop_counter.press("F4")
    shop_counter.type("drips")
    shop_counter.press("F3")
    assert shop_counter.counter.is_held_list_open
    shop_counter.press("Esc")
    assert shop_counter.counter.visit.fault.told.text() == "drips"
    shop_counter.press("F3", "Enter")
    assert shop_counter.verdict == "Free repair"
    assert shop_counter.counter._bar.held.text() == "1 put aside"
    shop_counter.press("F3", "Enter")
    assert shop_counter.counter.visit.fault.told.text() == "drips"


def test_a_card_changed_meanwhile_is_shown_and_taken_only_after_a_second_look(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    before = shop_counter.claim_count()
    scan_in_warranty(shop_counter, codes)
    outdoor, other = codes.in_warranty.outdoor, a_barcode("810422", 4712)
    with shop_counter.stored() as shop:
        found = shop.intake.look_up(outdoor)
        assert isinstance(found, FoundItem)
        item = found.known.item
        shop.keyboard.hand_over(SUPERVISOR.id)
        shop.cards.replace_unit(NewUnit(item.id, item.version, outdoor, other, shop.now().date(), "paper 7", "Zhou Bo"))
    shop_counter.take("cools badly")
    assert item.card is not None
    assert f"{item.card.number} was changed meanwhile" in shop_counter.notice
    assert shop_counter.claim_count() == before
    assert shop_counter.verdict == "Chargeable"
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    shop_counter.press("F9")
    assert "scan its nameplate once more" in shop_counter.notice
    shop_counter.press("F9")
    claim = shop_counter.newest_claim()
    assert shop_counter.claim_count() == before + 1
    assert (claim.fault_told, claim.outcome, claim.judgement.facts.barcodes_match) == (
        "cools badly",
        Outcome.PAID_REPAIR,
        False,
    )


def test_what_was_typed_and_put_aside_survives_the_end_of_the_program(
    open_counter: OpenCounter, codes: DemoCodes
) -> None:
    counter = open_counter()
    counter.scan(codes.out_of_warranty.indoor)
    counter.press("F8")
    scan_in_warranty(counter, codes)
    counter.press("2", "F4")
    counter.type("cools badly")
    counter.frame.close()
    counter.run.finish()
    again = open_counter()
    again.settle()
    assert again.counter.visit.fault.told.text() == "cools badly"
    assert again.verdict == "Chargeable"
    assert again.sees("Brought back what was typed")
    again.press("F9")
    assert again.newest_claim().fault_told == "cools badly"
    again.press("F3", "Enter")
    assert again.sees("KFR-26GW/A")


def test_a_draft_nobody_can_read_is_kept_aside_and_told(open_counter: OpenCounter, codes: DemoCodes) -> None:
    counter = open_counter()
    counter.frame.close()
    counter.run.finish()
    drafts = counter.folder / "drafts"
    drafts.mkdir(exist_ok=True)
    (drafts / "counter.json").write_text("{ half a dra")
    again = open_counter()
    again.settle()
    assert again.sees("unreadable-1.json")
    assert (drafts / "unreadable-1.json").exists()
    scan_in_warranty(again, codes)
    assert again.verdict == "Free repair"


def test_a_hint_leads_to_whose_unit_it_is_and_the_form_stays(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.mismatched.indoor, codes.mismatched.outdoor)
    shop_counter.press("F4")
    shop_counter.type("no cooling")
    shop_counter.choose("Whose is it?")
    assert shop_counter.run.window.current_page_id() == "cards"
    assert shop_counter.sees("SI-104001")
    shop_counter.press("Ctrl+1")
    assert shop_counter.counter.visit.fault.told.text() == "no cooling"


def test_a_hint_leads_to_the_claim_under_which_a_product_is_here_already(
    shop_counter: ShopCounter, codes: DemoCodes
) -> None:
    scan_in_warranty(shop_counter, codes)
    shop_counter.take("cools badly")
    number = shop_counter.newest_claim().number
    shop_counter.type(codes.in_warranty.indoor)
    shop_counter.press("Enter")
    assert shop_counter.sees(number)
    shop_counter.choose("Open claim")
    assert shop_counter.run.window.current_page_id() == "claims"
    assert shop_counter.sees(number)


def test_a_claim_saved_just_before_the_end_is_told_and_not_taken_twice(
    open_counter: OpenCounter, codes: DemoCodes, tmp_path: Path
) -> None:
    counter = open_counter()
    scan_in_warranty(counter, codes)
    counter.press("F4")
    counter.type("cools badly")
    counter.press("Ctrl+2")
    shutil.copytree(counter.folder / "drafts", tmp_path / "kept")
    counter.press("Ctrl+1", "F9")
    claim, count = counter.newest_claim(), counter.claim_count()
    assert not (counter.folder / "drafts" / "counter.json").exists()
    counter.frame.close()
    counter.run.finish()
    shutil.copytree(tmp_path / "kept", counter.folder / "drafts", dirs_exist_ok=True)
    again = open_counter()
    again.settle()
    assert again.sees(f"Taken already: {claim.number}")
    assert again.sees("Ready for the next customer")
    assert again.claim_count() == count


def test_what_came_back_is_discarded_by_escape_and_taken_back_by_undo(
    open_counter: OpenCounter, codes: DemoCodes
) -> None:
    counter = open_counter()
    scan_in_warranty(counter, codes)
    counter.press("F4")
    counter.type("cools badly")
    counter.frame.close()
    counter.run.finish()
    again = open_counter()
    again.settle()
    again.press("Esc")
    assert again.sees("Ready for the next customer")
    undo(again)
    assert again.counter.visit.fault.told.text() == "cools badly"
