"""The fields of a form that say whose product it is: customer, purchase, units."""

from aftersale_desktop.documents.forms import Field, Form
from aftersale_desktop.domain.paper_parts import Subject
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.domain.serials import grouped
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.papers import unit_barcode_name


def customer_fields(form: Form, subject: Subject, time_field: Field) -> list[Field]:
    """Return the fields of who brought the product, with its owner where that is somebody else."""
    words = form.words
    return [
        Field(words("Customer"), subject.customer_name, subject.customer_address)
        if not subject.owner_name
        else Field(words("Brought by"), subject.customer_name, words("Owner: {name}", name=subject.owner_name)),
        Field(words("Telephone"), form.phone(subject.customer_phone)),
        time_field,
    ]


def purchase_field(form: Form, subject: Subject) -> Field:
    """Return the purchase invoice with its day."""
    day = subject.invoice_on.isoformat() if subject.invoice_on else ""
    return Field(form.words("Purchase invoice"), subject.invoice_number, day)


def product_fields(form: Form, subject: Subject) -> list[list[Field]]:
    """Return rows of fields: the product with its first units, then three more units to a row."""
    words = form.words
    name = f"{words.name(subject.product_name)} {subject.model_code}".strip()
    note = " · ".join(part for part in (words.name(subject.brand), subject.item_number) if part)
    fields = [Field(words("Product"), name, note), *(_unit_field(form, subject, unit) for unit in subject.units)]
    return [fields[start : start + 3] for start in range(0, len(fields), 3)]


def _unit_field(form: Form, subject: Subject, unit: ComponentUnit) -> Field:
    name = unit_name if form.look.is_roll else unit_barcode_name
    note = form.words("per card") if unit.barcode in subject.barcodes_per_card else ""
    return Field(form.words.of(name, unit.kind), grouped(unit.barcode), note)
