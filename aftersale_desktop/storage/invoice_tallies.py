"""What is open on each invoice, kept beside it, so that a long list is grouped and ordered by it from an index.

Ledger and credit notes say it; nothing else is believed. In SQLite triggers keep this table in step with them, however
they are written, and every upgrade makes it anew; in PostgreSQL a view of the same name reckons it when it is asked,
for triggers on a server would make counters wait for each other.
"""

from collections.abc import Iterator

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table

INVOICE_TALLY = Table(
    "invoice_tally",
    MetaData(),
    Column("invoice_id", Integer, primary_key=True),
    Column("point_code", String),
    Column("number", String),
    Column("customer", String),
    Column("due_fen", BigInteger),
    Column("open_fen", BigInteger),
    Column("state", String),
)

_COLUMNS = ", ".join(column.name for column in INVOICE_TALLY.columns)
_FOLLOWING = ", ".join(f"{column.name} = excluded.{column.name}" for column in INVOICE_TALLY.columns)
_RECKONED = """
    SELECT id AS invoice_id, point_code, number, customer, due_fen,
        CASE WHEN is_credited OR paid_fen >= due_fen THEN 0 ELSE due_fen - paid_fen END AS open_fen,
        CASE WHEN is_credited THEN 'credited' WHEN paid_fen >= due_fen THEN 'paid'
            WHEN paid_fen > 0 THEN 'part_paid' ELSE 'posted' END AS state
    FROM (
        SELECT invoice.id, invoice.number, invoice.claim_number, claim.point_code, customer.name AS customer,
            invoice.total_fen - CAST(coalesce((SELECT sum(total_fen) FROM credit_note
                WHERE invoice_id = invoice.id), 0) AS BIGINT) AS due_fen,
            CAST(coalesce((SELECT sum(amount_fen) FROM ledger_line JOIN ledger_entry ON ledger_entry.id = entry_id
                WHERE ledger_entry.claim_number = invoice.claim_number), 0) AS BIGINT) AS paid_fen,
            EXISTS (SELECT 1 FROM credit_note WHERE invoice_id = invoice.id AND is_final) AS is_credited
        FROM invoice
        JOIN claim ON claim.number = invoice.claim_number
        JOIN customer ON customer.id = claim.customer_id
        {where}
    ) AS reckoned
"""
_INDEXES = (
    "number",
    "customer, number",
    "due_fen, number",
    "open_fen, number",
    "state, number",
    "state, open_fen, number",
)
_EVENTS = {
    "invoice": ("INSERT ON invoice", "NEW.claim_number"),
    "ledger": ("INSERT ON ledger_line", "(SELECT claim_number FROM ledger_entry WHERE id = NEW.entry_id)"),
    "credit": ("INSERT ON credit_note", "(SELECT claim_number FROM invoice WHERE id = NEW.invoice_id)"),
    "owner": ("UPDATE OF customer_id ON claim WHEN NEW.customer_id <> OLD.customer_id", "NEW.number"),
}
_RENAMING = (
    "CREATE TRIGGER invoice_tally_customer AFTER UPDATE OF name ON customer WHEN NEW.name <> OLD.name BEGIN "
    "UPDATE invoice_tally SET customer = NEW.name WHERE invoice_id IN (SELECT invoice.id FROM claim "
    "JOIN invoice ON invoice.claim_number = claim.number WHERE claim.customer_id = NEW.id); END"
)


def sqlite_removals() -> Iterator[str]:
    """Return the statements that take the triggers away, so that a migration can rebuild a table."""
    for name in (*_EVENTS, "customer"):
        yield f"DROP TRIGGER IF EXISTS invoice_tally_{name}"


def sqlite_statements() -> Iterator[str]:
    """Return the statements that reckon everything anew and keep it in step."""
    yield from sqlite_removals()
    yield "DROP TABLE IF EXISTS invoice_tally"
    yield (
        "CREATE TABLE invoice_tally (invoice_id INTEGER PRIMARY KEY, point_code TEXT, number TEXT, customer TEXT, "
        "due_fen INTEGER, open_fen INTEGER, state TEXT)"
    )
    yield f"INSERT INTO invoice_tally ({_COLUMNS}) {_RECKONED.format(where='')}"
    for place, columns in enumerate(_INDEXES, start=1):
        yield f"CREATE INDEX invoice_tally_{place} ON invoice_tally (point_code, {columns})"
    for name, (event, claim_number) in _EVENTS.items():
        reckoned = _RECKONED.format(where=f"WHERE invoice.claim_number = {claim_number}")
        yield (
            f"CREATE TRIGGER invoice_tally_{name} AFTER {event} BEGIN INSERT INTO invoice_tally ({_COLUMNS}) "  # noqa: S608 - our own names
            f"SELECT {_COLUMNS} FROM ({reckoned}) WHERE true ON CONFLICT (invoice_id) DO UPDATE SET {_FOLLOWING}; END"
        )
    yield _RENAMING


def postgresql_removals() -> Iterator[str]:
    """Return what takes the view away, so that a migration can change the tables below it."""
    yield "DROP VIEW IF EXISTS invoice_tally"


def postgresql_statements() -> Iterator[str]:
    """Return what makes the view."""
    yield f"CREATE VIEW invoice_tally AS {_RECKONED.format(where='')}"
