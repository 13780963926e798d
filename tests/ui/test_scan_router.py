"""Where a scan goes, and that scans arrive in the order they were made."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aftersale_desktop.domain.card_records import UnitWasReplacedError
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.services.cards import NewUnit
from aftersale_desktop.services.lookups import (
    FoundClaim,
    FoundItem,
    FoundPart,
    FoundQuote,
    NoInvoiceBegunError,
    NothingFound,
    UnknownCodeError,
)
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import HANDOVER, ScanRouter
from tests.builders import NOON, a_barcode, a_card, a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.scan_targets import Targets, a_scan

INDOOR, OUTDOOR = a_barcode("610233"), a_barcode("810233")
PART = "CAP35"


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    return ScanRouter(shop, asking)


@pytest.fixture
def targets(router: ScanRouter) -> Targets:
    return Targets(router)


def test_a_unit_goes_to_the_counter(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.take(a_scan(INDOOR))
    settle()
    [(place, found)] = targets.seen
    assert place == "counter"
    assert isinstance(found, FoundItem)
    assert found.unit is not None
    assert found.unit.barcode == INDOOR
    assert asked.places == ["counter"]


def test_a_scan_brings_the_prices_that_another_counter_published(
    shop: Shop, router: ScanRouter, targets: Targets, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    setup = fake_shop.storage.kept.setup
    assert setup is not None
    new = replace(setup.tariffs[-1], id="SH-2026-B", valid_from=NOON.date())
    fake_shop.storage.kept.setup = replace(setup, tariffs=(*setup.tariffs, new))
    assert new not in shop.terms.tariffs
    router.take(a_scan(INDOOR))
    settle()
    assert targets.seen
    assert new in shop.terms.tariffs


def test_a_receipt_opens_its_claim(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    router.take(a_scan(document_code(number)))
    settle()
    assert targets.seen == [("claim", number)]
    assert asked.places == ["claims"]


def test_a_part_goes_to_the_open_job_wherever_that_is(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.take(a_scan(PART))
    settle()
    assert targets.seen == [("part", PART)]
    assert asked.places == []


def test_an_unknown_text_is_told_at_the_counter(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    router.submit("nobody")
    settle()
    [(place, found)] = targets.seen
    assert place == "counter"
    assert isinstance(found, NothingFound)


def test_a_text_that_leads_nowhere_brings_no_page_to_the_front(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit("nobody")
    settle()
    assert targets.seen == [("counter", NothingFound("nobody"))]
    assert asked.places == []


def test_without_a_page_to_take_it_a_part_or_an_unknown_code_is_still_answered(
    router: ScanRouter, asked: Asked, settle: Callable[[], None]
) -> None:
    for code in (PART, "nobody"):
        router.take(a_scan(code))
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [NoInvoiceBegunError, UnknownCodeError]
    assert asked.places == []


def test_what_can_be_a_unit_goes_to_the_counter_to_be_registered(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.take(a_scan("AB1234567890"))
    settle()
    assert targets.seen == [("counter", NothingFound("AB1234567890"))]
    assert asked.places == ["counter"]


def test_a_misread_receipt_reaches_no_page(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.take(a_scan("SH03-WX-2026-000001-X"))
    settle()
    assert targets.seen == []
    assert len(asked.refusals) == 1
    assert not isinstance(asked.refusals[0], UnknownCodeError)


def test_nothing_but_spaces_is_no_scan(router: ScanRouter, targets: Targets, settle: Callable[[], None]) -> None:
    router.submit("  ")
    settle()
    assert targets.seen == []


def test_scans_arrive_in_the_order_they_were_made(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    codes = [INDOOR, OUTDOOR, PART, OUTDOOR, INDOOR]
    for place, code in enumerate(codes):
        router.take(a_scan(code, at_ms=2000.0 * place))
    settle()
    assert [_code_of(seen) for _, seen in targets.seen] == codes


def _code_of(seen: object) -> str:
    if isinstance(seen, FoundItem):
        assert seen.unit is not None
        return seen.unit.barcode
    return str(seen)


def test_a_card_opens_the_card_and_is_evidence_while_its_product_is_at_the_counter(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    card = document_code(a_card().number)
    router.take(a_scan(card))
    settle()
    assert (targets.seen, asked.places) == ([("card", 1)], ["cards"])
    router.is_at_counter = lambda _found: True
    router.submit(card)
    settle()
    assert targets.seen[-1][0] == asked.places[-1] == "counter"


def test_the_cards_page_may_take_a_unit_first(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.is_taken_by_cards = lambda found: isinstance(found, FoundItem)
    router.take(a_scan(INDOOR))
    settle()
    assert (targets.seen, asked.places) == ([], [])


def test_a_replaced_unit_says_by_what_and_brings_no_page_to_the_front(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    new = a_barcode("810233", 77)
    fake_shop.cards.replace_unit(NewUnit(1, 1, OUTDOOR, new, NOON.date(), "SH03-WX-2026-000007", "王建国"))
    router.take(a_scan(OUTDOOR))
    settle()
    [(place, _found)] = targets.seen
    [refusal] = asked.refusals
    assert place == "counter"
    assert isinstance(refusal, UnitWasReplacedError)
    assert (refusal.barcode, refusal.new_barcode) == (OUTDOOR, new)
    assert asked.places == []


def test_a_receipt_of_a_product_that_is_ready_opens_its_hand_over(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    fake_shop.kept.claims[number] = replace(fake_shop.kept.claims[number], state=ClaimState.READY)
    opened: list[tuple[str, str]] = []
    router.for_order.connect(lambda order, section: opened.append((order, section)))
    router.take(a_scan(document_code(number)))
    settle()
    assert opened == [(number, HANDOVER)]
    assert (asked.places, targets.seen) == (["workshop"], [])


def test_an_old_quote_is_told_to_be_replaced(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    for found in (FoundClaim("C1", quote=FoundQuote(2, 2)), FoundClaim("C2", quote=FoundQuote(1, 2))):
        router.open(found)
    settle()
    assert [number for _place, number in targets.seen] == ["C1", "C2"]
    [notice] = asked.notices
    assert notice.text == "This is version 1 of the quote; version 2 replaced it."


def test_the_workshop_takes_a_finding_first_while_it_is_in_front(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    router.is_taken_by_workshop = lambda found: isinstance(found, FoundPart)
    for code in (PART, INDOOR):
        router.take(a_scan(code))
        settle()
    assert [place for place, _found in targets.seen] == ["counter"]
