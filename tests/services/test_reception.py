"""What a scan does to the counter: pure steps, one product or several, and nothing typed is lost."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from aftersale_desktop.domain.card_records import UnitReplacement, UnitWasReplacedError
from aftersale_desktop.domain.customers import Relative
from aftersale_desktop.domain.pairing import AlreadyScannedError, Match, OtherProductOpenError, WrongSlotError
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitKind, recognise_unit
from aftersale_desktop.services.assessment import Visit
from aftersale_desktop.services.lookups import (
    Found,
    FoundClaim,
    FoundInvoice,
    FoundItem,
    FoundPart,
    FoundSeveral,
    NothingFound,
    UnknownCodeError,
)
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.reception import NewKey, Reception, chosen, placed
from aftersale_desktop.services.visits import Registration
from tests.builders import CLERK, NOON, a_barcode, a_customer, an_item

OWNER, NEIGHBOUR = a_customer(id=1), a_customer("王芳", "139 0013 9000", id=2)
KNOWN = KnownItem(an_item(id=1), OWNER, ())
OTHER = KnownItem(an_item(id=2, serial=2), OWNER, ())
THIRD = KnownItem(an_item(id=3, serial=3), NEIGHBOUR, ())
INDOOR, OUTDOOR = KNOWN.item.units
OTHER_INDOOR, OTHER_OUTDOOR = OTHER.item.units
BOTH = (FoundItem(KNOWN, INDOOR), FoundItem(KNOWN, OUTDOOR))
ELSEWHERE: tuple[Found, ...] = (FoundClaim("SH03-WX-2026-000001"), FoundInvoice("F", "C"), FoundPart("CAP35"))
THIRTEEN = "1234567890120"


def keys() -> NewKey:
    numbers = count(1)
    return lambda: f"key {next(numbers)}"


def unknown(code: str) -> NothingFound:
    return NothingFound(code, recognise_unit(code))


def after(*scans: Found, is_insisted: bool = False) -> Reception:
    reception, new_key = Reception(), keys()
    for scan in scans:
        reception = placed(reception, scan, new_key, is_insisted=is_insisted)
    return reception


def front(reception: Reception) -> Visit:
    assert reception.visit is not None
    return reception.visit


def matches(reception: Reception, at: int | None = None) -> list[Match]:
    visit = front(reception) if at is None else reception.brought[at].visit
    return [slot.match for slot in visit.units.slots]


def products(reception: Reception) -> list[int]:
    return [one.visit.known.item.id for one in reception.brought]


def test_the_first_unit_opens_the_form_and_the_second_completes_the_pair_in_either_order() -> None:
    for first, second in ((INDOOR, OUTDOOR), (OUTDOOR, INDOOR)):
        opened = after(FoundItem(KNOWN, first))
        assert front(opened).units.waiting_for is second.kind
        assert matches(after(FoundItem(KNOWN, first), FoundItem(KNOWN, second))) == [Match.MATCHES] * 2


def test_a_card_opens_the_form_with_both_units_still_to_scan() -> None:
    assert matches(after(FoundItem(KNOWN))) == [Match.WAITING] * 2


NEW_OUTDOOR = a_barcode("810233", 77)
SWAP = UnitReplacement(
    UnitKind.OUTDOOR, NEW_OUTDOOR, OUTDOOR.barcode, date(2026, 2, 20), "SH03-WX-2026-000007", "王建国", NOON, CLERK.name
)


def test_a_unit_that_was_officially_replaced_begins_no_product() -> None:
    old = replace(unknown(SWAP.old_barcode), replaced=SWAP)
    with pytest.raises(UnitWasReplacedError) as refusal:
        after(old)
    assert (refusal.value.new_barcode, refusal.value.document) == (OUTDOOR.barcode, "SH03-WX-2026-000007")


def test_the_old_unit_still_mounted_differs_from_the_card() -> None:
    old = replace(unknown(SWAP.old_barcode), replaced=SWAP)
    assert matches(after(FoundItem(KNOWN, INDOOR), old)) == [Match.MATCHES, Match.DIFFERS]


def test_the_same_unit_twice_is_refused_and_changes_nothing() -> None:
    with pytest.raises(AlreadyScannedError):
        placed(after(FoundItem(KNOWN, INDOOR)), FoundItem(KNOWN, INDOOR), keys())


def test_the_products_own_card_scanned_again_changes_nothing() -> None:
    reception = after(FoundItem(KNOWN, INDOOR))
    assert placed(reception, FoundItem(KNOWN), keys()) == reception


def test_a_foreign_unit_in_a_waiting_slot_is_a_mismatch_and_reading_it_again_counts() -> None:
    foreign = unknown(a_barcode("810233", 77))
    reception = after(FoundItem(KNOWN, INDOOR), foreign)
    assert matches(reception) == [Match.MATCHES, Match.DIFFERS]
    assert front(reception).units.slots[1].times == 1
    assert front(after(FoundItem(KNOWN, INDOOR), foreign, foreign)).units.slots[1].times == 2


def test_a_mismatch_scanned_again_becomes_a_match() -> None:
    reception = after(FoundItem(KNOWN, INDOOR), unknown(a_barcode("810233", 77)), FoundItem(KNOWN, OUTDOOR))
    assert matches(reception) == [Match.MATCHES] * 2


def test_a_registered_unit_of_another_product_is_a_mismatch_while_its_slot_waits() -> None:
    reception = after(FoundItem(KNOWN, INDOOR), FoundItem(OTHER, OTHER_OUTDOOR))
    assert products(reception) == [1]
    assert matches(reception) == [Match.MATCHES, Match.DIFFERS]


@pytest.mark.parametrize("scan", [FoundItem(OTHER, OTHER_INDOOR), FoundItem(OTHER)])
def test_once_the_pair_is_complete_another_product_is_a_further_one_of_the_same_customer(scan: Found) -> None:
    typed = replace(front(after(*BOTH)), fault_told="不制冷")
    reception = placed(after(*BOTH).with_visit(typed), scan, keys())
    assert products(reception) == [1, 2]
    assert (front(reception).known, front(reception).fault_told) == (OTHER, "")
    assert reception.brought[0].visit == typed


def test_every_product_has_a_key_of_its_own() -> None:
    reception = after(*BOTH, FoundItem(OTHER, OTHER_INDOOR))
    assert [one.request_key for one in reception.brought] == ["key 1", "key 2"]


def test_the_customer_who_brings_several_products_is_the_owner_of_the_first() -> None:
    reception = after(*BOTH, FoundItem(THIRD))
    assert [one.visit.customer for one in reception.brought] == [OWNER, OWNER]
    assert reception.customer == OWNER
    assert front(reception).known.owner == NEIGHBOUR


def test_who_of_the_family_came_is_asked_once_for_all_products() -> None:
    wife = Relative("许文静", "spouse", "13700000101")
    first = after(*BOTH)
    reception = placed(first.with_visit(replace(front(first), brought_by=wife)), FoundItem(OTHER), keys())
    assert [one.visit.brought_by for one in reception.brought] == [wife, wife]
    alone = reception.with_visit(replace(front(reception), brought_by=None))
    assert [one.visit.brought_by for one in alone.brought] == [None, None]


def test_a_unit_finds_its_own_product_whichever_is_in_front() -> None:
    reception = after(*BOTH, FoundItem(OTHER, OTHER_INDOOR), FoundItem(THIRD), FoundItem(OTHER, OTHER_OUTDOOR))
    assert reception.at == 1
    assert matches(reception, 1) == [Match.MATCHES] * 2
    assert matches(reception, 2) == [Match.WAITING] * 2
    assert placed(reception, FoundItem(THIRD), keys()).at == 2


def test_a_unit_taken_for_the_wrong_product_is_taken_back_when_its_own_is_scanned() -> None:
    mixed_up = after(FoundItem(KNOWN, INDOOR), FoundItem(OTHER, OTHER_OUTDOOR), FoundItem(OTHER, OTHER_INDOOR))
    assert matches(mixed_up, 0) == [Match.MATCHES, Match.DIFFERS]
    right = placed(mixed_up, FoundItem(OTHER, OTHER_OUTDOOR), keys())
    assert matches(right, 0) == [Match.MATCHES, Match.WAITING]
    assert matches(right, 1) == [Match.MATCHES] * 2


def test_a_unit_of_another_product_waits_for_the_one_in_front_unless_the_clerk_insists() -> None:
    for scan in (FoundItem(OTHER, OTHER_INDOOR), unknown(a_barcode("610233", 88))):
        with pytest.raises(WrongSlotError) as refusal:
            after(FoundItem(KNOWN, INDOOR), scan)
        assert refusal.value.waiting_for is UnitKind.OUTDOOR
    assert products(after(FoundItem(KNOWN, INDOOR), FoundItem(OTHER, OTHER_INDOOR), is_insisted=True)) == [1, 2]


def test_an_unknown_unit_after_a_complete_pair_is_registered_and_comes_back_beside_it() -> None:
    code = a_barcode("610233", 88)
    asked = after(*BOTH, unknown(code))
    assert isinstance(asked.question, Registration)
    assert products(asked) == [1]
    back = asked.added(THIRD, [ComponentUnit(*_as_unit(THIRD))], keys())
    assert (products(back), back.question, front(back).customer) == ([1, 3], None, OWNER)
    assert matches(back) == [Match.MATCHES, Match.WAITING]


def _as_unit(known: KnownItem) -> tuple[UnitKind, str]:
    return known.item.units[0].kind, known.item.units[0].barcode


def test_a_choice_beside_an_open_product_adds_the_chosen_one() -> None:
    several = FoundSeveral("李", (OTHER, THIRD))
    asked = after(*BOTH, several)
    assert asked.question == several
    reception = chosen(asked, several, 1, keys())
    assert (products(reception), reception.question) == ([1, 3], None)


def test_a_differing_unit_nobody_registered_is_replaced_by_a_second_reading_and_then_stands() -> None:
    misread, again = unknown(a_barcode("810233", 77)), unknown(a_barcode("810233", 78))
    assert front(after(FoundItem(KNOWN, INDOOR), misread, again)).units.slots[1].scanned == again.text
    confirmed = after(FoundItem(KNOWN, INDOOR), misread, misread, again)
    assert front(confirmed).units.slots[1].scanned == misread.text
    assert isinstance(confirmed.question, Registration)


def test_a_text_nobody_knows_leaves_an_open_form_as_it_is() -> None:
    for reception in (after(FoundItem(KNOWN)), after(unknown(a_barcode("610233", 50)))):
        with pytest.raises(UnknownCodeError):
            placed(reception, NothingFound("没有"), keys())


def test_a_code_of_no_known_format_is_asked_about_only_when_nothing_is_waited_for() -> None:
    code = NothingFound("GREE-000111")
    assert after(*BOTH, code).question == code
    with pytest.raises(UnknownCodeError):
        after(FoundItem(KNOWN, INDOOR), code)


@pytest.mark.parametrize("scan", ELSEWHERE)
def test_a_claim_an_invoice_and_a_part_are_no_matter_of_the_counter(scan: Found) -> None:
    for reception in (Reception(), after(FoundItem(KNOWN)), after(unknown(a_barcode("610233", 50)))):
        assert placed(reception, scan, keys()) == reception


def test_several_hits_wait_for_a_choice_that_puts_the_scanned_unit_into_its_slot() -> None:
    twin = KnownItem(replace(KNOWN.item, id=3), OWNER, ())
    several = FoundSeveral(INDOOR.barcode, (KNOWN, twin), INDOOR.barcode)
    assert after(several).question == several
    reception = chosen(after(several), several, 1, keys())
    assert (front(reception).known, matches(reception)) == (twin, [Match.MATCHES, Match.WAITING])
    by_name = FoundSeveral("李", (KNOWN, OTHER))
    assert matches(chosen(after(by_name), by_name, 0, keys())) == [Match.WAITING] * 2


def test_a_copied_unit_is_taken_for_the_open_product_or_for_a_mismatch_of_it() -> None:
    twin = KnownItem(replace(KNOWN.item, id=3), OWNER, ())
    several = FoundSeveral(OUTDOOR.barcode, (twin, KNOWN), OUTDOOR.barcode)
    assert matches(after(FoundItem(KNOWN, INDOOR), several)) == [Match.MATCHES] * 2
    assert matches(after(FoundItem(OTHER, OTHER_INDOOR), several)) == [Match.MATCHES, Match.DIFFERS]


def test_a_format_shared_by_both_units_fills_the_slot_still_waited_for() -> None:
    reception = after(FoundItem(KNOWN, INDOOR), unknown(THIRTEEN))
    assert matches(reception) == [Match.MATCHES, Match.DIFFERS]
    again = placed(reception, unknown(THIRTEEN), keys())
    assert [slot.times for slot in front(again).units.slots] == [1, 2]


def test_a_shared_format_read_twice_is_still_one_unit() -> None:
    reception = after(FoundItem(KNOWN), unknown(THIRTEEN), unknown(THIRTEEN))
    assert [slot.times for slot in front(reception).units.slots] == [2, 0]


@pytest.mark.parametrize("scan", [FoundItem(KNOWN, INDOOR), FoundSeveral("李", (KNOWN, OTHER))])
def test_a_known_product_does_not_wipe_out_a_registration(scan: Found) -> None:
    with pytest.raises(OtherProductOpenError):
        after(unknown(a_barcode("610233", 50)), scan)


def test_with_nothing_on_the_counter_an_unknown_text_says_so() -> None:
    asked = after(NothingFound("没有"))
    assert (asked.question, asked.is_free) == (NothingFound("没有"), True)
    assert products(placed(asked, FoundItem(KNOWN, INDOOR), keys())) == [1]


def test_products_are_turned_round_and_taken_out() -> None:
    reception = after(*BOTH, FoundItem(OTHER, OTHER_INDOOR), FoundItem(THIRD))
    assert [reception.turned(step).at for step in (1, -1, 0)] == [0, 1, 2]
    assert (products(reception.without(2)), reception.without(2).at) == ([1, 2], 1)
    assert products(reception.without(0).without(0).without(0)) == []
    for at in range(3):
        back = reception.without(at).with_returned(reception.brought[at], at)
        assert (products(back), back.at) == ([1, 2, 3], at)
