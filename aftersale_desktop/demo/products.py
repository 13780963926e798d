"""Sample products with units, owners and warranty cards, each with the visits of its story."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from aftersale_desktop.demo.barcodes import Barcodes
from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.codes_to_try import (
    CARD_NUMBER,
    IN_WARRANTY,
    MULTI_SPLIT,
    OUT_OF_WARRANTY,
    REGISTERED_PAIR,
    UnitPair,
)
from aftersale_desktop.demo.customers import FIXED, Neighbour
from aftersale_desktop.demo.plans import PlannedVisit, Planner
from aftersale_desktop.demo.samples import SampleModel, Samples, Story
from aftersale_desktop.demo.staff import DEMO_POINT
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.domain.products import (
    UNITS_OF_FORM,
    ComponentUnit,
    ProductForm,
    ProductModel,
    ServiceItem,
    WarrantyCard,
)
from aftersale_desktop.domain.serials import UnitKind

FIRST_ITEM = 104001
_STOCK_DAYS = (45, 210)
_PRICE_PERCENT = (88, 100)
_COPIED_STORY = "main_period"
_MULTI_SPLIT_CARD, _MULTI_SPLIT_INVOICE = "BX-2026-70312", "07031280"
_MULTI_SPLIT_DAYS = 96


@dataclass(frozen=True, slots=True)
class SampleProduct:
    """A product with everything its claims need."""

    item: ServiceItem
    owner: Customer
    point: str
    story: str
    sold_days_ago: int
    compressor: str
    visits: tuple[PlannedVisit, ...] = ()

    def with_visit(self, visit: PlannedVisit) -> "SampleProduct":
        """Return the product with one more visit."""
        return replace(self, visits=(*self.visits, visit))

    def is_free_on(self, days_ago: int) -> bool:
        """Tell whether it was with its owner some days before that day."""
        is_sold = self.sold_days_ago > days_ago + _CALM_DAYS
        return is_sold and all(visit.returned_days_ago > days_ago + 1 for visit in self.visits)


_CALM_DAYS = 5


@dataclass(frozen=True, slots=True)
class FixedProduct:
    """A product whose barcodes README prints; `repaired` is the span of its free repair, in days before today."""

    story: str
    units: UnitPair
    model_code: str
    owner: Customer
    card_number: str
    sold_days_ago: int
    repaired: tuple[int, int] | None = None


FIXED_PRODUCTS: tuple[FixedProduct, ...] = (
    FixedProduct("in_warranty", IN_WARRANTY, "KFR-35GW/A", FIXED[0], CARD_NUMBER, 265, (144, 132)),
    FixedProduct("out_of_warranty", OUT_OF_WARRANTY, "KFR-26GW/A", FIXED[1], "BX-2023-20481", 1240),
    FixedProduct("mismatched", REGISTERED_PAIR, "KFR-50LW/B", FIXED[2], "BX-2026-40557", 120),
)


class Registry:
    """Registers sample products one after another, with ids from 1."""

    def __init__(self, planner: Planner, barcodes: Barcodes, today: date) -> None:
        self._planner = planner
        self._chance: Chance = planner.chance
        self._samples: Samples = planner.samples
        self._barcodes = barcodes
        self._today = today
        self._registered = 0
        self._papers = _paper_numbers(self._chance)

    def fixed(self, wanted: FixedProduct) -> SampleProduct:
        """Return a product with the barcodes that README prints."""
        sample = next(sample for sample in self._samples.models if sample.model.code == wanted.model_code)
        units = (
            ComponentUnit(UnitKind.INDOOR, wanted.units.indoor),
            ComponentUnit(UnitKind.OUTDOOR, wanted.units.outdoor),
        )
        card = replace(self._card(sample, wanted.sold_days_ago), number=wanted.card_number)
        item = self._item(sample.model, units, card, wanted.owner.id)
        visits = (self._planner.repair_of("F1", *wanted.repaired),) if wanted.repaired else ()
        return SampleProduct(
            item, wanted.owner, DEMO_POINT, wanted.story, wanted.sold_days_ago, sample.compressor, visits
        )

    def multi_split(self, owner: Customer) -> SampleProduct:
        """Return the product with an indoor unit in each of three rooms; nothing of it is drawn."""
        sample = next(sample for sample in self._samples.models if sample.model.form is ProductForm.MULTI_SPLIT)
        rooms = tuple(ComponentUnit(UnitKind.INDOOR, barcode) for barcode in MULTI_SPLIT.indoor)
        units = (*rooms, ComponentUnit(UnitKind.OUTDOOR, MULTI_SPLIT.outdoor))
        card = WarrantyCard(_MULTI_SPLIT_CARD, _MULTI_SPLIT_INVOICE, self._day(_MULTI_SPLIT_DAYS), price=sample.price)
        item = self._item(sample.model, units, card, owner.id)
        return SampleProduct(item, owner, DEMO_POINT, "multi_split", _MULTI_SPLIT_DAYS, sample.compressor)

    def of_story(self, story: Story, owner: Neighbour) -> SampleProduct:
        """Return a product with the history of a story."""
        sold_days_ago = self._chance.between(story.sold_days_ago)
        sample = self._model(story)
        visits = self._planner.past_visits(story, sold_days_ago, sample.model.form)
        units = self._units(sample.model, self._day(sold_days_ago))
        card = None if story.is_card_missing else self._story_card(story, sample, sold_days_ago, visits)
        item = self._item(sample.model, units, card, owner.customer.id)
        return SampleProduct(item, owner.customer, owner.point, story.name, sold_days_ago, sample.compressor, visits)

    def _model(self, story: Story) -> SampleModel:
        fit = [
            sample
            for sample in self._samples.models
            if sample.model.is_catalogue_product != story.is_commercial
            and sample.model.form is not ProductForm.MULTI_SPLIT
        ]
        return self._chance.pick(fit)

    def _item(
        self, model: ProductModel, units: tuple[ComponentUnit, ...], card: WarrantyCard | None, owner: int
    ) -> ServiceItem:
        self._registered += 1
        number = f"SI-{FIRST_ITEM - 1 + self._registered}"
        return ServiceItem(self._registered, number, model, units, card, owner)

    def _units(self, model: ProductModel, sold_on: date) -> tuple[ComponentUnit, ...]:
        """Two halves of a product leave the works in the same month or the next."""
        made_on = sold_on - timedelta(days=self._chance.between(_STOCK_DAYS))
        kinds = zip(UNITS_OF_FORM[model.form], model.unit_codes, strict=True)
        return tuple(ComponentUnit(kind, self._barcodes.new(code, made_on)) for kind, code in kinds)

    def _card(self, sample: SampleModel, sold_days_ago: int) -> WarrantyCard:
        sold_on = self._day(sold_days_ago)
        card_digits, invoice_number = next(self._papers)
        percent = Decimal(self._chance.between(_PRICE_PERCENT)) / 100
        price = (sample.price * percent).quantize(Decimal(1)).quantize(Decimal("0.01"))
        return WarrantyCard(f"BX-{sold_on.year}-{card_digits}", invoice_number, sold_on, price=price)

    def _story_card(
        self, story: Story, sample: SampleModel, sold_days_ago: int, visits: tuple[PlannedVisit, ...]
    ) -> WarrantyCard:
        card = replace(self._card(sample, sold_days_ago), is_remote_sale=story.is_remote_sale)
        if story.delivered_after_days and card.invoice_on:
            days = min(self._chance.between(story.delivered_after_days), sold_days_ago - 1)
            card = replace(card, delivered_on=card.invoice_on + timedelta(days=days))
        if story.is_exchanged:
            card = replace(card, exchanged_on=self._day(visits[-1].returned_days_ago))
        if story.is_invoice_missing:
            card = replace(card, invoice_number="", invoice_on=None, delivered_on=card.invoice_on)
        return card

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)


def _paper_numbers(chance: Chance) -> Iterator[tuple[str, str]]:
    """Give out card digits and invoice numbers, each once; the fixed cards' digits are never drawn."""
    taken = {product.card_number[-5:] for product in FIXED_PRODUCTS} | {_MULTI_SPLIT_CARD[-5:], _MULTI_SPLIT_INVOICE}
    while True:
        digits, invoice = chance.digits(5), "0" + chance.digits(7)
        if digits not in taken and invoice not in taken:
            taken |= {digits, invoice}
            yield digits, invoice


