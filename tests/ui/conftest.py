"""A shop in memory and what a page may ask of its window, with everything asked written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import Theme
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import NOON, SUPERVISOR, a_stocked_shop
from tests.fake_counter import FakePrinters
from tests.fakes import FakeShop, a_fake_shop


@dataclass
class Asked:
    """What a page asked of its window."""

    notices: list[Notice] = field(default_factory=list)
    refusals: list[AfterSaleError] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop in memory, a supervisor at the keyboard."""
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


@pytest.fixture
def shop(fake_shop: FakeShop) -> Shop:
    """Return the shop in memory as pages know it."""
    return shop_of(fake_shop)


def shop_of(fake_shop: FakeShop) -> Shop:
    """Return a shop in memory as pages know it."""
    return Shop(fake_shop.means, fake_shop.who, fake_shop.settings, close=lambda: None)


@pytest.fixture
def worker(asked: Asked) -> Iterator[Background]:
    background = Background(asked.refusals.append)
    yield background
    assert background.close()


@pytest.fixture
def asking(qapp: QApplication, asked: Asked, worker: Background) -> Iterator[PageContext]:
    """Return what a page may ask, in English and in the look of the program."""
    Theme(qapp, ThemeChoice.LIGHT)
    context = PageContext(
        words=words_in(Language.ENGLISH),
        settings=Settings(language=Language.ENGLISH),
        background=worker,
        pictures=Background(asked.refusals.append),
        notify=asked.notices.append,
        show_refusal=asked.refusals.append,
        go_to=asked.places.append,
        change_settings=lambda _settings: None,
        exports=Exports(lambda: context),
    )
    yield context
    context.exports.close()
    assert context.pictures.close()


@pytest.fixture
def settle(qtbot: QtBot, worker: Background, asking: PageContext, print_queue: PrintQueue) -> Callable[[], None]:
    """Return what waits until workers and printers have nothing left to do."""
    busy = (worker.is_busy, asking.pictures.is_busy, asking.exports.is_busy, print_queue.is_busy)
    return lambda: qtbot.waitUntil(lambda: not any(is_busy() for is_busy in busy))


@pytest.fixture
def printers() -> FakePrinters:
    return FakePrinters()


@pytest.fixture
def print_queue(shop: Shop, asking: PageContext, printers: FakePrinters) -> Iterator[PrintQueue]:
    """Return the print queue of the shop, with printers that keep what they get."""
    queue = PrintQueue(lambda: shop.printing, printers, lambda: asking)
    yield queue
    queue.close()
