"""Labels of old parts and of parts on their shelves, drawn up when somebody prints them."""

from datetime import datetime

from aftersale_desktop.domain.drawn_papers import PartLabelContent, ShelfLabelContent
from aftersale_desktop.domain.paper_parts import Stamp
from aftersale_desktop.domain.papers import PaperKind, PaperNotFoundError
from aftersale_desktop.domain.part_codes import part_of_label
from aftersale_desktop.domain.parts import SparePart
from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.removed_parts import RemovedPart, RemovedPartNotFoundError, RemovedPartState
from aftersale_desktop.services.paper_contents import heading_of
from aftersale_desktop.services.ports import Work


def drawn_part_label(work: Work, number: str, user: User, now: datetime) -> PartLabelContent:
    """Return what the label of an old part says by its number; refuses one that none carries."""
    removed = work.removed_parts.find(number)
    if removed is None:
        raise RemovedPartNotFoundError(number)
    return part_label_content(
        removed,
        work.stock.part(removed.part_code),
        work.shop.terms(removed.point_code).point,
        Stamp(now, user.name),
    )


def drawn_shelf_label(work: Work, number: str, user: User, now: datetime) -> ShelfLabelContent:
    """Return what the label of a part on its shelf says by its own code; refuses a code of no part."""
    code = part_of_label(number)
    part = next((one for one in work.stock.parts() if one.code.upper() == code), None)
    if part is None:
        raise PaperNotFoundError(PaperKind.SHELF_LABEL, number)
    return ShelfLabelContent(
        number=number,
        stamp=Stamp(now, user.name),
        point=heading_of(work.shop.terms(user.point_code).point),
        part_code=part.code,
        part_name=part.name,
        models=part.models,
    )


def part_label_content(removed: RemovedPart, part: SparePart, point: ServicePoint, stamp: Stamp) -> PartLabelContent:
    """Return what the label of an old part says."""
    return PartLabelContent(
        number=removed.number,
        stamp=stamp,
        point=heading_of(point),
        claim_number=removed.claim_number,
        part_code=part.code,
        part_name=part.name,
        quantity=removed.quantity,
        old_serial=removed.old_serial,
        is_supplier_fault=removed.is_supplier_fault,
        is_due_back=removed.state is RemovedPartState.DUE_BACK,
        removed_at=removed.removed_at.astimezone(stamp.issued_at.tzinfo),
        removed_by=removed.removed_by,
    )
