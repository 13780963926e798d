"""From a hint to what it names: a claim, an invoice, the other product's card."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.services.lookups import Found, FoundItem, FoundSeveral, UnknownCodeError
from aftersale_desktop.services.ports import KnownItem
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.scan_router import ScanRouter

_OF_OTHERS = frozenset({HintCode.CARD_ON_TWO_PRODUCTS, HintCode.INVOICE_USED_TWICE, HintCode.SWAPPED_HALF})
_OF_ITSELF = frozenset({HintCode.SOLD_BEFORE_MADE, HintCode.REGISTERED_TO_OTHER})


class HintLinks(QObject):
    """Opens the page of what a hint names; the form on the counter stays as it is."""

    def __init__(
        self, shop: Shop, context: PageContext, router: ScanRouter, in_front: Callable[[], KnownItem | None]
    ) -> None:
        super().__init__()
        self._shop, self._context, self._router = shop, context, router
        self._in_front = in_front

    def open(self, hint: Hint) -> None:
        """Go to the claim or invoice by its number, to the card of the other product, or to this one's own."""
        if hint.code in _OF_OTHERS:
            self._context.background.run(
                lambda: self._products_named(hint), lambda known: self._open_other(known, hint.subject), owner=self
            )
        elif hint.code in _OF_ITSELF:
            self._open_own()
        else:
            self._router.submit(hint.subject)

    def _products_named(self, hint: Hint) -> tuple[KnownItem, ...]:
        if hint.code is HintCode.INVOICE_USED_TWICE:
            return self._shop.intake.products_of_invoice(hint.subject)
        return _products(self._shop.intake.look_up(hint.subject, is_typed=True))

    def _open_other(self, known: tuple[KnownItem, ...], subject: str) -> None:
        front = self._in_front()
        others = [one for one in known if front is None or one.item.id != front.item.id]
        if others:
            self._router.open_card(others[0].item.id)
        else:
            self._context.show_refusal(UnknownCodeError(subject))

    def _open_own(self) -> None:
        front = self._in_front()
        if front is not None:
            self._router.open_card(front.item.id)


def _products(found: Found) -> tuple[KnownItem, ...]:
    if isinstance(found, FoundSeveral):
        return found.known
    return (found.known,) if isinstance(found, FoundItem) else ()
