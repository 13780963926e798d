"""Reading commands: rows of the shop as JSON objects or as aligned text."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TextIO

from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.domain.customers import masked_phone
from aftersale_desktop.domain.invoices import InvoiceRow


@dataclass(frozen=True, slots=True)
class Listing:
    """How rows of one kind are shown: the JSON object of a row, and which of its fields text shows."""

    as_object: Callable[[Any], dict[str, object]]
    text_fields: tuple[str, ...]


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone().isoformat(timespec="seconds") if moment else None


def claim_object(row: ClaimRow) -> dict[str, object]:
    """Return a claim as listings print it; the telephone is masked."""
    return {
        "number": row.number,
        "state": str(row.state),
        "group": str(row.group),
        "customer": row.customer,
        "phone": masked_phone(row.phone),
        "model": row.model_code,
        "fault": row.fault,
        "technician": row.technician,
        "received_at": _moment(row.received_at),
        "due_at": _moment(row.due_at),
        "passed_at": _moment(row.passed_at),
        "free": row.is_free,
        "invoice": row.invoice_number or None,
    }


def card_object(row: CardRow) -> dict[str, object]:
    """Return a warranty card as listings print it; the telephone is masked."""
    return {
        "number": row.number,
        "item": row.item_number,
        "customer": row.customer,
        "phone": masked_phone(row.phone),
        "model": row.model_code,
        "barcodes": list(row.barcodes),
        "invoice_on": row.invoice_on.isoformat() if row.invoice_on else None,
    }


def invoice_object(row: InvoiceRow) -> dict[str, object]:
    """Return an invoice as listings print it."""
    return {
        "number": row.number,
        "claim": row.claim_number,
        "customer": row.customer,
        "posted_at": _moment(row.posted_at),
        "total": f"{row.total:.2f}",
        "paid": f"{row.paid:.2f}",
    }


CLAIMS = Listing(claim_object, ("number", "state", "customer", "model", "fault", "due_at"))
CARDS = Listing(card_object, ("number", "item", "customer", "model", "invoice_on"))
INVOICES = Listing(invoice_object, ("number", "claim", "customer", "posted_at", "total"))


def print_rows(rows: Sequence[object], listing: Listing, sink: TextIO, *, is_json: bool) -> None:
    """Write the rows as one JSON array, or a line each."""
    objects = [listing.as_object(row) for row in rows]
    if is_json:
        print_json(objects, sink)
        return
    for one in objects:
        sink.write("\t".join(str(one[name] or "-") for name in listing.text_fields) + "\n")


def print_object(record: dict[str, object], sink: TextIO, *, is_json: bool) -> None:
    """Write one record as a JSON object, or a line for each of its fields."""
    if is_json:
        print_json(record, sink)
        return
    for name, value in record.items():
        shown = json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
        sink.write(f"{name}: {'-' if shown in (None, '') else shown}\n")


def print_json(value: object, sink: TextIO) -> None:
    """Write one JSON document with readable Chinese."""
    json.dump(value, sink, ensure_ascii=False, indent=2)
    sink.write("\n")
