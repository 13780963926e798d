"""The first tables: shop, products, claims, invoices, papers, counters and audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    _create_shop()
    _create_patterns()
    _create_products()
    _create_claims()
    _create_invoices()
    _create_papers()
    _create_audit()


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")


def _create_shop() -> None:
    op.create_table(
        "service_point",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_service_point")),
    )
    op.create_table(
        "shop_user",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_user")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_shop_user_point_code_service_point")
        ),
    )
    op.create_index("ix_shop_user_point_code", "shop_user", ["point_code"])
    op.create_table(
        "product_model",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_product_model")),
    )
    op.create_table(
        "tariff",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff")),
    )
    op.create_table(
        "warranty_rules",
        sa.Column("version", sa.String, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_warranty_rules")),
    )
    op.create_table(
        "shop_revision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_revision")),
    )
    op.create_table(
        "document_counter",
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("series", sa.String, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("point_code", "series", "year", name=op.f("pk_document_counter")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_document_counter_point_code_service_point")
        ),
    )


def _create_patterns() -> None:
    op.create_table(
        "unit_pattern",
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("brand", sa.String, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("shape", sa.String, nullable=False),
        sa.Column("begins_with", sa.String, nullable=False),
        sa.Column("model_code_from", sa.Integer, nullable=False),
        sa.Column("model_code_to", sa.Integer, nullable=False),
        sa.Column("serial_from", sa.Integer, nullable=False),
        sa.Column("serial_to", sa.Integer, nullable=False),
        sa.Column("production", sa.String, nullable=False),
        sa.Column("check_digit", sa.String, nullable=False),
        sa.Column("groups", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_unit_pattern")),
    )


def _create_products() -> None:
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("phone_digits", sa.String, nullable=False),
        sa.Column("phone_reversed", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("buyer", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_index("ix_customer_name_key", "customer", ["name_key"])
    op.create_index("ix_customer_phone_digits", "customer", ["phone_digits"])
    op.create_index("ix_customer_phone_reversed", "customer", ["phone_reversed"])
    op.create_table(
        "service_item",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("model_code", sa.String, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_item")),
        sa.ForeignKeyConstraint(
            ["model_code"], ["product_model.code"], name=op.f("fk_service_item_model_code_product_model")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_service_item_customer_id_customer")),
    )
    op.create_index("ix_service_item_customer_id", "service_item", ["customer_id"])
    op.create_index("ix_service_item_number", "service_item", ["number"])
    op.create_table(
        "warranty_card",
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("invoice_number", sa.String, nullable=False),
        sa.Column("invoice_on", sa.Date, nullable=True),
        sa.Column("delivered_on", sa.Date, nullable=True),
        sa.Column("exchanged_on", sa.Date, nullable=True),
        sa.Column("price_fen", sa.BigInteger, nullable=True),
        sa.Column("is_remote_sale", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_warranty_card")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_warranty_card_item_id_service_item")),
    )
    op.create_index("ix_warranty_card_invoice_number", "warranty_card", ["invoice_number"])
    op.create_index("ix_warranty_card_number", "warranty_card", ["number"])
    op.create_table(
        "component_unit",
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("barcode", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("item_id", "position", name=op.f("pk_component_unit")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_component_unit_item_id_service_item")),
    )
    op.create_index("ix_component_unit_barcode", "component_unit", ["barcode"])


def _create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("number_reversed", sa.String, nullable=False),
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("received_by", sa.String, nullable=False),
        sa.Column("fault_told", sa.Text, nullable=False),
        sa.Column("fault_code", sa.String, nullable=False),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("is_product_fault", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("coverage", sa.String, nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("condition", sa.Text, nullable=False),
        sa.Column("accessories", sa.Text, nullable=False),
        sa.Column("scanned", sa.Text, nullable=False),
        sa.Column("is_carried_in", sa.Boolean, nullable=False),
        sa.Column("distance_km", sa.String, nullable=False),
        sa.Column("tariff_id", sa.String, nullable=False),
        sa.Column("cost_limit_fen", sa.BigInteger, nullable=True),
        sa.Column("override", sa.Text, nullable=True),
        sa.Column("technician", sa.String, nullable=False),
        sa.Column("inspector", sa.String, nullable=False),
        sa.Column("returned_on", sa.Date, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.ForeignKeyConstraint(["point_code"], ["service_point.code"], name=op.f("fk_claim_point_code_service_point")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_claim_customer_id_customer")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_claim_item_id_service_item")),
        sa.UniqueConstraint("number", name=op.f("uq_claim_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_claim_request_key")),
    )
    op.create_index("ix_claim_customer_id", "claim", ["customer_id"])
    op.create_index("ix_claim_item_id", "claim", ["item_id"])
    op.create_index("ix_claim_number_reversed", "claim", ["number_reversed"])
    op.create_index("ix_claim_list", "claim", ["state", "due_at", "passed_at", "received_on", "point_code"])
    op.create_table(
        "claim_event",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_event")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_claim_event_claim_number_claim")),
    )
    op.create_index("ix_claim_event_claim_number", "claim_event", ["claim_number"])


def _create_invoices() -> None:
    op.create_table(
        "invoice",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("claim_number", sa.String, nullable=False),
        sa.Column("job", sa.Text, nullable=False),
        sa.Column("work", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
        sa.Column("line_count", sa.Integer, nullable=False),
        sa.Column("total_fen", sa.BigInteger, nullable=False),
        sa.Column("net_fen", sa.BigInteger, nullable=False),
        sa.Column("tax_fen", sa.BigInteger, nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.String, nullable=False),
        sa.Column("guarantee_until", sa.Date, nullable=False),
        sa.Column("tax_invoice_number", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_invoice_claim_number_claim")),
        sa.UniqueConstraint("claim_number", name=op.f("uq_invoice_claim_number")),
        sa.UniqueConstraint("number", name=op.f("uq_invoice_number")),
    )
    op.create_index("ix_invoice_posted_at", "invoice", ["posted_at"])
    op.create_table(
        "invoice_line",
        sa.Column("invoice_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("component", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("quantity", sa.String, nullable=False),
        sa.Column("unit_price", sa.String, nullable=False),
        sa.Column("list_fen", sa.BigInteger, nullable=False),
        sa.Column("payer", sa.String, nullable=False),
        sa.Column("due_fen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("invoice_id", "position", name=op.f("pk_invoice_line")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_invoice_line_invoice_id_invoice")),
    )
    op.create_table(
        "payment",
        sa.Column("invoice_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("invoice_id", "position", name=op.f("pk_payment")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoice.id"], name=op.f("fk_payment_invoice_id_invoice")),
    )


def _create_papers() -> None:
    op.create_table(
        "issued_paper",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_paper")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_issued_paper_kind_number")),
    )
    op.create_table(
        "paper_printing",
        sa.Column("paper_id", sa.Integer, nullable=False),
        sa.Column("copy", sa.Integer, nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "copy", name=op.f("pk_paper_printing")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["issued_paper.id"], name=op.f("fk_paper_printing_paper_id_issued_paper")
        ),
    )


def _create_audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject"])
