"""Invoices begun and not posted: one draft for each claim on the disk of this counter."""

from dataclasses import dataclass, replace

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.counter_ports import DraftFile
from aftersale_desktop.services.draft_texts import UnreadableDraftError, draft_of_text, text_of_draft
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.services.ports import SignedIn


@dataclass(frozen=True, slots=True)
class KeptInvoice:
    """What was typed for a claim's invoice before, if anything; else the name of a draft nobody can read, if any."""

    draft: InvoiceDraft | None = None
    put_aside: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceDrafts:
    """The counter's memory of fee forms; `file` holds it."""

    who: SignedIn
    file: DraftFile

    def keep(self, draft: InvoiceDraft) -> None:
        """Bring a form to the disk; when it was inspected is asked anew where it goes on."""
        self.who().need(Right.POST_INVOICE)
        timeless = replace(draft, work=replace(draft.work, inspected_at=None))
        self.file.of_claim(draft.claim_number).save(text_of_draft(timeless), {})

    def kept(self, claim_number: str) -> KeptInvoice:
        """Return the form of a claim as it was kept last."""
        self.who().need(Right.POST_INVOICE)
        file = self.file.of_claim(claim_number)
        text = file.load()
        if not text:
            return KeptInvoice()
        try:
            return KeptInvoice(draft_of_text(InvoiceDraft, text))
        except UnreadableDraftError:
            return KeptInvoice(put_aside=file.put_aside())

    def forget(self, claim_number: str) -> None:
        """Leave nothing of a form that was posted or that nobody wants."""
        self.who().need(Right.POST_INVOICE)
        self.file.of_claim(claim_number).remove()
