"""What the database itself refuses, whoever asks: changes of posted papers, frozen judgements, audit and counters."""

from collections.abc import Iterator
from dataclasses import dataclass

FROZEN_CLAIM_COLUMNS = (
    "id",
    "number",
    "request_key",
    "point_code",
    "item_id",
    "received_at",
    "received_on",
    "received_by",
    "judgement",
    "customer_id",
    "fault_told",
    "condition",
    "accessories",
    "scanned",
    "tariff_id",
    "promised_at",
)
"""What was judged, and what the receipt says that the customer went home with."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: before which operation on which table, under which condition the statement is refused."""

    name: str
    table: str
    operation: str
    condition: str = "1 = 1"
    sqlite_condition: str = ""
    """Under which condition SQLite refuses, too."""


def _append_only(table: str, same_key: str) -> Iterator[Guard]:
    """Refuse change, removal, and the insert that replaces a row (SQLite removes that one without a delete trigger)."""
    yield Guard(f"{table}_is_never_changed", table, "UPDATE")
    yield Guard(f"{table}_is_never_removed", table, "DELETE")
    yield _no_replace(table, same_key)


def _stays_the_same(table: str, columns: tuple[str, ...]) -> Iterator[Guard]:
    """Refuse removal, replacement, what touches how a record came about, and any change once its list is over.

    Then only an erasure with a permit changes what names a person.
    """
    changes = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in columns)
    is_over = f"(OLD.list_group = 'ended' AND (NOT {_permitted(table)} OR NEW.list_group <> 'ended'))"
    yield Guard(f"{table}_stays_what_it_is", table, "UPDATE", f"{is_over} OR {changes}")
    yield Guard(f"{table}_is_never_removed", table, "DELETE")
    yield _no_replace(table, "known.id = NEW.id OR known.number = NEW.number")


def _erasable(table: str, same_key: str, kept: str) -> Iterator[Guard]:
    """Refuse the same, unless an erasure holds a permit for the row: then only what names a person may change.

    `kept` are the columns that stay as they are even then.
    """
    changed = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in kept.split())
    yield Guard(f"{table}_is_never_changed", table, "UPDATE", f"NOT {_permitted(table)} OR {changed}")
    yield Guard(f"{table}_is_never_removed", table, "DELETE")
    yield _no_replace(table, same_key)


def _removable(table: str, same_key: str, *, key: str = "id") -> Iterator[Guard]:
    """Refuse change, replacement and removal, but for a row that an erasure holds a permit for: that goes whole."""
    yield Guard(f"{table}_is_never_changed", table, "UPDATE")
    yield Guard(f"{table}_is_never_removed", table, "DELETE", f"NOT {_permitted(table, key)}")
    yield _no_replace(table, same_key)


def _permitted(table: str, key: str = "id") -> str:
    return _exists("erasure_permit", f"known.of_table = '{table}' AND known.of_key = CAST(OLD.{key} AS TEXT)")


def _no_replace(table: str, same_key: str) -> Guard:
    """Refuse an insert in the place of a row; SQLite also has a hidden key, by which that goes in every table."""
    same_row = _exists(table, "known.rowid = NEW.rowid")
    return Guard(f"{table}_is_never_replaced", table, "INSERT", _exists(table, same_key), same_row)


def _exists(table: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} AS known WHERE {condition})"  # noqa: S608 - our own table names


_LIMIT_CHANGES = "coalesce(NEW.cost_limit_fen, -1) <> coalesce(OLD.cost_limit_fen, -1)"
_FAULT_CHANGES_ALONE = (
    "(NEW.is_product_fault <> OLD.is_product_fault AND coalesce(NEW.rejudgement, '') = coalesce(OLD.rejudgement, ''))"
)
_CLAIM_TEXTS = ("judgement", "fault_told", "condition")
"""What of a frozen claim may name a person: an erasure with a permit changes nothing else."""
_NO_PERMIT_FOR_CLAIM = f"NOT {_permitted('claim')}"
_CLAIM_TEXTS_CHANGE = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in _CLAIM_TEXTS)
_CLAIM_CHANGES = " OR ".join(
    (
        *(f"NEW.{column} <> OLD.{column}" for column in FROZEN_CLAIM_COLUMNS if column not in _CLAIM_TEXTS),
        f"({_NO_PERMIT_FOR_CLAIM} AND ({_CLAIM_TEXTS_CHANGE}))",
        _LIMIT_CHANGES,
        _FAULT_CHANGES_ALONE,
    )
)
_CLOSED_CLAIM_CHANGES = (
    f"OLD.state = 'closed' AND ({_NO_PERMIT_FOR_CLAIM} OR NEW.state <> OLD.state OR NEW.version <> OLD.version)"
)
_AUDIT_KEPT = "id done_at done_by deed subject"
_COUNTER_KEY = "known.point_code = NEW.point_code AND known.series = NEW.series AND known.year = NEW.year"
_SAME_COUNTER = "NEW.point_code = OLD.point_code AND NEW.series = OLD.series AND NEW.year = OLD.year"
_INVOICE_IS_WHOLE = (
    "(SELECT count(*) FROM invoice_line AS known WHERE known.invoice_id = NEW.invoice_id)"
    " >= (SELECT line_count FROM invoice WHERE invoice.id = NEW.invoice_id)"
)

