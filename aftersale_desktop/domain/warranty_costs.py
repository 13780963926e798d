"""Warranty cost: what others than the customer bear of a claim, at list prices, by who bears it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.fees import FeeComponent, FeeLine, Payer
from aftersale_desktop.domain.money import total_of

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
