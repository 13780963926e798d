"""The people of the shop as an administrator keeps them: who they are, what they may, and whether they still do."""

import secrets
from dataclasses import dataclass, field, replace

from aftersale_desktop.domain.credentials import BADGE_SIGNS, Credential, CredentialKind, badge_code
from aftersale_desktop.domain.document_codes import CHECK_ALPHABET
from aftersale_desktop.domain.drawn_papers import BadgeContent
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperSize, Rendering, size_for
from aftersale_desktop.domain.people import Right, Role, User
from aftersale_desktop.services.counter_ports import Ink
from aftersale_desktop.services.paper_contents import heading_of
from aftersale_desktop.services.people_ports import PasswordHasher
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.sign_in import badge_digest

_GIVEN_SIGNS = 10
_EASY_TO_READ = "ABCDEFGHJKLMNPQRTUVWX346789"


class NameMissingError(AfterSaleError):
    """A person has a name; it stands on papers."""


class LoginTakenError(AfterSaleError):
    """Somebody else, who may have left, signs in by this name."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


class LastAdministratorError(AfterSaleError):
    """Somebody who can sign in has to be able to change the people."""


class PersonLeftError(AfterSaleError):
    """Who has left gets no password and no badge."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the kinds of credentials they have."""

    user: User
    kinds: frozenset[CredentialKind]
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A secret that is shown once and stored nowhere: a password to be changed, or a badge's code."""

    user: User
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PeopleDesk:
    """Deeds of an administrator; nobody is ever deleted, for their name stands on what they did."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    hasher: PasswordHasher
    ink: Ink

    def people(self) -> tuple[Person, ...]:
        """Return everybody of every point, who left too."""
        self.who().need(Right.MANAGE_PEOPLE)
        with self.start_reading() as work:
            return _people(work)

    def save(self, user: User) -> User:
        """Add a person, or change name, login, role or point; refuses to leave the shop without an administrator."""
        by = self.who()
        by.need(Right.MANAGE_PEOPLE)
        wanted = replace(user, name=user.name.strip(), login=user.login.strip(), attendant=None)
        if not wanted.name:
            raise NameMissingError
        with self.start_work() as work:
            _check_login(work, wanted)
            before = work.accounts.by_id(wanted.id) if wanted.id else None
            saved = work.accounts.save(wanted) if before is not None else work.accounts.add(wanted)
            _check_administrator_left(work)
            deed = "change_person" if before is not None else "add_person"
            work.audit.add(self.now(), by.name, deed, saved.name, _changed(before, saved))
            work.commit()
        return saved

    def reset_password(self, user_id: int) -> Given:
        """Give a password to be shown once and changed at the next sign-in; PIN, badge and waiting go."""
        by = self.who()
        by.need(Right.MANAGE_PEOPLE)
        given = "".join(secrets.choice(_EASY_TO_READ) for _ in range(_GIVEN_SIGNS))
        stored = self.hasher.hash(given)
        with self.start_work() as work:
            user = _active(work, user_id)
            for kind in (CredentialKind.PIN, CredentialKind.BADGE):
                work.accounts.remove_credential(user.id, kind)
            work.accounts.forget_tries(f"user {user.id}")
            password = Credential(user.id, CredentialKind.PASSWORD, stored, self.now(), must_change=True)
            work.accounts.set_credential(password)
            work.audit.add(self.now(), by.name, "reset_password", user.name, {})
            work.commit()
        return Given(user, given)

    def issue_badge(self, user_id: int) -> Given:
        """Give a badge's code to be printed; a badge issued before opens nothing any more."""
        by = self.who()
        by.need(Right.MANAGE_PEOPLE)
        code = badge_code("".join(secrets.choice(CHECK_ALPHABET) for _ in range(BADGE_SIGNS)))
        with self.start_work() as work:
            user = _active(work, user_id)
            badge = Credential(user.id, CredentialKind.BADGE, badge_digest(code), self.now())
            work.accounts.set_credential(badge)
            work.audit.add(self.now(), by.name, "issue_badge", user.name, {})
            work.commit()
        return Given(user, code)

    def badge_page(self, given: Given, size: PaperSize, language: PaperLanguage) -> bytes:
        """Return a badge as a page to be printed at once; it is no document, so that its code is stored nowhere."""
        self.who().need(Right.MANAGE_PEOPLE)
        with self.start_reading() as work:
            point = work.shop.terms(given.user.point_code).point
        content = BadgeContent(given.secret, heading_of(point), given.user.name, given.user.role)
        return self.ink.pdf(content, Rendering(size_for(PaperKind.LABEL, size), language))

    def withdraw_badge(self, user_id: int) -> None:
        """Let the person's badge open nothing any more: it was lost, or given back."""
        by = self.who()
        by.need(Right.MANAGE_PEOPLE)
        with self.start_work() as work:
            user = work.accounts.by_id(user_id)
            work.accounts.remove_credential(user.id, CredentialKind.BADGE)
            work.audit.add(self.now(), by.name, "withdraw_badge", user.name, {})
            work.commit()


def _people(work: Work) -> tuple[Person, ...]:
    kept = work.accounts.credentials()
    return tuple(
        Person(
            user,
            frozenset(one.kind for one in kept if one.user_id == user.id),
            any(one.must_change for one in kept if one.user_id == user.id),
        )
        for user in work.accounts.everybody()
    )


def _active(work: Work, user_id: int) -> User:
    user = work.accounts.by_id(user_id)
    if not user.is_active:
        raise PersonLeftError
    return user


def _check_login(work: Work, wanted: User) -> None:
    others = [one for one in work.accounts.everybody() if one.id != wanted.id]
    taken = {one.login.casefold() for one in others if one.login}
    names = {one.name.casefold() for one in others if one.is_active}
    if wanted.login and wanted.login.casefold() in taken | names:
        raise LoginTakenError(wanted.login)
    if not wanted.login and wanted.name.casefold() in taken | names:
        raise LoginTakenError(wanted.name)


def _check_administrator_left(work: Work) -> None:
    """An administrator who was never given a password cannot sign in; in the sample shop nobody was."""
    people = _people(work)
    secured = any(CredentialKind.PASSWORD in one.kinds for one in people)
    active = [one for one in people if one.user.is_active and one.user.role is Role.ADMINISTRATOR]
    if not any(CredentialKind.PASSWORD in one.kinds or not secured for one in active):
        raise LastAdministratorError


def _changed(before: User | None, after: User) -> dict[str, str]:
    names = ("name", "login", "role", "point_code", "is_active")
    old = {name: str(getattr(before, name)) if before is not None else "" for name in names}
    return {name: f"{old[name]} -> {getattr(after, name)}" for name in names if old[name] != str(getattr(after, name))}
