"""Every widget on pictures, in both themes and both languages: `python -m tests.ui.gallery FOLDER [scale]`.

A script to look at, not a test.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aftersale_desktop.ui.administration.settings_controller import SettingsController
from aftersale_desktop.ui.application import make_application
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.crash_hook import CrashReport
from aftersale_desktop.ui.errors import CrashDialog
from aftersale_desktop.ui.main_window import Foot, MainWindow
from aftersale_desktop.ui.pages import Page, PageContext, PageRecord
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import Theme, ThemeChoice, Tone
from aftersale_desktop.ui.widgets.scan_field import ScanField
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from tests.builders import NOON, SUPERVISOR, a_stocked_shop
from tests.fakes import a_fake_shop
from tests.ui.gallery_cards import Say
from tests.ui.gallery_pages import claims_page, counter_page, forms_page


class GalleryPage:
    """A sample page in the window."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def arrive(self) -> None:
        scan = self.widget.findChild(ScanField)
        if scan is not None:
            scan.setFocus()

    def kept(self) -> object:
        return None

    def restore(self, kept: object) -> None:
        pass


def say_in(words: Words) -> Say:
    return (lambda en, _zh: en) if words.language is Language.ENGLISH else (lambda _en, zh: zh)


def records(*, fits: bool) -> tuple[PageRecord[object], ...]:
    def made(page: Callable[[Say], QWidget]) -> Callable[[object, PageContext], Page]:
        return lambda _shop, context: GalleryPage(page(say_in(context.words)))

    keyboard = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON).who
    return (
        PageRecord("counter", "Counter", "counter", made(lambda say: counter_page(say, fits=fits))),
        PageRecord("claims", "Claims", "claims", made(claims_page)),
        PageRecord("forms", "Cards", "cards", made(forms_page)),
        PageRecord("settings", "Settings", "settings", lambda _shop, context: SettingsController(keyboard, context)),
    )


def window_for(language: Language, choice: ThemeChoice) -> MainWindow[object]:
    words = words_in(language)
    window = MainWindow(records(fits=choice is ThemeChoice.LIGHT), words)
    background = Background(lambda _error: None)
    settings = Settings(language, choice)
    context = PageContext(words, settings, background, window.notify, lambda _: None, window.go_to, lambda _: None)
    window.resize(1440, 900)
    window.fill(object(), context)
    say = say_in(words)
    lines = (say("Pudong Service Center", "上海浦东服务中心"), say("Wang Min · clerk", "王敏 · 接待"))
    window.show_foot(Foot(say("Scanner ready", "扫码枪就绪"), Tone.GOOD, lines))
    return window


def take_pictures(folder: Path) -> None:
    app = make_application()
    theme = Theme(app)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for language in Language:
            window = window_for(language, choice)
            theme.dress(window)
            window.show()
            for name in ("counter", "claims", "forms", "settings"):
                window.go_to(name)
                app.processEvents()
                window.grab().save(str(folder / f"{name}-{language}-{choice}.png"))
            dialog = CrashDialog(
                CrashReport("4F2A91C0", "ValueError", "builtins.ValueError"), words_in(language), window
            )
            dialog.show()
            app.processEvents()
            dialog.grab().save(str(folder / f"crash-{language}-{choice}.png"))
            window.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if len(sys.argv) > 2:
        os.environ["QT_SCALE_FACTOR"] = sys.argv[2]
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    take_pictures(target)
