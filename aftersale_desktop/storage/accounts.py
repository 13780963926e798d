"""People with what they sign in with; a wrong try is stored before anybody knows that it is wrong."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from aftersale_desktop.domain.credentials import Credential, CredentialKind, Tries
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.credentials import CREDENTIAL, TRIES, from_domain, to_domain, tries_to_domain
from aftersale_desktop.storage.rows.shop import USER, user_from_domain, user_to_domain
from aftersale_desktop.storage.shop import mark_changed

_EVERYBODY = select(USER).order_by(USER.c.id)
_BY_ID = select(USER).where(USER.c.id == bindparam("of_id"))
_ADD = insert(USER)
_SAVE = update(USER).where(USER.c.id == bindparam("of_id"), USER.c.version == bindparam("of_version"))
_OF_USER = (CREDENTIAL.c.user_id == bindparam("of_user"), CREDENTIAL.c.kind == bindparam("of_kind"))
_CREDENTIAL = select(CREDENTIAL).where(*_OF_USER)
_CREDENTIALS = select(CREDENTIAL).order_by(CREDENTIAL.c.user_id, CREDENTIAL.c.kind)
_FORGET_CREDENTIAL = delete(CREDENTIAL).where(*_OF_USER)
_WITH_BADGE = (
    select(USER)
    .join(CREDENTIAL, CREDENTIAL.c.user_id == USER.c.id)
    .where(CREDENTIAL.c.kind == str(CredentialKind.BADGE), CREDENTIAL.c.stored == bindparam("digest"), USER.c.is_active)
)
_OF_SUBJECT = TRIES.c.subject == bindparam("of_subject")
_TRIES = select(TRIES).where(_OF_SUBJECT)
_ONE_MORE = update(TRIES).where(_OF_SUBJECT).values(wrong=TRIES.c.wrong + 1, last_at=bindparam("at"))
_FIRST_TRY = insert(TRIES)
_FORGET_TRIES = delete(TRIES).where(_OF_SUBJECT)


@dataclass(frozen=True, slots=True)
class StoredAccounts:
    """Accounts of the transaction."""

    connection: Connection

    def everybody(self) -> tuple[User, ...]:
        """Return everybody of every point, the first registered first; who left, too."""
        return tuple(user_to_domain(row) for row in self.connection.execute(_EVERYBODY))

    def named(self, name: str) -> User | None:
        """Return who signs in by this name: a login first, then a name that only one person has; nobody who left."""
        wanted = name.strip().casefold()
        active = [user for user in self.everybody() if user.is_active]
        by_login = [user for user in active if user.login.casefold() == wanted and wanted]
        found = by_login or [user for user in active if user.name.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def by_id(self, user_id: int) -> User:
        """Return a person."""
        row = self.connection.execute(_BY_ID, {"of_id": user_id}).first()
        if row is None:
            raise NotStoredError("user", user_id)
        return user_to_domain(row)

    def add(self, user: User) -> User:
        """Store a new person under an id of its own."""
        key = self.connection.execute(_ADD, user_from_domain(replace(user, id=0))).inserted_primary_key
        mark_changed(self.connection)
        return replace(user, id=key[0] if key is not None else 0)

    def save(self, user: User) -> User:
        """Store what changed; refuses when somebody saved the person since it was read."""
        new = replace(user, version=user.version + 1)
        values = {**user_from_domain(new), "of_id": user.id, "of_version": user.version}
        if self.connection.execute(_SAVE, values).rowcount != 1:
            raise ChangedMeanwhileError("user")
        mark_changed(self.connection)
        return new

    def credential(self, user_id: int, kind: CredentialKind) -> Credential | None:
        """Return what is stored of a person's secret of a kind."""
        row = self.connection.execute(_CREDENTIAL, {"of_user": user_id, "of_kind": str(kind)}).first()
        return to_domain(row) if row is not None else None

    def credentials(self) -> tuple[Credential, ...]:
        """Return what is stored of all secrets."""
        return tuple(to_domain(row) for row in self.connection.execute(_CREDENTIALS))

    def set_credential(self, credential: Credential) -> None:
        """Store it in the place of the one before."""
        self.remove_credential(credential.user_id, credential.kind)
        self.connection.execute(insert(CREDENTIAL), from_domain(credential))

    def remove_credential(self, user_id: int, kind: CredentialKind) -> None:
        """Forget what is stored, if anything is."""
        self.connection.execute(_FORGET_CREDENTIAL, {"of_user": user_id, "of_kind": str(kind)})

    def with_badge(self, digest: str) -> User | None:
        """Return who wears the badge whose code has this digest; nobody who left."""
        row = self.connection.execute(_WITH_BADGE, {"digest": digest}).first()
        return user_to_domain(row) if row is not None else None

    def tries(self, subject: str) -> Tries:
        """Return the wrong tries since the last right one."""
        row = self.connection.execute(_TRIES, {"of_subject": subject}).first()
        return tries_to_domain(row) if row is not None else Tries()

    def note_try(self, subject: str, at: datetime) -> None:
        """Count one try more."""
        if self.connection.execute(_ONE_MORE, {"of_subject": subject, "at": at}).rowcount == 0:
            self.connection.execute(_FIRST_TRY, {"subject": subject, "wrong": 1, "last_at": at})

    def forget_tries(self, subject: str) -> None:
        """Begin to count anew after a right one."""
        self.connection.execute(_FORGET_TRIES, {"of_subject": subject})
