"""Catches what nothing else caught: logged without anybody's data, told once, and the program goes on."""

import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

LOG_NAME = "aftersale.log"
FAULT_NAME = "faults.log"
LOG_FILES = 5
LOG_BYTES = 2 * 1024 * 1024
_log = logging.getLogger("aftersale_desktop")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What may be told: an id, what kind of error, and where; its message stays out, for it can name a customer."""

    id: str
    kind: str
    details: str


def crash_report(error: BaseException, trace: TracebackType | None) -> CrashReport:
    """Return the report of an error with the errors that led to it."""
    lines = [line for link, links_trace in _chain(error, trace) for line in _told(link, links_trace)]
    return CrashReport(os.urandom(4).hex().upper(), type(error).__name__, "\n".join(lines))


def _chain(error: BaseException, trace: TracebackType | None) -> Iterator[tuple[BaseException, TracebackType | None]]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link, trace if link is error else link.__traceback__
        link = link.__cause__ or link.__context__


def _told(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(trace):
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"


def _short(filename: str) -> str:
    """Return a file name without the folders of the machine it lies on."""
    parts = Path(filename).parts
    start = next((at for at, part in enumerate(parts) if part == "aftersale_desktop"), max(0, len(parts) - 2))
    return "/".join(parts[start:])


class CrashHook(QObject):
    """Sends what Python, its threads and Qt report to one log, and bugs to `show` on the UI thread."""

    _crashed = Signal(object)

    def __init__(self, folder: Path, show: Callable[[CrashReport], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._faults: TextIO | None = None
        self._handler: logging.Handler = logging.NullHandler()
        self._crashed.connect(show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over all hooks; a folder that cannot be written costs the log, not the program."""
        self._open_logs()
        sys.excepthook = lambda _kind, error, trace: self.catch(error, trace)
        threading.excepthook = lambda found: self.catch(found.exc_value, found.exc_traceback)
        sys.unraisablehook = lambda found: self.catch(found.exc_value, found.exc_traceback)
        qInstallMessageHandler(_log_qt_message)

    def remove(self) -> None:
        """Give all hooks back and close the logs."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        _log.removeHandler(self._handler)
        self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def catch(self, error: BaseException | None, trace: TracebackType | None) -> None:
        """Log one error and have it shown; leaving the program is no error."""
        if error is None or isinstance(error, (KeyboardInterrupt, SystemExit)):
            return
        report = crash_report(error, trace)
        _log.critical("crash %s\n%s", report.id, report.details)
        self._crashed.emit(report)

    def _open_logs(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                self._folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
            )
            self._faults = (self._folder / FAULT_NAME).open("a", encoding="utf-8")
        except OSError:
            return
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        _log.addHandler(self._handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False
        faulthandler.enable(self._faults)


def _log_qt_message(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
