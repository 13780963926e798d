"""Quality inspection (policy page P5): tests with limits and units per product class, results per unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import UnitKind


class TestNotDoneError(AfterSaleError):
    """A test of the template has no result; only an inspection that failed anyway may leave one out."""

    __test__ = False

    def __init__(self, unit: str, test: str) -> None:
        super().__init__(unit, test)
        self.unit = unit
        self.test = test


class TemplateNotFitError(AfterSaleError):
    """A template lacks a code, a name or tests, names a test twice, or a lowest limit lies above its highest."""

    def __init__(self, code: str, test: str = "") -> None:
        super().__init__(code, test)
        self.code = code
        self.test = test


class TemplateOfOthersError(AfterSaleError):
    """The template is for other classes, for other ends of the work, or none of its tests is done on the units."""

    def __init__(self, code: str, product_class: str) -> None:
        super().__init__(code, product_class)
        self.code = code
        self.product_class = product_class


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
    units: tuple[UnitKind, ...] = ()
    """On which kinds of units it is done; on every unit where none is named."""

    def is_done_on(self, kind: UnitKind) -> bool:
        """Tell whether a unit of that kind is tested by it."""
        return not self.units or kind in self.units

    @property
    def is_measured(self) -> bool:
        """Tell whether a reading is wanted."""
        return self.lowest is not None or self.highest is not None

    def accepts(self, reading: Decimal) -> bool:
        """Tell whether a reading lies within the limits, the limits themselves included."""
        if not reading.is_finite():
            return False
        return (self.lowest is None or reading >= self.lowest) and (self.highest is None or reading <= self.highest)


@dataclass(frozen=True, slots=True)
class InspectionTemplate:
    """The tests of product classes; a class without a template of its own takes the one for all.

    One `is_for_unrepaired` is shorter: for products in which nothing was found, or nothing was done.
    """

    code: str
    name: Bilingual
    product_classes: tuple[str, ...]
    items: tuple[InspectionItem, ...]
    is_for_unrepaired: bool = False

    @property
    def key(self) -> str:
        """The code it is stored under."""
        return self.code

    def fits(self, product_class: str, *, is_repaired: bool) -> bool:
        """Tell whether products of a class are tested by it after such work."""
        is_of_class = not self.product_classes or product_class in self.product_classes
        return is_of_class and self.is_for_unrepaired is not is_repaired


@dataclass(frozen=True, slots=True)
class InspectionResult:
    """What one test gave on one unit, the test as it read that day; `unit` is a barcode, blank for the whole.

    One that was not done once another had failed has not passed.
    """

    item: InspectionItem
    unit: str
    has_passed: bool
    reading: Decimal | None = None
    note: str = ""
    is_done: bool = True


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


class PlannedTest(NamedTuple):
    """One test on one unit, not done yet."""

    item: InspectionItem
    unit: ComponentUnit

    @property
    def key(self) -> tuple[str, str]:
        """By what its result is found: the unit's barcode and the test's code."""
        return self.unit.barcode, self.item.code

    def measured(self, reading: Decimal, note: str = "") -> InspectionResult:
        """Return the result of a reading, judged by the limits."""
        return InspectionResult(self.item, self.unit.barcode, self.item.accepts(reading), reading, note)

    def looked_at(self, *, has_passed: bool, note: str = "") -> InspectionResult:
        """Return the result of a test somebody looked at."""
        return InspectionResult(self.item, self.unit.barcode, has_passed, None, note)

    def left_out(self) -> InspectionResult:
        """Return that it was not done."""
        return InspectionResult(self.item, self.unit.barcode, has_passed=False, is_done=False)


def template_for(
    templates: Iterable[InspectionTemplate], product_class: str, *, is_repaired: bool
) -> InspectionTemplate | None:
    """Return the template of a product class, else the one for all classes; None where the shop has neither."""
    fit = [one for one in templates if one.fits(product_class, is_repaired=is_repaired)]
    return next(iter(sorted(fit, key=lambda one: not one.product_classes)), None)


def planned_tests(template: InspectionTemplate, units: Iterable[ComponentUnit]) -> tuple[PlannedTest, ...]:
    """Return every test to be done, unit by unit."""
    return tuple(PlannedTest(item, unit) for unit in units for item in template.items if item.is_done_on(unit.kind))


def whole(planned: Iterable[PlannedTest], results: Iterable[InspectionResult]) -> tuple[InspectionResult, ...]:
    """Return a result of every test; what was left out is refused unless another test failed, else it is not done."""
    done = {(result.unit, result.item.code): result for result in results}
    has_failed = any(not result.has_passed for result in done.values())
    for test in planned:
        if test.key not in done:
            if not has_failed:
                raise TestNotDoneError(test.unit.barcode, test.item.name.zh)
            done[test.key] = test.left_out()
    return tuple(done[test.key] for test in planned)


def judged(results: Iterable[InspectionResult]) -> InspectionOutcome:
    """Return failed when any test failed."""
    return InspectionOutcome.PASSED if all(result.has_passed for result in results) else InspectionOutcome.FAILED


def check_template(template: InspectionTemplate) -> None:
    """Refuse a template nobody could inspect by."""
    if not template.code.strip() or not template.name.zh.strip() or not template.items:
        raise TemplateNotFitError(template.code)
    for wrong in _unfit(template):
        raise TemplateNotFitError(template.code, wrong)


def _unfit(template: InspectionTemplate) -> Iterator[str]:
    codes = [item.code for item in template.items]
    for item in template.items:
        is_twice = codes.count(item.code) > 1
        is_crossed = item.lowest is not None and item.highest is not None and item.lowest > item.highest
        if is_twice or is_crossed or not item.code.strip() or not item.name.zh.strip():
            yield item.name.zh or item.code
