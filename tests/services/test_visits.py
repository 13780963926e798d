"""What a scan does to the form: pure steps, and nothing typed is lost."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.pairing import AlreadyScannedError, Match, OtherProductOpenError
from aftersale_desktop.domain.products import ComponentUnit, ProductForm
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
from aftersale_desktop.services.visits import Form, Registration, chosen, next_form, unit_by_hand
from tests.builders import a_barcode, a_customer, an_item

OWNER = a_customer(id=1)
KNOWN = KnownItem(an_item(id=1), OWNER, ())
OTHER = KnownItem(an_item(id=2, serial=2), OWNER, ())
INDOOR, OUTDOOR = KNOWN.item.units
ELSEWHERE: tuple[Found, ...] = (FoundClaim("SH03-WX-2026-000001"), FoundInvoice("F", "C"), FoundPart("CAP35"))
THIRTEEN = "1234567890120"


def unknown(code: str) -> NothingFound:
    return NothingFound(code, recognise_unit(code))


def visit_after(*scans: Found) -> Visit:
    form: Form = None
    for scan in scans:
        form = next_form(form, scan)
    assert isinstance(form, Visit)
    return form


def registration_after(*scans: Found) -> Registration:
    form: Form = None
    for scan in scans:
        form = next_form(form, scan)
    assert isinstance(form, Registration)
    return form


def matches(visit: Visit) -> list[Match]:
    return [slot.match for slot in visit.units.slots]


def test_the_first_unit_opens_the_form_and_the_second_completes_the_pair_in_either_order() -> None:
    for first, second in ((INDOOR, OUTDOOR), (OUTDOOR, INDOOR)):
        opened = visit_after(FoundItem(KNOWN, first))
        assert opened.units.waiting_for is second.kind
        assert matches(visit_after(FoundItem(KNOWN, first), FoundItem(KNOWN, second))) == [Match.MATCHES] * 2


def test_a_card_opens_the_form_with_both_units_still_to_scan() -> None:
    assert matches(visit_after(FoundItem(KNOWN))) == [Match.WAITING] * 2


def test_the_same_unit_twice_is_refused_and_changes_nothing() -> None:
    with pytest.raises(AlreadyScannedError):
        next_form(visit_after(FoundItem(KNOWN, INDOOR)), FoundItem(KNOWN, INDOOR))


def test_the_products_own_card_scanned_again_changes_nothing() -> None:
    visit = visit_after(FoundItem(KNOWN, INDOOR))
    assert next_form(visit, FoundItem(KNOWN)) == visit


def test_a_foreign_unit_in_a_waiting_slot_is_a_mismatch_and_reading_it_again_counts() -> None:
    foreign = unknown(a_barcode("810233", 77))
    visit = visit_after(FoundItem(KNOWN, INDOOR), foreign)
    assert matches(visit) == [Match.MATCHES, Match.DIFFERS]
    assert visit.units.slots[1].times == 1
    assert visit_after(FoundItem(KNOWN, INDOOR), foreign, foreign).units.slots[1].times == 2


def test_a_mismatch_scanned_again_becomes_a_match() -> None:
    visit = visit_after(FoundItem(KNOWN, INDOOR), unknown(a_barcode("810233", 77)), FoundItem(KNOWN, OUTDOOR))
    assert matches(visit) == [Match.MATCHES] * 2


def test_a_registered_unit_of_another_product_is_a_mismatch_while_its_slot_waits() -> None:
    visit = visit_after(FoundItem(KNOWN, INDOOR), FoundItem(OTHER, OTHER.item.units[1]))
    assert visit.known == KNOWN
    assert matches(visit) == [Match.MATCHES, Match.DIFFERS]


@pytest.mark.parametrize(
    "scan",
    [
        FoundItem(OTHER, OTHER.item.units[0]),
        FoundItem(OTHER),
        FoundSeveral("王", (OTHER, OTHER)),
        unknown(a_barcode("610233", 88)),
    ],
)
def test_another_product_is_refused_while_an_intake_is_open_and_nothing_is_lost(scan: Found) -> None:
    visit = replace(visit_after(FoundItem(KNOWN, INDOOR), FoundItem(KNOWN, OUTDOOR)), fault_told="不制冷")
    before = replace(visit)
    with pytest.raises(OtherProductOpenError):
        next_form(visit, scan)
    assert visit == before


def test_a_text_nobody_knows_leaves_an_open_form_as_it_is() -> None:
    for form in (visit_after(FoundItem(KNOWN)), registration_after(unknown(a_barcode("610233", 50)))):
        with pytest.raises(UnknownCodeError):
            next_form(form, NothingFound("没有"))


@pytest.mark.parametrize("scan", ELSEWHERE)
def test_a_claim_an_invoice_and_a_part_are_no_matter_of_the_counter(scan: Found) -> None:
    for form in (None, visit_after(FoundItem(KNOWN)), registration_after(unknown(a_barcode("610233", 50)))):
        assert next_form(form, scan) == form


def test_several_hits_wait_for_a_choice_that_puts_the_scanned_unit_into_its_slot() -> None:
    twin = KnownItem(replace(KNOWN.item, id=3), OWNER, ())
    several = FoundSeveral(INDOOR.barcode, (KNOWN, twin), INDOOR.barcode)
    assert next_form(None, several) == several
    visit = chosen(several, 1)
    assert (visit.known, matches(visit)) == (twin, [Match.MATCHES, Match.WAITING])
    assert matches(chosen(FoundSeveral("李", (KNOWN, OTHER)), 0)) == [Match.WAITING] * 2


def test_a_copied_unit_is_taken_for_the_open_product() -> None:
    twin = KnownItem(replace(KNOWN.item, id=3), OWNER, ())
    several = FoundSeveral(OUTDOOR.barcode, (twin, KNOWN), OUTDOOR.barcode)
    visit = next_form(visit_after(FoundItem(KNOWN, INDOOR)), several)
    assert isinstance(visit, Visit)
    assert (visit.known, matches(visit)) == (KNOWN, [Match.MATCHES] * 2)


def test_an_unknown_pair_is_registered_indoor_before_outdoor() -> None:
    indoor, outdoor = a_barcode("610233", 50), a_barcode("810233", 50)
    form = registration_after(unknown(outdoor), unknown(indoor))
    assert form.component_units() == (
        ComponentUnit(UnitKind.INDOOR, indoor),
        ComponentUnit(UnitKind.OUTDOOR, outdoor),
    )


def test_a_second_reading_of_the_same_kind_replaces_the_first() -> None:
    form = registration_after(unknown(a_barcode("610233", 50)), unknown(a_barcode("610233", 51)))
    assert [unit.text for unit in form.units] == [a_barcode("610233", 51)]


def test_one_code_never_stands_for_both_units() -> None:
    with pytest.raises(AlreadyScannedError):
        next_form(registration_after(unknown(THIRTEEN)), unknown(THIRTEEN))
    with pytest.raises(AlreadyScannedError):
        next_form(registration_after(unknown(a_barcode("610233", 50))), unknown(a_barcode("610233", 50)))


def test_a_format_shared_by_both_units_fills_the_slot_still_waited_for() -> None:
    visit = visit_after(FoundItem(KNOWN, INDOOR), unknown(THIRTEEN))
    assert matches(visit) == [Match.MATCHES, Match.DIFFERS]
    again = next_form(visit, unknown(THIRTEEN))
    assert isinstance(again, Visit)
    assert [slot.times for slot in again.units.slots] == [1, 2]


def test_a_shared_format_read_twice_is_still_one_unit() -> None:
    visit = visit_after(FoundItem(KNOWN), unknown(THIRTEEN), unknown(THIRTEEN))
    assert [slot.times for slot in visit.units.slots] == [2, 0]


@pytest.mark.parametrize("scan", [FoundItem(KNOWN, INDOOR), FoundSeveral("李", (KNOWN, OTHER))])
def test_a_known_product_does_not_wipe_out_a_registration(scan: Found) -> None:
    with pytest.raises(OtherProductOpenError):
        next_form(registration_after(unknown(a_barcode("610233", 50))), scan)


def test_a_unit_of_no_known_format_takes_the_free_place_of_its_product() -> None:
    form = Registration((unit_by_hand("GREE-000111"),))
    assert form.component_units() == (ComponentUnit(UnitKind.INDOOR, "GREE-000111"),)
    assert form.component_units(ProductForm.WHOLE) == (ComponentUnit(UnitKind.WHOLE, "GREE-000111"),)
    both = next_form(form, NothingFound("GREE-000222"))
    assert isinstance(both, Registration)
    assert [unit.kind for unit in both.component_units()] == [UnitKind.INDOOR, UnitKind.OUTDOOR]


def test_with_nothing_on_the_counter_an_unknown_text_says_so() -> None:
    assert next_form(None, NothingFound("没有")) == NothingFound("没有")
    assert next_form(NothingFound("没有"), FoundItem(KNOWN)) == visit_after(FoundItem(KNOWN))
