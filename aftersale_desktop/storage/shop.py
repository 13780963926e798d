"""What the shop works by: read once per change, whoever made it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.points import ServicePoint
from aftersale_desktop.domain.products import ProductModel
from aftersale_desktop.domain.serials import UnitPattern
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.domain.warranty import WarrantyRules
from aftersale_desktop.services.database_refusals import NotStoredError
from aftersale_desktop.services.ports import Terms
from aftersale_desktop.storage.rows import shop as shop_rows
from aftersale_desktop.storage.rows.columns import AnyRow, AnySelect
from aftersale_desktop.storage.rows.shop import MODEL, PATTERN, POINT, REVISION, RULES, TARIFF, USER

T = TypeVar("T")

_REVISION = select(REVISION.c.revision)
_POINTS = select(POINT).order_by(POINT.c.code)
_USERS = select(USER).order_by(USER.c.id)
_MODELS = select(MODEL).order_by(MODEL.c.code)
_TARIFFS = select(TARIFF).order_by(TARIFF.c.valid_from, TARIFF.c.id)
_RULES = select(RULES).order_by(RULES.c.valid_from, RULES.c.version)
_BEGIN_OF_RULES = select(RULES.c.valid_from).where(RULES.c.version == bindparam("of_version"))
_PATTERNS = select(PATTERN).order_by(PATTERN.c.position)
_FORGET_REVISION = delete(REVISION)
_ADD_REVISION = insert(REVISION)
_BITS_OF_REVISION = 31


@dataclass(frozen=True, slots=True)
class _Snapshot:
    revision: int | None
    terms: dict[str, Terms]
    models: dict[str, ProductModel]


def _all(connection: Connection, rows: AnySelect, to_domain: Callable[[AnyRow], T]) -> tuple[T, ...]:
    return tuple(to_domain(row) for row in connection.execute(rows))


def _load(connection: Connection, revision: int | None) -> _Snapshot:
    rules = _all(connection, _RULES, shop_rows.rules_to_domain)
    tariffs = _all(connection, _TARIFFS, shop_rows.tariff_to_domain)
    models = _all(connection, _MODELS, shop_rows.model_to_domain)
    patterns = _all(connection, _PATTERNS, shop_rows.pattern_to_domain)
    users = _all(connection, _USERS, shop_rows.user_to_domain)

    def terms_of(point: ServicePoint) -> Terms:
        people = tuple(user for user in users if user.point_code == point.code and user.is_active)
        return Terms(point, rules, tariffs, models, patterns, people)

    points = _all(connection, _POINTS, shop_rows.point_to_domain)
    return _Snapshot(revision, {point.code: terms_of(point) for point in points}, {m.code: m for m in models})


@dataclass(slots=True)
class ShopCache:
    """The terms of all points as last read from one database; threads may share it, a snapshot never changes."""

    _snapshot: _Snapshot = field(default_factory=lambda: _Snapshot(None, {}, {}))

    def terms(self, connection: Connection, point_code: str) -> Terms:
        """Return the terms of a point, read again where somebody changed them."""
        revision = connection.execute(_REVISION).scalar_one_or_none()
        if revision is None or revision != self._snapshot.revision:
            self._snapshot = _load(connection, revision)
        found = self._snapshot.terms.get(point_code)
        if found is None:
            raise NotStoredError("point", point_code)
        return found

    def model(self, connection: Connection, code: str) -> ProductModel:
        """Return a model by its code; one that is not known yet is read."""
        known = self._snapshot.models.get(code)
        if known is None:
            self._snapshot = _load(connection, connection.execute(_REVISION).scalar_one_or_none())
            known = self._snapshot.models[code]
        return known


@dataclass(frozen=True, slots=True)
class StoredShop:
    """The shop's terms in the transaction."""

    connection: Connection
    cache: ShopCache

    def terms(self, point_code: str) -> Terms:
        """Return what a point works by."""
        return self.cache.terms(self.connection, point_code)

    def people(self) -> tuple[User, ...]:
        """Return everybody of every point, the first registered first."""
        return _all(self.connection, _USERS, shop_rows.user_to_domain)

    def points(self) -> tuple[ServicePoint, ...]:
        """Return every point by its code."""
        return _all(self.connection, _POINTS, shop_rows.point_to_domain)

    def add_point(self, point: ServicePoint) -> None:
        """Store a new point."""
        self._write(insert(POINT), shop_rows.point_from_domain(point))

    def save_point(self, point: ServicePoint) -> None:
        """Store a point's particulars under its code."""
        self._write(update(POINT).where(POINT.c.code == point.code), shop_rows.point_from_domain(point))

    def add_rules(self, rules: WarrantyRules) -> None:
        """Add a version of the warranty numbers; cards it holds for end when it says."""
        self._write(insert(RULES), shop_rows.rules_from_domain(rules))
        self._store_ends_from(rules.valid_from)

    def remove_rules(self, version: str) -> None:
        """Take a version away that never held; cards it would have held for end as before it was added."""
        day = self.connection.execute(_BEGIN_OF_RULES, {"of_version": version}).scalar_one()
        self._write(delete(RULES).where(RULES.c.version == version))
        self._store_ends_from(day)

    def add_tariff(self, tariff: Tariff) -> None:
        """Add a version of a price list; it never changes."""
        self._write(insert(TARIFF), shop_rows.tariff_from_domain(tariff))

    def save_patterns(self, patterns: tuple[UnitPattern, ...]) -> None:
        """Store the whole table of barcode formats in its order."""
        self._write(delete(PATTERN))
        rows = [shop_rows.pattern_from_domain(place, pattern) for place, pattern in enumerate(patterns)]
        if rows:
            self.connection.execute(insert(PATTERN), rows)

    def _store_ends_from(self, day: date) -> None:
        from aftersale_desktop.storage.warranty_ends import store_ends_from

        store_ends_from(self.connection, day)

    def _write(self, statement: Executable, values: dict[str, Any] | None = None) -> None:
        self.connection.execute(statement, values)
        mark_changed(self.connection)


def mark_changed(connection: Connection) -> None:
    """Make every open program read the terms again; a random mark, so that an undone change is never mistaken."""
    connection.execute(_FORGET_REVISION)
    connection.execute(_ADD_REVISION, {"id": 1, "revision": secrets.randbits(_BITS_OF_REVISION)})
