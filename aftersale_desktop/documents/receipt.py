"""The repair receipt: what was taken in, on which verdict, at what estimate, promised for when."""

from dataclasses import replace
from decimal import Decimal

from aftersale_desktop.documents.blocks import Align, cell, kept_whole, side_by_side
from aftersale_desktop.documents.fee_summary import fee_summary
from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, open_field_row, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.next_step import announced, next_step_rows, refund_rows
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.verdict_box import Ruling, reasons_in_full, turns_in_full, verdict_box
from aftersale_desktop.documents.voice import Voice
from aftersale_desktop.domain.money import capitals
from aftersale_desktop.domain.next_steps import NextStep
from aftersale_desktop.domain.papers import ReceiptContent
from aftersale_desktop.wording.dates import iso_day
from aftersale_desktop.wording.intake import accessory_name, condition_name, evidence_name
from aftersale_desktop.wording.papers import (
    HOME_VISIT_TERMS,
    RECEIPT_TERMS,
    fault_line,
    minute,
    promised_text,
    relative_line,
)


def receipt_leaves(content: ReceiptContent, form: Form) -> Leaves:
    """Return the receipt as rows of one form."""
    ruling = Ruling(content.verdict, content.override_outcome, content.override_reason)
    is_repair = content.next_step is NextStep.REPAIR
    rows = [
        *_head(form, content),
        *verdict_box(form, ruling, [*reasons_in_full(form, ruling), *turns_in_full(form, ruling)]),
        *_told(form, content),
        *(_fees(form, content) if is_repair else refund_rows(form, content)),
        *(_promise(form, content) if is_repair else next_step_rows(form, content)),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: ReceiptContent) -> list[Row]:
    words, subject = form.words, content.subject
    taken = words("Ordered at") if content.is_home_visit else words("Received at")
    customer = customer_fields(form, subject, Field(taken, minute(content.received_at)))
    if content.brought_by is not None:
        who = words.of(relative_line, content.brought_by)
        customer[0] = customer[0]._replace(note="\n".join(part for part in (customer[0].note, who) if part))
    product, proof = product_fields(form, subject), _proof_fields(form, content)
    return head_of(form, content.point, [customer, *product, proof])


def _proof_fields(form: Form, content: ReceiptContent) -> list[Field]:
    words, subject, verdict = form.words, content.subject, content.verdict
    extension = words("incl. {days} d in repair", days=verdict.extension_days) if verdict.extension_days else ""
    return [
        Field(words("Warranty card"), subject.card_number),
        purchase_field(form, subject),
        Field(words("Warranty until"), iso_day(verdict.warranty_ends_on), extension),
    ]


def _told(form: Form, content: ReceiptContent) -> list[Row]:
    words, look = form.words, form.look
    fault = fault_line(words.first, content.fault_told, content.fault_code)
    left = [*_left_here(words, content), Field(words("Shown"), _listed(words, _shown(words, content)))]
    evidence = [(words("Evidence noted"), content.evidence_note)] if content.evidence_note else []
    told = [(words("Fault as told"), fault), *evidence]
    if look.is_roll or content.is_home_visit:
        return labelled_texts(form, [*told, *((field.label, field.value) for field in left)])
    return [*labelled_texts(form, told), *open_field_row(form, left, look.body)]


def _left_here(words: Voice, content: ReceiptContent) -> list[Field]:
    """Condition and accessories of what is handed over; what stays at home is looked at there.

    Nothing ticked is no finding: nobody may read it as looked at and found in order, or as left without anything.
    """
    if content.is_home_visit:
        return []
    condition = words.listed((words.of(condition_name, code) for code in content.condition), ", ")
    accessories = words.listed((words.of(accessory_name, code) for code in content.accessories), ", ")
    return [
        Field(words("Condition"), condition or words("not recorded")),
        Field(words("Accessories left"), accessories or words("not recorded")),
    ]


def _shown(words: Voice, content: ReceiptContent) -> list[str]:
    shown = [words.of(evidence_name, code) for code in content.evidence]
    if content.photo_count:
        shown.append(words.plural("{count} photo", "{count} photos", content.photo_count))
    return shown


def _listed(words: Voice, names: list[str]) -> str:
    return words.listed(names, ", ") if names else words("none")


def _fees(form: Form, content: ReceiptContent) -> list[Row]:
    first, *rest = fee_summary(form, form.words("Estimated fees (CNY)"), content.estimate)
    spaced = replace(first, gap=form.look.section_gap, stretch=form.look.padding)
    return kept_whole([spaced, *rest, *_limits(form, content)])


def _limits(form: Form, content: ReceiptContent) -> list[Row]:
    words, look = form.words, form.look
    written = words("In capitals: {capitals}", capitals=capitals(content.estimate_total))
    limit = _cost_limit(words, content.cost_limit)
    if look.is_roll:
        return side_by_side(cell(form.span, (written, look.body), (limit, look.body)))
    left, right = form.span.parts(1.35, 1.0, gutter=look.padding)
    return side_by_side(
        cell(left, (limit, look.small)), cell(right, (written, look.body), align=Align.RIGHT), gap=look.padding * 0.5
    )


def _cost_limit(words: Voice, limit: Decimal | None) -> str:
    if limit is None:
        return ""
    return words("Agreed limit: {amount} CNY; we ask before it is exceeded.", amount=f"{limit:.2f}")


def _promise(form: Form, content: ReceiptContent) -> list[Row]:
    words = form.words
    promised = words.apart(lambda each: promised_text(each, content.promised_at))
    if content.is_home_visit:
        return announced(form, words("Promised to be repaired"), promised, HOME_VISIT_TERMS)
    return announced(form, words("Promised for collection"), promised, RECEIPT_TERMS)


def _foot(form: Form, content: ReceiptContent) -> list[Row]:
    words, taken_by = form.words, one_line(content.received_by)
    received = words("Received by {name}", name=taken_by)
    if content.is_home_visit:
        received, done = words("Taken down by {name}", name=taken_by), words("Repaired: signature and date")
    elif content.next_step is NextStep.REPAIR:
        done = words("Collected: signature and date")
    else:
        done = words("Settled: signature and date")
    return signatures(form, [words("Customer's signature"), received, done])
