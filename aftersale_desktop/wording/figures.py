"""Words of figures and reports: the same on screen, on paper and in files."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.calls import CallKind
from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.complaints import ComplaintSubject
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.figure_keys import Duration, Key, Lateness
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.figures import REPORTS, FigureRow, Figures, Measure, Narrowing, Number, ReportId, Value
from aftersale_desktop.services.list_export import Cell, ExportColumn
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.fees import component_name, payer_name, price_list_name
from aftersale_desktop.wording.hotline import kind_name, subject_name

REPORT_NAMES: dict[ReportId, str] = {
    ReportId.OPEN_BY_STATE: N_("Open orders by state"),
    ReportId.OVERDUE: N_("Overdue orders"),
    ReportId.TURNAROUND: N_("Days until collection"),
    ReportId.PROMISE_KEPT: N_("Promises kept"),
    ReportId.PASSED_AT_ONCE: N_("First-pass rate"),
    ReportId.REWORK: N_("Rework by technician"),
    ReportId.FAULTS_BY_MODEL: N_("Top faults by model"),
    ReportId.FAULTS_BY_MONTH: N_("Top faults by month"),
    ReportId.REVENUE: N_("Revenue by fee and payer"),
    ReportId.WARRANTY_COST: N_("Warranty cost"),
    ReportId.GOODWILL: N_("Goodwill and discounts"),
    ReportId.PARTS_BELOW_MINIMUM: N_("Parts below minimum"),
    ReportId.PARTS_TURNOVER: N_("Turnover of parts"),
    ReportId.CALLS_BY_KIND: N_("Calls by kind"),
    ReportId.CALLS_BY_HOUR: N_("Calls by hour"),
    ReportId.COMPLAINTS: N_("Complaints by subject"),
}
REPORT_NOTES: dict[ReportId, str] = {
    ReportId.OPEN_BY_STATE: N_("All orders that are not closed, as they stand now."),
    ReportId.OVERDUE: N_("Orders past their promise that have not passed an inspection, by how long."),
    ReportId.TURNAROUND: N_("Products collected in the period, by the days they were here."),
    ReportId.PROMISE_KEPT: N_("Orders received in the period that are finished: how many in the promised time."),
    ReportId.PASSED_AT_ONCE: N_("First inspections in the period; waived ones count on neither side."),
    ReportId.REWORK: N_("Products that came back in the period, by who had repaired them and why they came."),
    ReportId.FAULTS_BY_MODEL: N_("Faults the bench found on orders received in the period."),
    ReportId.FAULTS_BY_MONTH: N_("Faults the bench found on orders received in the period."),
    ReportId.REVENUE: N_(
        "Invoices of the period without credited lines: what customers pay, and others at list price."
    ),
    ReportId.WARRANTY_COST: N_("What factory, point and goodwill bear at list price, credited invoices left out."),
    ReportId.GOODWILL: N_("What was given up in the period, by who approved it."),
    ReportId.PARTS_BELOW_MINIMUM: N_("What is missing now to the minimum of the warehouses."),
    ReportId.PARTS_TURNOVER: N_("Pieces fitted in the period against the mean of the stock at its begin and end."),
    ReportId.CALLS_BY_KIND: N_("Calls received in the period."),
    ReportId.CALLS_BY_HOUR: N_("Calls received in the period, by the hour of the shop's clock."),
    ReportId.COMPLAINTS: N_("Complaints received in the period."),
}
_KEY_NAMES: dict[Key, str] = {
    Key.STATE: N_("State"),
    Key.LATENESS: N_("Late by"),
    Key.DURATION: N_("Days here"),
    Key.TIME: N_("Day or month"),
    Key.MONTH: N_("Month"),
    Key.TECHNICIAN: N_("Technician"),
    Key.APPROVER: N_("Approved by"),
    Key.FAULT: N_("Fault code"),
    Key.MODEL: N_("Model"),
    Key.COMPONENT: N_("Fee"),
    Key.PAYER: N_("Payer"),
    Key.PART: N_("Part"),
    Key.CALL_KIND: N_("Kind of call"),
    Key.HOUR: N_("Hour"),
    Key.SUBJECT: N_("Subject"),
}
_VALUE_NAMES: dict[str, str] = {
    "count": N_("How many"),
    "overdue": N_("Overdue"),
    "finished": N_("Finished"),
    "kept": N_("In time"),
    "kept_share": N_("In time %"),
    "inspected": N_("Inspections"),
    "passed": N_("Passed at once"),
    "waived": N_("Waived"),
    "passed_share": N_("First pass %"),
    "came_back": N_("Came back"),
    "our_work": N_("Our work"),
    "part_failed": N_("Part failed"),
    "other_cause": N_("Other cause"),
    "not_said": N_("Not said yet"),
    "amount": N_("Amount (CNY)"),
    "total": N_("Total (CNY)"),
    "goodwill": N_("Goodwill (CNY)"),
    "discounts": N_("Discounts (CNY)"),
    "missing": N_("Short by"),
    "free": N_("Free to use"),
    "minimum": N_("Minimum"),
    "used": N_("Fitted"),
    "at_begin": N_("Stock at begin"),
    "at_end": N_("Stock at end"),
    "turnover": N_("Turnover"),
    "after_hours": N_("Outside hours"),
    "consultations": N_("Consultations"),
    "warranty_calls": N_("Warranty calls"),
    "complaint_calls": N_("Complaints"),
    "received": N_("Complaints"),
    "open": N_("Still open"),
    "urgent": N_("Urgent"),
}
_LATENESS_NAMES: dict[Lateness, str] = {
    Lateness.ONE_DAY: N_("up to 1 day"),
    Lateness.THREE_DAYS: N_("1 to 3 days"),
    Lateness.ONE_WEEK: N_("3 to 7 days"),
    Lateness.LONGER: N_("over a week"),
}
_DURATION_NAMES: dict[Duration, str] = {
    Duration.SAME_DAY: N_("same day"),
    Duration.ONE_DAY: N_("1 day"),
    Duration.TWO_DAYS: N_("2 days"),
    Duration.THREE_DAYS: N_("3 days"),
    Duration.ONE_WEEK: N_("4–7 days"),
    Duration.TWO_WEEKS: N_("8–14 days"),
    Duration.LONGER: N_("15 days or more"),
}
_NAMED: dict[Key, Callable[[Words, str], str]] = {
    Key.STATE: lambda words, code: state_name(words, ClaimState(code)),
    Key.LATENESS: lambda words, code: words(_LATENESS_NAMES[Lateness(code)]),
    Key.DURATION: lambda words, code: words(_DURATION_NAMES[Duration(code)]),
    Key.COMPONENT: lambda words, code: component_name(words, FeeComponent(code)),
    Key.PAYER: lambda words, code: payer_name(words, Payer(code)),
    Key.CALL_KIND: lambda words, code: kind_name(words, CallKind(code)),
    Key.SUBJECT: lambda words, code: subject_name(words, ComplaintSubject(code)),
    Key.HOUR: lambda _words, code: f"{code}:00",
}
_UNITS: dict[Measure, str] = {Measure.MONEY: "¥ ", Measure.PER_CENT: "", Measure.COUNT: "", Measure.TIMES: ""}
_MONTH_SIGNS = 7


def report_name(words: Words, report: ReportId) -> str:
    """Return what a report is called."""
    return words(REPORT_NAMES[report])


def title_of_report(content: object) -> str:
    """Return the title of the paper of a report as a message."""
    return REPORT_NAMES[content.figures.report] if isinstance(content, FigureContent) else ""


def key_heading(words: Words, key: Key) -> str:
    """Return the heading of what is counted by."""
    return words(_KEY_NAMES[key])


def value_heading(words: Words, value: Value) -> str:
    """Return the heading of a column of values."""
    return words(_VALUE_NAMES[value.id])


def code_text(words: Words, key: Key, code: str, names: dict[str, Bilingual]) -> str:
    """Return how a code is told; one that stands for nothing is a dash."""
    if code in names:
        return words("{code} {name}", code=code, name=_told_name(words, key, names[code]))
    if key in _NAMED:
        return _NAMED[key](words, code)
    return f"{code}—" if code.endswith("/") else code or "—"


def row_label(words: Words, figures: Figures, row: FigureRow) -> str:
    """Return what stands beside a bar: all its codes, the first one first."""
    keys = REPORTS[figures.report].keys
    told = (code_text(words, key, code, figures.names) for key, code in zip(keys, row.codes, strict=True))
    return " · ".join(told)


def axis_label(words: Words, figures: Figures, row: FigureRow) -> str:
    """Return what stands below a column: days without their year, for the axis says which time it is."""
    is_day = REPORTS[figures.report].keys == (Key.TIME,) and len(row.codes[0]) > _MONTH_SIGNS
    return row.codes[0][5:] if is_day else row_label(words, figures, row)


def number_text(value: Number, measure: Measure) -> str:
    """Return a value as tables and charts show it."""
    if value is None:
        return "—"
    if measure is Measure.PER_CENT:
        return f"{value:.1f} %"
    return f"{value:,.2f}" if isinstance(value, Decimal) else f"{value:,}"


def mark_text(value: Number, measure: Measure) -> str:
    """Return a value as it stands at the end of a bar, where there is little room and the unit is told beside."""
    return number_text(value, measure).removesuffix(" %").removesuffix(".0").removesuffix(".00")


def headline(figures: Figures) -> str:
    """Return the one value that stands for a report."""
    measure = REPORTS[figures.report].drawn.measure
    return f"{_UNITS[measure]}{number_text(figures.total, measure)}"


def filter_texts(words: Words, figures: Figures, point: Bilingual | None) -> tuple[tuple[str, str], ...]:
    """Return what a report is narrowed by, as label and value."""
    asked, by = figures.asked, REPORTS[figures.report].narrowed_by
    place = point.text(words.language) if point else words("All points")
    texts = [(words("Service point"), place), (words("Period"), period_text(words, figures))]
    if Narrowing.PRODUCT_CLASS in by:
        texts.append((words("Product class"), asked.product_class or words("All classes")))
    return tuple(texts)


def period_text(words: Words, figures: Figures) -> str:
    """Return the days of a report, both included, or the moment it shows."""
    if Narrowing.PERIOD not in REPORTS[figures.report].narrowed_by:
        return words("As of {moment}", moment=f"{figures.as_of:%Y-%m-%d %H:%M}")
    return span_text(figures.asked.first, figures.asked.last)


def span_text(first: date, last: date) -> str:
    """Return two days and all between them."""
    return f"{first} – {last}"


def figure_columns(words: Words, figures: Figures) -> tuple[ExportColumn, ...]:
    """Return the columns of a report as a file has them: the words of the screen, and numbers as numbers."""
    report = REPORTS[figures.report]
    codes = (
        ExportColumn(key_heading(words, key), _code_cell(words, figures, place))
        for place, key in enumerate(report.keys)
    )
    values = (
        ExportColumn(value_heading(words, value), _value_cell(place)) for place, value in enumerate(report.values)
    )
    return (*codes, *values)


def _code_cell(words: Words, figures: Figures, place: int) -> Callable[[Any], Cell]:
    key = REPORTS[figures.report].keys[place]
    return lambda row: code_text(words, key, row.codes[place], figures.names)


def _value_cell(place: int) -> Callable[[Any], Cell]:
    return lambda row: row.values[place]


def _told_name(words: Words, key: Key, name: Bilingual) -> str:
    told = name.text(words.language)
    return price_list_name(words, told) if key is Key.PART else told