_IS_CREDITED = "EXISTS (SELECT 1 FROM credit_note WHERE credit_note.invoice_id = known.id AND credit_note.is_final)"
_SAME_INVOICE = (
    f"known.id = NEW.id OR known.number = NEW.number OR (known.claim_number = NEW.claim_number AND NOT {_IS_CREDITED})"
)
_SAME_ENTRY = "known.id = NEW.id OR known.number = NEW.number OR known.request_key = NEW.request_key"
_SAME_NOTE = f"{_SAME_ENTRY} OR (known.invoice_id = NEW.invoice_id AND known.is_final)"
_ENTRY_IS_WHOLE = (
    "(SELECT count(*) FROM ledger_line AS known WHERE known.entry_id = NEW.entry_id)"
    " >= (SELECT line_count FROM ledger_entry WHERE ledger_entry.id = NEW.entry_id)"
)
_NOTE_IS_WHOLE = (
    "(SELECT count(*) FROM credit_note_line AS known WHERE known.credit_note_id = NEW.credit_note_id)"
    " >= (SELECT line_count FROM credit_note WHERE credit_note.id = NEW.credit_note_id)"
)
_SAME_PAPER = "known.id = NEW.id OR (known.kind = NEW.kind AND known.number = NEW.number)"
_PRINT_JOB_CHANGES = " OR ".join(
    f"NEW.{column} <> OLD.{column}"
    for column in ("id", "paper_id", "copy", "size", "language", "audiences", "queued_at", "queued_by", "computer")
)
_PRINTING_IS_OVER = "OLD.state IN ('confirmed', 'cancelled')"
_SAME_PRINT_JOB = "known.id = NEW.id OR (known.paper_id = NEW.paper_id AND known.copy = NEW.copy)"
_STOCK_DOCUMENT_CHANGES = "NOT OLD.is_open OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind"
_REMOVED_PART_CHANGES = " OR ".join(
    f"NEW.{column} <> OLD.{column}"
    for column in ("number", "claim_number", "part_code", "quantity", "old_serial", "removed_at", "removed_by")
)
_HEAD_MOVES_ON = "NEW.id = OLD.id AND NEW.sealed = OLD.sealed AND NEW.last > OLD.last"
_SAME_CLAIM = "known.id = NEW.id OR known.number = NEW.number OR known.request_key = NEW.request_key"
_VISIT_CHANGES = " OR ".join(
    f"NEW.{column} <> OLD.{column}" for column in ("id", "number", "request_key", "point_code", "customer_id")
)

