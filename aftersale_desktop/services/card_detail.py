"""One warranty card as it is read: product, periods, units, owners, claims, papers and deeds."""

from dataclasses import dataclass

from aftersale_desktop.domain.card_records import Transfer, UnitUse, unit_uses
from aftersale_desktop.domain.cards import CARD_DEEDS, CardDeed
from aftersale_desktop.domain.claims import PastRepair
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.document_codes import is_document_number
from aftersale_desktop.domain.exchanges import ClosedCard
from aftersale_desktop.domain.fact_refusals import DateOutOfRangeError, NoRulesOnDayError
from aftersale_desktop.domain.papers import PaperRecord
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.warranty_history import WarrantyHistory, warranty_history
from aftersale_desktop.services.ports import KnownItem, Terms, Work


@dataclass(frozen=True, slots=True)
class CardClaim:
    """A claim of the product and who brought it: whoever owned the product then."""

    past: PastRepair
    customer: str


@dataclass(frozen=True, slots=True)
class FormerOwner:
    """Somebody who owned the product before, with the transfer that ended it."""

    customer: Customer
    transfer: Transfer


@dataclass(frozen=True, slots=True)
class CardDetail:
    """Everything there is to know of a card; former owners, claims, papers and deeds are newest first.

    `history` is None where no date is known, or allowed, that a period could begin on.
    """

    known: KnownItem
    history: WarrantyHistory | None
    units: tuple[UnitUse, ...]
    former_owners: tuple[FormerOwner, ...]
    claims: tuple[CardClaim, ...]
    papers: tuple[PaperRecord, ...]
    deeds: tuple[CardDeed, ...]
    closed: tuple[ClosedCard, ...] = ()
    """The cards the product had before, newest first; without a new number the product was refunded."""

    @property
    def item(self) -> ServiceItem:
        """The product."""
        return self.known.item

    @property
    def is_refunded(self) -> bool:
        """Tell whether the price was paid back, so that the card counts no more."""
        return any(not card.new_number for card in self.closed)


def card_detail(work: Work, item_id: int, user: User) -> CardDetail:
    """Return everything there is to know of a product's card, periods by the rules of the user's point."""
    known = work.items.by_id(item_id)
    records, item = work.card_records, known.item
    customers = records.customers_of_claims(item_id)
    numbers = [past.claim_number for past in known.history]
    numbers += [item.number, *([item.card.number] if item.card and item.card.number else [])]
    closed, swaps = records.closed_cards(item_id), records.replacements(item_id)
    numbers += [number for card in closed for number in (card.document, card.number)]
    numbers += [swap.document for swap in swaps if is_document_number(swap.document)]
    return CardDetail(
        known=known,
        history=_history(known, work.shop.terms(user.point_code)),
        units=unit_uses(item, swaps),
        former_owners=tuple(_former_owner(work, transfer) for transfer in reversed(records.transfers(item_id))),
        claims=tuple(CardClaim(past, customers.get(past.claim_number, "")) for past in known.history),
        papers=records.papers(item_id, tuple(dict.fromkeys(numbers))),
        deeds=tuple(deed for deed in records.deeds(item.number) if deed.deed in CARD_DEEDS),
        closed=tuple(reversed(closed)),
    )


def _former_owner(work: Work, transfer: Transfer) -> FormerOwner:
    return FormerOwner(work.customers.by_id(transfer.from_customer_id), transfer)


def _history(known: KnownItem, terms: Terms) -> WarrantyHistory | None:
    """A card with an impossible date is shown all the same: here is where it is corrected."""
    try:
        return warranty_history(known.item.card, known.history, terms.rules, known.item.model.product_class)
    except (NoRulesOnDayError, DateOutOfRangeError):
        return None
