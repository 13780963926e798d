"""Keeps the call being taken on the disk: whatever ends the program, nothing of what was told is lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.ui.hotline.section import HotlineContext

_KEEP_EVERY_MS = 1500


class CallDrafting(QObject):
    """`begin` brings back what the last run left; then what changed is written every few moments."""

    def __init__(self, context: HotlineContext, draft: Callable[[], CallDraft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._kept: CallDraft | None = None
        self._timer = QTimer(self, interval=_KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def has_begun(self) -> bool:
        """Whether the last draft was read."""
        return self._timer.isActive()

    def begin(self, came_back: Callable[[CallDraft], None]) -> None:
        """Read what the last run left, tell it, and keep from then on."""

        def tell(draft: CallDraft | None) -> None:
            self._timer.start()
            if draft is not None:
                self._kept = draft
                came_back(draft)

        self._context.run(self._context.shop.hotline.drafts.kept, tell, self, lambda _refusal: self._timer.start())

    def keep(self) -> None:
        """Write the call unless it is the one written last; none leaves nothing on the disk."""
        draft = self._draft()
        if draft == self._kept or not (self.has_begun and self._context.may(Right.TAKE_CALL)):
            return
        self._kept = draft
        drafts = self._context.shop.hotline.drafts
        self._context.run(lambda: drafts.keep(draft) if draft is not None else drafts.forget(), _done, self)


def _done(_nothing: None) -> None:
    """There is nothing to show of a draft that was written."""
