"""Passwords by Argon2id (RFC 9106); the library is imported when somebody signs in."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MEMORY_KIB = 64 * 1024
ROUNDS = 3
FLOORS_KIB = {1: 46 * 1024, 2: 19 * 1024}
"""The least memory for one and for two rounds that OWASP's password storage sheet still allows."""


@dataclass(frozen=True)
class Argon2Hasher:
    """Argon2id with 64 MiB and three rounds unless told otherwise; what fewer made is outdated."""

    memory_kib: int = MEMORY_KIB
    rounds: int = ROUNDS

    def hash(self, secret: str) -> str:
        """Return a text with salt and parameters that says nothing about the secret."""
        return self._library.hash(secret)

    def verify(self, stored: str, secret: str) -> bool:
        """Tell whether the text was made of this secret, by the parameters it names."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._library.verify(stored, secret)
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, stored: str) -> bool:
        """Tell whether other parameters than today's made the text."""
        return self._library.check_needs_rehash(stored)

    @cached_property
    def _library(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=self.rounds, memory_cost=self.memory_kib)
