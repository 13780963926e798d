"""Who may be at this window: the way in, the lock, changes of hands by badge, and signatures for one deed."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from aftersale_desktop.devices.scan_events import ScanEvent
from aftersale_desktop.domain.credentials import resembles_badge
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cover import Cover
from aftersale_desktop.ui.entrance.idle_watch import IdleWatch
from aftersale_desktop.ui.scan_desk import profile_of
from aftersale_desktop.ui.scan_filter import ScanFilter
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.window_run import WindowRun
from aftersale_desktop.wording.claims import role_name

if TYPE_CHECKING:
    from aftersale_desktop.ui.entrance.controller import Entrance
    from aftersale_desktop.ui.entrance.page import Asked
    from aftersale_desktop.ui.entrance.signing import Signing


class Gate(QObject):
    """Stands between the window and its shop as long as the window is open."""

    def __init__(self, shop: Shop, run: WindowRun[Shop], cover: Cover) -> None:
        super().__init__(run)
        self._shop, self._run, self._cover = shop, run, cover
        self._is_in = shop.keyboard.has_user
        self.entrance: Entrance | None = None
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self.lock)
        self._scans: ScanFilter | None = None
        self._before: User | None = None
        run.changed.connect(self._show_again)

    def ask_in(self) -> None:
        """Ask who it is, or for the first password of a shop where nobody has one."""
        self._listen_at_the_door()
        desk = self._shop.sign_in
        self._run.background.run(
            desk.first_people, lambda people: self._show("FIRST" if people else "SIGN_IN"), owner=self
        )

    @cached_property
    def signing(self) -> "Signing":
        """What lets somebody else sign for a deed."""
        from aftersale_desktop.ui.entrance.signing import Signing

        return Signing(self._shop, self._run)

    def watch(self) -> None:
        """Begin to wait for an idle window, by what the shop says now."""
        self.idle.wait(0 if self.is_locked else self._shop.terms.point.idle_lock_minutes)

    @property
    def is_locked(self) -> bool:
        """Whether nobody is let at the shop now."""
        return self.entrance is not None

    def lock(self) -> None:
        """Let nobody read or do anything before somebody proves who they are."""
        if self._is_in and not self.is_locked:
            self.signing.forget()
            self._show("LOCKED")
            self.watch()

    def takes(self, scan: ScanEvent) -> bool:
        """Take a badge for what it is, and every scan of a locked window, so that nothing of it goes further."""
        if not resembles_badge(scan.raw):
            return self.is_locked
        code = scan.raw.strip().upper()
        if self.entrance is not None:
            self.entrance.hear_badge(code)
        elif not self.signing.takes_badge(code) and QApplication.activeModalWidget() is None:
            self._run.background.run(lambda: self._shop.sign_in.sign_in_by_badge(code), self._changed_hands, owner=self)
        return True

    def _listen_at_the_door(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._scans = ScanFilter(application, profile_of(self._run.settings))
            self._scans.scanned.connect(self.takes)

    def _show(self, asked: str) -> None:
        from aftersale_desktop.ui.entrance.page import Asked

        self._before = self._shop.who() if self._is_in else None
        name = self._before.login or self._before.name if self._before else self._run.settings.signed_in_as
        self.entrance = self._made(Asked[asked])
        self._cover.cover(self.entrance.page)
        self.entrance.begin(name)

    def _made(self, asked: "Asked") -> "Entrance":
        from aftersale_desktop.ui.entrance.controller import Entrance

        return Entrance(self._shop.sign_in, self._run.background, self._run.words, asked, self._let_in)

    def _show_again(self) -> None:
        """In another language the page is made anew."""
        if self.entrance is not None:
            before, self.entrance = self.entrance, self._made(self.entrance.asked)
            self._cover.cover(self.entrance.page)
            self.entrance.begin()
            self.entrance.restore(before)

    def _let_in(self, user: User) -> None:
        self.entrance = None
        if self._is_in:
            self._cover.uncover()
            if user != self._before:
                self._show_whoever_is_here()
        else:
            self._is_in = True
            self._leave_the_door()
            self._cover.uncover()
            self._run.go_in()
            self._run.change_settings(replace(self._run.settings, signed_in_as=user.login or user.name))
        self.watch()

    def _leave_the_door(self) -> None:
        if self._scans is not None:
            self._scans.stop()
            self._scans.deleteLater()
            self._scans = None

    def _changed_hands(self, user: User) -> None:
        self.signing.forget()
        self._show_whoever_is_here()
        words = self._run.words
        text = words("{name} is at the keyboard now.", name=f"{user.name} · {role_name(words, user.role)}")
        self._run.window.notify(Notice(text, Tone.GOOD))

    def _show_whoever_is_here(self) -> None:
        self._run.background.run(self._shop.settings.read_again, lambda _terms: self._run.show_changes(), owner=self)
