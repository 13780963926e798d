"""All tables together: whoever needs the whole schema imports it from here, so that none is forgotten."""

from aftersale_desktop.storage.rows import (
    attachments,
    audit,
    claims,
    counters,
    customers,
    invoices,
    items,
    papers,
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
    claims.CLAIM,
    claims.EVENT,
    attachments.CONTENT,
    attachments.ATTACHMENT,
    invoices.INVOICE,
    invoices.LINE,
    invoices.PAYMENT,
    papers.PAPER,
    papers.PRINTING,
    counters.COUNTER,
    audit.AUDIT,
)

__all__ = ["METADATA", "TABLES"]
