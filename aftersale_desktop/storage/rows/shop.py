"""What the shop works by: points, people, models, price lists, rules and barcode formats; read once, then kept."""

import re
from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, true

from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.domain.serials import CHECKS, PRODUCTION_READERS, UnitKind, UnitPattern
from aftersale_desktop.domain.tariffs import Tariff, tariff_from_json, tariff_to_json
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, known_id, read, written

POINT = Table(
    "service_point", METADATA, Column("code", String, primary_key=True), Column("record", Text, nullable=False)
)

USER = Table(
    "shop_user",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("point_code", ForeignKey("service_point.code"), nullable=False),
    Column("login", String, nullable=False, server_default=""),
    Column("is_active", Boolean, nullable=False, server_default=true()),
    Column("version", Integer, nullable=False, server_default="1"),
    Index(None, "point_code"),
)

MODEL = Table(
    "product_model", METADATA, Column("code", String, primary_key=True), Column("record", Text, nullable=False)
)

TARIFF = Table(
    "tariff",
    METADATA,
    Column("id", String, primary_key=True),
    Column("valid_from", Date, nullable=False),
    Column("record", Text, nullable=False),
)

RULES = Table(
    "warranty_rules",
    METADATA,
    Column("version", String, primary_key=True),
    Column("valid_from", Date, nullable=False),
    Column("record", Text, nullable=False),
)

PATTERN = Table(
    "unit_pattern",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("brand", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("shape", String, nullable=False),
    Column("begins_with", String, nullable=False),
    Column("model_code_from", Integer, nullable=False),
    Column("model_code_to", Integer, nullable=False),
    Column("serial_from", Integer, nullable=False),
    Column("serial_to", Integer, nullable=False),
    Column("production", String, nullable=False),
    Column("check_digit", String, nullable=False),
    Column("groups", String, nullable=False),
)

REVISION = Table(
    "shop_revision",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
)

_NAME_OF_READER = {reader: name for name, reader in PRODUCTION_READERS.items()}
_NAME_OF_CHECK = {check: name for name, check in CHECKS.items()}


def point_from_domain(point: ServicePoint) -> dict[str, Any]:
    """Return the row of a service point."""
    return {"code": point.code, "record": written(point)}


def point_to_domain(row: AnyRow) -> ServicePoint:
    """Return the service point of a row."""
    return read(ServicePoint, row.record)


def user_from_domain(user: User) -> dict[str, Any]:
    """Return the row of a person."""
    return {
        **known_id(user.id),
        "name": user.name,
        "role": str(user.role),
        "point_code": user.point_code,
        "login": user.login,
        "is_active": user.is_active,
        "version": user.version,
    }


def user_to_domain(row: AnyRow) -> User:
    """Return the person of a row."""
    return User(row.id, row.name, Role(row.role), row.point_code, row.login, row.is_active, row.version)


def model_from_domain(model: ProductModel) -> dict[str, Any]:
    """Return the row of a model."""
    return {"code": model.code, "record": written(model)}


def model_to_domain(row: AnyRow) -> ProductModel:
    """Return the model of a row."""
    return read(ProductModel, row.record)


def tariff_from_domain(tariff: Tariff) -> dict[str, Any]:
    """Return the row of a price list."""
    return {"id": tariff.id, "valid_from": tariff.valid_from, "record": written(tariff_to_json(tariff))}


def tariff_to_domain(row: AnyRow) -> Tariff:
    """Return the price list of a row, checked like one from a file."""
    return tariff_from_json(read(dict[str, Any], row.record))


def rules_from_domain(rules: WarrantyRules) -> dict[str, Any]:
    """Return the row of one version of the warranty rules."""
    return {"version": rules.version, "valid_from": rules.valid_from, "record": written(rules)}


def rules_to_domain(row: AnyRow) -> WarrantyRules:
    """Return the warranty rules of a row."""
    return read(WarrantyRules, row.record)


def pattern_from_domain(position: int, pattern: UnitPattern) -> dict[str, Any]:
    """Return the row of a barcode format; its readers are stored by name."""
    return {
        "position": position,
        "brand": pattern.brand,
        "unit": str(pattern.unit),
        "shape": pattern.shape.pattern,
        "begins_with": pattern.begins_with,
        "model_code_from": pattern.model_code.start,
        "model_code_to": pattern.model_code.stop,
        "serial_from": pattern.serial.start,
        "serial_to": pattern.serial.stop,
        "production": _NAME_OF_READER[pattern.read_production],
        "check_digit": _NAME_OF_CHECK[pattern.check],
        "groups": written(pattern.groups),
    }


def pattern_to_domain(row: AnyRow) -> UnitPattern:
    """Return the barcode format of a row."""
    return UnitPattern(
        brand=row.brand,
        unit=UnitKind(row.unit),
        shape=re.compile(row.shape),
        begins_with=row.begins_with,
        model_code=slice(row.model_code_from, row.model_code_to),
        serial=slice(row.serial_from, row.serial_to),
        read_production=PRODUCTION_READERS[row.production],
        check=CHECKS[row.check_digit],
        groups=read(tuple[int, ...], row.groups),
    )
