"""A price list as tables: which entry stands in which cell, and what it said before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aftersale_desktop.domain.tariff_edits import EntryKind, PriceChange, PricePath, entries, kind_of, price_changes
from aftersale_desktop.domain.tariffs import OperationLevel, Tariff
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import LEVEL_NAMES, price_list_name
from aftersale_desktop.wording.prices import difference_text, entry_name, entry_text, percent_text

_WIDE, _PRICE, _VISIT = 200, 118, 136
_TERMS = (
    "region",
    "legal_basis",
    "document_number",
    "valid_from",
    "valid_to",
    "tax_rate",
    "point_grade_factor",
    "city_tier_factor",
    "further_operation_factor",
    "declined_labour_factor",
    "no_fault_door_factor",
    "remote",
)


@dataclass(frozen=True, slots=True)
class PriceCell:
    """What a cell shows; `raw` is what is typed, `path` whose entry it is (empty: a mere label)."""

    text: str
    path: PricePath = ()
    raw: str = ""
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A row of a price table; `path` is what is taken out with it."""

    cells: tuple[PriceCell, ...]
    path: PricePath = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A tab of a price list: its title as message id, columns, and rows made from a list and its base."""

    title: str
    columns: Callable[[Words], tuple[Column[PriceRow], ...]]
    rows: Callable[[Words, Tariff, Tariff], list[PriceRow]]


class _Cells:
    """Makes the cells of a list beside its base."""

    def __init__(self, words: Words, tariff: Tariff, base: Tariff) -> None:
        self._words, self._now, self._before = words, entries(tariff), entries(base)
        self._changed = {change.path for change in price_changes(base, tariff)}

    def of(self, *path: str) -> PriceCell:
        """Return the cell of an entry."""
        raw = self._now[path]
        text = entry_text(self._words, path, raw)
        if kind_of(path) is EntryKind.TEXT:
            text = price_list_name(self._words, text)
        return PriceCell(text, path, raw, path in self._changed)

    def before(self, *path: str) -> PriceCell:
        """Return what an entry said in the base."""
        text = entry_text(self._words, path, self._before.get(path))
        return PriceCell(price_list_name(self._words, text))

    def paths(self, *groups: str) -> Iterable[PricePath]:
        """Return the entries of some groups in their order."""
        return (path for group in groups for path in self._now if path[0] == group)


def _column(
    heading: str, place: int, width: int = 0, *, is_number: bool = False, wide: bool = False, spare: int = 0
) -> Column[PriceRow]:
    return Column(
        heading,
        lambda row: row.cells[place].text,
        tone=lambda row: Tone.CAUTION if row.cells[place].is_changed else None,
        is_number=is_number,
        is_strong=place == 0,
        width=width,
        stretches=wide,
        spare=spare,
    )


def _work_columns(words: Words) -> tuple[Column[PriceRow], ...]:
    levels = [words(LEVEL_NAMES[level]) for level in OperationLevel]
    return (
        _column(words("Class"), 0, 72),
        _column(words("Designation"), 1, 160, wide=True, spare=1),
        *(_column(name, place, _PRICE, is_number=True) for place, name in enumerate(levels, start=2)),
        _column(words("Door-to-door fee"), len(levels) + 2, _VISIT, is_number=True),
    )


def _work_rows(words: Words, tariff: Tariff, base: Tariff) -> list[PriceRow]:
    cells = _Cells(words, tariff, base)
    return [
        PriceRow(
            (
                PriceCell(name),
                cells.of("product_classes", name),
                *(cells.of("labour", name, level) for level in OperationLevel),
                cells.of("door_to_door", name),
            )
        )
        for name in tariff.product_classes
    ]


def _term_columns(words: Words) -> tuple[Column[PriceRow], ...]:
    return (
        _column(words("Entry"), 0, _WIDE, wide=True),
        _column(words("Value"), 1, 240),
        _column(words("Before"), 2, _WIDE),
    )


def _term_rows(words: Words, tariff: Tariff, base: Tariff) -> list[PriceRow]:
    cells = _Cells(words, tariff, base)
    return [
        PriceRow((PriceCell(entry_name(words, path, tariff)), cells.of(*path), cells.before(*path)))
        for path in cells.paths(*_TERMS)
    ]


def _material_columns(words: Words) -> tuple[Column[PriceRow], ...]:
    return (
        _column(words("Price-list code"), 0, 120),
        _column(words("Designation"), 1, 160, wide=True),
        _column(words("Counted in"), 2, 120),
        _column(words("Unit price"), 3, 120, is_number=True),
        _column(words("Before"), 4, 120, is_number=True),
    )


def _material_rows(words: Words, tariff: Tariff, base: Tariff) -> list[PriceRow]:
    return _listed_rows(words, tariff, base, "materials", ("name", "unit", "unit_price"))


def _part_columns(words: Words) -> tuple[Column[PriceRow], ...]:
    return (
        _column(words("Price-list code"), 0, 120),
        _column(words("Designation"), 1, 160, wide=True),
        _column(words("Main part"), 2, 120),
        _column(words("Unit price"), 3, 120, is_number=True),
        _column(words("Before"), 4, 120, is_number=True),
    )


def _part_rows(words: Words, tariff: Tariff, base: Tariff) -> list[PriceRow]:
    return _listed_rows(words, tariff, base, "parts", ("name", "main_part", "unit_price"))


def _listed_rows(words: Words, tariff: Tariff, base: Tariff, group: str, details: tuple[str, ...]) -> list[PriceRow]:
    cells = _Cells(words, tariff, base)
    codes = dict.fromkeys(path[1] for path in cells.paths(group))
    return [
        PriceRow(
            (
                PriceCell(code),
                *(cells.of(group, code, detail) for detail in details),
                cells.before(group, code, "unit_price"),
            ),
            (group, code),
        )
        for code in codes
    ]


def _change_rows(words: Words, tariff: Tariff, base: Tariff) -> list[PriceRow]:
    return [_change_row(words, change, tariff, base) for change in price_changes(base, tariff)]


def _change_row(words: Words, change: PriceChange, tariff: Tariff, base: Tariff) -> PriceRow:
    named_by = base if change.after is None else tariff
    is_price = bool(change.amount)
    return PriceRow(
        (
            PriceCell(entry_name(words, change.path, named_by)),
            PriceCell(price_list_name(words, entry_text(words, change.path, change.before))),
            PriceCell(price_list_name(words, entry_text(words, change.path, change.after))),
            PriceCell(difference_text(change), is_changed=is_price),
            PriceCell(percent_text(change), is_changed=is_price),
        )
    )


def _change_columns(words: Words) -> tuple[Column[PriceRow], ...]:
    return (
        _column(words("Entry"), 0, _WIDE, wide=True),
        _column(words("Before"), 1, 160, is_number=True),
        _column(words("New value"), 2, 160, is_number=True),
        _column(words("Difference"), 3, 120, is_number=True),
        _column("%", 4, 96, is_number=True),
    )


WORK, TERMS, MATERIALS, PARTS, CHANGES = "work", "terms", "materials", "parts", "changes"
GRIDS: dict[str, Grid] = {
    WORK: Grid(N_("Labour"), _work_columns, _work_rows),
    TERMS: Grid(N_("Terms"), _term_columns, _term_rows),
    MATERIALS: Grid(N_("Materials"), _material_columns, _material_rows),
    PARTS: Grid(N_("Parts"), _part_columns, _part_rows),
    CHANGES: Grid(N_("What changed"), _change_columns, _change_rows),
}
"""The tabs of a price list in their order; the replay follows them."""
