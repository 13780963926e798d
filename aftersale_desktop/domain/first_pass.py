"""The first-pass rate: how many repairs passed their first inspection (domain §6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aftersale_desktop.domain.inspections import InspectionOutcome
from aftersale_desktop.domain.money import round_half_up


@dataclass(frozen=True, slots=True)
class FirstInspection:
    """The first inspection of a repair: where it was, whose work it was, how it ended."""

    claim_number: str
    point_code: str
    technician: str
    at: datetime
    outcome: InspectionOutcome


@dataclass(frozen=True, slots=True)
class PassRate:
    """First inspections by their outcome; waived ones prove nothing and count on neither side."""

    passed: int = 0
    failed: int = 0
    waived: int = 0

    @property
    def per_cent(self) -> Decimal | None:
        """The share that passed, with two places; None where nothing was inspected."""
        inspected = self.passed + self.failed
        return round_half_up(Decimal(100 * self.passed) / inspected) if inspected else None


def pass_rates(firsts: Iterable[FirstInspection], group: Callable[[FirstInspection], str]) -> dict[str, PassRate]:
    """Return the rate of each group, such as a technician or a point."""
    outcomes: dict[str, list[InspectionOutcome]] = {}
    for first in firsts:
        outcomes.setdefault(group(first), []).append(first.outcome)
    return {name: PassRate(*(found.count(one) for one in InspectionOutcome)) for name, found in outcomes.items()}
