"""Reading commands: rows of the shop as JSON objects or as aligned text."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TextIO

from aftersale_desktop.commandline.plain_text import plain_text
from aftersale_desktop.commandline.surroundings import Surroundings
from aftersale_desktop.domain.cards import CardRow
from aftersale_desktop.domain.claims import ClaimRow, ClaimState
from aftersale_desktop.domain.invoices import InvoiceRow
from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.stock_view import StockRow
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name


@dataclass(frozen=True, slots=True)
class Listing:
    """How rows of one kind are shown: the JSON object of a row, the fields that text shows, the codes that it names."""

    as_object: Callable[[Any], dict[str, object]]
    text_fields: tuple[str, ...]
    names: Mapping[str, Callable[[Words, Any], str]] = field(default_factory=dict)

    def as_line(self, row: object, words: Words) -> str:
        """Return a row as text in columns."""
        record = self.as_object(row)
        return "\t".join(self._shown(record[name], name, words) for name in self.text_fields)

    def _shown(self, value: object, name: str, words: Words) -> str:
        if value in {None, ""}:
            return "-"
        return self.names[name](words, value) if name in self.names else plain_text(value)


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
        "state": str(row.state),
        "total": f"{row.total:.2f}",
        "credited": f"{row.credited:.2f}",
        "paid": f"{row.paid:.2f}",
        "open": f"{row.open_amount:.2f}",
    }


def part_object(row: StockRow) -> dict[str, object]:
    """Return a part as it stands in the stock of the point."""
    return {
        "code": row.part.code,
        "name": row.part.name.zh,
        "name_en": row.part.name.en or None,
        "main_part": row.part.is_main_part,
        "tracking": str(row.part.tracking),
        "on_hand": row.level.on_hand,
        "reserved": row.level.reserved,
        "available": row.level.available,
        "incoming": row.incoming,
        "minimum": row.rule.minimum if row.rule else None,
        "maximum": row.rule.maximum if row.rule else None,
        "below_minimum": row.is_below_minimum,
    }


CLAIMS = Listing(
    claim_object,
    ("number", "state", "customer", "model", "fault", "due_at"),
    {"state": lambda words, code: state_name(words, ClaimState(code))},
)
CARDS = Listing(card_object, ("number", "item", "customer", "model", "invoice_on"))
PARTS = Listing(part_object, ("code", "name", "on_hand", "reserved", "available", "minimum", "maximum"))
INVOICES = Listing(invoice_object, ("number", "claim", "customer", "posted_at", "total"))


def print_rows(rows: Sequence[object], listing: Listing, around: Surroundings, *, is_json: bool) -> None:
    """Write the rows as one JSON array, or a line each."""
    if is_json:
        print_json([listing.as_object(row) for row in rows], around.sink)
    else:
        around.sink.writelines(listing.as_line(row, around.words) + "\n" for row in rows)


def print_object(record: dict[str, object], sink: TextIO, *, is_json: bool) -> None:
    """Write one record as a JSON object, or as lines indented below the field they belong to."""
    if is_json:
        print_json(record, sink)
    else:
        sink.writelines(line + "\n" for line in _lines_of(record))


def _lines_of(record: Mapping[str, object]) -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, (dict, list)) and value:
            yield f"{name}:"
            yield from (f"  {line}" for line in (_lines_of(value) if isinstance(value, dict) else _items_of(value)))
        else:
            yield f"{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    return "-" if value is None or value in ("", [], {}) else plain_text(value)


def _items_of(values: list[object]) -> Iterator[str]:
    for value in values:
        first, *others = _lines_of(value) if isinstance(value, dict) else [plain_text(value)]
        yield f"- {first}"
        yield from (f"  {line}" for line in others)


def print_json(value: object, sink: TextIO) -> None:
    """Write one JSON document with readable Chinese."""
    json.dump(value, sink, ensure_ascii=False, indent=2)
    sink.write("\n")
