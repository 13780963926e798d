"""From the first paint to a shop on screen, and back to nothing."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.devices.display import has_display
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.database_refusals import NoShopYetError
from aftersale_desktop.ui.application import make_frame, run_window
from aftersale_desktop.ui.frame import Frame
from aftersale_desktop.ui.main_window import Foot
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord
from aftersale_desktop.ui.settings import Settings, SettingsFile
from aftersale_desktop.ui.theme import current_tokens
from aftersale_desktop.ui.tokens import DARK, LIGHT, ThemeChoice
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.window_run import WindowPlan, WindowRun
from aftersale_desktop.ui.window_start import WindowStart
from aftersale_desktop.wording.catalogue import Language, Words


class NewerDatabaseError(AfterSaleError):
    pass


class Note(QObject):
    def __init__(self, _shop: str, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.field = QLineEdit()

    @property
    def widget(self) -> QWidget:
        return self.field

    def arrive(self) -> None:
        pass

    def kept(self) -> object:
        return self.field.text()

    def restore(self, kept: object) -> None:
        self.field.setText(str(kept))


def make_note(shop: str, context: PageContext) -> Page:
    return Note(shop, context)


def refusal_text(words: Words, error: AfterSaleError) -> str:
    return f"{words.language}: {type(error).__name__}"


def plan_for(open_shop: Callable[[], str], close_shop: Callable[[str], None] = lambda _shop: None) -> WindowPlan[str]:
    return WindowPlan(
        pages=(PageRecord("counter", "Counter", "counter", make_note),),
        open_shop=open_shop,
        refusal_text=refusal_text,
        foot=lambda shop, _words: Foot("ready", lines=(shop,)),
        close_shop=close_shop,
    )


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    frame = Frame(LIGHT)
    qtbot.addWidget(frame)
    return frame


Begin = Callable[[WindowPlan[str]], WindowRun[str]]


@pytest.fixture
def begin(qapp: QApplication, frame: Frame, tmp_path: Path, qtbot: QtBot) -> Iterator[Begin]:
    runs: list[WindowRun[str]] = []

    def begun(plan: WindowPlan[str]) -> WindowRun[str]:
        start = WindowStart(tmp_path, Language.ENGLISH)
        runs.append(WindowRun(qapp, frame, start, SettingsFile(tmp_path).load(), plan))
        runs[-1].begin()
        return runs[-1]

    yield begun
    for run in runs:
        run.finish()
        run.theme.choose(ThemeChoice.LIGHT)
    qtbot.wait(0)


def note_of(run: WindowRun[str]) -> Note:
    page = run.window.page("counter")
    assert isinstance(page, Note)
    return page


def test_the_frame_is_painted_before_there_is_anything_in_it(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.first_painted):
        frame.show()
    assert frame.centralWidget() is None
    image = frame.grab().toImage()
    assert image.pixelColor(20, 200).name().upper() == LIGHT.surface
    assert image.pixelColor(600, 200).name().upper() == LIGHT.ground


@pytest.mark.parametrize(("theme", "tokens"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_the_frame_wears_the_stored_theme(qapp: QApplication, qtbot: QtBot, theme: ThemeChoice, tokens: object) -> None:
    frame = make_frame(qapp, Settings(theme=theme))
    qtbot.addWidget(frame)
    assert frame.tokens is tokens


def test_size_and_place_come_back(frame: Frame, qtbot: QtBot) -> None:
    frame.resize(1100, 700)
    again = Frame(LIGHT, frame.geometry_text())
    qtbot.addWidget(again)
    assert again.height() == 700


def test_a_geometry_that_is_none_is_ignored(qtbot: QtBot) -> None:
    frame = Frame(LIGHT, "not a geometry")
    qtbot.addWidget(frame)
    assert frame.width() >= 1024


def test_the_shop_is_opened_in_the_worker_and_fills_the_pages(begin: Begin, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def open_shop() -> str:
        threads.append(threading.current_thread())
        return "Pudong"

    run = begin(plan_for(open_shop))
    with qtbot.waitSignal(run.window.filled):
        pass
    assert threads != [threading.main_thread()]
    assert note_of(run).context.words.language is Language.ENGLISH
    assert "Pudong" in {label.text() for label in run.window.findChildren(Text)}


def test_a_shop_that_refuses_to_open_says_why(begin: Begin, qtbot: QtBot) -> None:
    def open_shop() -> str:
        raise NewerDatabaseError

    run = begin(plan_for(open_shop))
    wanted = "en: NewerDatabaseError"
    qtbot.waitUntil(lambda: wanted in {label.text() for label in run.window.findChildren(Text)})


def test_where_there_is_no_shop_yet_the_plan_asks_what_to_found(begin: Begin, qtbot: QtBot) -> None:
    def open_shop() -> str:
        raise NoShopYetError("shop.db")

    run = begin(replace(plan_for(open_shop), welcome=lambda run: run.take_shop("Pudong")))
    with qtbot.waitSignal(run.window.filled):
        pass
    assert "Pudong" in {label.text() for label in run.window.findChildren(Text)}


def test_a_bug_while_the_shop_is_opened_leaves_no_one_waiting(begin: Begin, qtbot: QtBot) -> None:
    def open_shop() -> str:
        raise ZeroDivisionError

    run = begin(plan_for(open_shop))
    qtbot.waitUntil(lambda: run.crash_dialog is not None)
    assert "The shop cannot be opened" in {label.text() for label in run.window.findChildren(Text)}
    assert run.crash_dialog is not None
    run.crash_dialog.close()


def test_a_change_of_language_shows_at_once_is_stored_and_keeps_the_form(
    begin: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    run = begin(plan_for(lambda: "Pudong"))
    with qtbot.waitSignal(run.window.filled):
        pass
    note_of(run).field.setText("half typed")
    before = note_of(run)
    before.context.change_settings(Settings(Language.CHINESE, ThemeChoice.DARK))
    qtbot.waitUntil(lambda: note_of(run) is not before)
    assert note_of(run).field.text() == "half typed"
    assert note_of(run).context.words.language is Language.CHINESE
    assert current_tokens() is DARK
    assert SettingsFile(tmp_path).load() == Settings(Language.CHINESE, ThemeChoice.DARK)


def test_a_refusal_becomes_a_notice_in_the_language_of_the_user(begin: Begin, qtbot: QtBot) -> None:
    run = begin(plan_for(lambda: "Pudong"))
    with qtbot.waitSignal(run.window.filled):
        pass
    run.show_refusal(NewerDatabaseError())
    assert run.window.notice_text() == "en: NewerDatabaseError"


def test_a_crash_shows_one_dialog_and_keeps_the_form(begin: Begin, qtbot: QtBot) -> None:
    run = begin(plan_for(lambda: "Pudong"))
    with qtbot.waitSignal(run.window.filled):
        pass
    note_of(run).field.setText("half typed")
    for _ in range(3):
        run.crashes.catch(ValueError("secret"), None)
    qtbot.waitUntil(lambda: run.crash_dialog is not None)
    dialog = run.crash_dialog
    assert dialog is not None
    dialog.copy_details()
    copied = QApplication.clipboard().text()
    assert dialog.report.id in copied
    assert "secret" not in copied
    dialog.close()
    assert run.crash_dialog is None
    assert note_of(run).field.text() == "half typed"


def test_closing_keeps_the_geometry_and_closes_the_shop(
    begin: Begin, frame: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    closed: list[str] = []
    run = begin(plan_for(lambda: "Pudong", closed.append))
    with qtbot.waitSignal(run.window.filled):
        pass
    frame.close()
    run.finish()
    assert closed == ["Pudong"]
    assert SettingsFile(tmp_path).load().window_geometry


@pytest.mark.parametrize(
    ("environment", "platform", "there_is_one"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":990"}, "linux", False),
        ({"DISPLAY": "counter-7:0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_looked_for_before_qt_is(environment: dict[str, str], platform: str, there_is_one: bool) -> None:
    assert has_display(environment, platform) is there_is_one


@pytest.mark.parametrize(("language", "word"), [(Language.ENGLISH, "no display"), (Language.CHINESE, "显示屏")])
def test_no_display_is_one_sentence_and_exit_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language, word: str
) -> None:
    monkeypatch.setattr("aftersale_desktop.ui.application.has_display", lambda _environment: False)
    code = run_window(WindowStart(tmp_path, language), lambda: pytest.fail("nothing may be made"))
    told = capsys.readouterr().err
    assert code == 1
    assert word in told
    assert told.count("\n") == 1
