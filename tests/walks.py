"""A walk over a whole shop: what it is done with, and what may be done in it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Protocol, TypeVar

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import User
from aftersale_desktop.services.shop import Shop
from tests.fakes import FakeShop

PARTS = ("CAP35", "T-PIPE", "ODU-PCB", "NOT-A-PART")


_T = TypeVar("_T")


@dataclass
class Walk:
    """A shop, its people, the products that are brought, and the chance that decides what happens next."""

    shop: FakeShop | Shop
    people: tuple[User, ...]
    products: tuple[str, ...]
    """A barcode of each product that customers bring."""
    sign_in: Callable[[User], None]
    pass_time: Callable[[timedelta], None]
    chance: Random
    name: str = "walk"
    done: int = 0
    refused: int = 0
    numbers: list[str] = field(default_factory=list)
    acknowledged: Counter[str] = field(default_factory=Counter)
    """How often each deed was answered as done."""
    _keys: int = 0

    def pick(self, things: tuple[_T, ...] | list[_T]) -> _T:
        """Return one of the things."""
        return things[self.chance.randrange(len(things))]

    def do(self, *ways: Callable[[], object]) -> None:
        """Go one of the ways."""
        ways[self.chance.randrange(len(ways))]()

    def key(self) -> str:
        """Return a request key nobody used."""
        self._keys += 1
        return f"{self.name} {self._keys}"

    def take(self, deed: "Doing", number: str = "") -> AfterSaleError | None:
        """Do one deed with an order as whoever is at the keyboard; returns the refusal where it was refused."""
        try:
            deed(self, number or (self.pick(self.numbers) if self.numbers else ""))
        except AfterSaleError as refusal:
            self.refused += 1
            return refusal
        self.done += 1
        self.acknowledged[deed.__name__] += 1
        return None


class Doing(Protocol):
    """Something somebody does with an order of the walk."""

    __name__: str

    def __call__(self, walk: Walk, number: str, /) -> object: ...
