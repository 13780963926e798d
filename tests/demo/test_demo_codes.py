"""The codes that README prints do what their names say, on whatever day the demo is opened."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.codes_to_try import UnitPair, UnitSet
from aftersale_desktop.demo.shop import demo_codes, demo_shop
from aftersale_desktop.domain.claims import GROUP_OF_STATE, Claim, ClaimGroup, PastRepair
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.scans import ScannedKind, classify
from aftersale_desktop.domain.verdict import Outcome, Reason
from aftersale_desktop.services.assessment import Assessment, Visit, assess, visit_of
from aftersale_desktop.services.lookups import Found, FoundItem, NothingFound
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.reception import Reception, placed
from aftersale_desktop.services.shop_setup import ShopSetup

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = (
    datetime(2026, 11, 1, 0, 5, tzinfo=SHANGHAI),
    datetime(2026, 11, 22, 17, 2, tzinfo=SHANGHAI),
    datetime(2028, 2, 29, 12, 0, tzinfo=SHANGHAI),
)


@pytest.fixture(scope="module", params=MOMENTS, ids=lambda now: f"{now:%Y-%m-%d}")
def opened(request: pytest.FixtureRequest) -> tuple[datetime, ShopSetup]:
    return request.param, demo_shop(request.param)


def _past(claim: Claim) -> PastRepair:
    is_product_fault = claim.judgement.facts.cause is Cause.PRODUCT
    received_on = claim.received_at.date()
    return PastRepair(claim.number, received_on, claim.returned_on, claim.state, claim.coverage, is_product_fault, "")


def _known(shop: ShopSetup, item: ServiceItem) -> KnownItem:
    history = tuple(_past(claim) for claim in reversed(shop.claims) if claim.item_id == item.id)
    owner = next(customer for customer in shop.customers if customer.id == item.customer_id)
    return KnownItem(item, owner, history)


def _terms(shop: ShopSetup) -> Terms:
    return Terms(shop.points[-1], shop.rules, shop.tariffs, shop.models, shop.patterns, shop.users)


def _visit(shop: ShopSetup, *codes: str) -> Visit:
    reception = Reception()
    for code in codes:
        item = next((item for item in shop.items if item.has_barcode(code)), None)
        if item is None:
            found: Found = NothingFound(code, classify(code, shop.patterns).units)
        else:
            found = FoundItem(_known(shop, item), next(unit for unit in item.units if unit.barcode == code))
        reception = placed(reception, found, lambda: "key")
    assert reception.visit is not None
    return reception.visit


def _scanned(shop: ShopSetup, pair: UnitPair, now: datetime) -> Assessment:
    return assess(_visit(shop, pair.indoor, pair.outdoor), _terms(shop), now)


def test_the_pair_in_warranty_is_repaired_free(opened: tuple[datetime, ShopSetup]) -> None:
    now, shop = opened
    answer = _scanned(shop, demo_codes(shop).in_warranty, now)
    verdict = answer.judgement.verdict
    assert verdict.outcome is Outcome.FREE_REPAIR
    assert verdict.extension_days == 12
    assert answer.estimate.total == 0
    assert answer.hints == ()


def test_the_pair_out_of_warranty_is_charged_because_the_period_is_over(opened: tuple[datetime, ShopSetup]) -> None:
    now, shop = opened
    answer = _scanned(shop, demo_codes(shop).out_of_warranty, now)
    verdict = answer.judgement.verdict
    assert (verdict.outcome, verdict.reasons) == (Outcome.PAID_REPAIR, (Reason.R1,))
    assert verdict.main_parts_end_on is not None
    assert verdict.main_parts_end_on < now.date(), "not even a main part is covered"
    assert answer.estimate.total > 0


def test_the_mismatched_pair_is_charged_because_the_card_names_another_unit(
    opened: tuple[datetime, ShopSetup],
) -> None:
    now, shop = opened
    verdict = _scanned(shop, demo_codes(shop).mismatched, now).judgement.verdict
    assert (verdict.outcome, verdict.reasons) == (Outcome.PAID_REPAIR, (Reason.R5,))


def test_the_mismatched_outdoor_unit_is_registered_with_another_product(opened: tuple[datetime, ShopSetup]) -> None:
    _, shop = opened
    codes = demo_codes(shop).mismatched
    owners = [item for item in shop.items if item.has_barcode(codes.indoor) or item.has_barcode(codes.outdoor)]
    assert len(owners) == 2
    assert not any(item.has_barcode(codes.indoor) and item.has_barcode(codes.outdoor) for item in owners)


def test_the_barcodes_are_fixed_for_ever(opened: tuple[datetime, ShopSetup]) -> None:
    _, shop = opened
    codes = demo_codes(shop)
    assert codes.in_warranty == UnitPair("610233260103009172", "810422260103009178")
    assert codes.out_of_warranty == UnitPair("610126230201042174", "810326230202033883")
    assert codes.mismatched == UnitPair("620450260102008453", "810422260103009178")
    assert (codes.part, codes.card) == ("CAP35", "BX-2026-31877")
    rooms = ("610312260204005017", "610312260204005024", "610312260204005031")
    assert codes.multi_split == UnitSet(rooms, "810340260204002334")


def test_the_multi_split_is_one_product_whose_units_are_scanned_in_any_order(
    opened: tuple[datetime, ShopSetup],
) -> None:
    now, shop = opened
    codes = demo_codes(shop).multi_split
    first, *others = codes.indoor
    visit = _visit(shop, *others, codes.outdoor, first)
    assert (visit.units.is_complete, visit.units.agree) == (True, True)
    assert len(visit.units.slots) == 4
    answer = assess(visit, _terms(shop), now)
    assert (answer.judgement.verdict.outcome, answer.hints) == (Outcome.FREE_REPAIR, ())


def test_the_claim_is_open_chargeable_and_waits_for_its_invoice(opened: tuple[datetime, ShopSetup]) -> None:
    _, shop = opened
    number = demo_codes(shop).claim
    claim = next(claim for claim in shop.claims if claim.number == number)
    assert GROUP_OF_STATE[claim.state] is ClaimGroup.READY
    assert claim.coverage is Coverage.CHARGEABLE
    assert claim.point_code == "SH03"
    assert all(invoice.claim_number != number for invoice in shop.invoices)


def test_the_claim_number_stays_the_same_all_day() -> None:
    hours = (0, 23)
    numbers = {demo_codes(demo_shop(datetime(2026, 12, 3, hour, 10, tzinfo=SHANGHAI))).claim for hour in hours}
    assert len(numbers) == 1


def test_card_part_and_claim_are_known_to_the_shop_and_read_as_what_they_are(
    opened: tuple[datetime, ShopSetup],
) -> None:
    _, shop = opened
    codes = demo_codes(shop)
    owners = [item for item in shop.items if item.card and item.card.number == codes.card]
    assert [item.has_barcode(codes.in_warranty.indoor) for item in owners] == [True]
    assert any(part.code == codes.part for part in shop.tariffs[-1].parts)
    assert classify(document_code(codes.claim), shop.patterns).kind is ScannedKind.DOCUMENT
    assert classify(codes.part, shop.patterns).kind is ScannedKind.PART


def test_the_codes_are_told_as_the_command_prints_them(opened: tuple[datetime, ShopSetup]) -> None:
    _, shop = opened
    told = demo_codes(shop).to_json()
    assert list(told) == ["in_warranty", "out_of_warranty", "mismatched", "part", "claim", "card", "multi_split"]
    assert told["in_warranty"] == {"indoor": "610233260103009172", "outdoor": "810422260103009178"}


def test_products_of_every_kind_wait_to_be_scanned(opened: tuple[datetime, ShopSetup]) -> None:
    now, shop = opened
    terms = _terms(shop)
    outcomes = {assess(visit_of(_known(shop, item)), terms, now).judgement.verdict.outcome for item in shop.items}
    assert outcomes >= {
        Outcome.CHOICE_REFUND_EXCHANGE_REPAIR,
        Outcome.CHOICE_EXCHANGE_REPAIR,
        Outcome.EXCHANGE_TWO_REPAIRS,
        Outcome.EXCHANGE_DELAY_30,
        Outcome.FREE_REPAIR,
        Outcome.PAID_REPAIR,
    }
