"""What happens on the welcome page: answers are checked where they stand, and F9 founds and opens the shop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.services.founding import FoundingDesk, Question, refused_answers
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.settings import settings_from
from aftersale_desktop.ui.welcome.checks import Checks
from aftersale_desktop.ui.welcome.page import OWN, WelcomePage
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.wording.refusals import refusal_text

_OF_ADMINISTRATOR = {Question.ADMINISTRATOR, Question.PASSWORD, Question.REPEATED}
Begin = Callable[[Callable[[], Shop]], None]


class WelcomeController(QObject):
    """Asks, and lets `begin` do what was decided on."""

    def __init__(self, context: PageContext, desk: FoundingDesk, checks: Checks, begin: Begin) -> None:
        super().__init__()
        self._context, self._desk, self._checks, self._begin = context, desk, checks, begin
        self._is_tried = self._is_opening = False
        self._focus_at: int | None = None
        self.page = WelcomePage(context.words)
        self.page.show_settings(context.settings)
        self.page.show_start(OWN)
        self.page.languages.chosen.connect(lambda code: self._change("language", code))
        self.page.themes.chosen.connect(lambda code: self._change("theme", code))
        self.page.start.chosen.connect(self._choose_start)
        self.page.edited.connect(self._show_progress)
        self.page.open.clicked.connect(self._open)
        self.page.printer.print_wanted.connect(self._print)
        self.page.printer.save_wanted.connect(
            lambda size: checks.save_page(PaperSize(size), str(context.words.language))
        )
        checks.changed.connect(self._show_checks)
        checks.tried.connect(self.page.show_tried)
        self._show_checks()

    @property
    def widget(self) -> QWidget:
        """Return the page."""
        return self.page

    def arrive(self) -> None:
        """Put the focus where it was in the language before, at first on the language."""
        if self._focus_at is None:
            self.page.languages.focus_choice()
        else:
            self._focusable()[self._focus_at].setFocus(Qt.FocusReason.TabFocusReason)

    def kept(self) -> object:
        """Return everything typed and chosen, and where the focus is."""
        focused = next((at for at, part in enumerate(self._focusable()) if part.hasFocus()), None)
        return self.page.start.choice(), typed_values(self.page), self._is_tried, focused

    def restore(self, kept: object) -> None:
        """Put back what `kept` returned."""
        if isinstance(kept, tuple):
            start, typed, self._is_tried, self._focus_at = kept
            put_values(self.page, typed)
            self.page.show_start(start)
            self._show_checks()

    def show_opening(self, *, is_opening: bool) -> None:
        """Say that the shop is being opened; after a refusal the answers stand as they were."""
        self._is_opening = is_opening
        self.page.open.setEnabled(not is_opening)
        self._show_progress()

    def _focusable(self) -> list[QWidget]:
        return [part for part in self.page.findChildren(QWidget) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def _change(self, name: str, code: str) -> None:
        self._context.change_settings(settings_from({name: code}, self._context.settings))

    def _choose_start(self, start: str) -> None:
        self.page.show_start(start)
        self._show_progress()

    def _print(self, size: str, printer: str) -> None:
        words = self._context.words
        title = printer or words("The system's printer")
        self._checks.print_page(PaperSize(size), str(words.language), printer, title)

    def _show_checks(self) -> None:
        self.page.printer.show_printers(self._checks.names)
        self.page.printer.show_outcome(self._checks.outcome)
        if self._checks.scan is not None:
            self.page.scanner.show_scan(self._checks.scan)
        self._show_progress()

    def _show_progress(self) -> None:
        words, refused = self._context.words, refused_answers(self.page.answers())
        is_done = {"language": True, "start": True}
        if not self.page.is_sample():
            is_done |= {
                "point": not refused.keys() - _OF_ADMINISTRATOR,
                "administrator": not refused.keys() & _OF_ADMINISTRATOR,
            }
        is_done["checks"] = self._checks.outcome is not None or self._checks.scan is not None
        self.page.show_progress(is_done, self._hint(0 if self.page.is_sample() else len(refused)))
        if self._is_tried:
            self.page.show_faults({question: refusal_text(words, why) for question, why in refused.items()})

    def _hint(self, missing: int) -> str:
        words = self._context.words
        if self._is_opening:
            return words("Opening the shop…")
        return (
            words.plural("{count} answer is still open.", "{count} answers are still open.", missing) if missing else ""
        )

    def _open(self) -> None:
        if self.page.is_sample():
            self._begin(self._desk.open_sample)
            return
        answers, self._is_tried = self.page.answers(), True
        self._show_progress()
        first = next(iter(refused_answers(answers)), None)
        if first is None:
            self._begin(lambda: self._desk.found(answers))
        else:
            self.page.focus_question(first)
