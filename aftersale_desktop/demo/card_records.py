"""What happened to a few sample cards besides repairs: one changed hands, of one the outdoor unit was replaced."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from aftersale_desktop.demo.barcodes import Barcodes
from aftersale_desktop.demo.desk import TakenClaim
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.products import SampleProduct
from aftersale_desktop.demo.staff import DEMO_POINT, person_at
from aftersale_desktop.domain.card_records import Transfer, UnitReplacement, with_replacement
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import ProductForm, ServiceItem

SELLERS = ("青禾电器城", "星桥家电广场", "锦澜路专卖店", "梧里家电")
_ONLINE_SELLER = "云帆网上商城"
_TRANSFERRED_STORY, _REPLACED_STORY = "repaired_in_first_year", "one_repair"
_HANDED_OVER_DAYS_AGO = 40
_PROOF, _REASON = "房屋买卖合同", "随房转让"


@dataclass(frozen=True, slots=True)
class CardHistories:
    """The products as their cards name them today, with what led there."""

    items: tuple[ServiceItem, ...]
    transfers: tuple[tuple[int, Transfer], ...]
    replacements: tuple[tuple[int, UnitReplacement], ...]


def card_histories(
    products: Sequence[SampleProduct],
    taken: Sequence[TakenClaim],
    owners: Sequence[Customer],
    barcodes: Barcodes,
    hours: OpeningHours,
) -> CardHistories:
    """Return every product with its seller, one of them with another owner and one with another outdoor unit."""
    items = {product.item.id: _with_seller(product.item) for product in products}
    sold = _finished(products, taken, _TRANSFERRED_STORY)
    consumers = (owner for owner in reversed(owners) if owner.buyer is Buyer.CONSUMER)
    buyer = next(owner for owner in consumers if owner.id != sold.claim.customer_id)
    item_id, transfer = _transfer(sold, buyer, hours)
    items[item_id] = replace(items[item_id], customer_id=transfer.to_customer_id)
    repaired = _finished(products, taken, _REPLACED_STORY)
    swapped_id, swap = _replacement(repaired, barcodes, hours)
    items[swapped_id] = with_replacement(items[swapped_id], swap.old_barcode, swap.new_barcode)
    return CardHistories(tuple(items.values()), ((item_id, transfer),), ((swapped_id, swap),))


def _with_seller(item: ServiceItem) -> ServiceItem:
    if item.card is None:
        return item
    seller = _ONLINE_SELLER if item.card.is_remote_sale else SELLERS[item.id % len(SELLERS)]
    return replace(item, card=replace(item.card, seller=seller))


def _finished(products: Sequence[SampleProduct], taken: Sequence[TakenClaim], story: str) -> TakenClaim:
    """Return the only claim, long closed, of the first product of a story near the demo point."""
    split = {p.item.id for p in products if (p.point, p.story) == (DEMO_POINT, story) and len(p.visits) == 1}
    return next(
        claim
        for claim in taken
        if claim.claim.item_id in split
        and claim.claim.returned_on is not None
        and claim.ticket.product.item.model.form is ProductForm.SPLIT
        and claim.ticket.plan.returned_days_ago > _HANDED_OVER_DAYS_AGO
    )


def _transfer(sold: TakenClaim, buyer: Customer, hours: OpeningHours) -> tuple[int, Transfer]:
    done_at = hours.moment(hours.minute(_HANDED_OVER_DAYS_AGO, 0.5))
    clerk = person_at(DEMO_POINT, Role.CLERK)
    from_id, to_id = sold.claim.customer_id, buyer.id
    return sold.claim.item_id, Transfer(from_id, to_id, done_at.date(), _PROOF, _REASON, done_at, clerk)


def _replacement(repaired: TakenClaim, barcodes: Barcodes, hours: OpeningHours) -> tuple[int, UnitReplacement]:
    """The unit was replaced on the day its repair ended, on the repair's own claim."""
    item, plan = repaired.ticket.product.item, repaired.ticket.plan
    old = item.units[-1]
    done_at = hours.moment(plan.ended)
    new = barcodes.new(item.model.unit_codes[-1], done_at.date() - timedelta(days=31))
    supervisor = person_at(DEMO_POINT, Role.SUPERVISOR)
    swap = UnitReplacement(
        old.kind,
        old.barcode,
        new,
        done_at.date(),
        repaired.claim.number,
        repaired.claim.technician,
        done_at,
        supervisor,
    )
    return item.id, swap
