"""Issued papers with their frozen content, and each printing of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from aftersale_desktop.domain.day_close_papers import DayCloseContent
from aftersale_desktop.domain.drawn_papers import (
    AccessoryLabelsContent,
    CardContent,
    LabelContent,
    LetterContent,
    PartLabelContent,
    ShelfLabelContent,
)
from aftersale_desktop.domain.exchange_papers import ExchangeContent, ProductRefundContent
from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.figure_papers import FigureContent
from aftersale_desktop.domain.money_papers import CreditNoteContent, PaymentContent
from aftersale_desktop.domain.notice_papers import PriceNoticeContent
from aftersale_desktop.domain.papers import InvoiceContent, IssuedPaper, PaperContent, PaperKind, ReceiptContent
from aftersale_desktop.domain.quote_papers import QuoteContent
from aftersale_desktop.domain.return_papers import (
    CertificateContent,
    CustodyContent,
    HandoverContent,
    RepairRecordContent,
)
from aftersale_desktop.domain.stock_papers import ReplenishmentContent, TransferContent
from aftersale_desktop.domain.visit_papers import VisitContent
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

PAPER = Table(
    "issued_paper",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("number", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("issued_by", String, nullable=False),
    UniqueConstraint("kind", "number"),
)

PRINTING = Table(
    "paper_printing",
    METADATA,
    Column("paper_id", ForeignKey("issued_paper.id"), primary_key=True),
    Column("copy", Integer, primary_key=True),
    Column("printed_at", Moment, nullable=False),
    Column("printed_by", String, nullable=False),
)

_CONTENT: dict[PaperKind, type[PaperContent]] = {
    PaperKind.RECEIPT: ReceiptContent,
    PaperKind.INVOICE: InvoiceContent,
    PaperKind.CARD: CardContent,
    PaperKind.LABEL: LabelContent,
    PaperKind.PART_LABEL: PartLabelContent,
    PaperKind.SHELF_LABEL: ShelfLabelContent,
    PaperKind.ACCESSORY_LABELS: AccessoryLabelsContent,
    PaperKind.CUSTODY: CustodyContent,
    PaperKind.TRANSFER: TransferContent,
    PaperKind.REPLENISHMENT: ReplenishmentContent,
    PaperKind.VISIT: VisitContent,
    PaperKind.PRICE_NOTICE: PriceNoticeContent,
    PaperKind.FIGURES: FigureContent,
    PaperKind.LETTER: LetterContent,
    PaperKind.DEPOSIT: PaymentContent,
    PaperKind.PAYMENT: PaymentContent,
    PaperKind.REFUND: PaymentContent,
    PaperKind.CREDIT_NOTE: CreditNoteContent,
    PaperKind.QUOTE: QuoteContent,
    PaperKind.DAY_CLOSE: DayCloseContent,
    PaperKind.FACTORY_STATEMENT: StatementContent,
    PaperKind.CERTIFICATE: CertificateContent,
    PaperKind.HANDOVER: HandoverContent,
    PaperKind.REPAIR_RECORD: RepairRecordContent,
    PaperKind.EXCHANGE: ExchangeContent,
    PaperKind.PRODUCT_REFUND: ProductRefundContent,
}


def from_domain(paper: IssuedPaper) -> dict[str, Any]:
    """Return the row of a paper; its content is written the way its digest was taken."""
    return {
        **known_id(paper.id),
        "kind": str(paper.kind),
        "number": paper.number,
        "content": written(paper.content),
        "digest": paper.digest,
        "issued_at": paper.issued_at,
        "issued_by": paper.issued_by,
    }


def printing_from_domain(paper_id: int, copy: int, at: datetime, by: str) -> dict[str, Any]:
    """Return the row of one printing; copy 0 is the original."""
    return {"paper_id": paper_id, "copy": copy, "printed_at": at, "printed_by": by}


def to_domain(row: AnyRow) -> IssuedPaper:
    """Return the paper of a row that also carries how often it was printed."""
    kind = PaperKind(row.kind)
    return IssuedPaper(
        id=row.id,
        kind=kind,
        number=row.number,
        content=read(_CONTENT[kind], row.content),
        digest=row.digest,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        prints=row.prints,
    )
