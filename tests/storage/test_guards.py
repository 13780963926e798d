"""Nobody who reaches the database itself changes what is posted, frozen or written down (P-05)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aftersale_desktop.domain.attachments import Proof, pending_attachment
from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.print_jobs import JobState
from aftersale_desktop.services.evidence import stored_attachment
from aftersale_desktop.storage.database import open_database
from aftersale_desktop.storage.guards import GUARDS, SQLITE_GUARDS, postgresql_statements
from tests.builders import NOON, POINT, a_claim, a_credit_note, a_print_job, a_receipt, an_entry, an_invoice

INVOICE_FOR_NOTHING = (
    "INSERT OR REPLACE INTO invoice SELECT {key}, number, claim_number, job, work, remedy, line_count, 0, 0, 0, "
    "posted_at, posted_by, guarantee_until, tax_invoice_number, 0 FROM invoice WHERE id = 2"
)
INVOICE_ANEW = (
    "INSERT INTO invoice SELECT 9, 'SH03-FI-2026-000009', '{claim}', job, work, remedy, line_count, total_fen, "
    "net_fen, tax_fen, posted_at, posted_by, guarantee_until, tax_invoice_number, 0 FROM invoice WHERE id = 1"
)
ENTRY_AS_DEPOSIT = (
    "INSERT OR REPLACE INTO ledger_entry SELECT id, number, request_key, claim_number, NULL, 'deposit', line_count, "
    "booked_at, booked_by FROM ledger_entry"
)
SECOND_CREDIT = (
    "INSERT INTO credit_note SELECT 9, 'SH03-CN-2026-000009', 'key 9', invoice_id, 0, total_fen, net_fen, tax_fen, 0, "
    "reason, posted_at, posted_by, 0 FROM credit_note"
)
ONE_LINE_MORE = (
    "INSERT INTO invoice_line SELECT invoice_id, 99, component, code, quantity, unit_price, list_fen, payer, due_fen, "
    "discount_fen, reason, approved_by FROM invoice_line WHERE position = 0 AND invoice_id = 1"
)
PHOTO = pending_attachment("IMG_1.jpg", b"\xff\xd8\xff meter", Proof.CAUSE)
OTHER_NAME = (
    "INSERT OR REPLACE INTO attachment "
    "SELECT id, claim_number, 'other.jpg', media_type, proves, digest, size, added_at, added_by FROM attachment"
)
RECEIPT_CHANGES = (
    "UPDATE claim SET customer_id = customer_id + 1",
    "UPDATE claim SET fault_told = 'nothing'",
    "UPDATE claim SET condition = '[1]'",
    "UPDATE claim SET accessories = '[\"a\"]'",
    "UPDATE claim SET scanned = '[1]'",
    "UPDATE claim SET tariff_id = 'none'",
    "UPDATE claim SET promised_at = '2030-01-01 00:00:00'",
    "UPDATE claim SET cost_limit_fen = 1",
)


def _by_hidden_key(table: str, columns: str, **changed: str) -> str:
    """Put another row in the place of one that SQLite knows by a key the table does not show."""
    names = columns.split()
    values = ", ".join(changed.get(name, name) for name in names)
    return f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(names)}) SELECT rowid, {values} FROM {table}"  # noqa: S608


LINE = "position component code quantity unit_price list_fen payer due_fen discount_fen reason approved_by"
REPLACED_BY_HIDDEN_KEY = (
    _by_hidden_key("invoice_line", f"invoice_id {LINE}", invoice_id="9"),
    _by_hidden_key("ledger_line", "entry_id position kind amount_fen tendered_fen reference", entry_id="9"),
    _by_hidden_key("credit_note_line", "invoice_id position credit_note_id", credit_note_id="9", position="99"),
    _by_hidden_key("paper_printing", "paper_id copy printed_at printed_by", copy="copy + 900"),
    _by_hidden_key("attachment_content", "digest content", digest="'another'"),
    _by_hidden_key("document_counter", "point_code series year last", year="2099"),
    _by_hidden_key("tariff", "id valid_from record", id="'another'"),
    _by_hidden_key("warranty_rules", "version valid_from record", version="'another'"),
)
ATTACKS = [
    "UPDATE invoice SET total_fen = 0",
    "DELETE FROM invoice",
    INVOICE_FOR_NOTHING.format(key="id"),
    INVOICE_FOR_NOTHING.format(key="99"),
    "UPDATE OR IGNORE invoice SET number = 'SH03-FI-2026-000009'",
    "UPDATE invoice_line SET due_fen = due_fen - 1 WHERE position = 0",
    "DELETE FROM invoice_line WHERE position = 0",
    ONE_LINE_MORE,
    "UPDATE invoice_line SET discount_fen = 1, approved_by = '周敏' WHERE position = 0",
    "UPDATE invoice SET rounding_fen = -1",
    "UPDATE ledger_line SET amount_fen = amount_fen * 10",
    "UPDATE ledger_line SET kind = 'cash'",
    "DELETE FROM ledger_line",
    "INSERT INTO ledger_line SELECT entry_id, 9, kind, -amount_fen, tendered_fen, reference FROM ledger_line",
    "INSERT OR REPLACE INTO ledger_line SELECT entry_id, position, kind, 0, tendered_fen, reference FROM ledger_line",
    "UPDATE ledger_entry SET booked_by = 'somebody else'",
    "UPDATE ledger_entry SET claim_number = 'SH03-WX-2026-000002'",
    "DELETE FROM ledger_entry",
    ENTRY_AS_DEPOSIT,
    "UPDATE credit_note SET total_fen = total_fen * 2",
    "UPDATE credit_note SET is_final = 0",
    "DELETE FROM credit_note",
    SECOND_CREDIT,
    "DELETE FROM credit_note_line",
    "UPDATE credit_note_line SET position = position + 10",
    "INSERT INTO credit_note_line SELECT invoice_id, 99, credit_note_id FROM credit_note_line WHERE position = 0",
    "UPDATE issued_paper SET content = replace(content, '李明', '王五')",
    "DELETE FROM issued_paper",
    "DELETE FROM paper_printing",
    "UPDATE print_job SET copy = 7 WHERE state = 'queued'",
    "UPDATE print_job SET queued_by = 'somebody else'",
    "UPDATE print_job SET state = 'queued' WHERE state = 'confirmed'",
    "DELETE FROM print_job",
    "UPDATE audit_entry SET done_by = 'somebody else'",
    "DELETE FROM audit_entry",
    (
        "INSERT OR REPLACE INTO audit_entry SELECT id, done_at, 'somebody else', deed, subject, detail, fields, key, "
        "detail_digest, previous, hash FROM audit_entry"
    ),
    "UPDATE audit_head SET last = last - 1",
    "UPDATE audit_head SET sealed = sealed + 1, last = last + 1",
    "DELETE FROM audit_head",
    "INSERT OR REPLACE INTO audit_head SELECT id, 99, hash, sealed FROM audit_head",
    "UPDATE claim SET judgement = replace(judgement, 'free', 'paid')",
    "UPDATE claim SET number = 'SH03-WX-2026-000009'",
    "UPDATE claim SET received_on = '2025-01-01'",
    "UPDATE claim SET is_product_fault = 0",
    "DELETE FROM claim",
    "DELETE FROM claim_event",
    "UPDATE attachment SET proves = 'other'",
    "DELETE FROM attachment",
    OTHER_NAME,
    "UPDATE attachment_content SET content = x'00'",
    "DELETE FROM attachment_content",
    "INSERT OR REPLACE INTO attachment_content SELECT digest, x'00' FROM attachment_content",
    "UPDATE document_counter SET last = last - 1",
    "UPDATE document_counter SET last = last + 2",
    "UPDATE document_counter SET year = year + 1",
    "DELETE FROM document_counter",
    "INSERT OR REPLACE INTO document_counter SELECT point_code, series, year, 0 FROM document_counter",
    *RECEIPT_CHANGES,
    *REPLACED_BY_HIDDEN_KEY,
    "UPDATE tariff SET record = replace(record, '80', '8')",
    "DELETE FROM tariff",
    "INSERT OR REPLACE INTO tariff SELECT id, '2030-01-01', record FROM tariff",
    "UPDATE warranty_rules SET valid_from = '2030-01-01'",
    "INSERT OR REPLACE INTO warranty_rules SELECT version, '2030-01-01', record FROM warranty_rules",
]


@pytest.fixture
def connection(shop_file: Path) -> Iterator[sqlite3.Connection]:
    """A stranger's connection, foreign keys off, to a shop with a posted invoice."""
    database = open_database(shop_file)
    with database.start_work() as work:
        for number in ("SH03-WX-2026-000001", "SH03-WX-2026-000002"):
            work.numbers.next(POINT.code, DocumentSeries.CLAIM, 2026)
            work.claims.add(a_claim(number))
        work.credit_notes.add(a_credit_note(work.invoices.add(an_invoice())))
        work.ledger.add(an_entry())
        work.invoices.add(an_invoice("SH03-FI-2026-000002", claim_number="SH03-WX-2026-000002"))
        paper = work.papers.issue(a_receipt())
        for copy, state in enumerate((JobState.QUEUED, JobState.CONFIRMED)):
            work.papers.record_print(paper, NOON, "陈静")
            work.print_jobs.add(a_print_job(paper_id=paper.id, copy=copy, state=state))
        work.audit.add(NOON, "陈静", "take_claim", "SH03-WX-2026-000001", {})
        work.attachments.add(stored_attachment(PHOTO, a_claim().number, NOON, "陈静"), PHOTO.content)
        work.claims.record("SH03-WX-2026-000001", ClaimEvent(NOON, "陈静", "received"))
        work.commit()
    database.close()
    with closing(sqlite3.connect(shop_file, isolation_level=None)) as stranger:
        yield stranger


