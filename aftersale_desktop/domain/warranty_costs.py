"""Warranty cost: what others than the customer bear of a claim, at list prices, by who bears it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.fees import Coverage, FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.part_lines import PartLine, PartLineState

COST_BEARERS = tuple(payer for payer in Payer if payer is not Payer.CUSTOMER)
_VISITS = frozenset({FeeComponent.DOOR_TO_DOOR, FeeComponent.REMOTE})


@dataclass(frozen=True, slots=True)
class CostShare:
    """What one payer bears of one claim in one of the five fees."""

    claim_number: str
    payer: Payer
    component: FeeComponent
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WarrantyCost:
    """What one payer bears of a claim; a discount is the customer's affair and no part of it."""

    claim_number: str
    payer: Payer
    labour: Decimal
    visits: Decimal
    materials: Decimal
    parts: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return total_of((self.labour, self.visits, self.materials, self.parts))


def cost_shares(claim_number: str, lines: Iterable[FeeLine]) -> tuple[CostShare, ...]:
    """Return what others than the customer bear of the lines of an invoice."""
    return tuple(
        CostShare(claim_number, line.payer, line.component, line.list_amount)
        for line in lines
        if line.payer is not Payer.CUSTOMER and line.list_amount
    )


def bearer_of_parts(coverage: Coverage) -> Payer:
    """Return who bears parts nobody is charged for: under warranty the factory, else the point."""
    return Payer.SERVICE_POINT if coverage is Coverage.CHARGEABLE else Payer.FACTORY


def parts_given(claim_number: str, coverage: Coverage, parts: Iterable[PartLine]) -> tuple[CostShare, ...]:
    """Return what the parts fitted in a product cost that was exchanged, refunded or scrapped: it has no invoice."""
    spent = total_of(part.unit_price * part.quantity for part in parts if part.state is PartLineState.CONSUMED)
    return (CostShare(claim_number, bearer_of_parts(coverage), FeeComponent.SPARE_PARTS, spent),) if spent else ()


def warranty_costs(shares: Iterable[CostShare]) -> tuple[WarrantyCost, ...]:
    """Return the cost of each claim and payer, claims in the order they come."""
    grouped: dict[tuple[str, Payer], list[CostShare]] = {}
    for share in shares:
        grouped.setdefault((share.claim_number, share.payer), []).append(share)
    return tuple(_cost(number, payer, found) for (number, payer), found in grouped.items())


def _cost(number: str, payer: Payer, shares: list[CostShare]) -> WarrantyCost:
    def of(*components: FeeComponent) -> Decimal:
        return total_of(share.amount for share in shares if share.component in components)

    return WarrantyCost(
        claim_number=number,
        payer=payer,
        labour=of(FeeComponent.MAINTENANCE),
        visits=of(*_VISITS),
        materials=of(FeeComponent.AUXILIARY_MATERIAL),
        parts=of(FeeComponent.SPARE_PARTS),
    )
