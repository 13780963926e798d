"""From a hint to what it names: a claim, an invoice, the other product's card."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, UnknownCodeError
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import ScanRouter

_OF_PRODUCTS = frozenset({HintCode.CARD_ON_TWO_PRODUCTS, HintCode.SWAPPED_HALF})


class HintLinks(QObject):
    """Opens the page of what a hint names; the form on the counter stays as it is."""

    def __init__(
        self, shop: Shop, context: PageContext, router: ScanRouter, in_front: Callable[[], KnownItem | None]
    ) -> None:
        super().__init__()
        self._shop, self._context, self._router = shop, context, router
        self._in_front = in_front

    def open(self, hint: Hint) -> None:
        """Go to the claim or invoice by its number, or to the card of the other product."""
        if hint.code not in _OF_PRODUCTS:
            self._router.submit(hint.subject)
            return
        self._context.background.run(
            lambda: self._shop.intake.look_up(hint.subject, is_typed=True),
            lambda found: self._open_other(found, hint.subject),
            owner=self,
        )

    def _open_other(self, found: Found, subject: str) -> None:
        front = self._in_front()
        others = [known for known in _products(found) if front is None or known.item.id != front.item.id]
        if others:
            self._router.open(FoundItem(others[0], is_card=True))
        else:
            self._context.show_refusal(UnknownCodeError(subject))


def _products(found: Found) -> tuple[KnownItem, ...]:
    if isinstance(found, FoundSeveral):
        return found.known
    return (found.known,) if isinstance(found, FoundItem) else ()
