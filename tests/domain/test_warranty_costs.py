"""Warranty cost is what others than the customer bear, at list prices, by claim and payer."""

from decimal import Decimal

from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.warranty_costs import COST_BEARERS, cost_shares, warranty_costs
from tests.paper_builders import fee_line

LINES = (
    fee_line(FeeComponent.DOOR_TO_DOOR, "A", "1", "30.00", Payer.SERVICE_POINT),
    fee_line(FeeComponent.MAINTENANCE, "minor", "1", "80.00", Payer.FACTORY),
    fee_line(FeeComponent.AUXILIARY_MATERIAL, "R410A", "3", "22.00", Payer.CUSTOMER),
    fee_line(FeeComponent.SPARE_PARTS, "CAP35", "1", "38.00", Payer.FACTORY),
    fee_line(FeeComponent.SPARE_PARTS, "CONT", "1", "65.00", Payer.GOODWILL),
)


def test_each_payer_bears_labour_visits_materials_and_parts_apart() -> None:
    costs = {cost.payer: cost for cost in warranty_costs(cost_shares("WX-1", LINES))}
    assert set(costs) == set(COST_BEARERS)
    factory = costs[Payer.FACTORY]
    assert (factory.labour, factory.parts, factory.total) == (Decimal("80.00"), Decimal("38.00"), Decimal("118.00"))
    assert costs[Payer.SERVICE_POINT].visits == Decimal("30.00")
    assert costs[Payer.GOODWILL].parts == Decimal("65.00")


def test_the_customers_share_and_a_discount_are_no_warranty_cost() -> None:
    line = fee_line(FeeComponent.MAINTENANCE, "minor", "1", "80.00", Payer.CUSTOMER).reduced_by(Decimal("8.00"))
    assert cost_shares("WX-1", (line,)) == ()
    assert warranty_costs(()) == ()
