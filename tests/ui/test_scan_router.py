"""Where a scan goes, and that scans arrive in the order they were made."""

from collections.abc import Callable

import pytest

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource
from aftersale_desktop.domain.card_records import UnitWasReplacedError
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.pairing import AlreadyScannedError
from aftersale_desktop.services.cards import NewUnit
from aftersale_desktop.services.lookups import FoundItem, NoInvoiceBegunError, NothingFound, UnknownCodeError
from aftersale_desktop.services.scan_decisions import ScanDecision
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_log import MOST_RECORDS
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import NOON, a_barcode, a_card, a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked

INDOOR, OUTDOOR = a_barcode("610233"), a_barcode("810233")
PART = "CAP35"


def a_scan(code: str, at_ms: float = 1000) -> ScanEvent:
    return ScanEvent(code, ScanSource.TIMED_WEDGE, at_ms - 100, at_ms, len(code), "\r")


class Targets:
    """Stands where the pages stand, and notes what reaches them."""

    def __init__(self, router: ScanRouter) -> None:
        self.seen: list[tuple[str, object]] = []
        router.for_counter.connect(lambda found: self.seen.append(("counter", found)))
        router.for_claim.connect(lambda number: self.seen.append(("claim", number)))
        router.for_card.connect(lambda item_id: self.seen.append(("card", item_id)))
        router.for_part.connect(lambda code: self.seen.append(("part", code)))


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    return ScanRouter(shop, asking)


@pytest.fixture
def targets(router: ScanRouter) -> Targets:
    return Targets(router)


