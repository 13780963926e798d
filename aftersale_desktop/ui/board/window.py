"""The board's window: on the second screen where there is one, read anew and turned over by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut

from aftersale_desktop.domain.waiting_board import BoardLine, BoardStage
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.board.view import BoardColumn, BoardText, BoardView
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.window_run import WindowRun
from aftersale_desktop.wording.cards import short_number
from aftersale_desktop.wording.catalogue import N_, Language, words_in
from aftersale_desktop.wording.waiting_board import stage_name

_READ_EVERY_MS = 10_000
_SIZE = (1280, 800)
_TONES = {BoardStage.READY: Tone.GOOD, BoardStage.COME_TO_COUNTER: Tone.CAUTION}


class WaitingBoard(QObject):
    """Opens and closes the board; while it is open it follows the shop, also while the window is locked."""

    def __init__(self, shop: Shop, run: WindowRun[Shop]) -> None:
        super().__init__(run)
        self._shop, self._run = shop, run
        self.view: BoardView | None = None
        self._read: Callable[[], tuple[BoardLine, ...]] | None = None
        self._timer = QTimer(self, interval=_READ_EVERY_MS)
        self._timer.timeout.connect(self._turn)
        run.frame.closing.connect(self.close)

    def toggle(self) -> None:
        """Open the board, or close it."""
        if self.view is None:
            self._run.background.run(self._shop.repairs.waiting_board.open, self._open)
        else:
            self.close()

    def close(self) -> None:
        """Take the board off its screen."""
        self._timer.stop()
        if self.view is not None:
            self.view.close()
            self.view.deleteLater()
            self.view = None

    def _open(self, read: Callable[[], tuple[BoardLine, ...]]) -> None:
        self._read = read
        self.view = view = BoardView(self._run.words("Waiting-room board"))
        view.setWindowTitle(self._run.words("Waiting-room board"))
        view.resize(*_SIZE)
        view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), view).activated.connect(self.close)
        other = second_screen(self._run.frame.screen())
        if other is None:
            view.show()
        else:
            view.setGeometry(other.geometry())
            view.showFullScreen()
        self._run.frame.activateWindow()  # the clerk goes on typing
        self._timer.start()
        self._read_again()

    def _turn(self) -> None:
        if self.view is not None:
            self.view.turn_page()
            self._read_again()

    def _read_again(self) -> None:
        if self._read is not None:
            self._run.background.run(self._read, self._show, owner=self)

    def _show(self, lines: tuple[BoardLine, ...]) -> None:
        if self.view is None:
            return
        point = self._shop.terms.point.name
        name = " ".join(dict.fromkeys((point.text(Language.CHINESE), point.text(Language.ENGLISH))))
        self.view.show_board(name, f"{self._shop.now():%H:%M}", board_columns(lines))


def board_columns(lines: tuple[BoardLine, ...]) -> tuple[BoardColumn, ...]:
    """Return what is ready and what is in work, each text in both languages: a customer chose no language."""
    ready = tuple(_text(line) for line in lines if line.stage is BoardStage.READY)
    others = tuple(_text(line) for line in lines if line.stage is not BoardStage.READY)
    return (
        BoardColumn(_both(N_("Ready for collection")), ready, _both(N_("Nothing is ready right now."))),
        BoardColumn(_both(N_("Repairs under way")), others, _both(N_("Nothing is in the workshop."))),
    )


def second_screen(own: QScreen) -> QScreen | None:
    """Return a screen besides the one the window is on, None where there is but one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not own), None)


def _text(line: BoardLine) -> BoardText:
    tone = _TONES.get(line.stage, Tone.NEUTRAL)
    chinese, english = (stage_name(words_in(language), line.stage) for language in Language)
    return BoardText(short_number(line.number), chinese, english, tone)


def _both(message: str) -> str:
    return " ".join(words_in(language)(message) for language in Language)
