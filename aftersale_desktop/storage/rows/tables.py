"""All tables together: whoever needs the whole schema imports it from here, so that none is forgotten."""

from aftersale_desktop.storage.rows import (
    attachments,
    audit,
    card_records,
    claims,
    counters,
    credit_notes,
    customers,
    invoices,
    items,
    ledger,
    papers,
    print_jobs,
    shop,
)
from aftersale_desktop.storage.rows.columns import METADATA

TABLES = (
    shop.POINT,
    shop.USER,
    shop.MODEL,
    shop.TARIFF,
    shop.RULES,
    shop.PATTERN,
    shop.REVISION,
    customers.CUSTOMER,
    customers.FURTHER_PHONE,
    items.ITEM,
    items.CARD,
    items.UNIT,
    card_records.OWNER,
    card_records.REPLACEMENT,
    claims.CLAIM,
    claims.EVENT,
    attachments.CONTENT,
    attachments.ATTACHMENT,
    invoices.INVOICE,
    invoices.LINE,
    ledger.ENTRY,
    ledger.LEDGER_LINE,
    credit_notes.CREDIT_NOTE,
    credit_notes.CREDITED_LINE,
    papers.PAPER,
    papers.PRINTING,
    print_jobs.PRINT_JOB,
    counters.COUNTER,
    audit.AUDIT,
)

__all__ = ["METADATA", "TABLES"]
