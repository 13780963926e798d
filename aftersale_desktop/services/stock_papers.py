"""Papers of the stockroom, drawn up from the transfer or order as it stands."""

from datetime import datetime

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.papers import PaperKind, PaperNotFoundError
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.stock_papers import PaperPart, PaperPlace, ReplenishmentContent, TransferContent
from aftersale_desktop.domain.stock_rules import ReplenishmentRequest
from aftersale_desktop.domain.transfers import TransferOrder
from aftersale_desktop.services.paper_contents import heading_of
from aftersale_desktop.services.ports import Work
from aftersale_desktop.services.stock_moves import warehouse_of

_NOWHERE = Bilingual("", "")


def drawn_transfer_note(work: Work, number: str, user: User, now: datetime) -> TransferContent:
    """Return what the note of a transfer says."""
    order, zone = work.stock_documents.find(TransferOrder, number), now.tzinfo
    if order is None:
        raise PaperNotFoundError(PaperKind.TRANSFER, number)
    return TransferContent(
        number=order.number,
        stamp=Stamp(now, user.name),
        point=heading_of(work.shop.terms(user.point_code).point),
        source=_place(work, order.source),
        target=_place(work, order.target),
        state=order.state,
        requested_at=order.requested_at.astimezone(zone),
        requested_by=order.requested_by,
        sent_at=order.sent_at.astimezone(zone) if order.sent_at else None,
        sent_by=order.sent_by,
        expected_on=order.expected_on,
        parts=tuple(_part(work, line.part_code, line.quantity, line.received, line.serials) for line in order.lines),
        claim_number=order.claim_number,
        why=order.why,
    )


def drawn_replenishment(work: Work, number: str, user: User, now: datetime) -> ReplenishmentContent:
    """Return what an order to the factory says."""
    request = work.stock_documents.find(ReplenishmentRequest, number)
    if request is None:
        raise PaperNotFoundError(PaperKind.REPLENISHMENT, number)
    return ReplenishmentContent(
        number=request.number,
        stamp=Stamp(now, user.name),
        point=heading_of(work.shop.terms(user.point_code).point),
        target=_place(work, request.warehouse),
        state=request.state,
        ordered_at=request.ordered_at.astimezone(now.tzinfo),
        ordered_by=request.ordered_by,
        expected_on=request.expected_on,
        parts=tuple(_part(work, line.part_code, line.quantity, line.received) for line in request.lines),
        why=request.why,
    )


def _place(work: Work, code: str) -> PaperPlace:
    warehouse = warehouse_of(work, code)
    if not warehouse.point_code:
        return PaperPlace(code, warehouse.kind, _NOWHERE, _NOWHERE)
    point = work.shop.terms(warehouse.point_code).point
    return PaperPlace(code, warehouse.kind, point.name, point.address, warehouse.holder)


def _part(work: Work, code: str, quantity: int, arrived: int, serials: tuple[str, ...] = ()) -> PaperPart:
    return PaperPart(code, work.stock.part(code).name, quantity, arrived, serials)
