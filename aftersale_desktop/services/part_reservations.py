"""Parts of orders kept, taken and given free in the caller's transaction; steps and transfers do it by themselves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.part_lines import NEXT_OF_PART, NO_LONGER_WANTED, PartLine, PartLineState, PartStepError
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.stock import NotEnoughStockError, StockLevel, Warehouse, WarehouseKind
from aftersale_desktop.services.ports import Work

_VAN_FIRST = {WarehouseKind.TECHNICIAN: 0, WarehouseKind.POINT: 1}


def moved_line(line: PartLine, state: PartLineState) -> PartLine:
    """Return a part line in another state, or refuse (domain §8)."""
    if state not in NEXT_OF_PART[line.state]:
        raise PartStepError(line.state, state)
    return replace(line, state=state)


def sources_of(work: Work, claim: Claim) -> tuple[Warehouse, ...]:
    """Return where an order takes parts from: the van of its technician, then the stock of its point."""
    own = [
        one
        for one in work.stock.warehouses()
        if one.is_source and one.point_code == claim.point_code and one.holder in {"", claim.technician}
    ]
    return tuple(sorted(own, key=lambda one: (_VAN_FIRST[one.kind], one.code)))


def reserved_line(work: Work, claim: Claim, line: PartLine, user: User, now: datetime) -> PartLine:
    """Return a line whose pieces are kept for the order; refuses when no source of the order has enough."""
    later = moved_line(line, PartLineState.RESERVED)
    sources = sources_of(work, claim)
    levels = {level.warehouse: level for level in work.stock.levels(part_code=line.part_code)}
    free = [levels.get(one.code, StockLevel(one.code, line.part_code)) for one in sources]
    fitting = next((level for level in free if level.available >= line.quantity), None)
    if fitting is None:
        most = max((level.available for level in free), default=0)
        raise NotEnoughStockError(line.part_code, line.quantity, most, claim.point_code)
    work.stock.reserve(fitting.warehouse, line.part_code, line.quantity)
    detail = {"part": line.part_code, "from": fitting.warehouse}
    work.audit.add(now, user.name, "reserve_part", claim.number, detail)
    return work.part_lines.save(replace(later, warehouse=fitting.warehouse))


def reserved_where_free(
    work: Work, claim: Claim, lines: Iterable[PartLine], user: User, now: datetime
) -> tuple[PartLine, ...]:
    """Return the lines, those asked for reserved where enough is free; the others go on waiting."""
    return tuple(
        _reserved_or_waiting(work, claim, line, user, now) if line.is_missing else line
        for line in sorted(lines, key=lambda line: (line.part_code, line.id))
    )


def _reserved_or_waiting(work: Work, claim: Claim, line: PartLine, user: User, now: datetime) -> PartLine:
    try:
        return reserved_line(work, claim, line, user, now)
    except NotEnoughStockError:
        return line


def cancelled_line(work: Work, line: PartLine, user: User, now: datetime) -> PartLine:
    """Return a line nobody asks for any more; what was kept for it is free."""
    later = moved_line(line, PartLineState.CANCELLED)
    if line.state is PartLineState.RESERVED:
        work.stock.release(line.warehouse, line.part_code, line.quantity)
    work.audit.add(now, user.name, "cancel_part", line.claim_number, {"part": line.part_code})
    return work.part_lines.save(later)


def waits_or_is_kept(line: PartLine) -> bool:
    """Tell whether a line is only asked for or kept: nothing has left a warehouse for it."""
    return line.state in {PartLineState.REQUESTED, PartLineState.RESERVED}


def is_agreed_part(standing: Standing, line: PartLine) -> bool:
    """Tell whether the customer's agreement covers a part: it costs them nothing, or it is in the agreed work."""
    coverage = standing.claim.coverage
    if coverage is Coverage.FREE or (coverage is Coverage.FREE_MAIN_PART and line.is_main_part):
        return standing.is_agreed
    return standing.is_agreed and line in _within_plan(standing, line.part_code)


def _within_plan(standing: Standing, part_code: str) -> list[PartLine]:
    """Return the lines that together ask for no more than is planned: what has left the shelf, then the oldest."""
    planned = () if standing.diagnosis is None else standing.diagnosis.parts
    is_left_out = part_code in standing.left_out
    left = 0 if is_left_out else sum(part.quantity for part in planned if part.code == part_code)
    asked = [line for line in standing.parts if line.part_code == part_code and line.state not in NO_LONGER_WANTED]
    within: list[PartLine] = []
    for line in sorted(asked, key=lambda line: (waits_or_is_kept(line), line.id)):
        if line.quantity <= left:
            within.append(line)
            left -= line.quantity
    return within
