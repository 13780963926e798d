"""What was counted is booked: a stock-take posted, one level set right."""

from dataclasses import dataclass
from datetime import datetime

from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.stock import Document, DocumentKind
from aftersale_desktop.domain.stock_counts import CountState, StockCount
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.stock_moves import (
    Mover,
    check_serials,
    count_differences,
    last_move,
    level_at,
    own_store_of,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a supervisor found of a part, and why it differs; pieces of a tracked part by their serial numbers."""

    warehouse: str
    part_code: str
    counted: int
    why: str
    serials: tuple[str, ...] = ()


def post_count(work: Work, count: StockCount, user: User, now: datetime) -> None:
    """Move what a posted stock-take found too much or too little, with one audit row."""
    found = count_differences(work, count)
    mover = Mover(work, user, now, Document(DocumentKind.COUNT, count.number), count.why)
    for difference in found:
        mover.set_right(count.warehouse, difference)
    told = {one.part_code: f"{one.on_book} → {one.counted}" for one in found}
    work.audit.add(now, user.name, "post_stock_count", count.number, {"warehouse": count.warehouse} | told)


def count_of(work: Work, correction: Correction, number: str, user: User, now: datetime) -> StockCount:
    """Return the stock-take of one part that a correction stands for, posted already; `post_count` moves the pieces."""
    store, part = own_store_of(work, correction.warehouse, user), work.stock.part(correction.part_code)
    check_serials(part, correction.counted, correction.serials)
    on_book = level_at(work, store.code, part.code).on_hand
    begun = StockCount(
        number=number,
        warehouse=store.code,
        is_whole=False,
        begun_at=now,
        begun_by=user.name,
        last_move=last_move(work),
    )
    counted = begun.corrected(part.code, on_book, correction.counted, correction.serials)
    count = counted.ended(CountState.POSTED, now, user.name, correction.why.strip())
    work.stock_documents.add(count)
    return count
