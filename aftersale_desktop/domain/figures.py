"""Figures of the shop: each report is a record of what its table and its chart show; storage has its sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.figure_keys import CODES, Key
from aftersale_desktop.domain.money import from_fen, round_half_up

_STRETCHES = frozenset({Key.LATENESS, Key.DURATION, Key.HOUR})
"""Of these also the codes are shown that nothing was counted by: a gap in an axis would lie."""

Number = int | Decimal | None
"""A value of a table; None where nothing was there to take a share of."""


class ReportId(StrEnum):
    """The reports, in the order of the list."""

    OPEN_BY_STATE = "open_by_state"
    OVERDUE = "overdue"
    TURNAROUND = "turnaround"
    PROMISE_KEPT = "promise_kept"
    PASSED_AT_ONCE = "passed_at_once"
    REWORK = "rework"
    FAULTS_BY_MODEL = "faults_by_model"
    FAULTS_BY_MONTH = "faults_by_month"
    REVENUE = "revenue"
    WARRANTY_COST = "warranty_cost"
    GOODWILL = "goodwill"
    PARTS_BELOW_MINIMUM = "parts_below_minimum"
    PARTS_TURNOVER = "parts_turnover"
    CALLS_BY_KIND = "calls_by_kind"
    CALLS_BY_HOUR = "calls_by_hour"
    COMPLAINTS = "complaints"


class Measure(StrEnum):
    """What a value is."""

    COUNT = "count"
    MONEY = "money"
    PER_CENT = "per_cent"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Value:
    """A column of values: one of the sums, or its share of another one."""

    id: str
    sum: int
    of: int | None = None
    measure: Measure = Measure.COUNT

    def told(self, sums: Sequence[int]) -> Number:
        """Return the value of a row by its sums."""
        if self.of is None:
            return from_fen(sums[self.sum]) if self.measure is Measure.MONEY else sums[self.sum]
        if not sums[self.of]:
            return None
        scale = 100 if self.measure is Measure.PER_CENT else 1
        return round_half_up(Decimal(scale * sums[self.sum]) / sums[self.of])


class ChartKind(StrEnum):
    """How a report is drawn: ranked bars lying one below the other, or columns along an axis that goes on."""

    BARS = "bars"
    COLUMNS = "columns"


class Narrowing(StrEnum):
    """What a report can be narrowed by."""

    POINT = "point"
    PERIOD = "period"
    PRODUCT_CLASS = "product_class"


_EVERYTHING = frozenset(Narrowing)
_AS_OF_NOW = frozenset({Narrowing.POINT, Narrowing.PRODUCT_CLASS})
_WITHOUT_PRODUCT = frozenset({Narrowing.POINT, Narrowing.PERIOD})


@dataclass(frozen=True, slots=True)
class Report:
    """What a report counts by and which values it has; `charted` is the place of the value that is drawn.

    One without a period tells how things are now. `is_ranked` puts the greatest first.
    """

    id: ReportId
    keys: tuple[Key, ...]
    values: tuple[Value, ...]
    chart: ChartKind = ChartKind.BARS
    charted: int = 0
    is_ranked: bool = False
    narrowed_by: frozenset[Narrowing] = _EVERYTHING

    @property
    def drawn(self) -> Value:
        """The value that the chart draws."""
        return self.values[self.charted]


_COUNT = Value("count", 0)
_AMOUNT = Value("amount", 0, measure=Measure.MONEY)
REPORTS: dict[ReportId, Report] = {
    report.id: report
    for report in (
        Report(ReportId.OPEN_BY_STATE, (Key.STATE,), (_COUNT, Value("overdue", 1)), narrowed_by=_AS_OF_NOW),
        Report(ReportId.OVERDUE, (Key.LATENESS,), (_COUNT,), ChartKind.COLUMNS, narrowed_by=_AS_OF_NOW),
        Report(ReportId.TURNAROUND, (Key.DURATION,), (_COUNT,), ChartKind.COLUMNS),
        Report(
            ReportId.PROMISE_KEPT,
            (Key.TIME,),
            (Value("finished", 0), Value("kept", 1), Value("kept_share", 1, 0, Measure.PER_CENT)),
            ChartKind.COLUMNS,
            charted=2,
        ),
        Report(
            ReportId.PASSED_AT_ONCE,
            (Key.TECHNICIAN,),
            (
                Value("inspected", 0),
                Value("passed", 1),
                Value("waived", 2),
                Value("passed_share", 1, 0, Measure.PER_CENT),
            ),
            charted=3,
        ),
        Report(
            ReportId.REWORK,
            (Key.TECHNICIAN,),
            (
                Value("came_back", 0),
                Value("our_work", 1),
                Value("part_failed", 2),
                Value("other_cause", 3),
                Value("not_said", 4),
            ),
            is_ranked=True,
        ),
        Report(ReportId.FAULTS_BY_MODEL, (Key.FAULT, Key.MODEL), (_COUNT,), is_ranked=True),
        Report(ReportId.FAULTS_BY_MONTH, (Key.MONTH, Key.FAULT), (_COUNT,), is_ranked=True),
        Report(ReportId.REVENUE, (Key.COMPONENT, Key.PAYER), (_AMOUNT,)),
        Report(ReportId.WARRANTY_COST, (Key.PAYER, Key.COMPONENT), (_AMOUNT,)),
        Report(
            ReportId.GOODWILL,
            (Key.APPROVER,),
            (
                Value("total", 0, measure=Measure.MONEY),
                Value("goodwill", 1, measure=Measure.MONEY),
                Value("discounts", 2, measure=Measure.MONEY),
            ),
            is_ranked=True,
        ),
        Report(
            ReportId.PARTS_BELOW_MINIMUM,
            (Key.PART,),
            (Value("missing", 0), Value("free", 1), Value("minimum", 2)),
            is_ranked=True,
            narrowed_by=frozenset({Narrowing.POINT}),
        ),
        Report(
            ReportId.PARTS_TURNOVER,
            (Key.PART,),
            (Value("used", 0), Value("at_begin", 1), Value("at_end", 2), Value("turnover", 3, 4, Measure.TIMES)),
            is_ranked=True,
            narrowed_by=_WITHOUT_PRODUCT,
        ),
        Report(ReportId.CALLS_BY_KIND, (Key.CALL_KIND,), (_COUNT, Value("after_hours", 1))),
        Report(
            ReportId.CALLS_BY_HOUR,
            (Key.HOUR,),
            (_COUNT, Value("consultations", 1), Value("warranty_calls", 2), Value("complaint_calls", 3)),
            ChartKind.COLUMNS,
        ),
        Report(
            ReportId.COMPLAINTS,
            (Key.SUBJECT,),
            (Value("received", 0), Value("open", 1), Value("urgent", 2)),
            narrowed_by=_WITHOUT_PRODUCT,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Of which days (both included), point and product class; a blank point or class means all of them."""

    first: date
    last: date
    point_code: str = ""
    product_class: str = ""

    def for_report(self, report: Report) -> "FigureFilter":
        """Return it without what the report is not narrowed by."""
        has_class = Narrowing.PRODUCT_CLASS in report.narrowed_by
        return self if has_class else replace(self, product_class="")


