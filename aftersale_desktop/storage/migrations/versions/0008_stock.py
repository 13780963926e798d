"""Spare parts: warehouses, levels, moves, part lines, transfers, counts and requests."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
DECLARED_CHANGES: frozenset[str] = frozenset()

_OF_EVERY_POINT = (
    ("", "point"),
    ("-BENCH", "bench"),
    ("-TRANSIT", "in_transit"),
    ("-OLD", "old_parts"),
    ("-SCRAP", "scrap"),
)


def upgrade() -> None:
    _create_part_line()
    _create_stock()
    _create_moves()
    _create_documents()
    _begin()


def _create_part_line() -> None:
    op.create_table(
        "part_line",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("part_code", sa.String, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price_fen", sa.BigInteger, nullable=False),
        sa.Column("is_main_part", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("warehouse", sa.String, nullable=False),
        sa.Column("new_serial", sa.String, nullable=False),
        sa.Column("old_serial", sa.String, nullable=False),
        sa.Column("is_supplier_fault", sa.Boolean, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_line")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_part_line_claim_number_claim")),
    )
    op.create_index("ix_part_line_claim_number", "part_line", ["claim_number"])
    op.create_index("ix_part_line_state", "part_line", ["state"])
    op.create_index("ix_part_line_part_code", "part_line", ["part_code", "state"])


def _create_stock() -> None:
    op.create_table(
        "warehouse",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=True),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("lead_days", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_warehouse")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_warehouse_point_code_service_point")
        ),
    )
    op.create_table(
        "spare_part",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_spare_part")),
    )
    op.create_table(
        "stock_level",
        *_place("stock_level"),
        sa.Column("on_hand", sa.Integer, nullable=False),
        sa.Column("reserved", sa.Integer, nullable=False),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_stock_level_on_hand_is_never_negative")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_stock_level_reserved_is_never_negative")),
        sa.CheckConstraint("reserved <= on_hand", name=op.f("ck_stock_level_reserved_is_on_hand")),
    )
    op.create_table(
        "stock_rule",
        *_place("stock_rule"),
        sa.Column("minimum", sa.Integer, nullable=False),
        sa.Column("maximum", sa.Integer, nullable=False),
    )


def _place(table: str) -> Iterator[sa.schema.SchemaItem]:
    """A warehouse and a part as the key of a table."""
    yield sa.Column("warehouse", sa.String, nullable=False)
    yield sa.Column("part_code", sa.String, nullable=False)
    yield sa.PrimaryKeyConstraint("warehouse", "part_code", name=op.f(f"pk_{table}"))
    yield from _references(table, ("warehouse",))


def _references(table: str, warehouses: tuple[str, ...]) -> Iterator[sa.schema.SchemaItem]:
    yield sa.ForeignKeyConstraint(["part_code"], ["spare_part.code"], name=op.f(f"fk_{table}_part_code_spare_part"))
    for column in warehouses:
        yield sa.ForeignKeyConstraint([column], ["warehouse.code"], name=op.f(f"fk_{table}_{column}_warehouse"))


def _create_moves() -> None:
    op.create_table(
        "stock_serial",
        sa.Column("part_code", sa.String, nullable=False),
        sa.Column("serial", sa.String, nullable=False),
        sa.Column("warehouse", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("part_code", "serial", name=op.f("pk_stock_serial")),
        *_references("stock_serial", ("warehouse",)),
    )
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_by", sa.String, nullable=False),
        sa.Column("document_kind", sa.String, nullable=False),
        sa.Column("document_number", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=True),
        sa.Column("target", sa.String, nullable=True),
        sa.Column("part_code", sa.String, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("serial", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_move_moves_something")),
        sa.CheckConstraint("source IS NOT NULL OR target IS NOT NULL", name=op.f("ck_stock_move_has_a_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
        *_references("stock_move", ("source", "target")),
    )
    op.create_index("ix_stock_move_part_code", "stock_move", ["part_code", "id"])
    op.create_index("ix_stock_move_document_number", "stock_move", ["document_number"])


def _create_documents() -> None:
    op.create_table(
        "stock_document",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_document")),
        sa.UniqueConstraint("number", name=op.f("uq_stock_document_number")),
    )
    op.create_index("ix_stock_document_kind", "stock_document", ["kind", "is_open", "id"])
    op.create_table(
        "stock_request",
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("request_key", name=op.f("pk_stock_request")),
    )
    op.create_table(
        "removed_part",
        sa.Column("number", sa.String, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("part_code", sa.String, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("old_serial", sa.String, nullable=False),
        sa.Column("is_supplier_fault", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_by", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_removed_part")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_removed_part_claim_number_claim")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_removed_part_point_code_service_point")
        ),
        *_references("removed_part", ()),
    )
    op.create_index("ix_removed_part_claim_number", "removed_part", ["claim_number"])
    op.create_index("ix_removed_part_state", "removed_part", ["state"])


def _begin() -> None:
    """Give a shop that works already its warehouses and, by its price lists, its parts."""
    connection = op.get_bind()
    warehouse, part = (
        sa.table("warehouse", *_columns("code kind point_code holder lead_days")),
        sa.table("spare_part", *_columns("code record")),
    )
    points = [code for (code,) in connection.execute(sa.text("SELECT code FROM service_point ORDER BY code"))]
    if points:
        op.bulk_insert(warehouse, [_warehouse("FACTORY", "factory", None, 5)])
    for code in points:
        op.bulk_insert(warehouse, [_warehouse(code + suffix, kind, code, 1) for suffix, kind in _OF_EVERY_POINT])
    people = sa.text("SELECT id, name, point_code FROM shop_user WHERE role = 'technician' ORDER BY id")
    vans = [
        _warehouse(f"{point}-VAN{key}", "technician", point, 1, name) for key, name, point in connection.execute(people)
    ]
    if vans:
        op.bulk_insert(warehouse, vans)
    lists = connection.execute(sa.text("SELECT record FROM tariff ORDER BY valid_from"))
    listed = {one["code"]: one for (record,) in lists for one in json.loads(record)["parts"]}
    if listed:
        op.bulk_insert(part, [{"code": code, "record": _part(listed[code])} for code in sorted(listed)])


def _columns(names: str) -> list[sa.ColumnClause[object]]:
    return [sa.column(name) for name in names.split()]


def _warehouse(code: str, kind: str, point: str | None, days: int, holder: str = "") -> dict[str, object]:
    return {"code": code, "kind": kind, "point_code": point, "holder": holder, "lead_days": days}


def _part(listed: dict[str, object]) -> str:
    record = {
        "code": listed["code"],
        "name": {"zh": listed["name"], "en": listed["name"]},
        "is_main_part": listed["main_part"],
        "tracking": "none",
        "models": [],
        "platforms": [],
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
