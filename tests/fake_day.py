"""A fake of what the day reads: open orders in memory."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.claims import GROUP_OF_STATE, Claim, ClaimEnd, ClaimEvent, ClaimGroup, ClaimState
from aftersale_desktop.domain.day_orders import DayOrder
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.order_records import newest
from aftersale_desktop.domain.quotes import Quote
from tests.fake_stores import Records


@dataclass(slots=True)
class FakeDayOrders:
    """Open orders of the transaction."""

    records: Records

    def open_orders(self, point_code: str) -> tuple[DayOrder, ...]:
        return tuple(self._order(claim) for claim in self._open(point_code))

    def events_of_open(self, point_code: str, received_before: datetime) -> dict[str, tuple[ClaimEvent, ...]]:
        old = {claim.number for claim in self._open(point_code) if claim.received_at <= received_before}
        found: defaultdict[str, tuple[ClaimEvent, ...]] = defaultdict(tuple)
        for number, event in self.records.events:
            if number in old:
                found[number] += (event,)
        return dict(found)

    def _open(self, point_code: str) -> list[Claim]:
        closed = ClaimGroup.CLOSED
        of_point = [claim for claim in self.records.claims.values() if claim.point_code == point_code]
        return [claim for claim in of_point if GROUP_OF_STATE[claim.state] is not closed]

    def _order(self, claim: Claim) -> DayOrder:
        entered = [e.at for number, e in self.records.events if number == claim.number and e.deed == claim.state]
        quote = newest(tuple(one for one in self.records.orders if one.claim_number == claim.number), Quote)
        return DayOrder(
            number=claim.number,
            state=claim.state,
            customer=self.records.customers[claim.customer_id].name,
            model_code=self.records.items[claim.item_id].model.code,
            technician=claim.technician,
            received_at=claim.received_at,
            stands_since=max(entered, default=claim.received_at),
            due_at=claim.due_at,
            passed_at=claim.passed_at,
            coverage=claim.coverage,
            finished_repairs=sum(_is_free_repair(past, claim) for past in self.records.claims.values()),
            warranty_ends_on=claim.judgement.verdict.warranty_ends_on,
            quote_valid_until=quote.valid_until if quote and claim.state is ClaimState.QUOTED else None,
        )


def _is_free_repair(past: Claim, claim: Claim) -> bool:
    was_repaired = past.returned_on is not None and past.ended_as in {None, ClaimEnd.REPAIRED}
    return past.item_id == claim.item_id and was_repaired and past.coverage is not Coverage.CHARGEABLE
