"""Quality inspection (policy page P5): tests with limits and units per product class, results per unit."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.people import Role


class TestKind(StrEnum):
    """What a test looks at."""

    __test__ = False

    SAFETY = "safety"
    PERFORMANCE = "performance"
    APPEARANCE = "appearance"


class InspectionOutcome(StrEnum):
    """How an inspection ended; a waived one releases the product without tests."""

    PASSED = "passed"
    FAILED = "failed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class InspectionItem:
    """One test of a template; without limits and unit it is looked at, not measured."""

    code: str
    name: Bilingual
    kind: TestKind
    unit: str = ""
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @property
    def is_measured(self) -> bool:
        """Tell whether a reading is wanted."""
        return self.lowest is not None or self.highest is not None

    def accepts(self, reading: Decimal) -> bool:
        """Tell whether a reading lies within the limits, the limits themselves included."""
        return (self.lowest is None or reading >= self.lowest) and (self.highest is None or reading <= self.highest)


@dataclass(frozen=True, slots=True)
class InspectionTemplate:
    """The tests of product classes; a class without a template of its own takes the one for all."""

    code: str
    name: Bilingual
    product_classes: tuple[str, ...]
    items: tuple[InspectionItem, ...]

    @property
    def key(self) -> str:
        """The code it is stored under."""
        return self.code


@dataclass(frozen=True, slots=True)
class InspectionResult:
    """What one test gave on one unit, the test as it read that day; `unit` is a barcode, blank for the whole."""

    item: InspectionItem
    unit: str
    has_passed: bool
    reading: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection with every result; waived ones carry the role and the reason."""

    outcome: InspectionOutcome
    inspector: str
    at: datetime
    template: str = ""
    results: tuple[InspectionResult, ...] = ()
    role: Role | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """By what the first-pass rate is counted."""
        return str(self.outcome)
