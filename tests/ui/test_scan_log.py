"""Every scan leaves a row, a label read twice is one scan, and no barcode is a command."""

from collections.abc import Callable

import pytest

from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.pairing import AlreadyScannedError
from aftersale_desktop.services.lookups import NothingFound
from aftersale_desktop.services.scan_decisions import ScanDecision
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_log import MOST_RECORDS
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.builders import a_barcode, a_visit
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.scan_targets import Targets, a_scan

INDOOR = a_barcode("610233")
PART = "CAP35"


@pytest.fixture
def router(shop: Shop, asking: PageContext) -> ScanRouter:
    return ScanRouter(shop, asking)


@pytest.fixture
def targets(router: ScanRouter) -> Targets:
    return Targets(router)


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
        a_barcode("610233", 77): ScanDecision.NEW_UNIT,
        "AB1234567890": ScanDecision.UNKNOWN,
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
        router.submit(PART)
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
