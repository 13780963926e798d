"""The repair record of a product: each repair with its days, fault, remedy, parts and people, oldest first."""

from collections.abc import Iterator
from dataclasses import replace

from aftersale_desktop.documents.blocks import cell, kept_whole, side_by_side
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, open_field_row, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.text import clean, one_line
from aftersale_desktop.domain.return_papers import RecordedRepair, RepairRecordContent
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.drawn_papers import edition_line
from aftersale_desktop.wording.handovers import borne_text, removed_part_text, shift_text
from aftersale_desktop.wording.repairs import end_name


def repair_record_leaves(content: RepairRecordContent, form: Form) -> Leaves:
    """Return the repair record as rows of one form."""
    rows = [*_head(form, content), *_sum(form, content)]
    for place, repair in enumerate(content.repairs, start=1):
        rows += _repair(form, repair, place)
    issued = form.words("Issued by {name}", name=one_line(content.stamp.issued_by))
    return Leaves(rows, signatures(form, [issued, form.words("Service point's stamp")]))


def _head(form: Form, content: RepairRecordContent) -> list[Row]:
    words, subject = form.words, content.subject
    owner = customer_fields(form, subject, Field(words("Issued"), words.of(edition_line, content.stamp)))
    owner[0] = owner[0]._replace(label=words("Owner"))
    proof = [
        Field(words("Warranty card"), subject.card_number),
        purchase_field(form, subject),
        Field(words("Warranty until"), iso_day(content.warranty_ends_on), _extension(form, content.extension_days)),
    ]
    return head_of(form, content.point, [owner, *product_fields(form, subject), proof])


def _extension(form: Form, days: int) -> str:
    return form.words("incl. {days} d in repair", days=days) if days else ""


def _sum(form: Form, content: RepairRecordContent) -> list[Row]:
    words, look = form.words, form.look
    told = words.plural("{count} repair on record", "{count} repairs on record", len(content.repairs))
    return side_by_side(cell(form.span, (told, look.strong)), gap=look.section_gap)


def _repair(form: Form, repair: RecordedRepair, place: int) -> list[Row]:
    words, look = form.words, form.look
    returned = repair.returned_on.isoformat() if repair.returned_on else words("still here")
    title = f"{place}  {repair.claim_number}"
    ended = words.of(end_name, repair.ended_as) if repair.ended_as else words.of(state_name, repair.state)
    days = words.plural("{count} day", "{count} days", repair.days)
    fields = [
        Field(title, f"{repair.received_on.isoformat()} – {returned}", days),
        Field(words("Outcome"), ended, words.of(borne_text, repair.coverage)),
        Field(words("Technician"), repair.technician, _inspector(form, repair)),
    ]
    rows = open_field_row(form, fields, look.strong)
    texts = "\n".join(
        form.words.first("{name}: {reason}", name=label, reason=clean(text)) for label, text in _told(form, repair)
    )
    return kept_whole(
        [
            replace(form.hairline(), gap=look.section_gap),
            *rows,
            *side_by_side(cell(form.span, (texts, look.note)), gap=look.padding * 0.4),
        ]
    )


def _inspector(form: Form, repair: RecordedRepair) -> str:
    return form.words("Inspector {name}", name=one_line(repair.inspector)) if repair.inspector else ""


def _told(form: Form, repair: RecordedRepair) -> Iterator[tuple[str, str]]:
    words = form.words
    yield words("Fault"), repair.fault
    if repair.remedy:
        yield words("Remedy"), repair.remedy
    if repair.parts:
        yield words("Parts"), words.listed((words.of(removed_part_text, part) for part in repair.parts), "; ")
    if repair.extension_days:
        yield words("Added to the warranty"), words.plural("{count} day", "{count} days", repair.extension_days)
    if repair.shifts:
        yield words("Promise moved"), words.listed((words.of(shift_text, shift) for shift in repair.shifts), "; ")