@dataclass(frozen=True, slots=True)
class SummedRow:
    """What storage sums up of one row: its codes and whole numbers, money in fen."""

    codes: tuple[str, ...]
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a report: the codes it counts by, and its values."""

    codes: tuple[str, ...]
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A report as it was read: its rows in the order they are shown, and the same values of all of them together."""

    report: ReportId
    asked: FigureFilter
    as_of: datetime
    rows: tuple[FigureRow, ...]
    totals: tuple[Number, ...]
    names: dict[str, Bilingual] = field(default_factory=dict)
    """What parts and faults are called, by their codes."""

    @property
    def total(self) -> Number:
        """The one value that stands for the report: the drawn one, of all rows together."""
        return self.totals[REPORTS[self.report].charted]

    def drawn(self) -> tuple[Number, ...]:
        """Return what the chart draws, a value for each row."""
        return tuple(row.values[REPORTS[self.report].charted] for row in self.rows)


def figures_of(
    report: Report, asked: FigureFilter, as_of: datetime, summed: Iterable[SummedRow], names: dict[str, Bilingual]
) -> Figures:
    """Return the table of a report from its sums."""
    rows = _completed(report, list(summed))
    totals = tuple(sum(column) for column in zip(*(row.sums for row in rows), strict=True)) or _nothing(report)
    shown = tuple(FigureRow(row.codes, _values(report, row.sums)) for row in _in_order(report, rows))
    told = {code: names[code] for row in shown for code in row.codes if code in names}
    return Figures(report=report.id, asked=asked, as_of=as_of, rows=shown, totals=_values(report, totals), names=told)


def _values(report: Report, sums: Sequence[int]) -> tuple[Number, ...]:
    return tuple(value.told(sums) for value in report.values)


def _nothing(report: Report) -> tuple[int, ...]:
    return (0,) * (1 + max(max(value.sum, value.of or 0) for value in report.values))


def _completed(report: Report, rows: list[SummedRow]) -> list[SummedRow]:
    """Along an axis nothing is left out; a report of nothing at all stays empty."""
    if not rows or report.keys[0] not in _STRETCHES:
        return rows
    found = {row.codes[0]: row for row in rows}
    return [found.get(code) or SummedRow((code,), _nothing(report)) for code in CODES[report.keys[0]]]


def _in_order(report: Report, rows: list[SummedRow]) -> list[SummedRow]:
    by_codes = sorted(rows, key=lambda row: tuple(map(_place, report.keys, row.codes)))
    if not report.is_ranked:
        return by_codes
    return sorted(by_codes, key=lambda row: report.drawn.told(row.sums) or 0, reverse=True)


def _place(key: Key, code: str) -> tuple[int, str]:
    known = CODES.get(key, ())
    return (known.index(code) if code in known else len(known), code)
