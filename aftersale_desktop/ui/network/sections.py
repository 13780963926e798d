"""The sections of the network in their order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from aftersale_desktop.ui.network.section import NetworkContext, NetworkSection
from aftersale_desktop.wording.catalogue import N_


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A tab: its id, title as message id, and how it is made."""

    id: str
    title: str
    make: Callable[[NetworkContext], NetworkSection]


def _visits(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.visit_section import VisitSection

    return VisitSection(context)


def _nearest(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.nearest_section import NearestSection

    return NearestSection(context)


def _points(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.points_section import PointsSection

    return PointsSection(context)


def _prices(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.prices_section import PricesSection

    return PricesSection(context)


def _rules(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.rules_section import RulesSection

    return RulesSection(context)


def _settlement(context: NetworkContext) -> NetworkSection:
    from aftersale_desktop.ui.network.settlement_section import SettlementSection

    return SettlementSection(context)


VISITS, NEAREST, POINTS, PRICES = "visits", "nearest", "points", "prices"
RULES, SETTLEMENT = "rules", "settlement"
SECTIONS: tuple[SectionRecord, ...] = (
    SectionRecord(VISITS, N_("Home visits"), _visits),
    SectionRecord(NEAREST, N_("Nearest point"), _nearest),
    SectionRecord(POINTS, N_("Service points"), _points),
    SectionRecord(PRICES, N_("Price lists"), _prices),
    SectionRecord(RULES, N_("Rule workbench"), _rules),
    SectionRecord(SETTLEMENT, N_("Settlement"), _settlement),
)
