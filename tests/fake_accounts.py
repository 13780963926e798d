"""People in memory with what they sign in with, and a hasher that costs nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.domain.credentials import Credential, CredentialKind, Tries
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.fake_stores import Records

NEW, OLD = "new", "old"


@dataclass(slots=True)
class FakeHasher:
    """Says what a text was made of; `verified` counts comparisons."""

    parameters: str = NEW
    verified: int = 0

    def hash(self, secret: str) -> str:
        return f"{self.parameters}:{secret[::-1]}"

    def verify(self, stored: str, secret: str) -> bool:
        self.verified += 1
        return stored.partition(":")[2] == secret[::-1]

    def is_outdated(self, stored: str) -> bool:
        return not stored.startswith(f"{self.parameters}:")


@dataclass(slots=True)
class FakeAccounts:
    """Accounts of the transaction."""

    records: Records

    def everybody(self) -> tuple[User, ...]:
        assert self.records.setup is not None
        return self.records.setup.users

    def named(self, name: str) -> User | None:
        wanted = name.strip().casefold()
        active = [user for user in self.everybody() if user.is_active]
        found = [user for user in active if wanted and user.login.casefold() == wanted]
        found = found or [user for user in active if user.name.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def by_id(self, user_id: int) -> User:
        found = next((user for user in self.everybody() if user.id == user_id), None)
        if found is None:
            raise NotStoredError("user", user_id)
        return found

    def add(self, user: User) -> User:
        new = replace(user, id=max(one.id for one in self.everybody()) + 1)
        self._put((*self.everybody(), new))
        return new

    def save(self, user: User) -> User:
        if self.by_id(user.id).version != user.version:
            raise ChangedMeanwhileError("user")
        new = replace(user, version=user.version + 1)
        self._put(tuple(new if one.id == new.id else one for one in self.everybody()))
        return new

    def credential(self, user_id: int, kind: CredentialKind) -> Credential | None:
        return self.records.credentials.get((user_id, kind))

    def credentials(self) -> tuple[Credential, ...]:
        return tuple(self.records.credentials.values())

    def set_credential(self, credential: Credential) -> None:
        self.records.credentials[credential.user_id, credential.kind] = credential

    def remove_credential(self, user_id: int, kind: CredentialKind) -> None:
        self.records.credentials.pop((user_id, kind), None)

    def with_badge(self, digest: str) -> User | None:
        for one in self.credentials():
            if (one.kind, one.stored) == (CredentialKind.BADGE, digest) and self.by_id(one.user_id).is_active:
                return self.by_id(one.user_id)
        return None

    def tries(self, subject: str) -> Tries:
        return self.records.tries.get(subject, Tries())

    def note_try(self, subject: str, at: datetime) -> None:
        self.records.tries[subject] = Tries(self.tries(subject).count + 1, at)

    def forget_tries(self, subject: str) -> None:
        self.records.tries.pop(subject, None)

    def _put(self, users: tuple[User, ...]) -> None:
        assert self.records.setup is not None
        self.records.setup = replace(self.records.setup, users=users)