def _content(connection: sqlite3.Connection) -> list[str]:
    return list(connection.iterdump())


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_and_changes_nothing(connection: sqlite3.Connection, attack: str) -> None:
    before = _content(connection)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(attack)
    assert _content(connection) == before


def test_what_may_go_on_goes_on(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE claim SET state = 'diagnosing', technician = '王建国', version = version + 1")
    connection.execute("UPDATE document_counter SET last = last + 1")
    connection.execute("UPDATE print_job SET state = 'sent', printer = 'Desk', attempts = 1 WHERE state = 'queued'")
    connection.execute(
        "INSERT INTO ledger_entry SELECT 9, 'SH03-PY-2026-000009', 'key 9', claim_number, invoice_id, purpose, 1, "
        "booked_at, booked_by FROM ledger_entry"
    )
    connection.execute("INSERT INTO ledger_line SELECT 9, 0, kind, amount_fen, NULL, '' FROM ledger_line")


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE claim SET state = 'under_repair' WHERE number = 'SH03-WX-2026-000002'",
        "UPDATE claim SET technician = 'somebody else' WHERE number = 'SH03-WX-2026-000002'",
        "UPDATE claim SET returned_on = '2030-01-01' WHERE number = 'SH03-WX-2026-000002'",
        "UPDATE claim SET ended_as = 'scrapped' WHERE number = 'SH03-WX-2026-000002'",
    ],
)
def test_a_closed_claim_is_frozen(connection: sqlite3.Connection, attack: str) -> None:
    connection.execute("UPDATE claim SET state = 'closed' WHERE number = 'SH03-WX-2026-000002'")
    test_an_attack_is_refused_and_changes_nothing(connection, attack)


def test_only_a_claim_whose_invoice_was_credited_whole_is_invoiced_again(connection: sqlite3.Connection) -> None:
    connection.execute(INVOICE_ANEW.format(claim="SH03-WX-2026-000001"))
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(INVOICE_ANEW.format(claim="SH03-WX-2026-000002"))


def test_every_guard_is_in_the_database_under_its_name(connection: sqlite3.Connection) -> None:
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    kept_in_step = {name for name in found if "gram" in name or "tally" in name}
    assert found - kept_in_step == {guard.name for guard in SQLITE_GUARDS}


def test_the_same_guards_are_written_for_postgresql() -> None:
    statements = list(postgresql_statements())
    for guard in GUARDS:
        assert any(f"CREATE TRIGGER {guard.name} " in statement for statement in statements)
    assert not any("rowid" in statement for statement in statements)


def test_no_table_that_keeps_its_rows_is_emptied_at_once_in_postgresql() -> None:
    statements = list(postgresql_statements())
    for table in {guard.table for guard in GUARDS if guard.operation == "DELETE"}:
        assert any(f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT" in statement for statement in statements)
