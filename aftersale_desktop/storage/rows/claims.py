"""Claims and what was done with them; what is asked for stands in columns, what was frozen in JSON."""

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    literal_column,
)

from aftersale_desktop.domain.claims import (
    GROUP_OF_STATE,
    Claim,
    ClaimEnd,
    ClaimEvent,
    ClaimRow,
    ClaimState,
    Judgement,
    Override,
)
from aftersale_desktop.domain.facts import Cause, Facts
from aftersale_desktop.domain.fees import Coverage
from aftersale_desktop.domain.money import from_fen, to_fen
from aftersale_desktop.domain.products import ComponentUnit
from aftersale_desktop.storage.rows.claim_order import FIRST_CLOSED, list_order
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

CLAIM = Table(
    "claim",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("number_reversed", String, nullable=False),
    Column("request_key", String, nullable=False, unique=True),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("item_id", ForeignKey("service_item.id"), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("received_by", String, nullable=False),
    Column("fault_told", Text, nullable=False),
    Column("fault_code", String, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("is_product_fault", Boolean, nullable=False),
    Column("outcome", String, nullable=False),
    Column("coverage", String, nullable=False),
    Column("promised_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("passed_at", Moment),
    Column("state", String, nullable=False),
    Column("condition", Text, nullable=False),
    Column("accessories", Text, nullable=False),
    Column("scanned", Text, nullable=False),
    Column("is_carried_in", Boolean, nullable=False),
    Column("distance_km", String, nullable=False),
    Column("tariff_id", String, nullable=False),
    Column("cost_limit_fen", BigInteger),
    Column("override", Text),
    Column("technician", String, nullable=False),
    Column("inspector", String, nullable=False),
    Column("returned_on", Date),
    Column("version", Integer, nullable=False),
    Column("rejudgement", Text),
    Column("ended_as", String, nullable=False, server_default=""),
    Column("sub_status", String, nullable=False, server_default=""),
    Column("held_from", String, nullable=False, server_default=""),
    Column("comes_back_of", String, nullable=False, server_default=""),
    Column("comeback_cause", String, nullable=False, server_default=""),
    Column("list_group", String, nullable=False, server_default=""),
    Column("list_order", BigInteger, nullable=False, server_default="0"),
    Index(None, "number_reversed"),
    Index(None, "item_id"),
    Index(None, "customer_id"),
    Index("ix_claim_day", "point_code", "list_order", "id"),
    Index("ix_claim_group", "point_code", "list_group", "list_order", "id"),
    Index("ix_claim_group_number", "point_code", "list_group", "number"),
    Index("ix_claim_received", "point_code", "received_on"),
    Index(None, "comes_back_of"),
    Index("ix_claim_returned", "point_code", "returned_on"),
)
IS_OPEN = CLAIM.c.list_order < literal_column(str(FIRST_CLOSED))
"""Whether a claim is still open; the number stands in the text, so that the index of open claims is taken."""
Index("ix_claim_open_number", CLAIM.c.point_code, CLAIM.c.number, CLAIM.c.list_order, sqlite_where=IS_OPEN)
"""PostgreSQL's index has the same condition, by its migration: to name it here loads its dialect at every start."""

EVENT = Table(
    "claim_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("claim_number", ForeignKey("claim.number"), nullable=False),
    Column("done_at", Moment, nullable=False),
    Column("done_by", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "claim_number"),
)


def is_product_fault(facts: Facts) -> bool:
    """Tell whether a repair of it counts for exchange and extension: the product's own performance failed."""
    return facts.cause is Cause.PRODUCT and facts.performance_fault and not facts.no_fault_return


def from_domain(claim: Claim) -> dict[str, Any]:
    """Return the row of a claim; the database gives a new one its id."""
    return {
        **known_id(claim.id),
        **_taken(claim),
        **progress_from_domain(claim),
        "judgement": written(claim.judgement),
        "is_product_fault": is_product_fault(claim.counted.facts),
        "outcome": str(claim.outcome),
        "coverage": str(claim.coverage),
        "override": None if claim.override is None else written(claim.override),
        "version": claim.version,
    }


def _taken(claim: Claim) -> dict[str, Any]:
    """What the counter wrote down; the day received is the day judged, in the shop's own zone."""
    return {
        "number": claim.number,
        "number_reversed": claim.number[::-1],
        "request_key": claim.request_key,
        "point_code": claim.point_code,
        "customer_id": claim.customer_id,
        "item_id": claim.item_id,
        "received_at": claim.received_at,
        "received_on": claim.judgement.judged_on,
        "received_by": claim.received_by,
        "fault_told": claim.fault_told,
        "fault_code": claim.fault_code,
        "promised_at": claim.promised_at,
        "condition": written(claim.condition),
        "accessories": written(claim.accessories),
        "scanned": written(claim.scanned),
        "is_carried_in": claim.is_carried_in,
        "distance_km": str(claim.distance_km),
        "tariff_id": claim.tariff_id,
        "cost_limit_fen": None if claim.cost_limit is None else to_fen(claim.cost_limit),
    }


def progress_from_domain(claim: Claim) -> dict[str, Any]:
    """Return what changes while a claim goes its way, its place in lists with it."""
    return {
        "due_at": claim.due_at,
        "passed_at": claim.passed_at,
        "state": str(claim.state),
        "list_group": str(GROUP_OF_STATE[claim.state]),
        "list_order": list_order(claim),
        "technician": claim.technician,
        "inspector": claim.inspector,
        "returned_on": claim.returned_on,
        "rejudgement": None if claim.rejudged is None else written(claim.rejudged),
        "ended_as": str(claim.ended_as or ""),
        "sub_status": claim.sub_status,
        "held_from": str(claim.held_from or ""),
        "comes_back_of": claim.comes_back_of,
        "comeback_cause": claim.comeback_cause,
    }


def to_domain(row: AnyRow) -> Claim:
    """Return the claim of a row."""
    return Claim(
        id=row.id,
        number=row.number,
        request_key=row.request_key,
        point_code=row.point_code,
        customer_id=row.customer_id,
        item_id=row.item_id,
        received_at=row.received_at,
        received_by=row.received_by,
        fault_told=row.fault_told,
        judgement=read(Judgement, row.judgement),
        promised_at=row.promised_at,
        state=ClaimState(row.state),
        fault_code=row.fault_code,
        condition=read(tuple[str, ...], row.condition),
        accessories=read(tuple[str, ...], row.accessories),
        scanned=read(tuple[ComponentUnit, ...], row.scanned),
        is_carried_in=row.is_carried_in,
        distance_km=Decimal(row.distance_km),
        tariff_id=row.tariff_id,
        cost_limit=None if row.cost_limit_fen is None else from_fen(row.cost_limit_fen),
        override=None if row.override is None else read(Override, row.override),
        due_at=row.due_at,
        passed_at=row.passed_at,
        technician=row.technician,
        inspector=row.inspector,
        returned_on=row.returned_on,
        version=row.version,
        rejudged=None if row.rejudgement is None else read(Judgement, row.rejudgement),
        ended_as=ClaimEnd(row.ended_as) if row.ended_as else None,
        sub_status=row.sub_status,
        held_from=ClaimState(row.held_from) if row.held_from else None,
        comes_back_of=row.comes_back_of,
        comeback_cause=row.comeback_cause,
    )


def list_row_to_domain(row: AnyRow) -> ClaimRow:
    """Return one row of the claims list."""
    return ClaimRow(
        number=row.number,
        state=ClaimState(row.state),
        customer=row.customer,
        phone=row.phone,
        model_code=row.model_code,
        fault=row.fault_told,
        technician=row.technician,
        received_at=row.received_at,
        due_at=row.due_at,
        passed_at=row.passed_at,
        is_free=row.coverage != Coverage.CHARGEABLE,
        invoice_number=row.invoice_number or "",
        sub_status=row.sub_status,
        lacks_part=row.lacks_part,
    )


def event_from_domain(claim_number: str, event: ClaimEvent) -> dict[str, Any]:
    """Return the row of a deed with a claim."""
    return {
        "claim_number": claim_number,
        "done_at": event.at,
        "done_by": event.by,
        "deed": event.deed,
        "detail": written(event.detail),
    }


def event_to_domain(row: AnyRow) -> ClaimEvent:
    """Return the deed of a row."""
    return ClaimEvent(row.done_at, row.done_by, row.deed, read(dict[str, str], row.detail))