def register_all(registry: Registry, samples: Samples, owners: tuple[Neighbour, ...]) -> list[SampleProduct]:
    """Return the fixed products and those of every story; consumers come in turn, businesses own several."""
    consumers = _in_turn(owners[len(FIXED) :], Buyer.CONSUMER)
    businesses = _in_turn(owners, Buyer.BUSINESS)
    products = [registry.fixed(wanted) for wanted in FIXED_PRODUCTS]
    for story in samples.stories:
        turn = businesses if story.is_business else consumers
        products += [registry.of_story(story, next(turn)) for _ in range(story.count)]
    return [*_with_copied_card(products), registry.multi_split(FIXED[2])]


def _with_copied_card(products: list[SampleProduct]) -> list[SampleProduct]:
    """Put one card's and invoice's number on a second product: a copy that the checks at intake find."""
    places = [place for place, product in enumerate(products) if product.story == _COPIED_STORY]
    original, copy = products[places[-2]].item.card, products[places[-1]].item.card
    if original and copy:
        card = replace(copy, number=original.number, invoice_number=original.invoice_number)
        products[places[-1]] = replace(products[places[-1]], item=replace(products[places[-1]].item, card=card))
    return products


def _in_turn(owners: tuple[Neighbour, ...], buyer: Buyer) -> Iterator[Neighbour]:
    of_kind = [owner for owner in owners if owner.customer.buyer is buyer]
    while True:
        yield from of_kind
