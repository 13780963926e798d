"""Deposits, part payments, discounts and credit notes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
DECLARED_CHANGES: frozenset[str] = frozenset({"payment"})

_OLDEST_FIRST = "row_number() OVER (ORDER BY payment.invoice_id, payment.position)"


def upgrade() -> None:
    """Create the ledger and move the payments of the first version into it; let a credited claim be invoiced anew."""
    _create_ledger()
    _move_payments()
    op.drop_table("payment")
    _open_invoices()
    _create_credit_notes()


def _create_ledger() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=True),
        sa.Column("request_key", sa.String, nullable=True),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("invoice_id", sa.Integer, nullable=True),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("line_count", sa.Integer, nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("booked_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_ledger_entry_claim_number_claim")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_ledger_entry_invoice_id_invoice")),
        sa.UniqueConstraint("number", name=op.f("uq_ledger_entry_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_ledger_entry_request_key")),
    )
    op.create_index("ix_ledger_entry_claim_number", "ledger_entry", ["claim_number"])
    op.create_table(
        "ledger_line",
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("tendered_fen", sa.BigInteger, nullable=True),
        sa.Column("reference", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", "position", name=op.f("pk_ledger_line")),
        sa.ForeignKeyConstraint(["entry_id"], ["ledger_entry.id"], name=op.f("fk_ledger_line_entry_id_ledger_entry")),
    )


def _move_payments() -> None:
    """Each payment becomes an entry of its own; numbers and request keys began later."""
    op.execute(
        "INSERT INTO ledger_entry (id, claim_number, invoice_id, purpose, line_count, booked_at, booked_by) "  # noqa: S608 - a constant
        f"SELECT {_OLDEST_FIRST}, invoice.claim_number, invoice.id, 'payment', 1, payment.received_at, "
        "invoice.posted_by FROM payment JOIN invoice ON invoice.id = payment.invoice_id"
    )
    op.execute(
        "INSERT INTO ledger_line (entry_id, position, kind, amount_fen, reference) "  # noqa: S608 - a constant
        f"SELECT {_OLDEST_FIRST}, 0, payment.kind, payment.amount_fen, '' FROM payment"
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('ledger_entry', 'id'), "
            "(SELECT coalesce(max(id), 0) + 1 FROM ledger_entry), false)"
        )


def _open_invoices() -> None:
    with op.batch_alter_table("invoice") as batch:
        batch.drop_constraint("uq_invoice_claim_number", type_="unique")
        batch.add_column(sa.Column("rounding_fen", sa.BigInteger, nullable=False, server_default="0"))
        batch.create_index("ix_invoice_claim_number", ["claim_number"])
    for column in (
        sa.Column("discount_fen", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("reason", sa.String, nullable=False, server_default=""),
        sa.Column("approved_by", sa.String, nullable=False, server_default=""),
    ):
        op.add_column("invoice_line", column)


def _create_credit_notes() -> None:
    op.create_table(
        "credit_note",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("invoice_id", sa.Integer, nullable=False),
        sa.Column("line_count", sa.Integer, nullable=False),
        sa.Column("total_fen", sa.BigInteger, nullable=False),
        sa.Column("net_fen", sa.BigInteger, nullable=False),
        sa.Column("tax_fen", sa.BigInteger, nullable=False),
        sa.Column("rounding_fen", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.String, nullable=False),
        sa.Column("is_final", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_note")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_credit_note_invoice_id_invoice")),
        sa.UniqueConstraint("number", name=op.f("uq_credit_note_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_credit_note_request_key")),
    )
    op.create_index("ix_credit_note_invoice_id", "credit_note", ["invoice_id"])
    op.create_table(
        "credit_note_line",
        sa.Column("invoice_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("credit_note_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("invoice_id", "position", name=op.f("pk_credit_note_line")),
        sa.ForeignKeyConstraint(
            ["invoice_id", "position"],
            ["invoice_line.invoice_id", "invoice_line.position"],
            name=op.f("fk_credit_note_line_invoice_id_invoice_line"),
        ),
        sa.ForeignKeyConstraint(
            ["credit_note_id"], ["credit_note.id"], name=op.f("fk_credit_note_line_credit_note_id_credit_note")
        ),
    )
    op.create_index("ix_credit_note_line_credit_note_id", "credit_note_line", ["credit_note_id"])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
