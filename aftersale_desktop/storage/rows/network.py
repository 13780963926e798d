"""The network: districts, which point drives where, and home visits as JSON beside what they are found by."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from aftersale_desktop.domain.districts import CoveredDistrict, District
from aftersale_desktop.domain.home_visits import HomeVisit
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id, read, written

DISTRICT = Table("district", METADATA, Column("code", String, primary_key=True), Column("record", Text, nullable=False))
COVERED = Table(
    "covered_district",
    METADATA,
    Column("point_code", ForeignKey("service_point.code"), primary_key=True),
    Column("district_code", ForeignKey("district.code"), primary_key=True),
    Column("distance_km", String, nullable=False),
)
VISIT = Table(
    "home_visit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, unique=True),
    Column("request_key", String, nullable=False, unique=True),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("technician", String, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("state", String, nullable=False),
    Column("customer_id", ForeignKey("customer.id"), nullable=False),
    Column("claim_number", ForeignKey("claim.number"), nullable=True),
    Column("call_number", String, nullable=True),
    Column("record", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Index(None, "point_code", "starts_at"),
    Index(None, "claim_number"),
    Index(None, "call_number"),
    Index(None, "customer_id"),
)


def district_from_domain(district: District) -> dict[str, Any]:
    """Return the row of a district."""
    return {"code": district.code, "record": written(district)}


def district_to_domain(row: AnyRow) -> District:
    """Return the district of a row."""
    return read(District, row.record)


def covered_from_domain(covered: CoveredDistrict) -> dict[str, Any]:
    """Return the row of a district a point drives to."""
    return {
        "point_code": covered.point_code,
        "district_code": covered.district_code,
        "distance_km": str(covered.distance_km),
    }


def covered_to_domain(row: AnyRow) -> CoveredDistrict:
    """Return the covered district of a row."""
    return CoveredDistrict(row.point_code, row.district_code, Decimal(row.distance_km))


def visit_from_domain(visit: HomeVisit) -> dict[str, Any]:
    """Return the row of a visit; the database gives a new one its id."""
    return {
        **known_id(visit.id),
        "number": visit.number,
        "request_key": visit.request_key,
        "point_code": visit.point_code,
        "technician": visit.technician,
        "starts_at": visit.starts_at,
        "state": str(visit.state),
        "customer_id": visit.customer_id,
        "claim_number": visit.claim_number or None,
        "call_number": visit.call_number or None,
        "record": written(visit),
        "version": visit.version,
    }


def visit_to_domain(row: AnyRow) -> HomeVisit:
    """Return the visit of a row."""
    return replace(read(HomeVisit, row.record), id=row.id)
