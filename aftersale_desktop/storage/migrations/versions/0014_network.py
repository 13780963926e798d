"""Service points as a network, and home visits."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
DECLARED_CHANGES: frozenset[str] = frozenset()


def upgrade() -> None:
    _create_districts()
    _create_visits()


def _create_districts() -> None:
    op.create_table(
        "district",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_district")),
    )
    op.create_table(
        "covered_district",
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("district_code", sa.String, nullable=False),
        sa.Column("distance_km", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("point_code", "district_code", name=op.f("pk_covered_district")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_covered_district_point_code_service_point")
        ),
        sa.ForeignKeyConstraint(
            ["district_code"], ["district.code"], name=op.f("fk_covered_district_district_code_district")
        ),
    )


def _create_visits() -> None:
    op.create_table(
        "home_visit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("request_key", sa.String, nullable=False),
        sa.Column("point_code", sa.String, nullable=False),
        sa.Column("technician", sa.String, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("customer_id", sa.Integer, nullable=False),
        sa.Column("claim_number", sa.String, nullable=True),
        sa.Column("call_number", sa.String, nullable=True),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_visit")),
        sa.UniqueConstraint("number", name=op.f("uq_home_visit_number")),
        sa.UniqueConstraint("request_key", name=op.f("uq_home_visit_request_key")),
        sa.ForeignKeyConstraint(
            ["point_code"], ["service_point.code"], name=op.f("fk_home_visit_point_code_service_point")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_home_visit_customer_id_customer")),
        sa.ForeignKeyConstraint(["claim_number"], ["claim.number"], name=op.f("fk_home_visit_claim_number_claim")),
    )
    op.create_index("ix_home_visit_point_code_starts_at", "home_visit", ["point_code", "starts_at"])
    for column in ("claim_number", "call_number", "customer_id"):
        op.create_index(f"ix_home_visit_{column}", "home_visit", [column])


def downgrade() -> None:
    raise NotImplementedError("an older program opens the copy that was kept before the upgrade")