def test_a_unit_goes_to_the_counter(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit(INDOOR, is_typed=False)
    settle()
    [(place, found)] = targets.seen
    assert place == "counter"
    assert isinstance(found, FoundItem)
    assert found.unit is not None
    assert found.unit.barcode == INDOOR
    assert asked.places == ["counter"]


def test_a_receipt_opens_its_claim(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    router.submit(document_code(number), is_typed=False)
    settle()
    assert targets.seen == [("claim", number)]
    assert asked.places == ["claims"]


def test_a_part_goes_to_the_open_job_wherever_that_is(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit(PART, is_typed=False)
    settle()
    assert targets.seen == [("part", PART)]
    assert asked.places == []


def test_an_unknown_text_is_told_at_the_counter(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    router.submit("nobody", is_typed=True)
    settle()
    [(place, found)] = targets.seen
    assert place == "counter"
    assert isinstance(found, NothingFound)


def test_a_text_that_leads_nowhere_brings_no_page_to_the_front(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit("nobody", is_typed=True)
    settle()
    assert targets.seen == [("counter", NothingFound("nobody"))]
    assert asked.places == []


def test_without_a_page_to_take_it_a_part_or_an_unknown_code_is_still_answered(
    router: ScanRouter, asked: Asked, settle: Callable[[], None]
) -> None:
    for code in (PART, "nobody"):
        router.submit(code, is_typed=False)
    settle()
    assert [type(refusal) for refusal in asked.refusals] == [NoInvoiceBegunError, UnknownCodeError]
    assert asked.places == []


def test_what_can_be_a_unit_goes_to_the_counter_to_be_registered(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit("AB1234567890", is_typed=False)
    settle()
    assert targets.seen == [("counter", NothingFound("AB1234567890"))]
    assert asked.places == ["counter"]


def test_a_misread_receipt_reaches_no_page(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.submit("SH03-WX-2026-000001-X", is_typed=False)
    settle()
    assert targets.seen == []
    assert len(asked.refusals) == 1
    assert not isinstance(asked.refusals[0], UnknownCodeError)


def test_nothing_but_spaces_is_no_scan(router: ScanRouter, targets: Targets, settle: Callable[[], None]) -> None:
    router.submit("  ", is_typed=True)
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
    router.submit(card, is_typed=False)
    settle()
    assert (targets.seen, asked.places) == ([("card", 1)], ["cards"])
    router.is_at_counter = lambda _found: True
    router.submit(card, is_typed=True)
    settle()
    assert targets.seen[-1][0] == asked.places[-1] == "counter"


def test_the_cards_page_may_take_a_unit_first(
    router: ScanRouter, targets: Targets, asked: Asked, settle: Callable[[], None]
) -> None:
    router.is_taken_by_cards = lambda found: isinstance(found, FoundItem)
    router.submit(INDOOR, is_typed=False)
    settle()
    assert (targets.seen, asked.places) == ([], [])


def test_a_replaced_unit_says_by_what_and_brings_no_page_to_the_front(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    new = a_barcode("810233", 77)
    fake_shop.cards.replace_unit(NewUnit(1, 1, OUTDOOR, new, NOON.date(), "SH03-WX-2026-000007", "王建国"))
    router.submit(OUTDOOR, is_typed=False)
    settle()
    [(place, _found)] = targets.seen
    [refusal] = asked.refusals
    assert place == "counter"
    assert isinstance(refusal, UnitWasReplacedError)
    assert (refusal.barcode, refusal.new_barcode) == (OUTDOOR, new)
    assert asked.places == []


def decisions(router: ScanRouter) -> list[tuple[str, ScanDecision | None]]:
    return [(record.event.raw, record.decision) for record in router.log.records()]


@pytest.mark.usefixtures("targets")
def test_every_scan_leaves_a_row_with_what_became_of_it(
    router: ScanRouter, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    number = fake_shop.intake.take(a_visit(fake_shop.known()), "key").claim.number
    codes = {
        INDOOR: ScanDecision.UNIT,
        document_code(number): ScanDecision.RECEIPT,
        number: ScanDecision.CLAIM,
        PART: ScanDecision.PART,
        "AB1234567890": ScanDecision.NEW_UNIT,
        "nobody": ScanDecision.UNKNOWN,
        "6901234567890": ScanDecision.MISREAD,
        "SH03-WX-2026-000001-X": ScanDecision.MISREAD,
        "1" * 513: ScanDecision.REFUSED,
    }
    for code in codes:
        router.take(a_scan(code))
    settle()
    assert decisions(router) == list(reversed(codes.items()))


def test_the_row_is_there_before_anybody_looked(router: ScanRouter, settle: Callable[[], None]) -> None:
    router.take(a_scan(INDOOR))
    assert decisions(router) == [(INDOOR, None)]
    settle()


def test_only_the_last_50_scans_are_kept(router: ScanRouter) -> None:
    for number in range(MOST_RECORDS + 5):
        router.note_trial(a_scan(f"CODE{number}"))
    assert len(router.log.records()) == MOST_RECORDS
    assert router.log.records()[0].event.raw == f"CODE{MOST_RECORDS + 4}"


def test_what_a_page_refuses_is_no_success(router: ScanRouter, asked: Asked, settle: Callable[[], None]) -> None:
    show_refusal = router.hearing(asked.refusals.append)
    router.for_part.connect(lambda code: show_refusal(AlreadyScannedError(code)))
    router.take(a_scan(PART))
    settle()
    assert decisions(router) == [(PART, ScanDecision.DUPLICATE)]
    assert len(asked.refusals) == 1


def test_a_label_read_twice_is_handled_once_and_counted(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    for place in range(3):
        router.take(a_scan(PART, at_ms=1000 + 400 * place))
    settle()
    assert targets.seen == [("part", PART)]
    assert [record.reads for record in router.log.records()] == [3, 2, 1]
    assert [decision for _, decision in decisions(router)] == [
        ScanDecision.DUPLICATE,
        ScanDecision.DUPLICATE,
        ScanDecision.PART,
    ]


def test_somebody_who_means_it_takes_the_label_again_once(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    router.take_again()
    for place in range(2):
        router.take(a_scan(PART, at_ms=1000 + 400 * place))
    router.take_again()
    router.take_again()
    settle()
    assert targets.seen == [("part", PART)] * 2


def test_a_scan_that_brings_another_page_to_the_front_is_still_the_same_scan(
    shop: Shop, asking: PageContext, asked: Asked, settle: Callable[[], None]
) -> None:
    router = ScanRouter(shop, asking, step=lambda: asked.places[-1] if asked.places else "claims")
    seen: list[object] = []
    router.for_counter.connect(seen.append)
    router.take(a_scan(INDOOR, at_ms=1000))
    settle()
    router.take(a_scan(INDOOR, at_ms=1400))
    settle()
    assert (len(seen), asked.places) == (1, ["counter"])


def test_a_person_may_send_the_same_text_off_twice(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    for _ in range(2):
        router.submit(PART, is_typed=True)
    settle()
    assert targets.seen == [("part", PART)] * 2


def test_a_scan_of_the_history_is_handled_once_more(
    router: ScanRouter, targets: Targets, settle: Callable[[], None]
) -> None:
    router.take(a_scan(PART))
    router.repeat(router.log.records()[0].event)
    settle()
    assert targets.seen == [("part", PART)] * 2


COMMANDS = (
    "OCDDISC",
    "O-CMD.NEXT",
    "O-BTN.validate",
    "$%CONFIRM",
    "CMD:DELETE",
    "F9",
    "^[[20~",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://example.org/pay",
    "'; DROP TABLE claim; --",
    "BTN-CANCEL",
    "ENTER",
    "\\000026",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_barcode_is_a_command(
    router: ScanRouter, targets: Targets, asked: Asked, fake_shop: FakeShop, command: str, settle: Callable[[], None]
) -> None:
    """S-19: what other programs take for commands is a code nobody knows; nothing is written, no page moves."""
    before = fake_shop.storage.writes_begun
    router.take(a_scan(command))
    settle()
    assert [seen for place, seen in targets.seen if not isinstance(seen, NothingFound)] == []
    assert asked.places in ([], ["counter"])
    assert fake_shop.storage.writes_begun == before
