"""The scanner's figures that need a window or a worker: the matrix of widgets, and scans while the database is busy."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import quantiles

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aftersale_desktop.devices.scan_events import ScanEvent, ScanSource
from aftersale_desktop.devices.sounds import Sounds
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.clock import monotonic_ms
from aftersale_desktop.ui.exports import Exports
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_feedback import ScanFeedback
from aftersale_desktop.ui.scan_filter import ScanFilter
from aftersale_desktop.ui.scan_router import ScanRouter
from aftersale_desktop.ui.settings import Settings
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.scan_strip import ScanAnswer, ScanStrip
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.keyboard import Keyboard
from tests.scan_stations import CODES, KINDS, Counter, KeyRecorder, station
from tests.scanner_cases import Figure
from tests.scanner_streams import seeded

LATEST_ANSWER_MS = 100
_TERMINATORS = ("\r", "\n", "\t")


class Stage:
    """Shows windows without pytest and closes them at the end."""

    def __init__(self) -> None:
        self._windows: list[QWidget] = []

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802 - the name pytest-qt's bot has for it
        self._windows.append(widget)

    def waitExposed(self, widget: QWidget) -> None:  # noqa: N802 - the name pytest-qt's bot has for it
        spin_until(widget.isVisible)

    def clear(self) -> None:
        for window in self._windows:
            window.close()
            window.deleteLater()
        self._windows.clear()


def spin_until(is_so: Callable[[], bool], longest_s: float = 20) -> None:
    """Let the window work until something is true."""
    until = time.monotonic() + longest_s
    while not is_so() and time.monotonic() < until:
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


def focus_matrix(application: QApplication) -> list[Figure]:
    """S-05: a scan over every kind of widget, with every code and terminator."""
    cases = changed = lost = 0
    for kind in KINDS:
        for code in CODES:
            for terminator in _TERMINATORS:
                is_changed, raws = _scan_over(application, kind, code, terminator)
                cases += 1
                changed += is_changed
                lost += raws != [code]
    return [
        Figure("S-05", f"{len(KINDS)} widget kinds × scans: values changed, keys or clicks", cases, changed),
        Figure("S-05", f"{len(KINDS)} widget kinds × scans: not exactly one scan", cases, lost),
    ]


def _scan_over(application: QApplication, kind: str, code: str, terminator: str) -> tuple[bool, list[str]]:
    stage, counter = Stage(), Counter(ScanFilter(application))
    place = station(kind, stage)
    before, recorder = place.value(), KeyRecorder(place.widget)
    Keyboard(place.window).scan(code, terminator)
    spin_until(lambda: bool(counter.raws))
    is_changed = place.value() != before or bool(place.clicks) or bool(recorder.seen)
    counter.filter.stop()
    counter.filter.deleteLater()
    stage.clear()
    return is_changed, counter.raws


def busy_database(shop: Shop, codes: list[str], stall_s: float, all_within_s: float) -> Figure:
    """S-11: scans that come while the database answers nothing; every one is handled, in its order."""
    gate = threading.Event()
    background = Background(lambda _refusal: None)
    router = ScanRouter(_behind(shop, gate), _context(background))
    decided: list[str] = []
    router.log.decided.connect(lambda record: decided.append(record.event.raw))
    waiting = iter(codes)
    scanner = QTimer(router, interval=round(1000 * all_within_s / len(codes)), timerType=Qt.TimerType.PreciseTimer)
    scanner.timeout.connect(lambda: _take_next(router, waiting))
    scanner.start()
    QTimer.singleShot(round(1000 * stall_s), gate.set)
    spin_until(lambda: len(decided) == len(codes), all_within_s + stall_s + 10)
    background.close()
    wrong = sum(given != handled for given, handled in zip(codes, decided, strict=False))
    return Figure(
        "S-11",
        f"scans in {all_within_s:g} s, database busy for {stall_s:g} s: lost or out of order",
        len(codes),
        wrong + len(codes) - len(decided),
    )


def double_reads(shop: Shop, part: str, wanted: int) -> list[Figure]:
    """S-12: a part read two to five times within a moment is one record; meant twice, it is two."""
    chance, background = seeded(1212), Background(lambda _refusal: None)
    router = ScanRouter(shop, _context(background))
    records: list[str] = []
    router.for_part.connect(records.append)
    doubled = refused = 0
    at_ms = 0.0
    for number in range(wanted):
        before = len(records)
        for _ in range(chance.randint(2, 5)):
            router.take(ScanEvent(part, ScanSource.SERIAL, at_ms, at_ms, len(part), "\r"))
            at_ms += chance.uniform(0, 1500)
        spin_until(lambda: not background.is_busy())
        doubled += len(records) - before != 1
        if number % 2:
            router.take_again()
        else:
            router.take(ScanEvent(part, ScanSource.SERIAL, at_ms + 1501, at_ms + 1501, len(part), "\r"))
        spin_until(lambda: not background.is_busy())
        refused += len(records) - before != 2
        at_ms += 10_000
    background.close()
    return [
        Figure("S-12", "labels read twice and more: not exactly one record", wanted, doubled),
        Figure("S-12", "deliberate repeats, by key or after 1.5 s: not taken", wanted, refused),
    ]


class AnswerWindow:
    """A window that was painted before, as every window was when a scan comes, and notes when an answer is."""

    def __init__(self) -> None:
        self._window = QWidget()
        self._window.resize(1200, 800)
        self._strip = ScanStrip(self._window)
        self._window.show()
        self.painted_ms: list[float] = []
        self.show_scan(ScanAnswer("check", Tone.GOOD, "", ""))

    def show_scan(self, answer: ScanAnswer) -> None:
        self._strip.show_answer(answer)
        self._strip.repaint()
        self.painted_ms.append(monotonic_ms())

    def notify(self, _notice: Notice) -> None:
        return

    def take_notice_back(self) -> None:
        return


def answer_ms(shop: Shop, codes: list[str]) -> tuple[Figure, float]:
    """S-13: from the last key of a scan to its answer painted and its tone begun; later than 100 ms is a fault."""
    background, screen, sounds = Background(lambda _refusal: None), AnswerWindow(), Sounds()
    words = words_in(Language.CHINESE)
    spent: list[float] = []
    router = ScanRouter(shop, _context(background))
    feedback = ScanFeedback(screen, router, sounds, lambda: words, lambda: True)
    for code in codes:
        event = _event(code)
        router.take(event)
        spin_until(lambda: not background.is_busy())
        spent.append(screen.painted_ms[-1] - event.ended_at_ms)
    background.close()
    sounds.close()
    feedback.deleteLater()
    late = sum(value > LATEST_ANSWER_MS for value in spent)
    figure = Figure("S-13", "scans answered in sight and sound later than 100 ms", len(codes), late)
    return figure, quantiles(spent, n=20)[-1]


def _take_next(router: ScanRouter, waiting: Iterator[str]) -> None:
    code = next(waiting, None)
    if code is not None:
        router.take(_event(code))


def _event(code: str) -> ScanEvent:
    now_ms = monotonic_ms()
    return ScanEvent(code, ScanSource.SERIAL, now_ms, now_ms, len(code), "\r")


def _behind(shop: Shop, gate: threading.Event) -> Shop:
    """Return the shop with a database that answers nothing before the gate opens."""
    reading = shop.means.start_reading

    @contextmanager
    def start_reading() -> Iterator[Work]:
        gate.wait(30)
        with reading() as work:
            yield work

    return replace(shop, means=replace(shop.means, start_reading=start_reading))


def _context(background: Background) -> PageContext:
    context = PageContext(
        words=words_in(Language.ENGLISH),
        settings=Settings(language=Language.ENGLISH),
        background=background,
        pictures=background,
        notify=lambda _notice: None,
        show_refusal=lambda _refusal: None,
        go_to=lambda _page: None,
        change_settings=lambda _settings: None,
        exports=Exports(lambda: context),
    )
    return context
