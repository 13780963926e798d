"""One posted invoice with everything that belongs to it: customer, money, credit notes, papers."""

from dataclasses import dataclass

from aftersale_desktop.domain.credit_notes import CreditNote
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.invoices import Invoice, InvoiceNotFoundError
from aftersale_desktop.domain.papers import InvoiceContent, PaperKind, PaperRecord
from aftersale_desktop.domain.payments import LedgerEntry, entries_of_invoice
from aftersale_desktop.services.ports import Work


@dataclass(frozen=True, slots=True)
class InvoiceDetail:
    """Everything the detail shows; `listed_names` is what the price list called materials and parts."""

    invoice: Invoice
    customer: Customer
    model_code: str
    entries: tuple[LedgerEntry, ...]
    notes: tuple[CreditNote, ...]
    papers: tuple[PaperRecord, ...]
    listed_names: dict[str, str]


def invoice_detail(work: Work, number: str) -> InvoiceDetail:
    """Return a posted invoice with its money and papers; refuses a number no invoice has."""
    invoice = work.invoices.by_number(number)
    claim = work.claims.by_number(invoice.claim_number) if invoice else None
    if invoice is None or claim is None:
        raise InvoiceNotFoundError(number)
    counted = entries_of_invoice(work.ledger.of_claim(claim.number), number)
    entries = tuple(entry for entry in counted if entry.invoice_number in {"", number})
    notes = work.credit_notes.of_invoice(number)
    own = {number, *(entry.number for entry in entries), *(note.number for note in notes)}
    paper = work.papers.find(PaperKind.INVOICE, number)
    content = paper.content if paper else None
    return InvoiceDetail(
        invoice=invoice,
        customer=work.customers.by_id(claim.customer_id),
        model_code=work.items.by_id(claim.item_id).item.model.code,
        entries=entries,
        notes=notes,
        papers=tuple(paper for paper in work.papers.of_claim(claim.number) if paper.number in own),
        listed_names=content.listed_names if isinstance(content, InvoiceContent) else {},
    )
