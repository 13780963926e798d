"""The note that goes along to the factory: what was handed to whom, why, and when it is expected back."""

from collections.abc import Iterator

from aftersale_desktop.documents.forms import Field, Form, Leaves, head_of, labelled_texts, signatures
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.subject_fields import customer_fields, product_fields
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.domain.return_papers import CustodyContent
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.wording.intake import accessory_name, unit_name
from aftersale_desktop.wording.papers import fault_line, minute


def custody_leaves(content: CustodyContent, form: Form) -> Leaves:
    """Return the custody note as rows of one form."""
    words, leg = form.words, content.leg
    rows = [*_head(form, content), *labelled_texts(form, list(_told(form, content)))]
    labels = [words("Sent out by {name}", name=one_line(leg.handed_by)), words("Received complete: name, date")]
    return Leaves(rows, signatures(form, labels))


def _head(form: Form, content: CustodyContent) -> list[Row]:
    words, subject, leg = form.words, content.subject, content.leg
    customer = customer_fields(form, subject, Field(words("Sent out at"), minute(leg.at)))
    way = [
        Field(words("Sent to"), leg.place),
        Field(words("Carrier"), leg.carrier),
        Field(words("Expected back"), leg.expected_back.isoformat() if leg.expected_back else ""),
    ]
    return head_of(form, content.point, [customer, *product_fields(form, subject), way])


def _told(form: Form, content: CustodyContent) -> Iterator[tuple[str, str]]:
    words, leg = form.words, content.leg
    units = (f"{words.of(unit_name, unit.kind)} {grouped(unit.barcode)}" for unit in content.units)
    yield words("Units that go along"), "\n".join(units) or words("none")
    accessories = (words.of(accessory_name, code) for code in leg.accessories)
    yield words("Accessories that go along"), words.listed(accessories, ", ") or words("none")
    if leg.waybill:
        yield words("Waybill"), leg.waybill
    yield words("Fault told"), fault_line(words.first, content.fault_told, content.fault_code)
    if content.fault_found:
        yield words("Fault found"), content.fault_found
    if leg.note:
        yield words("Note"), leg.note
