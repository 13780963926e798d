"""The sample shop as a whole: the same moment always gives the same shop."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from aftersale_desktop.demo.audit import sample_audit
from aftersale_desktop.demo.barcodes import Barcodes
from aftersale_desktop.demo.bills import Bill, BillingDesk, PostedBill, bills_of
from aftersale_desktop.demo.card_records import card_histories
from aftersale_desktop.demo.chance import Chance
from aftersale_desktop.demo.closed_day import sample_close
from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY, DemoCodes, codes_with
from aftersale_desktop.demo.customers import Neighbour, flagged, neighbours
from aftersale_desktop.demo.desk import Desk, TakenClaim, Ticket
from aftersale_desktop.demo.diagnoses import bench_records, diagnosis_events
from aftersale_desktop.demo.fault_codes import sample_fault_codes
from aftersale_desktop.demo.fitted_parts import with_fitted_parts
from aftersale_desktop.demo.hotline import sample_holidays, sample_hotline
from aftersale_desktop.demo.ledger import Ledger
from aftersale_desktop.demo.network import sample_network
from aftersale_desktop.demo.opening_hours import OpeningHours
from aftersale_desktop.demo.plans import PlannedVisit, Planner
from aftersale_desktop.demo.price_drafts import drafted_prices
from aftersale_desktop.demo.products import Registry, SampleProduct, register_all
from aftersale_desktop.demo.quotes import in_order, sample_quotes
from aftersale_desktop.demo.remedies import sample_remedies
from aftersale_desktop.demo.returns import ended, sample_returns
from aftersale_desktop.demo.samples import Samples, read_samples
from aftersale_desktop.demo.staff import DEMO_POINT, POINTS, USERS, sample_pins
from aftersale_desktop.demo.stock import opening_stock
from aftersale_desktop.demo.stockroom import empty_stockroom, sample_stock
from aftersale_desktop.demo.till import Till
from aftersale_desktop.domain.attachments import Attachment
from aftersale_desktop.domain.claims import ClaimEvent, PastRepair
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.domain.serials import SHIPPED_PATTERNS
from aftersale_desktop.domain.shipped_templates import SHIPPED_TEMPLATES
from aftersale_desktop.domain.warranty import SHIPPED_RULES
from aftersale_desktop.services.evidence import stored_attachment
from aftersale_desktop.services.ports import Terms
from aftersale_desktop.services.shop_setup import ShopSetup

SEED = 20261122


@dataclass(frozen=True, slots=True)
class PlannedShop:
    """Who owns what, and the visits in the order in which they were received."""

    owners: tuple[Neighbour, ...]
    products: tuple[SampleProduct, ...]
    visits: tuple[tuple[SampleProduct, PlannedVisit], ...]


def demo_shop(now: datetime) -> ShopSetup:
    """Return the sample shop as it stands at a moment (with its zone): nothing in it lies in the future."""
    samples, chance, hours = read_samples(), Chance(SEED), OpeningHours(now)
    barcodes, ledger = Barcodes(chance), Ledger()
    terms = _terms(samples)
    shop = _planned(samples, Planner(samples, hours, chance), barcodes)
    desk = Desk(terms, hours, chance, barcodes, samples.texts)
    taken = tuple(_taken(shop, desk, ledger))
    posted = tuple(_posted(taken, BillingDesk(hours, chance, samples.texts), terms, ledger))
    till = Till(ledger, terms, samples.texts.credit_reasons)
    till.book(taken, posted)
    taken_back = till.take_back(posted, now)
    cards = card_histories(shop.products, taken, [owner.customer for owner in shop.owners], barcodes, hours)
    bench = bench_records(taken, hours, samples.texts)
    quotes = sample_quotes(taken, bench, hours, terms, ledger)
    empty = _empty_shop(samples, POINTS, USERS)
    billed = {bill.invoice.claim_number: bill for bill in posted}
    returned = sample_returns(taken, billed, hours, terms)
    room = empty_stockroom(hours, ledger, samples.tariffs)
    stock = with_fitted_parts(sample_stock(empty.stock, taken, bench, room), posted)
    remedies = sample_remedies(taken, cards, hours, terms, ledger)
    records = in_order((*bench, *quotes.records, *returned.records, *remedies.records))
    closed = sample_close(till.entries, records, hours, terms[DEMO_POINT], ledger)
    network = sample_network(taken, tuple(owner.customer for owner in shop.owners), now, ledger)
    ended_claims = tuple(remedies.ended(ended(claim.claim, billed)) for claim in taken)
    hotline = sample_hotline(ended_claims, remedies.items, tuple(one.customer for one in shop.owners), hours, ledger)
    receipts = (claim.receipt for claim in taken)
    bills = (bill.paper for bill in posted)
    papers = (*receipts, *bills, *till.papers, *quotes.papers, *returned.papers, *remedies.papers, closed.paper)
    sample = replace(
        empty,
        points=network.points,
        districts=network.districts,
        covered=network.covered,
        home_visits=network.visits,
        stock=stock,
        credentials=sample_pins(now),
        customers=tuple(flagged(owner.customer, now) for owner in shop.owners),
        items=remedies.items,
        transfers=cards.transfers,
        replacements=remedies.replacements,
        closed_cards=remedies.closed_cards,
        claims=ended_claims,
        hotline=hotline.setup,
        tariff_drafts=drafted_prices(samples.tariffs, now),
        shop_lists=(*empty.shop_lists, *sample_holidays(now.date())),
        events=_events(taken, posted, (*till.events, *diagnosis_events(bench), *hotline.events)),
        invoices=tuple(taken_back.get(bill.invoice.number, bill.invoice) for bill in posted),
        ledger=tuple(till.entries),
        day_closes=(closed.close,),
        credit_notes=tuple(till.notes),
        papers=tuple(replace(paper, id=number) for number, paper in enumerate(papers, start=1)),
        counters=ledger.stands(),
        attachments=_attached(taken),
        orders=records,
    )
    return replace(sample, audit=sample_audit(sample))


def shop_terms(points: tuple[ServicePoint, ...], users: tuple[User, ...]) -> ShopSetup:
    """Return a shop without customers: the sample product list, price lists, rules and barcode formats."""
    return _empty_shop(read_samples(), points, users)


def _empty_shop(samples: Samples, points: tuple[ServicePoint, ...], users: tuple[User, ...]) -> ShopSetup:
    setup = ShopSetup(points, users, _models(samples), SHIPPED_RULES, samples.tariffs, SHIPPED_PATTERNS)
    return replace(
        setup,
        shop_lists=(*sample_fault_codes(samples), *SHIPPED_TEMPLATES),
        stock=opening_stock(points, users, samples.tariffs),
    )


def demo_codes(setup: ShopSetup) -> DemoCodes:
    """Return the codes to try in a sample shop; the claim is an open one without an invoice."""
    claim = next(claim for claim in setup.claims if claim.request_key == DEMO_CLAIM_KEY)
    return codes_with(claim.number)


def _models(samples: Samples) -> tuple[ProductModel, ...]:
    return tuple(sample.model for sample in samples.models)


def _terms(samples: Samples) -> dict[str, Terms]:
    models = _models(samples)
    return {
        point.code: Terms(
            point=point,
            rules=SHIPPED_RULES,
            tariffs=samples.tariffs,
            models=models,
            patterns=SHIPPED_PATTERNS,
            users=tuple(user for user in USERS if user.point_code == point.code),
        )
        for point in POINTS
    }


def _planned(samples: Samples, planner: Planner, barcodes: Barcodes) -> PlannedShop:
    owners = neighbours(samples, planner.chance)
    registry = Registry(planner, barcodes, planner.hours.now.date())
    products = register_all(registry, samples, owners)
    for claim in samples.current_claims:
        place = _place_for(products, claim.point, claim.story, claim.days_ago)
        products[place] = products[place].with_visit(planner.current_visit(claim))
    visits = [(product, visit) for product in products for visit in product.visits]
    return PlannedShop(owners, tuple(products), tuple(sorted(visits, key=_received)))


def _place_for(products: list[SampleProduct], point: str, story: str, days_ago: int) -> int:
    """Return the first product of a story whose owner lives near the point and has it at home on that day."""
    return next(
        place
        for place, product in enumerate(products)
        if (product.point, product.story) == (point, story) and product.is_free_on(days_ago)
    )


def _received(visit: tuple[SampleProduct, PlannedVisit]) -> int:
    return visit[1].received


def _taken(shop: PlannedShop, desk: Desk, ledger: Ledger) -> Iterator[TakenClaim]:
    histories: dict[int, tuple[PastRepair, ...]] = {}
    for claim_id, (product, plan) in enumerate(shop.visits, start=1):
        year = desk.hours.moment(plan.received).year
        number = ledger.next(product.point, DocumentSeries.CLAIM, year)
        history = histories.get(product.item.id, ())
        taken = desk.take(Ticket(claim_id, number, product, plan, history))
        histories[product.item.id] = (taken.past(), *history)
        yield taken


def _posted(
    taken: Iterable[TakenClaim], desk: BillingDesk, terms: dict[str, Terms], ledger: Ledger
) -> Iterator[PostedBill]:
    bills = sorted((bill for claim in taken for bill in bills_of(claim)), key=_minute)
    for invoice_id, bill in enumerate(bills, start=1):
        point = bill.taken.claim.point_code
        number = ledger.next(point, DocumentSeries.INVOICE, desk.hours.moment(bill.minute).year)
        yield desk.post(bill, terms[point], number, invoice_id)


def _attached(taken: Iterable[TakenClaim]) -> tuple[tuple[Attachment, bytes], ...]:
    photos = [(claim, photo) for claim in taken for photo in claim.photos]
    return tuple(
        (stored_attachment(photo, claim.claim.number, claim.claim.received_at, claim.team.clerk, number), photo.content)
        for number, (claim, photo) in enumerate(photos, start=1)
    )


def _minute(bill: Bill) -> int:
    return bill.minute


def _events(
    taken: Iterable[TakenClaim], posted: Iterable[PostedBill], others: Iterable[tuple[str, ClaimEvent]]
) -> tuple[tuple[str, ClaimEvent], ...]:
    events = [(claim.claim.number, event) for claim in taken for event in claim.events]
    events += [(bill.invoice.claim_number, bill.event) for bill in posted]
    return tuple(sorted([*events, *others], key=_happened_at))


def _happened_at(event: tuple[str, ClaimEvent]) -> datetime:
    return event[1].at
