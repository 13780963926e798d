"""A whole shop written at once: what a new shop begins with, or the sample shop."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table, insert

from aftersale_desktop.domain.papers import IssuedPaper
from aftersale_desktop.services.shop_setup import HotlineSetup, ShopSetup, StockSetup
from aftersale_desktop.storage.audit import StoredAudit
from aftersale_desktop.storage.database import Database, translated
from aftersale_desktop.storage.rows import (
    attachments,
    card_records,
    claims,
    counters,
    credentials,
    credit_notes,
    customers,
    day_closes,
    hotline,
    invoices,
    items,
    ledger,
    network,
    order_records,
    papers,
    part_lines,
    shop,
    shop_lists,
    stock,
    stock_documents,
    tariff_drafts,
)
from aftersale_desktop.storage.shop import mark_changed
from aftersale_desktop.storage.warranty_ends import store_ends

Rows = tuple[Table, Sequence[dict[str, Any]]]


def load_shop(database: Database, setup: ShopSetup) -> None:
    """Store everything in one transaction, under the ids it carries; an error leaves nothing behind."""
    with translated(database.reason_of), database.writing.transaction() as connection:
        store_shop(connection, setup)
        database.after_load(connection)
        connection.commit()
    database.keep_anchor()


def store_shop(connection: Connection, setup: ShopSetup) -> None:
    """Store a shop in the caller's transaction."""
    rooms = (_stock(setup.stock), _hotline(setup.hotline))
    for table, rows in chain(_terms(setup), _products(setup), _deeds(setup), *rooms):
        if rows:
            connection.execute(insert(table), rows)
    record = StoredAudit(connection)
    for one in setup.audit:
        record.add(one.at, one.by, one.deed, one.subject, one.detail)
    record.write()
    store_ends(connection)
    mark_changed(connection)


def _terms(setup: ShopSetup) -> Iterator[Rows]:
    yield shop.POINT, [shop.point_from_domain(point) for point in setup.points]
    yield shop.USER, [shop.user_from_domain(user) for user in setup.users]
    yield credentials.CREDENTIAL, [credentials.from_domain(one) for one in setup.credentials]
    yield shop.MODEL, [shop.model_from_domain(model) for model in setup.models]
    yield shop.RULES, [shop.rules_from_domain(rules) for rules in setup.rules]
    yield shop.TARIFF, [shop.tariff_from_domain(tariff) for tariff in setup.tariffs]
    yield tariff_drafts.DRAFT, [tariff_drafts.from_domain(draft) for draft in setup.tariff_drafts]
    yield shop.PATTERN, [shop.pattern_from_domain(place, pattern) for place, pattern in enumerate(setup.patterns)]
    yield shop_lists.ENTRY, [shop_lists.from_domain(entry) for entry in setup.shop_lists]
    yield counters.COUNTER, [counters.from_domain(stand) for stand in setup.counters]


def _products(setup: ShopSetup) -> Iterator[Rows]:
    yield customers.CUSTOMER, [customers.from_domain(customer) for customer in setup.customers]
    yield customers.FURTHER_PHONE, [row for one in setup.customers for row in customers.further_phones_from_domain(one)]
    yield items.ITEM, [items.from_domain(item) for item in setup.items]
    yield items.CARD, [items.card_from_domain(item.id, item.card) for item in setup.items if item.card]
    yield items.UNIT, [row for item in setup.items for row in items.units_from_domain(item)]
    yield card_records.OWNER, [card_records.transfer_from_domain(*transfer) for transfer in setup.transfers]
    yield card_records.REPLACEMENT, [card_records.replacement_from_domain(*swap) for swap in setup.replacements]
    yield card_records.CLOSED_CARD, [card_records.closed_card_from_domain(*one) for one in setup.closed_cards]


