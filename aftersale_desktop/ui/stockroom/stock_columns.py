"""The columns of the stock list and of what is taken out of it."""

from collections.abc import Callable

from aftersale_desktop.services.list_export import ExportColumn
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.stock import part_name


def stock_columns(words: Words) -> tuple[Column[StockRow], ...]:
    """Return the columns; a part below its minimum says so in a word, too."""
    return (
        Column(words("Part"), lambda row: row.part.code, lambda row: row.part.code, is_strong=True, width=112),
        Column(
            words("Part name"),
            lambda row: part_name(words, row.part),
            lambda row: part_name(words, row.part),
            stretches=True,
            width=152,
        ),
        _number(words("On hand"), lambda row: row.level.on_hand),
        _number(words("Kept"), lambda row: row.level.reserved, spare=2),
        Column(
            words("Available"),
            lambda row: str(row.level.available),
            lambda row: row.level.available,
            is_number=True,
            tone=lambda row: Tone.BAD if row.is_below_minimum else None,
            width=92,
        ),
        _number(words("Coming"), lambda row: row.incoming, spare=3),
        Column(words("Min–max"), rule_text, is_muted=True, width=84, spare=4),
        Column(
            words("State"),
            lambda row: state_mark(words, row).text,
            urgency,
            badge=lambda row: state_mark(words, row),
            width=112,
            spare=1,
        ),
    )


def export_columns(words: Words) -> tuple[ExportColumn, ...]:
    """Return what stands in the exported list: both figures and words."""
    return (
        ExportColumn(words("Part"), lambda row: row.part.code),
        ExportColumn(words("Part name"), lambda row: part_name(words, row.part)),
        ExportColumn(words("On hand"), lambda row: row.level.on_hand),
        ExportColumn(words("Kept"), lambda row: row.level.reserved),
        ExportColumn(words("Available"), lambda row: row.level.available),
        ExportColumn(words("Coming"), lambda row: row.incoming),
        ExportColumn(words("Wanted by orders"), lambda row: row.wanted_by_orders),
        ExportColumn(words("Minimum"), lambda row: row.rule.minimum if row.rule else None),
        ExportColumn(words("Maximum"), lambda row: row.rule.maximum if row.rule else None),
    )


def rule_text(row: StockRow) -> str:
    """Return minimum and maximum, a dash where nothing is set."""
    return f"{row.rule.minimum}–{row.rule.maximum}" if row.rule else "—"


def urgency(row: StockRow) -> tuple[bool, bool, bool, str]:
    """Return by what rows are ordered: orders that wait, below the minimum, something there, the code."""
    return not is_short(row), not row.is_below_minimum, not row.level.on_hand, row.part.code


def is_short(row: StockRow) -> bool:
    """Tell whether orders wait for more than is free."""
    return row.wanted_by_orders > row.level.available


def state_mark(words: Words, row: StockRow) -> BadgeMark:
    """Return in a word how it stands with a part."""
    if is_short(row):
        return BadgeMark(words("Orders wait"), Tone.BAD)
    if row.is_below_minimum:
        return BadgeMark(words("Below minimum"), Tone.CAUTION)
    return BadgeMark(words("In stock"), Tone.GOOD) if row.level.on_hand else BadgeMark(words("None here"), Tone.NEUTRAL)


def _number(heading: str, of: Callable[[StockRow], int], spare: int = 0) -> Column[StockRow]:
    return Column(heading, lambda row: str(of(row)) if of(row) else "—", of, is_number=True, width=76, spare=spare)
