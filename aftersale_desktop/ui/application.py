"""From nothing to a window on screen; whatever is slow is imported after the first paint."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.display import has_display
from aftersale_desktop.ui.frame import Frame
from aftersale_desktop.ui.settings import Settings, SettingsFile, system_language
from aftersale_desktop.ui.tokens import tokens_for
from aftersale_desktop.ui.window_start import WindowStart
from aftersale_desktop.wording.catalogue import words_in

if TYPE_CHECKING:
    from aftersale_desktop.ui.window_run import WindowPlan

_MIDDLE_GREY = 128


def run_window(start: WindowStart, make_plan: "Callable[[], WindowPlan[Any]]") -> int:
    """Show the window until it is closed; return 0, or 1 with one sentence where there is no display.

    `make_plan` is called after the first paint, so that what it imports delays nothing.
    """
    if not has_display(os.environ):
        words = words_in(start.language or system_language())
        sentence = words("There is no display to open a window on. Start it from a desktop, or use the commands.")
        sys.stderr.write(sentence + "\n")
        return 1
    app = make_application()
    settings = SettingsFile(start.data_dir).load()
    frame = make_frame(app, settings)
    if start.exits_after_first_paint:
        frame.first_painted.connect(app.quit)
        frame.show()
        return app.exec()
    ends: list[Callable[[], None]] = []
    frame.first_painted.connect(lambda: ends.append(_begin(app, frame, start, settings, make_plan())))
    frame.show()
    code = app.exec()
    for end in ends:
        end()
    return code


def make_application() -> QApplication:
    """Return the one application object; broken scale factors are passed through by Qt's own default."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("aftersale-desktop")
    app.setDesktopFileName("aftersale-desktop")
    return app


def make_frame(app: QApplication, settings: Settings) -> Frame:
    """Return the window, still empty, in the colours it will have."""
    system_is_dark = app.palette().window().color().lightness() < _MIDDLE_GREY
    return Frame(tokens_for(settings.theme, system_is_dark=system_is_dark), settings.window_geometry)


def _begin(
    app: QApplication, frame: Frame, start: WindowStart, settings: Settings, plan: "WindowPlan[Any]"
) -> Callable[[], None]:
    from aftersale_desktop.ui.window_run import WindowRun

    run = WindowRun(app, frame, start, settings, plan)
    run.begin()
    return run.finish
