"""One sample shop for all journeys, a copy of it for each."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from PySide6.QtWidgets import QApplication

from aftersale_desktop.bootstrap import DATABASE_NAME, Options, open_or_create_shop
from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY, DemoCodes, codes_with
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.wording.catalogue import Language
from tests.journeys.shop_counter import PaperTray, ShopCounter

OPENED_AT = datetime(2026, 11, 26, 10, 30).astimezone()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill the sample shop once; filling it takes longer than any journey."""
    folder = tmp_path_factory.mktemp("sample")
    with time_machine.travel(OPENED_AT):
        open_or_create_shop(Options(data_dir=folder, is_demo=True)).close()
    return folder


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Let every journey begin on the same Thursday morning."""
    with time_machine.travel(OPENED_AT) as traveller:
        yield traveller


@pytest.fixture
def folder(tmp_path: Path, sample_folder: Path) -> Path:
    """Return a folder with the sample shop and English settings."""
    fresh = tmp_path / "shop"
    fresh.mkdir()
    for file in sample_folder.glob(f"{DATABASE_NAME}*"):
        shutil.copy(file, fresh)
    SettingsFile(fresh).save(Settings(language=Language.ENGLISH))
    return fresh


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


OpenCounter = Callable[..., ShopCounter]


@pytest.fixture
def open_counter(qapp: QApplication, folder: Path, tray: PaperTray) -> Iterator[OpenCounter]:
    """Return what opens the window; all windows are closed at the end."""
    opened: list[ShopCounter] = []

    def opens(**changes: object) -> ShopCounter:
        printer = changes.pop("printer", tray)
        counter = ShopCounter(qapp, folder, printer, **changes)  # type: ignore[arg-type]
        opened.append(counter)
        return counter

    yield opens
    for counter in opened:
        counter.close()


@pytest.fixture
def shop_counter(open_counter: OpenCounter) -> ShopCounter:
    """Return the window, open and ready for a scan, on the sample shop in English."""
    return open_counter()


@pytest.fixture
def codes(folder: Path) -> DemoCodes:
    """Return the codes to try."""
    shop = open_or_create_shop(Options(data_dir=folder, is_demo=True))
    number = shop.claims.number_of_request(DEMO_CLAIM_KEY)
    shop.close()
    return codes_with(number)
