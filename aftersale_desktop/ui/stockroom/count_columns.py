"""What a stock-take shows of each part, and its differences in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.stock_counts import CountDifference
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Language, Words
from aftersale_desktop.wording.stock_names import StockNames


@dataclass(frozen=True, slots=True)
class CountRow:
    """A part in a stock-take; `counted` is None while nobody counted it."""

    part_code: str
    on_book: int
    counted: int | None
    serials: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """How many pieces more were found, below zero where some are missing."""
        return 0 if self.counted is None else self.counted - self.on_book


def count_columns(names: StockNames) -> tuple[Column[CountRow], ...]:
    """Return the columns of a stock-take."""
    words = names.words
    return (
        Column(words("Part"), lambda row: row.part_code, lambda row: row.part_code, is_strong=True, width=112),
        Column(words("Part name"), lambda row: names.part(row.part_code), stretches=True, width=120),
        Column(
            words("Counted"),
            lambda row: "—" if row.counted is None else str(row.counted),
            lambda row: -1 if row.counted is None else row.counted,
            is_number=True,
            width=88,
        ),
        Column(words("By the book"), lambda row: str(row.on_book), lambda row: row.on_book, is_number=True, width=96),
        Column(
            words("Differs by"),
            lambda row: difference_mark(words, row).text,
            lambda row: row.difference,
            badge=lambda row: difference_mark(words, row),
            width=120,
        ),
    )


def difference_mark(words: Words, row: CountRow) -> BadgeMark:
    """Return in words how a part differs."""
    if row.counted is None:
        return BadgeMark(words("Not counted yet"), Tone.NEUTRAL)
    if row.difference < 0:
        return BadgeMark(words("{count} missing", count=-row.difference), Tone.BAD)
    if row.difference > 0:
        return BadgeMark(words("{count} too many", count=row.difference), Tone.CAUTION)
    return BadgeMark(words("As on the book"), Tone.GOOD)


def differences_text(words: Words, found: Iterable[CountDifference], prices: dict[str, Decimal]) -> str:
    """Return what is missing and what is too many, worth how much by the price list, in figures and words."""
    differing = tuple(found)
    if not differing:
        return words("Everything counted is as on the book.")
    missing = [one for one in differing if one.difference < 0]
    extra = [one for one in differing if one.difference > 0]
    lines = []
    if missing:
        lines.append(_told(words, words("Missing"), missing, prices))
    if extra:
        lines.append(_told(words, words("Too many"), extra, prices))
    swapped = len(differing) - len(missing) - len(extra)
    if swapped:
        lines.append(
            words.plural("{count} part with other serial numbers", "{count} parts with other serial numbers", swapped)
        )
    return "\n".join(lines)


def _told(words: Words, kind: str, found: list[CountDifference], prices: dict[str, Decimal]) -> str:
    count = sum(abs(one.difference) for one in found)
    worth = sum((abs(one.difference) * prices.get(one.part_code, Decimal(0)) for one in found), Decimal(0))
    pieces = words.plural("{count} piece", "{count} pieces", count)
    told = words("{kind}: {pieces}, ¥ {worth} by the price list", kind=kind, pieces=pieces, worth=f"{worth:,.2f}")
    return f"{told}（{capitals(worth)}）" if words.language is Language.CHINESE else told
