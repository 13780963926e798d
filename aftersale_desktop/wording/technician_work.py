"""Words of the technicians' figures: the periods, and the columns as they are exported."""

from aftersale_desktop.domain.day_periods import DayPeriod
from aftersale_desktop.services.list_export import ExportColumn
from aftersale_desktop.wording.catalogue import N_, Words

PERIOD_NAMES: dict[DayPeriod, str] = {
    DayPeriod.THIS_MONTH: N_("This month"),
    DayPeriod.LAST_MONTH: N_("Last month"),
    DayPeriod.NINETY_DAYS: N_("Last 90 days"),
    DayPeriod.THIS_YEAR: N_("This year"),
}


def period_name(words: Words, period: DayPeriod) -> str:
    """Return what a period is called."""
    return words(PERIOD_NAMES[period])


def technician_columns(words: Words) -> tuple[ExportColumn, ...]:
    """Return the columns of the exported figures."""
    return (
        ExportColumn(words("Technician"), lambda row: row.technician),
        ExportColumn(words("Passed at once"), lambda row: row.first_pass.passed),
        ExportColumn(words("Not at once"), lambda row: row.first_pass.failed),
        ExportColumn(words("First pass %"), lambda row: row.first_pass.per_cent),
        ExportColumn(words("Came back"), lambda row: row.reworks),
    )
