"""The products of a shop in memory, with their owners and repairs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.claims import (
    Claim,
    ClaimEvent,
    PastRepair,
)
from aftersale_desktop.domain.customers import all_phone_digits, phone_digits
from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    KnownItem,
)
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeItems:
    """Products of the transaction."""

    records: Records

    def by_barcode(self, barcode: str) -> tuple[KnownItem, ...]:
        return tuple(self._known(item) for item in self.records.items.values() if item.has_barcode(barcode))

    def by_card(self, number: str) -> tuple[KnownItem, ...]:
        return tuple(self._known(item) for item in self._with_card("number", number))

    def by_invoice(self, number: str) -> tuple[KnownItem, ...]:
        return tuple(self._known(item) for item in self._with_card("invoice_number", number))

    def by_number(self, number: str) -> tuple[KnownItem, ...]:
        return tuple(self._known(item) for item in self.records.items.values() if item.number == number)

    def by_typed(self, text: str, limit: int) -> tuple[KnownItem, ...]:
        digits = phone_digits(text)
        fitting = {
            customer.id
            for customer in self.records.customers.values()
            if customer.name.startswith(text)
            or (digits and any(phone.endswith(digits) for phone in all_phone_digits(customer)))
        }
        found = [item for item in self.records.items.values() if text and item.customer_id in fitting]
        return tuple(self._known(item) for item in found[:limit])

    def by_id(self, item_id: int) -> KnownItem:
        if item_id not in self.records.items:
            raise NotStoredError("item", item_id)
        return self._known(self.records.items[item_id])

    def of_customer(self, customer_id: int, limit: int) -> tuple[KnownItem, ...]:
        own = [item for item in self.records.items.values() if item.customer_id == customer_id]
        return tuple(self._known(item) for item in own[-limit:])

    def add(self, item: ServiceItem) -> ServiceItem:
        self.records.break_if_asked("items.add")
        stored = replace(item, id=max(self.records.items, default=0) + 1)
        self.records.items[stored.id] = stored
        return stored

    def save(self, item: ServiceItem) -> ServiceItem:
        self.records.break_if_asked("items.save")
        if self.records.items[item.id].version != item.version:
            raise ChangedMeanwhileError(item.number)
        later = replace(item, version=item.version + 1)
        self.records.items[item.id] = later
        return later

    def card_rows(self, limit: int) -> Sequence[CardRow]:
        rows = [self._card_row(item) for item in reversed(self.records.items.values()) if item.card]
        return rows[:limit]

    def _card_row(self, item: ServiceItem) -> CardRow:
        owner, card = self.records.customers[item.customer_id], item.card
        assert card is not None
        barcodes = tuple(unit.barcode for unit in item.units)
        return CardRow(
            card.number, item.number, owner.name, owner.phone, item.model.code, barcodes, card.invoice_on, item.id
        )

    def _with_card(self, name: str, value: str) -> list[ServiceItem]:
        return [
            item for item in self.records.items.values() if value and item.card and getattr(item.card, name) == value
        ]

    def _known(self, item: ServiceItem) -> KnownItem:
        owner, history, card = self.records.customers[item.customer_id], self._history(item.id), item.card
        if card is None:
            return KnownItem(item, owner, history)
        twins = (self._with_card("number", card.number), self._with_card("invoice_number", card.invoice_number))
        return KnownItem(item, owner, history, *(len(found) for found in twins))

    def _history(self, item_id: int) -> tuple[PastRepair, ...]:
        claims = [claim for claim in self.records.claims.values() if claim.item_id == item_id]
        newest_first = sorted(claims, key=lambda claim: claim.received_at, reverse=True)
        return tuple(_past(claim, self._events(claim)) for claim in newest_first)

    def _events(self, claim: Claim) -> tuple[ClaimEvent, ...]:
        return tuple(event for number, event in self.records.events if number == claim.number)


def _past(claim: Claim, events: tuple[ClaimEvent, ...]) -> PastRepair:
    facts = claim.counted.facts
    past = PastRepair(
        claim_number=claim.number,
        received_on=claim.judgement.judged_on,
        returned_on=claim.returned_on,
        state=claim.state,
        coverage=claim.coverage,
        is_product_fault=facts.cause is Cause.PRODUCT and facts.performance_fault,
        summary=claim.fault_told,
        fault_code=claim.fault_code,
        ended_as=claim.ended_as,
    )
    return replace(past, events=events) if past.is_open else past
