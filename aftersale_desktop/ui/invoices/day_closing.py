"""Closing the day: the till is counted against the ledger, closed once, and its sheet printed."""

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from aftersale_desktop.domain.day_close import DayClose, DifferenceUnexplainedError, TillChangedError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.till import ClosedDay, CloseDraft, TillDay
from aftersale_desktop.ui.invoices.day_close_form import DayCloseForm
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.desk import PaperActions
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.wording.till import difference_text


@dataclass(frozen=True, slots=True)
class KeptCount:
    """A till half counted, with the key that closes it once."""

    day: TillDay
    corrected: DayClose | None
    draft: CloseDraft
    request_key: str


class DayClosing(QObject):
    """Serves the one form; `opened` once it can be shown, `over` when it is done with."""

    opened = Signal()
    over = Signal()

    def __init__(self, form: DayCloseForm, shop: Shop, context: PageContext, papers: PaperActions) -> None:
        super().__init__(form)
        self._form, self._shop, self._context, self._papers = form, shop, context, papers
        self._day: TillDay | None = None
        self._corrected: DayClose | None = None
        self._request_key = ""
        form.close_wanted.connect(self._close)
        form.correct_wanted.connect(self._correct)
        form.left.connect(self._leave)

    def start(self) -> None:
        """Read what is to be counted and show it."""
        self._context.background.run(self._shop.money.till.day, self._show, owner=self)

    def kept(self) -> KeptCount | None:
        """Return the till as it is counted, None while the form is not open."""
        draft = self._form.draft() if self._day else None
        return KeptCount(self._day, self._corrected, draft, self._request_key) if self._day and draft else None

    def restore(self, kept: KeptCount | None) -> None:
        """Open the form again with what was counted."""
        if kept is not None:
            self._show(kept.day, kept.corrected)
            self._request_key = kept.request_key
            self._form.fill(kept.draft)

    def _show(self, day: TillDay, corrected: DayClose | None = None) -> None:
        self._day, self._corrected, self._request_key = day, corrected, uuid4().hex
        self.opened.emit()
        self._form.start(day, corrected)

    def _correct(self) -> None:
        if self._day is not None and self._day.last is not None:
            self._show(self._day, self._day.last)

    def _leave(self) -> None:
        """From a correction back to the day, from the day back to the list."""
        if self._day is not None and self._corrected is not None:
            self._show(self._day)
            return
        self._day = None
        self.over.emit()

    def _close(self) -> None:
        draft, key = self._form.draft(), self._request_key
        if draft is None:
            return
        self._form.show_busy(is_busy=True)
        self._context.background.run(
            lambda: self._shop.money.till.close(draft, key),
            self._closed,
            partial(self._not_closed, draft),
            lastly=lambda: self._form.show_busy(is_busy=False),
            owner=self,
        )

    def _not_closed(self, draft: CloseDraft, refusal: AfterSaleError) -> None:
        """What was counted stays; where money moved meanwhile, the sums are read anew beneath it."""
        self._context.show_refusal(refusal)
        if isinstance(refusal, DifferenceUnexplainedError):
            self._form.start_at_reason()
        if isinstance(refusal, TillChangedError):
            self._context.background.run(self._shop.money.till.day, partial(self._count_on, draft), owner=self)

    def _count_on(self, draft: CloseDraft, day: TillDay) -> None:
        self._show(day)
        self._form.fill(draft)

    def _closed(self, closed: ClosedDay) -> None:
        words, close = self._context.words, closed.close
        result = difference_text(words, close.difference)
        text = words("Day close {number}: {result}", number=close.number, result=result)
        self._context.notify(Notice(text, Tone.CAUTION if close.difference else Tone.GOOD))
        self._papers.print_paper(PaperKind.DAY_CLOSE, close.number)
        self._day = self._corrected = None
        self.over.emit()
