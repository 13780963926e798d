"""What the notes of an exchange and of a product refund say, as plain values."""

from dataclasses import replace

from aftersale_desktop.domain.exchange_papers import ExchangeContent, ProductRefundContent
from aftersale_desktop.domain.exchanges import Exchange, ProductRefund
from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.paper_parts import Subject
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.domain.warranty import periods_of, rules_for
from aftersale_desktop.services.assessment import with_records
from aftersale_desktop.services.paper_contents import heading_of, subject_of
from aftersale_desktop.services.ports import KnownItem, Terms
from aftersale_desktop.services.repair_orders import RepairOrder


def exchange_content(
    order: RepairOrder, after: KnownItem, exchange: Exchange, verdict: Verdict, terms: Terms
) -> ExchangeContent:
    """Return what the note says of an exchange; `order` is still as it was before, `after` the product as it is now."""
    facts = with_records(Facts(received_on=exchange.exchanged_on), after, exchange.at)
    parameters = rules_for(facts, terms.rules).parameters_for(after.item.model.product_class)
    periods = periods_of(facts, parameters)
    return ExchangeContent(
        number=exchange.number,
        claim_number=order.claim.number,
        point=heading_of(order.point),
        received_at=order.claim.received_at.astimezone(exchange.at.tzinfo),
        subject=_subject(order),
        exchange=exchange,
        verdict=verdict,
        new_name=after.item.model.name,
        begins_on=periods.base_on if periods else None,
        warranty_ends_on=periods.warranty_ends_on if periods else None,
        main_parts_end_on=periods.main_parts_end_on if periods else None,
    )


def product_refund_content(order: RepairOrder, refund: ProductRefund, verdict: Verdict) -> ProductRefundContent:
    """Return what the note says of a refund."""
    return ProductRefundContent(
        number=refund.number,
        claim_number=order.claim.number,
        point=heading_of(order.point),
        received_at=order.claim.received_at.astimezone(refund.at.tzinfo),
        subject=_subject(order),
        refund=refund,
        verdict=verdict,
    )


def _subject(order: RepairOrder) -> Subject:
    subject, owner = subject_of(order.item, order.customer, order.claim.scanned), order.known.owner
    return subject if owner.id == order.customer.id else replace(subject, owner_name=owner.name)
