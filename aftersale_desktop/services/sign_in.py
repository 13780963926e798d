"""Signing in: by password, by PIN or badge at an open window, and a supervisor's signature for one deed."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta

from aftersale_desktop.domain.credentials import (
    Credential,
    CredentialKind,
    check_password,
    check_pin,
    is_badge_code,
    is_pin,
    wait_after,
)
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import NotAllowedError, Right, Role, User
from aftersale_desktop.services.attendance import Signature
from aftersale_desktop.services.keyboard import Keyboard
from aftersale_desktop.services.people_ports import PasswordHasher
from aftersale_desktop.services.ports import Clock, StartReading, StartWork, Work

_BUCKETS = 1024
_SOMEBODY = "—"


class SignInRefusedError(AfterSaleError):
    """Name and secret do not belong together; which of them is wrong is never said."""


class WaitFirstError(SignInRefusedError):
    """After five wrong tries each further one makes whoever uses that name wait longer."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.seconds = -(-wait // timedelta(seconds=1))


class PasswordNeededError(AfterSaleError):
    """The first to sign in at a window each day does so by password; PIN and badge come after."""


class PasswordMustChangeError(AfterSaleError):
    """The password was given out by an administrator: whoever signs in with it chooses one of their own."""


class BadgeUnknownError(AfterSaleError):
    """Nobody wears this badge (any more)."""


class PasswordsSetError(AfterSaleError):
    """Somebody has a password already; the first one is set only once."""


class OwnSignatureError(AfterSaleError):
    """Nobody signs for their own deed."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Who somebody proved to be, and by what."""

    user: User
    kind: CredentialKind