GUARDS: tuple[Guard, ...] = (
    *_append_only("invoice", _SAME_INVOICE),
    *_append_only("invoice_line", "known.invoice_id = NEW.invoice_id AND known.position = NEW.position"),
    Guard("invoice_line_is_never_added_later", "invoice_line", "INSERT", _INVOICE_IS_WHOLE),
    *_append_only("ledger_entry", _SAME_ENTRY),
    *_append_only("ledger_line", "known.entry_id = NEW.entry_id AND known.position = NEW.position"),
    Guard("ledger_line_is_never_added_later", "ledger_line", "INSERT", _ENTRY_IS_WHOLE),
    *_append_only("day_close", _SAME_ENTRY),
    *_append_only("counted_entry", "known.entry_id = NEW.entry_id"),
    *_append_only("factory_statement", _SAME_ENTRY),
    *_append_only("claimed_cost", "known.claim_number = NEW.claim_number AND known.corrects = NEW.corrects"),
    *_append_only("statement_entry", "known.id = NEW.id"),
    *_append_only("credit_note", _SAME_NOTE),
    *_append_only("credit_note_line", "known.invoice_id = NEW.invoice_id AND known.position = NEW.position"),
    Guard("credit_note_line_is_never_added_later", "credit_note_line", "INSERT", _NOTE_IS_WHOLE),
    *_erasable("issued_paper", _SAME_PAPER, "id kind number issued_at issued_by"),
    *_append_only("paper_printing", "known.paper_id = NEW.paper_id AND known.copy = NEW.copy"),
    Guard("print_job_stays_the_same_copy", "print_job", "UPDATE", f"{_PRINTING_IS_OVER} OR {_PRINT_JOB_CHANGES}"),
    Guard("print_job_is_never_removed", "print_job", "DELETE"),
    _no_replace("print_job", _SAME_PRINT_JOB),
    *_erasable("claim_event", "known.id = NEW.id", "id claim_number done_at done_by deed"),
    *_erasable("audit_entry", "known.id = NEW.id", f"{_AUDIT_KEPT} fields detail_digest previous hash"),
    Guard("audit_head_only_moves_on", "audit_head", "UPDATE", f"NOT ({_HEAD_MOVES_ON})"),
    Guard("audit_head_is_never_removed", "audit_head", "DELETE"),
    _no_replace("audit_head", "known.id = NEW.id"),
    *_erasable("item_owner", "known.id = NEW.id", "id item_id from_customer_id customer_id since_on done_at done_by"),
    *_append_only("unit_replacement", "known.id = NEW.id"),
    *_append_only("closed_card", "known.id = NEW.id"),
    *_removable("attachment", "known.id = NEW.id"),
    *_removable("attachment_content", "known.digest = NEW.digest", key="digest"),
    *_erasable("order_record", "known.id = NEW.id", "id claim_number kind key done_at done_by"),
    *_append_only("stock_move", "known.id = NEW.id"),
    *_erasable("call_event", "known.id = NEW.id", "id subject done_at done_by deed"),
    *_append_only("knowledge_note", "known.id = NEW.id OR (known.number = NEW.number AND known.version = NEW.version)"),
    *_erasable("follow_up", "known.id = NEW.id", "id subject done_at done_by outcome"),
    *_stays_the_same("service_call", ("id", "number", "request_key", "point_code", "received_at")),
    *_stays_the_same("complaint", ("id", "number", "point_code", "call_number")),
    Guard("stock_document_is_never_removed", "stock_document", "DELETE"),
    Guard("stock_document_stays_what_it_is", "stock_document", "UPDATE", _STOCK_DOCUMENT_CHANGES),
    _no_replace("stock_document", "known.id = NEW.id OR known.number = NEW.number"),
    Guard("removed_part_is_never_removed", "removed_part", "DELETE"),
    Guard("removed_part_stays_what_it_is", "removed_part", "UPDATE", _REMOVED_PART_CHANGES),
    _no_replace("removed_part", "known.number = NEW.number"),
    Guard("claim_judgement_is_frozen", "claim", "UPDATE", _CLAIM_CHANGES),
    Guard("claim_is_frozen_when_closed", "claim", "UPDATE", _CLOSED_CLAIM_CHANGES),
    Guard("claim_is_never_removed", "claim", "DELETE"),
    _no_replace("claim", _SAME_CLAIM),
    Guard("counter_only_counts_on", "document_counter", "UPDATE", f"NOT (NEW.last = OLD.last + 1 AND {_SAME_COUNTER})"),
    Guard("counter_is_never_removed", "document_counter", "DELETE"),
    Guard("home_visit_is_never_removed", "home_visit", "DELETE"),
    Guard("home_visit_stays_whose_it_is", "home_visit", "UPDATE", _VISIT_CHANGES),
    _no_replace("home_visit", _SAME_CLAIM),
    *_append_only("tariff", "known.id = NEW.id"),
    Guard("warranty_rules_is_never_changed", "warranty_rules", "UPDATE"),
    _no_replace("warranty_rules", "known.version = NEW.version"),
)
SQLITE_GUARDS: tuple[Guard, ...] = (*GUARDS, _no_replace("document_counter", _COUNTER_KEY))


def sqlite_statements() -> Iterator[str]:
    """Return the statements that set every guard anew."""
    for guard in SQLITE_GUARDS:
        refused = f"{guard.condition} OR {guard.sqlite_condition}" if guard.sqlite_condition else guard.condition
        yield f"DROP TRIGGER IF EXISTS {guard.name}"
        yield (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.operation} ON {guard.table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{guard.name}'); END"
        )


def sqlite_removals() -> Iterator[str]:
    """Return the statements that take every guard away, so that a migration can rebuild its table."""
    for guard in SQLITE_GUARDS:
        yield f"DROP TRIGGER IF EXISTS {guard.name}"


def postgresql_statements() -> Iterator[str]:
    """Return the statements that set every guard anew; conditions with queries are only allowed inside functions."""
    for guard in GUARDS:
        kept = "OLD" if guard.operation == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
            f"IF {guard.condition} THEN RAISE EXCEPTION '{guard.name}' USING ERRCODE = '23000'; "
            f"END IF; RETURN {kept}; END $guard$"
        )
        yield f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}"
        yield (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.operation} ON {guard.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
        )
    for table in (guard.table for guard in GUARDS if guard.operation == "DELETE"):
        yield from _never_emptied(table)


def _never_emptied(table: str) -> Iterator[str]:
    """Refuse TRUNCATE, which removes every row without asking the guards of rows; SQLite has no such statement."""
    name = f"{table}_is_never_emptied"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
        f"RAISE EXCEPTION '{name}' USING ERRCODE = '23000'; END $guard$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
