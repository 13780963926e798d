"""What goes along with every deed: a refusal is written down, and a supervisor's signature counts for one deed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from aftersale_desktop.domain.people import RIGHTS, Right, User
from aftersale_desktop.services.ports import Clock, StartWork, Work

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Signature:
    """A supervisor's rights, lent for one deed of somebody else; used up by the first that is stored."""

    signer: User
    is_used: bool = False


_SIGNED: ContextVar[Signature | None] = ContextVar("signed", default=None)
_REFUSED: ContextVar[list[tuple[User, Right]] | None] = ContextVar("refused", default=None)


def signed(signature: Signature, deed: Callable[[], T]) -> T:
    """Do a deed with the signer's rights beside one's own; other threads know nothing of it."""
    token = _SIGNED.set(signature)
    try:
        return deed()
    finally:
        _SIGNED.reset(token)


@dataclass(frozen=True, slots=True, eq=False)
class Attendance:
    """The attendant of everybody at this keyboard, and where every desk begins its transactions.

    A refusal inside a transaction is written once that is undone: its row must outlive the deed, and SQLite has one
    writer.
    """

    begin: StartWork
    now: Clock

    def lends(self, right: Right) -> bool:
        """Tell whether a signature carries the right and was not used yet."""
        signature = _SIGNED.get()
        return signature is not None and not signature.is_used and right in RIGHTS[signature.signer.role]

    def refused(self, user: User, right: Right) -> None:
        """Write down that somebody was refused a right, in a transaction of its own."""
        waiting = _REFUSED.get()
        if waiting is None:
            self._write(user, right)
        else:
            waiting.append((user, right))

    @contextmanager
    def start_work(self) -> Iterator[Work]:
        """Begin a transaction that may write; what is stored under a signature names the signer and uses it up."""
        signature, waiting = _SIGNED.get(), list[tuple[User, Right]]()
        token = _REFUSED.set(waiting)
        try:
            with self.begin() as work:
                if signature is not None:
                    work.audit.sign(signature.signer.name)
                yield work
        finally:
            _REFUSED.reset(token)
            for user, right in waiting:
                self._write(user, right)
        if signature is not None:
            signature.is_used = True

    def _write(self, user: User, right: Right) -> None:
        with self.begin() as work:
            work.audit.add(self.now(), user.name, "refused", str(right), {"role": str(user.role)})
            work.commit()
