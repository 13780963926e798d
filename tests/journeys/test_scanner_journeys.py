"""The scanner in the real window: every scan answered, a label read twice counted, the history at hand."""

import os
import sys
from dataclasses import replace

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.services.scan_decisions import ScanDecision
from aftersale_desktop.ui.scan_desk import ScanDesk
from aftersale_desktop.ui.scan_history import ScanHistory
from aftersale_desktop.ui.scan_router import ScanRouter
from tests.journeys.shop_counter import ShopCounter, wait_until

pytestmark = pytest.mark.journey


def router_of(shop_counter: ShopCounter) -> ScanRouter:
    router = shop_counter.run.findChild(ScanRouter)
    assert isinstance(router, ScanRouter)
    return router


def history_of(shop_counter: ShopCounter) -> ScanHistory:
    history = shop_counter.run.window.findChild(ScanHistory)
    assert isinstance(history, ScanHistory)
    return history


def decisions(shop_counter: ShopCounter) -> list[ScanDecision | None]:
    return [record.decision for record in reversed(router_of(shop_counter).log.records())]


def answer(shop_counter: ShopCounter) -> str:
    shown = shop_counter.run.window.scan_answer()
    return shown.decision if shown is not None else ""


def test_every_scan_says_on_top_of_the_window_what_it_was(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    said = []
    for code in (codes.in_warranty.indoor, codes.part, "6901234567890", "nobody123", codes.card):
        shop_counter.scan(code)
        said.append(answer(shop_counter))
    assert said == ["Unit barcode", "Not taken", "Misread", "Unknown", "Warranty card"]


def test_a_label_read_twice_is_counted_and_f11_takes_it_again(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    unit = codes.mismatched.outdoor
    shop_counter.scan(codes.mismatched.indoor, unit)
    shop_counter.keyboard().scan(unit)
    shop_counter.settle()
    assert answer(shop_counter) == "Already scanned ×2"
    assert not shop_counter.sees("read 2 times")
    shop_counter.press("F11")
    assert shop_counter.sees("read 2 times")
    assert decisions(shop_counter)[-2:] == [ScanDecision.DUPLICATE, ScanDecision.MISMATCH]


def test_the_history_opens_over_a_form_and_leaves_it_as_it_was(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor)
    shop_counter.press("F4")
    shop_counter.type("Leaks")
    shop_counter.press("Ctrl+H")
    panel = history_of(shop_counter).panel
    assert panel is not None
    assert [record.event.raw for record in panel.records()] == [codes.in_warranty.indoor]
    shop_counter.scan(codes.in_warranty.outdoor)
    assert len(panel.records()) == 2
    shop_counter.press("Esc")
    assert history_of(shop_counter).panel is None
    assert shop_counter.counter.visit.fault.told.text() == "Leaks"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_a_scanner_at_a_serial_port_works_beside_the_keyboard(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    ours, theirs = os.openpty()
    desk = shop_counter.run.findChild(ScanDesk)
    assert isinstance(desk, ScanDesk)
    desk.use_settings(replace(shop_counter.run.settings, scanner_port=os.ttyname(theirs)))
    wait_until(lambda: desk.state(shop_counter.run.words).text == "Scanner ready")
    for piece in (codes.in_warranty.indoor[:7], codes.in_warranty.indoor[7:] + "\r", "\n"):
        os.write(ours, piece.encode())
    wait_until(lambda: decisions(shop_counter) == [ScanDecision.UNIT])
    shop_counter.scan(codes.in_warranty.outdoor)
    assert decisions(shop_counter) == [ScanDecision.UNIT] * 2
    desk.use_settings(replace(shop_counter.run.settings, scanner_port="/dev/no-such-port"))
    wait_until(lambda: desk.state(shop_counter.run.words).text == "Scanner missing")
    desk.use_settings(shop_counter.run.settings)
    assert desk.state(shop_counter.run.words).text == "Scanner ready"
    os.close(ours)
    os.close(theirs)
