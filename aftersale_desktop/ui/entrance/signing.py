"""A deed refused for lack of a right may be signed for, once, by somebody who has it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError
from aftersale_desktop.services.attendance import Signature, signed
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.background import Again
from aftersale_desktop.ui.clock import monotonic_ms
from aftersale_desktop.ui.entrance.sign_dialog import SignDialog
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.window_run import WindowRun
from aftersale_desktop.wording.people import right_name
from aftersale_desktop.wording.refusals import refusal_text

SIGN_KEY = "Alt+S"
_SECONDS_TO_SIGN = 30
_KEPT_MS = 5 * 60_000


@dataclass(frozen=True, slots=True)
class _Refused:
    """A deed that waits for a signature."""

    error: NotAllowedError
    again: Again


class Signing(QObject):
    """Offers to sign, asks who signs, and does the deed again with the signer's right.

    Where a deed takes two steps, such as to open a form and to post it, a signature the first did not use up serves
    the second, for five minutes.
    """

    def __init__(self, shop: Shop, run: WindowRun[Shop]) -> None:
        super().__init__(run)
        self._shop, self._run = shop, run
        self._signature: Signature | None = None
        self._signed_at_ms = 0.0
        self._waiting: _Refused | None = None
        self.dialog: SignDialog | None = None

    def offer(self, error: NotAllowedError, again: Again) -> None:
        """Offer a second chance to a deed that was refused for lack of a right."""
        self._waiting = _Refused(error, again)
        if self._serves(error):
            self._do_again()
            return
        words = self._run.words
        text, sign = refusal_text(words, error), words("A supervisor signs")
        self._run.window.notify(Notice(text, Tone.CAUTION, _SECONDS_TO_SIGN, sign, self.ask, SIGN_KEY))

    def ask(self) -> None:
        """Ask who signs for the deed that was refused."""
        if self._waiting is None:
            return
        words, clerk = self._run.words, self._shop.who()
        right = self._waiting.error.right
        signers = tuple(one for one in self._shop.keyboard.people if one.may(right) and one.id != clerk.id)
        deed = right_name(words, right)
        self.dialog = SignDialog(words, deed, clerk.name, signers, self._hint(), self._run.frame)
        self.dialog.wanted.connect(self._sign)
        self.dialog.finished.connect(self._close)
        self.dialog.open()

    def takes_badge(self, code: str) -> bool:
        """Take a badge as the signature that is being asked for."""
        if self.dialog is None or self._waiting is None:
            return False
        right = self._waiting.error.right
        self._prove(lambda: self._shop.sign_in.sign_for_by_badge(code, right))
        return True

    def forget(self) -> None:
        """Let nothing be signed that was asked for before: somebody else is at the keyboard, or nobody."""
        self._signature = self._waiting = None
        if self.dialog is not None:
            self.dialog.reject()

    def _serves(self, error: NotAllowedError) -> bool:
        is_fresh = monotonic_ms() - self._signed_at_ms < _KEPT_MS
        kept = self._signature
        return kept is not None and not kept.is_used and is_fresh and error.right in RIGHTS[kept.signer.role]

    def _sign(self, name: str, secret: str) -> None:
        if self._waiting is not None:
            right = self._waiting.error.right
            self._prove(lambda: self._shop.sign_in.sign_for(name, secret, right))

    def _prove(self, deed: Callable[[], Signature]) -> None:
        if self.dialog is not None:
            self.dialog.sign.setEnabled(False)
        self._run.background.run(deed, self._take, self._refuse, owner=self)

    def _take(self, signature: Signature) -> None:
        self._signature, self._signed_at_ms = signature, monotonic_ms()
        if self.dialog is not None:
            self.dialog.accept()
        self._do_again()

    def _refuse(self, refusal: AfterSaleError) -> None:
        if self.dialog is not None:
            self.dialog.sign.setEnabled(True)
            self.dialog.say(refusal_text(self._run.words, refusal))

    def _do_again(self) -> None:
        waiting, signature = self._waiting, self._signature
        self._waiting = None
        if waiting is None or signature is None:
            return
        words = self._run.words
        text = words("{signer} signed for this once.", signer=signature.signer.name)
        self._run.window.notify(Notice(text, Tone.GOOD))
        waiting.again(lambda deed: signed(signature, deed))

    def _close(self) -> None:
        self.dialog = None

    def _hint(self) -> str:
        if not self._shop.keyboard.is_free:
            return ""
        from aftersale_desktop.demo.staff import SAMPLE_PIN

        return self._run.words("Sample shop: everybody's PIN is {pin}.", pin=SAMPLE_PIN)
