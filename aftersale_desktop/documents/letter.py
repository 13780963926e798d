"""The letter on a verdict: what is not free and why, what would change it, the evidence, what is charged."""

from dataclasses import replace

from aftersale_desktop.documents.blocks import cell, kept_whole, side_by_side
from aftersale_desktop.documents.evidence_photos import photo_rows
from aftersale_desktop.documents.fee_summary import fee_summary
from aftersale_desktop.documents.forms import Field, Form, Leaves, clock, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields, purchase_field
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.verdict_box import Ruling, reasons_in_full, turns_in_full, verdict_box
from aftersale_desktop.domain.drawn_papers import LetterContent
from aftersale_desktop.domain.money import capitals, total_of
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.drawn_papers import LETTER_TERMS, complaint_line, edition_line, remedy_line
from aftersale_desktop.wording.intake import evidence_name
from aftersale_desktop.wording.papers import minute


def letter_leaves(content: LetterContent, form: Form) -> Leaves:
    """Return the letter as rows of one form."""
    ruling = Ruling(content.verdict, content.override_outcome, content.override_reason)
    rows = [
        *_head(form, content),
        *verdict_box(form, ruling, reasons_in_full(form, ruling)),
        *_turns(form, ruling),
        *_told(form, content),
        *photo_rows(form, content.photos),
        *_fees(form, content),
        *_rights(form, content),
    ]
    return Leaves(rows, _foot(form, content))


def _head(form: Form, content: LetterContent) -> list[Row]:
    words, subject = form.words, content.subject
    customer = customer_fields(form, subject, Field(words("Received at"), minute(content.received_at)))
    proof = [
        Field(words("Warranty card"), subject.card_number),
        purchase_field(form, subject),
        Field(words("Issued"), words.of(edition_line, content.stamp)),
    ]
    groups = [customer, *product_fields(form, subject), proof]
    return head_of(form, content.point, groups)


def _turns(form: Form, ruling: Ruling) -> list[Row]:
    turns = turns_in_full(form, ruling)
    return labelled_texts(form, [(form.words("What would change it"), "\n".join(turns))]) if turns else []


def _told(form: Form, content: LetterContent) -> list[Row]:
    words = form.words
    shown = words.listed((words.of(evidence_name, code) for code in content.evidence), ", ") or words("none")
    noted = [(words("Evidence noted"), content.evidence_note)] if content.evidence_note else []
    return labelled_texts(form, [(words("Fault as told"), content.fault_told), (words("Shown"), shown), *noted])


def _fees(form: Form, content: LetterContent) -> list[Row]:
    if content.fees is None:
        return []
    words, look = form.words, form.look
    title = (
        words("Charged by invoice {number} (CNY)", number=content.invoice_number)
        if content.invoice_number
        else words("Estimated fees (CNY)")
    )
    first, *rest = fee_summary(form, title, content.fees)
    written = words("In capitals: {capitals}", capitals=capitals(total_of(row.due for row in content.fees)))
    capital_row = side_by_side(cell(form.span, (written, look.body)), gap=look.padding * 0.5)
    return kept_whole([replace(first, gap=look.section_gap, stretch=look.padding), *rest, *capital_row])


def _rights(form: Form, content: LetterContent) -> list[Row]:
    """What is open to the customer all the same, and whom to complain to."""
    words, look, point = form.words, form.look, content.point
    remedies = "" if content.override_outcome else "\n".join(_remedies(each, content) for each in words.each)
    complaint = words.of(complaint_line, point.hotline, clock(point.opens_at), clock(point.closes_at))
    terms = "\n".join((*(words(term) for term in LETTER_TERMS), one_line(complaint)))
    labelled = [(words("Remedies"), remedies)] if remedies else []
    return [
        *(labelled_texts(form, labelled) if labelled else []),
        *side_by_side(cell(form.span, (terms, look.note)), gap=look.section_gap),
    ]


def _remedies(words: Words, content: LetterContent) -> str:
    return "\n".join(remedy_line(words, remedy) for remedy in content.verdict.remedies)


def _foot(form: Form, content: LetterContent) -> list[Row]:
    words = form.words
    return signatures(
        form,
        [
            words("Received: customer's signature and date"),
            words("Issued by {name}", name=one_line(content.stamp.issued_by)),
            words("Service point's stamp"),
        ],
    )
