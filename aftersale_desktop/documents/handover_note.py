"""The hand-over note: what went back to whom, on which proof, what was paid, until when the repair is guaranteed."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import cell, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.next_step import announced
from aftersale_desktop.documents.pen import Box, Pen
from aftersale_desktop.documents.photos import photo_of
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.handovers import Handover
from aftersale_desktop.domain.money import FEN
from aftersale_desktop.domain.return_papers import HandoverContent, RemovedPart
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.handovers import (
    old_part_goes,
    old_parts_name,
    proof_text,
    removed_part_text,
    signed_name,
)
from aftersale_desktop.wording.intake import accessory_name, unit_name
from aftersale_desktop.wording.papers import minute
from aftersale_desktop.wording.repairs import end_name

_GUARANTEE_TERMS = (
    N_("Should the same fault come back by this day, we repair it free of charge; bring this note."),
    N_("This sheet is not a tax invoice."),
)
_NO_GUARANTEE_TERMS = (
    N_("Nothing was repaired, so no repair is guaranteed; the product's own warranty goes on."),
    N_("This sheet is not a tax invoice."),
)
_SIGNATURE_LINES = 3


def handover_leaves(content: HandoverContent, form: Form) -> Leaves:
    """Return the hand-over note as rows of one form."""
    rows = [*_head(form, content), *labelled_texts(form, list(_told(form, content))), *_guarantee(form, content)]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: HandoverContent) -> list[Row]:
    words, subject, handover = form.words, content.subject, content.handover
    customer = customer_fields(form, subject, Field(words("Received at"), minute(content.received_at)))
    given = [
        Field(words("Handed over at"), minute(handover.at)),
        Field(words("Taken by"), handover.received_by, words.of(proof_text, handover)),
        Field(words("Outcome"), _outcome(words, content)),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), given])


def _outcome(words: Voice, content: HandoverContent) -> str:
    if content.is_cancelled:
        return words("Cancelled")
    return words.of(end_name, content.ended_as) if content.ended_as else ""


def _told(form: Form, content: HandoverContent) -> Iterator[tuple[str, str]]:
    words, handover = form.words, content.handover
    if content.fault_found:
        yield words("Fault found"), content.fault_found
        yield words("Remedy"), content.remedy
    units = (f"{words.of(unit_name, unit.kind)} {grouped(unit.barcode)}" for unit in content.units)
    yield words("Units given back"), words.listed(units, "; ") or words("none")
    accessories = (words.of(accessory_name, code) for code in handover.accessories)
    yield words("Accessories given back"), words.listed(accessories, ", ") or words("none")
    if handover.old_parts is not None:
        yield words("Old parts"), _old_parts(words, content)
    if content.total is not None:
        yield words("Fee invoice"), _money(words, content)
    if handover.note:
        yield words("Note"), handover.note


def _old_parts(words: Voice, content: HandoverContent) -> str:
    told = words.of(old_parts_name, content.handover.old_parts) if content.handover.old_parts else ""
    if any(part.goes for part in content.removed_parts):
        return words.listed((_one_old_part(words, part) for part in content.removed_parts), "; ")
    parts = words.listed((words.of(removed_part_text, part) for part in content.removed_parts), "; ")
    return words.first("{name}: {reason}", name=told, reason=parts) if parts else told


def _one_old_part(words: Voice, part: RemovedPart) -> str:
    """Where old parts of a repair go different ways, each is named with its own."""
    name = words.of(removed_part_text, part)
    return words.first("{name}: {reason}", name=name, reason=words.of(old_part_goes, part.goes)) if part.goes else name


def _money(words: Voice, content: HandoverContent) -> str:
    handover, total = content.handover, f"¥ {content.total:.2f}"
    if content.open_amount < FEN:
        paid = words("{total}, settled", total=total)
    else:
        paid = words("{total}, open {open_amount}", total=total, open_amount=f"¥ {content.open_amount:.2f}")
    allowed = _allowed(words, handover) if handover.payment_allowed_by else ""
    return words.listed((text for text in (content.invoice_number, paid, allowed) if text), "; ")


def _allowed(words: Voice, handover: Handover) -> str:
    return words("allowed by {name}: {reason}", name=handover.payment_allowed_by, reason=handover.payment_reason)


def _guarantee(form: Form, content: HandoverContent) -> list[Row]:
    words, until = form.words, content.handover.guarantee_until
    if until is None:
        return announced(
            form, words("Re-repair guarantee"), words.apart(lambda each: each("none")), _NO_GUARANTEE_TERMS
        )
    return announced(form, words("Repair guaranteed until"), (until.isoformat(),), _GUARANTEE_TERMS)


def _foot(form: Form, content: HandoverContent) -> list[Row]:
    words, handover = form.words, content.handover
    labels = [
        words("Customer: product and accessories received in full"),
        words("Handed over by {name}", name=one_line(handover.by)),
    ]
    return [*_signature(form, content), *signatures(form, labels)]


def _signature(form: Form, content: HandoverContent) -> list[Row]:
    """The signature drawn on screen stands above the customer's line."""
    handover, look = content.handover, form.look
    picture = photo_of(form.photos.get(handover.signature, b"")) if handover.signature else None
    if picture is None:
        return []
    height = look.body.line * _SIGNATURE_LINES
    scale = min(height / picture.height, form.span.width / 2 / picture.width)
    told = cell(form.span, (form.words.of(signed_name, handover.signed_on), look.label))

    def draw(pen: Pen, top: float) -> None:
        told.draw(pen, top)
        box = Box(form.span.x, top + told.height, picture.width * scale, picture.height * scale)
        pen.picture(box, picture.reader)

    return [replace(side_by_side(told)[0], height=told.height + height, draw=draw, gap=look.section_gap, is_kept=True)]
