"""What the shop works by, changed by those who may: its point, the warranty numbers, the barcode formats."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.pattern_checks import check_pattern
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.points import ServicePoint, check_point
from aftersale_desktop.domain.rule_versions import RulesInForceError, check_new_rules, differences, next_version_name
from aftersale_desktop.domain.serials import UnitPattern
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules, rules_on
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    Clock,
    SignedIn,
    StartReading,
    StartWork,
    Terms,
    Work,
)


class NoSuchRulesError(AfterSaleError):
    """There is no version of that name (any more)."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(slots=True, eq=False)
class ShopSettings:
    """The terms in use at this counter, and the deeds that change them for every counter."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn
    terms: Terms

    def read_again(self) -> Terms:
        """Take over what another counter changed."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            self.terms = work.shop.terms(user.point_code)
        return self.terms

    def change_point(self, before: ServicePoint, after: ServicePoint) -> Terms:
        """Store the point's particulars; refuses when somebody changed them since `before` was read."""
        check_point(after)

        def change(work: Work, terms: Terms) -> dict[str, str]:
            _check_unchanged(before, terms.point, before.code)
            work.shop.save_point(replace(after, code=before.code))
            return _changed(before, after)

        return self._change("change_point", before.code, change)

    def publish_rules(self, default: Parameters, by_class: dict[str, Parameters], valid_from: date) -> Terms:
        """Add a version of the warranty numbers; cards whose period began before keep the numbers of their day."""

        def publish(work: Work, terms: Terms) -> dict[str, str]:
            name = next_version_name(valid_from, terms.rules)
            new = WarrantyRules(name, valid_from, by_class, default)
            check_new_rules(new, terms.rules, self.now().date())
            work.shop.add_rules(new)
            changes = differences(rules_on(terms.rules, valid_from), new)
            return {f"{d.product_class}.{d.parameter}": f"{d.before} -> {d.after}" for d in changes} | {"version": name}

        return self._change("publish_rules", valid_from.isoformat(), publish)

    def withdraw_rules(self, version: str) -> Terms:
        """Take back a version that does not hold yet."""

        def withdraw(work: Work, terms: Terms) -> dict[str, str]:
            rules = next((rules for rules in terms.rules if rules.version == version), None)
            if rules is None:
                raise NoSuchRulesError(version)
            if rules.valid_from <= self.now().date():
                raise RulesInForceError(version)
            work.shop.remove_rules(version)
            return {"valid_from": rules.valid_from.isoformat()}

        return self._change("withdraw_rules", version, withdraw)

    def change_patterns(self, before: tuple[UnitPattern, ...], after: tuple[UnitPattern, ...]) -> Terms:
        """Store the table of barcode formats, first match first; refuses when it changed since it was read."""
        for pattern in after:
            check_pattern(pattern)

        def change(work: Work, terms: Terms) -> dict[str, str]:
            _check_unchanged(before, terms.patterns, "unit_pattern")
            work.shop.save_patterns(after)
            return {"before": _rows(before), "after": _rows(after)}

        return self._change("change_patterns", "unit_pattern", change)

    def _change(self, deed: str, subject: str, change: Callable[[Work, Terms], dict[str, str]]) -> Terms:
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            detail = change(work, work.shop.terms(user.point_code))
            work.audit.add(self.now(), user.name, deed, subject, detail)
            terms = work.shop.terms(user.point_code)
            work.commit()
        self.terms = terms
        return terms


def _check_unchanged(read: object, stored: object, record: str) -> None:
    if read != stored:
        raise ChangedMeanwhileError(record)


def _changed(before: ServicePoint, after: ServicePoint) -> dict[str, str]:
    names = ServicePoint.__dataclass_fields__
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: f"{old} -> {new}" for name, (old, new) in pairs.items() if old != new}


def _rows(patterns: tuple[UnitPattern, ...]) -> str:
    return "; ".join(f"{pattern.brand} {pattern.unit} {pattern.shape.pattern}" for pattern in patterns)
