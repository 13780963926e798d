"""What happens on the entrance page: one try at a time, in the worker; whoever proves who they are is let in."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.domain.credentials import RepeatedDifferentlyError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.sign_in import PasswordMustChangeError, SignIn
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.entrance.page import Asked, EntrancePage
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.refusals import refusal_text

LetIn = Callable[[User], None]


class Entrance(QObject):
    """One visit to the entrance, until somebody is let in; in another language it is made anew and `restore`d."""

    def __init__(self, desk: SignIn, background: Background, words: Words, asked: Asked, let_in: LetIn) -> None:
        super().__init__()
        self._desk, self._background, self._words, self._let_in = desk, background, words, let_in
        self.asked = asked
        self.page = EntrancePage(words)
        self.page.wanted.connect(self._try)
        self.page.ask(asked, self._hint())

    def begin(self, name: str = "") -> None:
        """Fill in whoever was here, and ask who may set the first password."""
        self.page.name.setText(name)
        if self.asked is Asked.FIRST:
            self._background.run(self._desk.first_people, self.page.offer_people, owner=self.page)
        self.page.focus_first()

    def hear_badge(self, code: str) -> None:
        """Let whoever wears the badge in."""
        self._run(lambda: self._desk.sign_in_by_badge(code))

    def restore(self, before: "Entrance") -> None:
        """Take over what was typed into the page before."""
        self.asked = before.asked
        for name in ("name", "secret", "new", "repeated"):
            getattr(self.page, name).setText(getattr(before.page, name).text())
        self.page.ask(self.asked, self._hint())

    def _hint(self) -> str:
        if not self._desk.keyboard.is_free:
            return ""
        from aftersale_desktop.demo.staff import SAMPLE_PIN

        return self._words("Sample shop: everybody's PIN is {pin}.", pin=SAMPLE_PIN)

    def _try(self) -> None:
        page = self.page
        name, secret, new = page.name.text(), page.secret.text(), page.new.text()
        if self.asked in (Asked.RENEW, Asked.FIRST) and new != page.repeated.text():
            self._refuse(RepeatedDifferentlyError())
        elif self.asked is Asked.FIRST:
            user_id = int(page.people.currentData() or 0)
            self._run(lambda: self._desk.set_first_password(user_id, new))
        elif self.asked is Asked.RENEW:
            self._run(lambda: self._desk.renew(name, secret, new))
        else:
            self._run(lambda: self._desk.sign_in(name, secret))

    def _run(self, deed: Callable[[], User]) -> None:
        self.page.say("")
        self.page.show_busy(is_busy=True)
        self._background.run(
            deed, self._enter, self._refuse, lastly=lambda: self.page.show_busy(is_busy=False), owner=self.page
        )

    def _enter(self, user: User) -> None:
        self.page.clear_secrets()
        self._let_in(user)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, PasswordMustChangeError):
            self.asked = Asked.RENEW
            self.page.ask(self.asked, "")
            return
        if self.asked in (Asked.SIGN_IN, Asked.LOCKED):
            self.page.secret.clear()
        self.page.say(refusal_text(self._words, refusal))
        self.page.focus_first()
