"""What time itself brings, done once a day by every open window."""

from datetime import date

from PySide6.QtCore import QObject, QTimer

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Background

_LOOK_EVERY_MS = 60_000


class DayTurn(QObject):
    """Ends quotes that ran out when somebody begins to work at a window, and again a minute after midnight.

    A refusal is told to nobody: the next look tries again.
    """

    def __init__(self, shop: Shop, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._shop, self._background = shop, background
        self._done_on: date | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Do what the day asks for, unless it was done today or nobody is there to answer for it."""
        today = self._shop.now().date()
        if today == self._done_on or not self._shop.keyboard.has_user:
            return
        self._done_on = today
        expiry = self._shop.repairs.quote_expiry
        self._background.run(expiry.let_expire, lambda _numbers: None, self._try_again, owner=self)

    def _try_again(self, _refusal: AfterSaleError) -> None:
        self._done_on = None
