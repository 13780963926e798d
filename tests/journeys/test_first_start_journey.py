"""A first start without a manual: a few answers, a test page, F9, an open counter; the next start asks nothing."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.domain.people import Role
from aftersale_desktop.ui.main_window import ALONE
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language
from tests.fake_counter import FakePrinters
from tests.journeys.first_start import FirstStartWindow, FullDiskWindow, SecondStartWindow
from tests.journeys.page_walk import seen_texts, tab_stops
from tests.journeys.paper_reader import text_of
from tests.journeys.shop_counter import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("cheap_passwords")]
NO_PRINTER = FakePrinters(installed=())
FEWEST_CHANGED_PIXELS = 40
PHRASE = "long enough"
Open = Callable[..., FirstStartWindow]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    SettingsFile(tmp_path / "new").save(Settings(language=Language.ENGLISH))
    return tmp_path / "new"


@pytest.fixture
def open_window(qapp: QApplication, empty: Path) -> Iterator[Open]:
    """Return what opens the window on the empty folder; all windows are closed at the end."""
    opened: list[FirstStartWindow] = []

    def opens(kind: type[FirstStartWindow] = FirstStartWindow, printer: FakePrinters = NO_PRINTER) -> FirstStartWindow:
        opened.append(kind(qapp, empty, printer, is_demo=False))
        opened[-1].frame.resize(1440, 900)
        opened[-1].settle()
        return opened[-1]

    yield opens
    for window in opened:
        window.close()


def answer(window: FirstStartWindow) -> None:
    """Type every answer that has no default, going on by Tab."""
    page = window.welcome
    window.focus_on_field(page.code)
    window.type("hz07")
    window.press("Tab")
    window.compose("杭州西湖服务中心")
    window.press("Tab")
    window.type("West Lake Service Center")
    window.press("Tab")
    window.compose("杭州市西湖区文三路 8 号")
    window.focus_on_field(page.point.hotline)
    window.type("400-123-4567")
    for field in (page.password, page.repeated):
        window.focus_on_field(field)
        window.type(PHRASE)
    window.focus_on_field(page.administrator)
    window.compose("林涛")


def test_a_shop_is_founded_by_keys_and_the_next_start_asks_who_it_is(open_window: Open, empty: Path) -> None:
    window = open_window()
    answer(window)
    window.press("F7")
    saved = empty / "papers" / "test-page.pdf"
    assert window.welcome.printer.outcome() == f"✓ The test page was saved: {saved}"
    assert "Test page" in text_of(saved.read_bytes())
    window.open_shop()
    again = open_window(SecondStartWindow)
    assert isinstance(again, SecondStartWindow)
    assert "林涛 · administrator" not in again.labels()
    again.sign_in("林涛", PHRASE)
    wait_until(lambda: again.run.window.page("counter") is not None)
    again.settle()
    for opened in (window, again):
        assert {"West Lake Service Center", "林涛 · administrator"} <= set(opened.labels())
        assert opened.run.window.page(ALONE) is None
    with again.stored() as shop:
        assert shop.terms.point.code == "HZ07"
        assert [user.role for user in shop.terms.users] == [Role.ADMINISTRATOR]
        assert shop.terms.tariffs


def test_a_refusal_stands_beside_its_field_and_the_first_one_has_the_focus(open_window: Open, empty: Path) -> None:
    window = open_window()
    answer(window)
    page = window.welcome
    page.code.setText("WESTLAKE")
    page.administrator.clear()
    window.press("F9")
    assert page.code.hasFocus()
    assert "⚠ Fill this in: it stands on every paper." in window.labels()
    assert any(label.startswith("⚠ WESTLAKE cannot be a point code") for label in window.labels())
    assert "2 answers are still open." in window.labels()
    assert not (empty / DATABASE_NAME).exists()


def test_a_founding_that_fails_says_why_and_keeps_every_answer(open_window: Open) -> None:
    window = open_window(FullDiskWindow)
    answer(window)
    before = window.welcome.answers()
    window.press("F9")
    assert "disk" in window.notice
    assert window.welcome.answers() == before
    assert window.welcome.open.isEnabled()


def test_closing_half_way_founds_nothing_and_the_next_start_asks_again(open_window: Open, empty: Path) -> None:
    window = open_window()
    answer(window)
    window.frame.close()
    assert not (empty / DATABASE_NAME).exists()
    assert open_window().welcome.code.text() == ""


def test_a_change_of_language_keeps_what_was_typed_what_was_found_and_the_focus(open_window: Open) -> None:
    window = open_window()
    answer(window)
    window.press("F7")
    window.scan("610233260103009172")
    before = window.welcome.answers()
    window.run.change_settings(replace(window.settings, language=Language.CHINESE))
    window.settle()
    page = window.welcome
    assert page.answers() == before
    assert page.administrator.hasFocus()
    assert page.scanner.line.text() == "610233260103009172"
    assert page.printer.outcome().startswith("✓ 测试页已保存")
    assert "欢迎使用" in window.labels()


def test_a_scan_is_shown_wherever_the_focus_is_and_types_nothing(open_window: Open) -> None:
    window = open_window()
    window.focus_on_field(window.welcome.administrator)
    window.scan("CAP35-400-1")
    assert window.welcome.scanner.line.text() == "CAP35-400-1"
    assert not window.welcome.scanner.visibleRegion().isEmpty()
    assert window.welcome.administrator.text() == ""


def test_the_sample_shop_lies_apart_and_the_next_start_asks_again(
    open_window: Open, empty: Path, sample_folder: Path
) -> None:
    shutil.copytree(sample_folder, empty / "demo")  # making it takes longer than any journey
    window = open_window()
    window.choose("The sample shop")
    window.open_shop()
    assert "Pudong Service Center" in window.labels()
    assert not (empty / DATABASE_NAME).exists()
    assert not open_window().welcome.is_sample()


@pytest.mark.parametrize("printers", [(), ("Desk",)])
def test_the_page_is_walked_by_tab_and_read_in_both_languages_and_themes(
    open_window: Open, printers: tuple[str, ...]
) -> None:
    window = open_window(printer=FakePrinters(installed=printers))
    forwards, backwards = tab_stops(window), tab_stops(window, backwards=True)
    assert [type(stop.widget).__name__ for stop in forwards if not stop.name] == []
    assert [stop.name for stop in forwards if stop.changed_pixels < FEWEST_CHANGED_PIXELS] == []
    assert sorted(stop.name for stop in backwards) == sorted(stop.name for stop in forwards)
    window.press("F9")
    for language in Language:
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            window.run.change_settings(replace(window.settings, language=language, theme=theme))
            window.settle()
            assert [text for text in seen_texts(window.frame) if not text.is_readable] == []


def test_the_test_page_goes_to_the_printer_that_was_chosen(open_window: Open) -> None:
    printer = FakePrinters(installed=("Desk",))
    window = open_window(printer=printer)
    assert "1 printer was found." in window.labels()
    window.press("F7")
    assert printer.sent_to == ["Desk"]
    assert not window.welcome.printer.visibleRegion().isEmpty()
    assert window.welcome.printer.outcome().startswith("✓ The test page was sent to Desk.")
