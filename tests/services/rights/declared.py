"""How the tables of this folder declare what can be done, and which right each deed needs."""

from collections.abc import Callable
from contextlib import suppress

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from tests.fakes import FakeShop

Rights = Right | frozenset[Right] | None
"""The right a deed needs, several of which any is enough, or none at all."""
Deed = Callable[[FakeShop], object]
Deeds = dict[str, tuple[Rights, Deed]]


def any_of(rights: Rights) -> frozenset[Right]:
    """Return the rights of which one is enough; with none of them everybody may."""
    if rights is None:
        return frozenset()
    return rights if isinstance(rights, frozenset) else frozenset({rights})


def unless(do: Deed, *reasons: type[AfterSaleError]) -> Deed:
    """Return a deed that this shop may refuse for reasons that are asked after the right."""

    def tried(shop: FakeShop) -> None:
        with suppress(*reasons):
            do(shop)

    return tried
