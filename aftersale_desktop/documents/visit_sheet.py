"""The home visit sheet (上门服务单): appointment, customer, product, fees to expect, result, signatures."""

from collections.abc import Iterator, Sequence

from aftersale_desktop.documents.blocks import cell, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.next_step import announced
from aftersale_desktop.documents.pen import Pen
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.sums import sum_line
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.paper_parts import FeeRow
from aftersale_desktop.domain.visit_papers import VisitContent
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.papers import fault_line
from aftersale_desktop.wording.visits import (
    appointment_text,
    coverage_line,
    fee_line_name,
    kilometres,
    part_to_take_name,
)

SAFETY_NOTES = (
    N_("Switch the power off and secure it before opening; check that no voltage is left, discharge the capacitors."),
    N_("At heights and outside windows only with a safety harness, never alone; nobody stands below."),
    N_("Refrigerant: air the room, no open flame; nothing is let into the open air."),
    N_("Show the badge, wear shoe covers, leave the place clean; take only fees of this sheet and the price list."),
)
_LINES_FOR_RESULT = 3


def visit_leaves(content: VisitContent, form: Form) -> Leaves:
    """Return the visit sheet as rows of one form."""
    rows = [
        *_head(form, content),
        *labelled_texts(form, list(_told(form, content))),
        *_fees(form, content),
        *_result(form),
        *_appointment(form, content),
    ]
    labels = [
        form.words("Customer: work and fees as stated, signature and date"),
        form.words("Technician {name}", name=one_line(content.technician)),
    ]
    return Leaves(rows, signatures(form, labels))


def _head(form: Form, content: VisitContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Technician"), content.technician))
    way = [
        Field(words("Claim"), content.claim_number or content.call_number),
        Field(words("District"), words.name(content.district) if content.district else ""),
        Field(words("Way, one way"), kilometres(content.distance_km)),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), way])


def _told(form: Form, content: VisitContent) -> Iterator[tuple[str, str]]:
    words = form.words
    yield words("Fault as told"), fault_line(words.first, content.fault_told, content.fault_code)
    yield words("Coverage"), words.of(coverage_line, content.coverage)
    if content.parts:
        parts = (f"{part.quantity} × {words.of(part_to_take_name, part)} {part.code}" for part in content.parts)
        yield words("Parts to take along"), words.listed(parts, "; ")
    if content.note:
        yield words("Note"), content.note


def _fees(form: Form, content: VisitContent) -> list[Row]:
    """Door and remote fee by the price list; what the repair costs is quoted at the product."""
    words, look = form.words, form.look
    title = side_by_side(
        cell(form.span, (words("Fees to expect for the visit (CNY)"), look.label)), gap=look.section_gap
    )
    small = side_by_side(cell(form.span, (words(_after_fees(content)), look.small)), gap=look.padding * 0.4)
    return kept_whole([*title, *_fee_lines(form, content.fees or ()), *small])


def _fee_lines(form: Form, fees: Sequence[FeeRow]) -> Iterator[Row]:
    words, look = form.words, form.look
    for row in fees:
        yield from sum_line(form.span, words.of(fee_line_name, row), f"{row.due:.2f}", look.body)
    if fees:
        yield from sum_line(
            form.span, words("Visit, to be paid"), f"{total_of(row.due for row in fees):.2f}", look.strong
        )


def _after_fees(content: VisitContent) -> str:
    if content.fees is None:
        return N_("Door-to-door and remote fee follow from the product by the price list shown to the customer.")
    if not content.is_charged:
        return N_("A further visit of the same job: door-to-door and remote fee are not charged again.")
    if any(row.payer not in {None, Payer.CUSTOMER} for row in content.fees):
        return N_(
            "Free under the warranty as judged so far; the technician says at once if the product shows otherwise."
        )
    return N_("Repair, materials and parts are quoted at the product before work begins, by the price list.")


def _result(form: Form) -> list[Row]:
    """Room for what was found and done, where no screen is at hand."""
    words, look = form.words, form.look
    head = side_by_side(
        cell(form.span, (words("Result: fault found, work done, parts fitted, readings"), look.label)),
        gap=look.section_gap,
    )
    return kept_whole([*head, *(_writing_line(form) for _ in range(_LINES_FOR_RESULT))])


def _writing_line(form: Form) -> Row:
    look = form.look
    height = look.body.line * 1.5

    def draw(pen: Pen, top: float) -> None:
        pen.line(form.span.x, top + height - 1.0, form.span.width, look.line_thickness)

    return Row(height, draw)


def _appointment(form: Form, content: VisitContent) -> list[Row]:
    when = form.words.apart(lambda words: appointment_text(words, content.starts_at, content.ends_at))
    return announced(form, form.words("Appointment"), when, SAFETY_NOTES)
