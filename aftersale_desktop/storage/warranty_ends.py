"""The end of each card's warranty, stored because lists are read by it; counted as verdicts count it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, Date, bindparam, or_, select, update

from aftersale_desktop.domain.claims import ClaimEnd
from aftersale_desktop.domain.fact_refusals import DateOutOfRangeError, NoRulesOnDayError
from aftersale_desktop.domain.facts import Facts, RepairSpan
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.domain.warranty import WarrantyRules, periods_of, rules_for
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect, read
from aftersale_desktop.storage.rows.items import CARD, ITEM, NEVER
from aftersale_desktop.storage.rows.shop import MODEL, RULES, rules_to_domain

_CARDS = (
    select(CARD.c.item_id, CARD.c.invoice_on, CARD.c.delivered_on, CARD.c.exchanged_on, MODEL.c.record)
    .join_from(CARD, ITEM, ITEM.c.id == CARD.c.item_id)
    .join(MODEL, MODEL.c.code == ITEM.c.model_code)
)
_REPAIRS = (
    select(CLAIM.c.item_id, CLAIM.c.received_on, CLAIM.c.returned_on)
    .where(
        CLAIM.c.returned_on.is_not(None),
        CLAIM.c.is_product_fault,
        CLAIM.c.coverage != str(Coverage.CHARGEABLE),
        CLAIM.c.ended_as.in_(("", str(ClaimEnd.REPAIRED))),
    )
    .order_by(CLAIM.c.item_id, CLAIM.c.received_on)
)
_of_item: BindParameter[int] = bindparam("of_item")
_ONE: tuple[AnySelect, AnySelect] = (
    _CARDS.where(CARD.c.item_id == _of_item),
    _REPAIRS.where(CLAIM.c.item_id == _of_item),
)
_ALL: tuple[AnySelect, AnySelect] = (_CARDS, _REPAIRS)
_from_day: BindParameter[date] = bindparam("from_day", type_=Date)
_MAY_BEGIN_LATER = or_(*(day >= _from_day for day in (CARD.c.exchanged_on, CARD.c.invoice_on, CARD.c.delivered_on)))
_LATER: tuple[AnySelect, AnySelect] = (
    _CARDS.where(_MAY_BEGIN_LATER),
    _REPAIRS.where(CLAIM.c.item_id.in_(select(CARD.c.item_id).where(_MAY_BEGIN_LATER))),
)
_STORE = update(CARD).where(CARD.c.item_id == _of_item).values(ends_on=bindparam("end", type_=Date))


def store_end(connection: Connection, item_id: int) -> None:
    """Count the end of one card's warranty anew; a product without a card has none."""
    _store(connection, _ONE, {"of_item": item_id})


def store_ends(connection: Connection) -> None:
    """Count the ends of all cards."""
    _store(connection, _ALL, {})


def store_ends_from(connection: Connection, day: date) -> None:
    """Count the ends of the cards anew whose period may begin on the day or later: rules of that day changed."""
    _store(connection, _LATER, {"from_day": day})


def _store(connection: Connection, asked: tuple[AnySelect, AnySelect], key: dict[str, Any]) -> None:
    rules = [rules_to_domain(row) for row in connection.execute(select(RULES))]
    cards, spans = (connection.execute(statement, key).all() for statement in asked)
    ends = [{"of_item": item_id, "end": end} for item_id, end in _ends(cards, spans, rules)]
    if ends:
        connection.execute(_STORE, ends)


def _ends(
    cards: Iterable[AnyRow], spans: Iterable[AnyRow], rules: Sequence[WarrantyRules]
) -> Iterator[tuple[int, date]]:
    repairs: dict[int, list[RepairSpan]] = defaultdict(list)
    for span in spans:
        repairs[span.item_id].append(RepairSpan(span.received_on, span.returned_on))
    classes: dict[str, str] = {}
    for card in cards:
        if card.record not in classes:
            classes[card.record] = read(ProductModel, card.record).product_class
        yield card.item_id, _end(card, tuple(repairs[card.item_id]), classes[card.record], rules)


def _end(card: AnyRow, repairs: tuple[RepairSpan, ...], product_class: str, rules: Sequence[WarrantyRules]) -> date:
    facts = Facts(
        received_on=date.max,
        invoice_on=card.invoice_on,
        delivered_on=card.delivered_on,
        exchanged_on=card.exchanged_on,
        repairs=repairs,
    )
    try:
        periods = periods_of(facts, rules_for(facts, rules).parameters_for(product_class))
    except (NoRulesOnDayError, DateOutOfRangeError):
        return NEVER
    return NEVER if periods is None else periods.warranty_ends_on
