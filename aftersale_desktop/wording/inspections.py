"""Words of inspection: kinds of tests, limits, outcomes, and what a missing one says."""

from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.inspections import (
    Inspection,
    InspectionItem,
    InspectionOutcome,
    InspectionResult,
    TemplateNotFitError,
    TemplateOfOthersError,
    TestKind,
    TestNotDoneError,
)
from aftersale_desktop.services.inspections import NoTemplateError
from aftersale_desktop.wording.catalogue import N_, Words

TEST_KIND_NAMES: dict[TestKind, str] = {
    TestKind.SAFETY: N_("Safety"),
    TestKind.PERFORMANCE: N_("Performance"),
    TestKind.APPEARANCE: N_("Exterior"),
}
OUTCOME_NAMES: dict[InspectionOutcome, str] = {
    InspectionOutcome.PASSED: N_("Passed"),
    InspectionOutcome.FAILED: N_("Did not pass"),
    InspectionOutcome.WAIVED: N_("Waived"),
}
INSPECTION_REFUSALS: dict[type[AfterSaleError], str] = {
    TestNotDoneError: N_("“{test}” on unit {unit} has no result yet. Enter every result, then press F9."),
    TemplateNotFitError: N_("Template “{code}” needs a code, a name and tests with limits that fit. Check {test}."),
    TemplateOfOthersError: N_(
        "Template “{code}” does not fit class {product_class} and how the work ended. Choose another template."
    ),
    NoTemplateError: N_("No inspection template fits class {product_class}. A supervisor adds one in Settings."),
}


def test_kind_name(words: Words, kind: TestKind) -> str:
    """Return what a test looks at."""
    return words(TEST_KIND_NAMES[kind])


def inspection_outcome_name(words: Words, outcome: InspectionOutcome) -> str:
    """Return how an inspection ended."""
    return words(OUTCOME_NAMES[outcome])


def limits_text(words: Words, item: InspectionItem) -> str:
    """Return `≥ 2 MΩ`, `0.75 – 1.1 MPa`, or that the test is looked at."""
    lowest, highest = item.lowest, item.highest
    if lowest is not None and highest is not None:
        return f"{number_text(lowest)} – {number_text(highest)} {item.unit}".strip()
    if lowest is not None:
        return f"≥ {number_text(lowest)} {item.unit}".strip()
    if highest is not None:
        return f"≤ {number_text(highest)} {item.unit}".strip()
    return words("looked at")


def result_text(words: Words, result: InspectionResult) -> str:
    """Return the reading with its unit, or whether what was looked at is right."""
    if not result.is_done:
        return words("not tested")
    if result.reading is not None:
        return f"{number_text(result.reading)} {result.item.unit}".strip()
    return words("in order") if result.has_passed else words("not in order")


def number_text(number: Decimal) -> str:
    """Return a number without zeros that say nothing."""
    return f"{number.normalize():f}"


def inspected_line(words: Words, inspection: Inspection) -> str:
    """Return who inspected, and what did not pass or why nothing was tested."""
    return " · ".join(text for text in (inspection.inspector, failed_line(words, inspection)) if text)


def failed_line(words: Words, inspection: Inspection) -> str:
    """Return what did not pass, or why nothing was tested; blank where all is well."""
    failed = [
        words("{test} {reading}", test=result.item.name.text(words.language), reading=result_text(words, result))
        for result in inspection.results
        if result.is_done and not result.has_passed
    ]
    left_out = sum(not result.is_done for result in inspection.results)
    not_tested = words.plural("{count} test not tested", "{count} tests not tested", left_out) if left_out else ""
    return " · ".join(text for text in (inspection.reason, words("; ").join(failed), not_tested) if text)
