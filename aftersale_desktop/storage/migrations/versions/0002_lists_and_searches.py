"""What long lists and searches read by: stored orders with their indexes, and texts to search in."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
DECLARED_CHANGES: frozenset[str] = frozenset()

_ROWS_AT_ONCE = 5000
_STEP = 1 << 56
_FIRST_CLOSED = 3 * _STEP
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GROUPS = {
    "received": "new",
    "quoted": "waiting",
    "waiting_for_parts": "waiting",
    "on_hold": "waiting",
    "ready_for_collection": "ready",
    "handed_over": "closed",
    "closed": "closed",
    "cancelled": "closed",
}
_CLAIMS = sa.text("SELECT id, state, received_at, due_at, passed_at FROM claim").columns(
    received_at=sa.DateTime(timezone=True), due_at=sa.DateTime(timezone=True), passed_at=sa.DateTime(timezone=True)
)
_CARDS = sa.text(
    "SELECT c.item_id, c.exchanged_on, c.invoice_on, c.delivered_on, m.record FROM warranty_card c "
    "JOIN service_item i ON i.id = c.item_id JOIN product_model m ON m.code = i.model_code"
).columns(exchanged_on=sa.Date, invoice_on=sa.Date, delivered_on=sa.Date)
_REPAIRS = sa.text(
    "SELECT item_id, received_on, returned_on FROM claim "
    "WHERE returned_on IS NOT NULL AND is_product_fault AND coverage <> 'chargeable' ORDER BY item_id, received_on"
).columns(received_on=sa.Date, returned_on=sa.Date)
_PLACE = sa.text("UPDATE claim SET list_group = :list_group, list_order = :list_order WHERE id = :id")
_END = sa.text("UPDATE warranty_card SET ends_on = :ends_on WHERE item_id = :item_id").bindparams(
    sa.bindparam("ends_on", type_=sa.Date)
)


def upgrade() -> None:
    _add_columns()
    _place_claims()
    _end_warranties()
    _write_search_texts()
    _create_indexes()


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")


def _add_columns() -> None:
    op.add_column("claim", sa.Column("list_group", sa.String, nullable=False, server_default=""))
    op.add_column("claim", sa.Column("list_order", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("warranty_card", sa.Column("ends_on", sa.Date, nullable=False, server_default="9999-12-31"))
    for table in ("customer", "service_item"):
        op.add_column(table, sa.Column("search_text", sa.Text, nullable=False, server_default=""))


def _create_indexes() -> None:
    op.drop_index("ix_claim_list", "claim")
    op.create_index("ix_claim_day", "claim", ["point_code", "list_order", "id"])
    op.create_index("ix_claim_group", "claim", ["point_code", "list_group", "list_order", "id"])
    op.create_index("ix_claim_group_number", "claim", ["point_code", "list_group", "number"])
    op.create_index("ix_claim_received", "claim", ["point_code", "received_on"])
    is_open = sa.text(f"list_order < {_FIRST_CLOSED}")
    op.create_index(
        "ix_claim_open_number",
        "claim",
        ["point_code", "number", "list_order"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_warranty_card_end", "warranty_card", ["ends_on", "item_id"])


def _change(change: sa.TextClause, rows: Iterator[dict[str, Any]]) -> None:
    """Change row by row what was read whole before: a table must not change while it is read."""
    changes = list(rows)
    for begin in range(0, len(changes), _ROWS_AT_ONCE):
        op.get_bind().execute(change, changes[begin : begin + _ROWS_AT_ONCE])


def _place_claims() -> None:
    _change(
        _PLACE,
        (
            {"id": row.id, "list_group": _GROUPS.get(row.state, "in_progress"), "list_order": _order(row)}
            for row in op.get_bind().execute(_CLAIMS)
        ),
    )


def _order(row: Any) -> int:
    if _GROUPS.get(row.state) == "closed":
        return _FIRST_CLOSED + _STEP // 2 - _ticks(row.received_at)
    if row.passed_at is not None:
        return 2 * _STEP + _ticks(row.due_at or row.received_at)
    return _STEP + _ticks(row.received_at) if row.due_at is None else _ticks(row.due_at)


def _ticks(moment: datetime) -> int:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def _end_warranties() -> None:
    rules = [
        (row.valid_from, json.loads(row.record))
        for row in op.get_bind().execute(
            sa.text("SELECT valid_from, record FROM warranty_rules ORDER BY valid_from").columns(valid_from=sa.Date)
        )
    ]
    repairs: dict[int, list[tuple[date, date]]] = {}
    for item_id, received_on, returned_on in op.get_bind().execute(_REPAIRS):
        repairs.setdefault(item_id, []).append((received_on, returned_on))
    ends = (
        {"item_id": row.item_id, "ends_on": _end(row, rules, repairs.get(row.item_id, ()))}
        for row in op.get_bind().execute(_CARDS)
    )
    _change(_END, (end for end in ends if end["ends_on"] is not None))


def _end(row: Any, rules: Sequence[tuple[date, dict[str, Any]]], repairs: Sequence[tuple[date, date]]) -> date | None:
    bought = [day for day in (row.invoice_on, row.delivered_on) if day is not None]
    begins_on = row.exchanged_on or max(bought, default=None)
    valid = [record for valid_from, record in rules if begins_on is not None and valid_from <= begins_on]
    if begins_on is None or not valid:
        return None
    numbers = valid[-1]["parameters"].get(json.loads(row.record)["product_class"], valid[-1]["default"])
    year = begins_on.year + numbers["whole_unit_years"]
    is_leap_day = (begins_on.month, begins_on.day) == (2, 29)
    end: date = begins_on.replace(year=year, day=28 if is_leap_day and year % 4 else begins_on.day)
    return end + timedelta(days=_days_in_repair(begins_on, repairs))


def _days_in_repair(begins_on: date, repairs: Sequence[tuple[date, date]]) -> int:
    days, until = 0, begins_on
    for received_on, returned_on in repairs:
        if received_on >= begins_on:
            days += max(0, (returned_on - max(received_on, until)).days)
            until = max(until, returned_on)
    return days


def _write_search_texts() -> None:
    """Write telephones of a customer, card number and unit barcodes of a product, with a space between them."""
    joined = "string_agg" if op.get_bind().dialect.name == "postgresql" else "group_concat"
    op.execute("UPDATE customer SET search_text = phone_digits")
    op.execute(
        "UPDATE service_item SET search_text = trim("  # noqa: S608 - a constant
        "coalesce((SELECT replace(upper(number), '-', '') FROM warranty_card WHERE item_id = service_item.id), '') "
        f"|| ' ' || coalesce((SELECT {joined}(barcode, ' ') FROM component_unit WHERE item_id = service_item.id), ''))"
    )