@dataclass(slots=True, eq=False)
class SignIn:
    """What can be done before anybody is known: each try is counted before it is judged, so that a kill forgets none.

    Waiting survives a restart, for names that nobody has, too.
    """

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    keyboard: Keyboard
    hasher: PasswordHasher
    _decoy: str = field(default="", init=False)

    def first_people(self) -> tuple[User, ...]:
        """Return who may set the shop's first password: the administrators; nobody once there is a password."""
        with self.start_reading() as work:
            if _has_passwords(work):
                return ()
            people = tuple(user for user in work.accounts.everybody() if user.is_active)
        return tuple(user for user in people if user.role is Role.ADMINISTRATOR) or people

    def set_first_password(self, user_id: int, password: str) -> User:
        """Set the first administrator's password of a shop that was founded before there were any, and enter."""
        with self.start_reading() as work:
            check_password(password, work.accounts.by_id(user_id))
        stored = self.hasher.hash(password)
        with self.start_work() as work:
            if _has_passwords(work):
                raise PasswordsSetError
            user = work.accounts.by_id(user_id)
            if user.role is not Role.ADMINISTRATOR:
                user = work.accounts.save(replace(user, role=Role.ADMINISTRATOR))
            self._keep(work, user, CredentialKind.PASSWORD, stored)
            work.audit.add(self.now(), user.name, "set_first_password", user.name, {"role": str(user.role)})
            work.commit()
        return self._enter(Proof(user, CredentialKind.PASSWORD))

    def sign_in(self, name: str, secret: str) -> User:
        """Let a person work here by password, or by PIN where the window was opened today."""
        return self._enter(self._proved(name, secret))

    def sign_in_by_badge(self, code: str) -> User:
        """Let whoever wears the badge work here; only at a window that was opened today."""
        return self._enter(self._wearer(code))

    def renew(self, name: str, current: str, new: str) -> User:
        """Choose a password of one's own in the place of the current one, and enter."""
        proof = self._proved(name, current, may_be_given=True)
        if proof.kind is not CredentialKind.PASSWORD:
            raise PasswordNeededError
        check_password(new, proof.user)
        stored = self.hasher.hash(new)
        with self.start_work() as work:
            self._keep(work, proof.user, CredentialKind.PASSWORD, stored)
            work.audit.add(self.now(), proof.user.name, "change_password", proof.user.name, {})
            work.commit()
        return self._enter(proof)

    def set_pin(self, password: str, pin: str) -> None:
        """Set the PIN of whoever is at the keyboard, who proves it by password."""
        user = self.keyboard.who()
        check_pin(pin)
        if self._proved(user.login or user.name, password).kind is not CredentialKind.PASSWORD:
            raise PasswordNeededError
        stored = self.hasher.hash(pin)
        with self.start_work() as work:
            self._keep(work, user, CredentialKind.PIN, stored)
            work.audit.add(self.now(), user.name, "set_pin", user.name, {})
            work.commit()

    def sign_for(self, name: str, secret: str, right: Right) -> Signature:
        """Return the signature of somebody with the right, for one deed of whoever is at the keyboard."""
        return self._signature(self._proved(name, secret), right)

    def sign_for_by_badge(self, code: str, right: Right) -> Signature:
        """Return the signature of whoever wears the badge."""
        return self._signature(self._wearer(code), right)

    def _signature(self, proof: Proof, right: Right) -> Signature:
        signer, clerk = proof.user, self.keyboard.who()
        if signer.id == clerk.id:
            raise OwnSignatureError
        if not signer.may(right):
            self.keyboard.attendance.refused(signer, right)
            raise NotAllowedError(signer.role, right)
        with self.start_work() as work:
            detail = {"right": str(right), "with": str(proof.kind)}
            work.audit.add(self.now(), signer.name, "sign_for", clerk.name, detail)
            work.commit()
        return Signature(signer)

    def _proved(self, name: str, secret: str, *, may_be_given: bool = False) -> Proof:
        kind = CredentialKind.PIN if is_pin(secret) else CredentialKind.PASSWORD
        if kind is CredentialKind.PIN and not self.keyboard.is_open_today:
            raise PasswordNeededError
        subject, user, credential = self._counted(name, kind)
        is_right = self.hasher.verify(credential.stored if credential else self._some_hash(), secret)
        if user is None or credential is None or not is_right:
            raise self._noted(subject, user, kind)
        renewed = self.hasher.hash(secret) if self.hasher.is_outdated(credential.stored) else ""
        with self.start_work() as work:
            work.accounts.forget_tries(subject)
            if renewed:
                self._keep(work, user, kind, renewed, must_change=credential.must_change)
            work.commit()
        if credential.must_change and not may_be_given:
            raise PasswordMustChangeError
        return Proof(user, kind)

    def _counted(self, name: str, kind: CredentialKind) -> tuple[str, User | None, Credential | None]:
        """Count the try before its secret is compared; refuses while somebody of that name has to wait."""
        with self.start_work() as work:
            user = work.accounts.named(name)
            subject = f"user {user.id}" if user is not None else _bucket(name)
            wait = wait_after(work.accounts.tries(subject), self.now())
            if wait:
                raise WaitFirstError(wait)
            work.accounts.note_try(subject, self.now())
            credential = work.accounts.credential(user.id, kind) if user is not None else None
            work.commit()
        return subject, user, credential

    def _noted(self, subject: str, user: User | None, kind: CredentialKind) -> SignInRefusedError:
        with self.start_work() as work:
            name = user.name if user is not None else _SOMEBODY
            work.audit.add(self.now(), name, "sign_in_refused", name, {"with": str(kind)})
            wait = wait_after(work.accounts.tries(subject), self.now())
            work.commit()
        return WaitFirstError(wait) if wait else SignInRefusedError()

    def _wearer(self, code: str) -> Proof:
        if not self.keyboard.is_open_today:
            raise PasswordNeededError
        with self.start_reading() as work:
            user = work.accounts.with_badge(badge_digest(code)) if is_badge_code(code) else None
        if user is None:
            raise BadgeUnknownError
        return Proof(user, CredentialKind.BADGE)

    def _enter(self, proof: Proof) -> User:
        keyboard, user = self.keyboard, proof.user
        before = keyboard.user.name if keyboard.has_user else ""
        with self.start_work() as work:
            people = work.shop.terms(user.point_code).users
            detail = {"with": str(proof.kind), "role": str(user.role), "before": before}
            work.audit.add(self.now(), user.name, "sign_in", user.name, detail)
            work.commit()
        keyboard.enter(user, people, by_password=proof.kind is CredentialKind.PASSWORD)
        return user

    def _keep(self, work: Work, user: User, kind: CredentialKind, stored: str, *, must_change: bool = False) -> None:
        work.accounts.set_credential(Credential(user.id, kind, stored, self.now(), must_change))

    def _some_hash(self) -> str:
        """A name that nobody has takes as long to refuse as any other."""
        self._decoy = self._decoy or self.hasher.hash(_SOMEBODY)
        return self._decoy


def badge_digest(code: str) -> str:
    """Return what is stored of a badge: its code has 79 random bits, so that a plain digest gives nothing away."""
    return hashlib.sha256(code.encode()).hexdigest()


def _has_passwords(work: Work) -> bool:
    return any(one.kind is CredentialKind.PASSWORD for one in work.accounts.credentials())


def _bucket(name: str) -> str:
    """Return where wrong tries of an unknown name are counted: ten bits give nothing away, were it a password."""
    digest = hashlib.sha256(name.strip().casefold().encode()).digest()
    return f"bucket {int.from_bytes(digest[:4], 'big') % _BUCKETS}"