def _deeds(setup: ShopSetup) -> Iterator[Rows]:
    yield claims.CLAIM, [claims.from_domain(claim) for claim in setup.claims]
    yield claims.EVENT, [claims.event_from_domain(number, event) for number, event in setup.events]
    yield order_records.RECORD, [order_records.from_domain(record) for record in setup.orders]
    contents = {attachment.digest: content for attachment, content in setup.attachments}
    yield attachments.CONTENT, [{"digest": digest, "content": content} for digest, content in contents.items()]
    yield attachments.ATTACHMENT, [attachments.from_domain(attachment) for attachment, _ in setup.attachments]
    yield invoices.INVOICE, [invoices.from_domain(invoice) for invoice in setup.invoices]
    yield invoices.LINE, [row for i in setup.invoices for row in invoices.lines_from_domain(i.id, i.settlement.lines)]
    yield from _network(setup)
    yield from _money(setup)
    yield papers.PAPER, [papers.from_domain(paper) for paper in setup.papers]
    yield papers.PRINTING, [row for paper in setup.papers for row in _printings(paper)]


def _stock(setup: StockSetup) -> Iterator[Rows]:
    yield stock.WAREHOUSE, [stock.warehouse_from_domain(warehouse) for warehouse in setup.warehouses]
    yield stock.PART, [stock.part_from_domain(part) for part in setup.parts]
    yield stock.LEVEL, [stock.level_from_domain(level) for level in setup.levels]
    yield stock.RULE, [stock.rule_from_domain(rule) for rule in setup.rules]
    yield stock.SERIAL, [stock.serial_from_domain(serial) for serial in setup.serials]
    yield stock.MOVE, [stock.move_from_domain(move) for move in setup.moves]
    yield stock_documents.DOCUMENT, [stock_documents.document_from_domain(paper) for paper in setup.documents]
    yield stock_documents.REMOVED_PART, [stock_documents.removed_from_domain(part) for part in setup.removed_parts]
    yield part_lines.PART_LINE, [part_lines.from_domain(line) for line in setup.part_lines]


def _network(setup: ShopSetup) -> Iterator[Rows]:
    yield network.DISTRICT, [network.district_from_domain(district) for district in setup.districts]
    yield network.COVERED, [network.covered_from_domain(covered) for covered in setup.covered]
    yield network.VISIT, [network.visit_from_domain(visit) for visit in setup.home_visits]


def _hotline(setup: HotlineSetup) -> Iterator[Rows]:
    yield hotline.CALL, [hotline.call_from_domain(call) for call in setup.calls]
    yield hotline.CALL_EVENT, [hotline.event_from_domain(event) for event in setup.events]
    yield hotline.COMPLAINT, [hotline.complaint_from_domain(complaint) for complaint in setup.complaints]
    yield hotline.NOTE, [hotline.note_from_domain(note) for note in setup.notes]
    yield hotline.FOLLOW_UP, [hotline.follow_up_from_domain(one) for one in setup.follow_ups]


def _money(setup: ShopSetup) -> Iterator[Rows]:
    ids = {invoice.number: invoice.id for invoice in setup.invoices}
    yield ledger.ENTRY, [ledger.from_domain(entry, ids.get(entry.invoice_number)) for entry in setup.ledger]
    yield ledger.LEDGER_LINE, [row for e in setup.ledger for row in ledger.lines_from_domain(e.id, e.payments)]
    yield day_closes.DAY_CLOSE, [day_closes.from_domain(close) for close in setup.day_closes]
    counted = [row for close in setup.day_closes for row in day_closes.counted_from_domain(close.id, close)]
    yield day_closes.COUNTED_ENTRY, counted
    notes = [(note, ids[note.invoice_number]) for note in setup.credit_notes]
    yield credit_notes.CREDIT_NOTE, [credit_notes.from_domain(*note) for note in notes]
    yield (
        credit_notes.CREDITED_LINE,
        [row for note, key in notes for row in credit_notes.lines_from_domain(note.id, key, note.positions)],
    )


def _printings(paper: IssuedPaper) -> Iterator[dict[str, Any]]:
    """Date each printing of a paper that comes printed to the moment it was issued."""
    for copy in range(paper.prints):
        yield papers.printing_from_domain(paper.id, copy, paper.issued_at, paper.issued_by)
