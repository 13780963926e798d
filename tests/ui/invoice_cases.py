"""An invoice with everything on it, and the texts that a widget shows."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.fees import JobOutcome, MaterialUse, OperationLevel, PartUse
from aftersale_desktop.domain.invoices import PaymentKind
from aftersale_desktop.domain.payments import Tender
from aftersale_desktop.services.invoice_forms import InvoiceDraft
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import NOON, work_done

PART = PartUse("CAP35", Decimal(2), Decimal("38.00"))


MATERIAL = MaterialUse("R32", Decimal("1.50"), Decimal("25.00"))


def texts(widget: QWidget) -> list[str]:
    """Return the texts that are seen."""
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


def a_draft(number: str) -> InvoiceDraft:
    """Return an invoice with materials, a part, a trip and cash."""
    return InvoiceDraft(
        claim_number=number,
        work=work_done(inspected_at=NOON),
        outcome=JobOutcome.DECLINED,
        operations=(OperationLevel.MEDIUM, OperationLevel.MINOR),
        materials=(MATERIAL,),
        parts=(PART,),
        is_carried_in=False,
        distance_km=Decimal("12.50"),
        payments=(Tender(PaymentKind.CASH, Decimal("12.00"), Decimal("20.00")),),
        tax_invoice_number="4403-1",
    )
