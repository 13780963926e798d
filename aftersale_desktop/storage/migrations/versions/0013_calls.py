"""Calls of the hotline, complaints, notes, and customers who were called again."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
DECLARED_CHANGES: frozenset[str] = frozenset()

_PEOPLE = ("name_key", "phone_digits", "phone_reversed")


def upgrade() -> None:
    _create_calls()
    _create_complaints()
    _create_notes()
    op.create_index("ix_claim_returned", "claim", ["point_code", "returned_on"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _record() -> list[sa.Column[object]]:
    return [sa.Column("record", sa.Text, nullable=False), sa.Column("version", sa.Integer, nullable=False)]


def _create_calls() -> None:
    op.create_table(
        "service_call",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("number", "number_reversed", "request_key", "point_code", "list_point", "list_group"),
        sa.Column("list_order", sa.BigInteger, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=True),
        sa.Column("item_id", sa.Integer, nullable=True),
        *_texts("about_claim", "became", *_PEOPLE),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("kind"),
        *_record(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_call")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_service_call_point_code_service_point")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_service_call_customer_id_customer")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_service_call_item_id_service_item")),
        sa.UniqueConstraint("number", name=op.f("uq_service_call_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_service_call_request_key")),
    )
    op.create_index("ix_service_call_list", "service_call", ["list_point", "list_group", "list_order", "id"])
    op.create_index("ix_service_call_all", "service_call", ["list_point", "id"])
    for column in ("customer_id", "item_id", "about_claim", "became", "number_reversed", *_PEOPLE):
        op.create_index(f"ix_service_call_{column}", "service_call", [column])
    op.create_table(
        "call_event",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("subject"),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("done_by", "deed"),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_event")),
    )
    op.create_index("ix_call_event_subject", "call_event", ["subject"])


def _create_complaints() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("number", "number_reversed", "point_code", "list_group"),
        sa.Column("list_order", sa.BigInteger, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=True),
        *_texts("claim_number", "call_number", *_PEOPLE),
        sa.Column("closed_on", sa.Date, nullable=True),
        *_record(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_complaint_point_code_service_point")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_customer_id_customer")),
        sa.UniqueConstraint("number", name=op.f("uq_complaint_number")),
    )
    op.create_index("ix_complaint_list", "complaint", ["point_code", "list_group", "list_order", "id"])
    op.create_index("ix_complaint_all", "complaint", ["point_code", "id"])
    op.create_index("ix_complaint_closed", "complaint", ["point_code", "closed_on"])
    for column in ("customer_id", "claim_number", "number_reversed", *_PEOPLE):
        op.create_index(f"ix_complaint_{column}", "complaint", [column])


def _create_notes() -> None:
    op.create_table(
        "knowledge_note",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("number"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_note")),
        sa.UniqueConstraint("number", "version", name=op.f("uq_knowledge_note_number_version")),
    )
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("subject"),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("done_by", "outcome"),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_subject", "follow_up", ["subject"])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
