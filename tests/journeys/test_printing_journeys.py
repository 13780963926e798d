"""From a missing printer to confirmed paper: nothing is lost on the way, and nothing is called printed too early."""

from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.domain.papers import Audience, PaperKind, PaperSize
from aftersale_desktop.domain.print_jobs import JobState, PrintFault
from aftersale_desktop.services.paperwork import Sheet
from aftersale_desktop.ui.papers.queue_drawer import QueueDrawer
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import PaperTray, ShopCounter

pytestmark = pytest.mark.journey


def the_queue(shop_counter: ShopCounter) -> QueueDrawer | None:
    """Return the drawer of the print queue while it is open."""
    drawers = shop_counter.run.window.findChildren(QueueDrawer)
    return next((drawer for drawer in drawers if drawer.isVisible()), None)


def open_queue(shop_counter: ShopCounter) -> QueueDrawer:
    shop_counter.press("F12")
    drawer = the_queue(shop_counter)
    assert drawer is not None
    return drawer


def states(shop_counter: ShopCounter) -> list[JobState]:
    with shop_counter.stored() as shop:
        return [job.state for job in shop.printing.open_jobs()]


def take_a_claim(shop_counter: ShopCounter, codes: DemoCodes) -> str:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.take("cools badly")
    return shop_counter.newest_claim().number


def test_without_a_printer_the_paper_waits_until_one_is_chosen(open_counter: OpenCounter, codes: DemoCodes) -> None:
    tray = PaperTray(installed=("Roll",), fault=PrintFault.NO_PRINTER)
    shop_counter = open_counter(printer=tray)
    number = take_a_claim(shop_counter, codes)
    assert "No printer is set up" in shop_counter.notice
    assert f"{number}-receipt.pdf" in shop_counter.notice
    [pdf] = shop_counter.papers()
    drawer = open_queue(shop_counter)
    assert "No printer is set up" in drawer.state_text()
    assert states(shop_counter) == [JobState.FAILED]

    tray.fault = None
    shop_counter.focus_on_field(drawer.printer)
    shop_counter.type("Roll")
    assert drawer.printer.currentText() == "Roll"
    shop_counter.press("Ctrl+F10")
    assert tray.sent_to == ["Roll"]
    assert tray.sheets == [pdf.read_bytes()]
    assert drawer.state_text().startswith("Sent, nobody said yet")
    assert states(shop_counter) == [JobState.SENT]
    shop_counter.press("F10")
    assert states(shop_counter) == []
    shop_counter.press("Esc")
    assert the_queue(shop_counter) is None
    assert shop_counter.counter.isVisible()


def test_one_key_after_the_receipt_says_that_it_came_out(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray
) -> None:
    take_a_claim(shop_counter, codes)
    assert "Did it come out?" in shop_counter.notice
    assert states(shop_counter) == [JobState.SENT]
    shop_counter.press("F10")
    assert shop_counter.notice == ""
    assert states(shop_counter) == []
    assert len(tray.sheets) == 1


def test_what_was_left_unanswered_is_asked_about_at_the_next_start(
    open_counter: OpenCounter, codes: DemoCodes, folder: Path, tray: PaperTray
) -> None:
    shop = open_or_create_shop(Options(data_dir=folder, is_demo=True))
    sheet = Sheet(PaperKind.RECEIPT, codes.claim, PaperSize.A5, "en", (Audience.CUSTOMER,))
    [job] = shop.printing.queue(sheet, "Desk")
    shop.printing.send(shop.printing.prepare(job.id), tray)
    shop.close()

    shop_counter = open_counter()
    shop_counter.settle()
    assert "never confirmed" in shop_counter.notice
    drawer = open_queue(shop_counter)
    assert drawer.state_text().startswith("Sent, nobody said yet")
    shop_counter.press("F10")
    assert states(shop_counter) == []


def test_escape_closes_the_queue_and_leaves_the_form_as_it_was(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.scan(codes.in_warranty.indoor, codes.in_warranty.outdoor)
    shop_counter.press("F4")
    shop_counter.type("cools badly")
    open_queue(shop_counter)
    shop_counter.press("Esc")
    assert the_queue(shop_counter) is None
    assert shop_counter.counter.visit.fault.told.text() == "cools badly"
    shop_counter.type("!")
    assert shop_counter.counter.visit.fault.told.text() == "cools badly!"
