"""People in the settings: read when they are looked at, changed at once, secrets shown or printed once."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.people_desk import Given, Person
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.people_panel import PeoplePanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.print_queue import PrintQueue
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values


class PeopleController(QObject):
    """Holds the panel; only who keeps the people reads them at all."""

    def __init__(self, shop: Shop, context: PageContext, queue: PrintQueue) -> None:
        super().__init__()
        self._shop, self._context, self._queue = shop, context, queue
        self.panel = PeoplePanel(context.words)
        self.panel.saved.connect(self._save)
        self.panel.reset_wanted.connect(self._reset)
        self.panel.badge_wanted.connect(self._issue_badge)
        self.panel.no_badge_wanted.connect(self._withdraw_badge)
        self._kept: tuple[object, ...] = ()

    @property
    def widget(self) -> QWidget:
        """Return the section."""
        return self.panel

    def arrive(self) -> None:
        """Read the people anew."""
        self._read(self.panel.picked_id())

    def kept(self) -> object:
        """Return who is shown, and what was typed."""
        return (self.panel.picked_id(), *typed_values(self.panel.form))

    def restore(self, kept: object) -> None:
        """Remember what was typed until the list is read."""
        if isinstance(kept, tuple):
            self._kept = kept

    def _read(self, user_id: int) -> None:
        if self._shop.who().may(Right.MANAGE_PEOPLE):
            self._context.background.run(self._shop.people.people, partial(self._show, user_id), owner=self)
        else:
            self.panel.show_people((), 0, may_change=False)

    def _show(self, user_id: int, people: tuple[Person, ...]) -> None:
        kept, self._kept = self._kept, ()
        shown = user_id or next((one for one in kept if isinstance(one, int)), 0)
        self.panel.show_people(people, shown or self._shop.who().id, may_change=True)
        if kept:
            put_values(self.panel.form, kept[1:])

    def _save(self, user: User) -> None:
        def saved(stored: User) -> None:
            self._say(self._context.words("Saved for every counter."))
            self._read(stored.id)

        self._context.background.run(lambda: self._shop.people.save(user), saved, owner=self)

    def _reset(self, user: User) -> None:
        def given(password: Given) -> None:
            def show(people: tuple[Person, ...]) -> None:
                self._show(user.id, people)
                self.panel.show_password(password)

            self._context.background.run(self._shop.people.people, show, owner=self)

        self._context.background.run(lambda: self._shop.people.reset_password(user.id), given, owner=self)

    def _issue_badge(self, user: User) -> None:
        def page() -> bytes:
            given = self._shop.people.issue_badge(user.id)
            language = PaperLanguage(str(self._context.words.language))
            return self._shop.people.badge_page(given, self._label_size(), language)

        def send(pdf: bytes) -> None:
            printer = self._context.settings.printing.printers.get(PaperKind.LABEL, "")
            self._queue.print_page(pdf, printer, self._say_sent)
            self._read(user.id)

        self._context.background.run(page, send, owner=self)

    def _withdraw_badge(self, user: User) -> None:
        def withdrawn(_none: None) -> None:
            self._say(self._context.words("The badge of {name} opens nothing any more.", name=user.name))
            self._read(user.id)

        self._context.background.run(lambda: self._shop.people.withdraw_badge(user.id), withdrawn, owner=self)

    def _label_size(self) -> PaperSize:
        settings = self._context.settings
        return PaperSize(settings.printing.sizes.get(PaperKind.LABEL, settings.paper_size))

    def _say_sent(self, printer: str) -> None:
        words = self._context.words
        self._say(words("The badge was sent to {printer}. The badge before opens nothing any more.", printer=printer))

    def _say(self, text: str) -> None:
        self._context.notify(Notice(text, Tone.GOOD))
