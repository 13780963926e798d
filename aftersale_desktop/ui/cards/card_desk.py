"""What every deed on a card needs of its page: the shop, the window, the place it is shown, and who hears of it."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.cards.card_form import CardForm
from aftersale_desktop.ui.cards.card_view import CardView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.wording.refusals import refusal_text


@dataclass(frozen=True, slots=True)
class CardSurroundings:
    """`show` brings a card to read; `saved` does the same and lets the list read its rows anew."""

    shop: Shop
    context: PageContext
    view: CardView
    show: Callable[[CardDetail], None]
    saved: Callable[[CardDetail], None]

    def refuse(self, form: CardForm, refusal: AfterSaleError) -> None:
        """Say a refusal beside the field it is about, or over the page where it is about none."""
        if not form.show_refusal(refusal, refusal_text(self.context.words, refusal)):
            self.context.show_refusal(refusal)

    def do(
        self,
        form: CardForm,
        job: Callable[[], CardDetail],
        then: Callable[[CardDetail], None],
        failed: Callable[[AfterSaleError], None],
    ) -> None:
        """Save in the worker; F9 is answered once."""
        form.forget_faults()
        form.show_busy(is_busy=True)
        self.context.background.run(job, then, failed, lastly=lambda: form.show_busy(is_busy=False), owner=self.view)


def subject_of(detail: CardDetail) -> str:
    """Return which card it is, for the head of a form."""
    item = detail.item
    number = item.card.number if item.card else item.number
    return f"{number} · {detail.known.owner.name} · {item.model.code}"
