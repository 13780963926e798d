"""Times the hotline keeps to, as versions with the day from which they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aftersale_desktop.domain.alarms import RULES, AlarmKind, AlarmRule
from aftersale_desktop.domain.errors import AfterSaleError

_DUTY = next(rule for rule in RULES if rule.kind is AlarmKind.DUTY_UNPERFORMED)
_LONGEST_DAYS = 365


class HotlineRulesUnusableError(AfterSaleError):
    """A version has a name, and every time is one day at least and a year at most, the later ones not before."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class HotlineRulesExistError(AfterSaleError):
    """A version was published under the name; complaints refer to it, so that it never changes."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True)
class HotlineRules:
    """Days after a complaint was received, and after which a satisfied customer is asked."""

    version: str
    valid_from: date
    acknowledge_days: int = 1
    propose_days: int = 5
    close_days: int = 15
    duty_days: tuple[int, ...] = _DUTY.limits
    """Days on which a due refund, exchange or repair that is unperformed alarms (domain §6)."""
    follow_up_days: int = 3
    """How long after a hand-over or a closed complaint the customer is called again."""

    @property
    def key(self) -> str:
        """The version it is stored under."""
        return self.version

    @property
    def duty_alarm(self) -> AlarmRule:
        """The alarm of a duty with these days."""
        return AlarmRule(_DUTY.kind, self.duty_days, _DUTY.count)


SHIPPED_HOTLINE_RULES = HotlineRules("2026-A", date(2020, 1, 1))


def check_hotline_rules(rules: HotlineRules) -> None:
    """Refuse a version without a name, and times that no complaint can keep."""
    steps = (rules.acknowledge_days, rules.propose_days, rules.close_days)
    days = (*steps, *rules.duty_days, rules.follow_up_days)
    are_possible = bool(rules.duty_days) and all(1 <= count <= _LONGEST_DAYS for count in days)
    are_in_order = list(steps) == sorted(steps) and list(rules.duty_days) == sorted(rules.duty_days)
    if not (rules.version.strip() and are_possible and are_in_order):
        raise HotlineRulesUnusableError(rules.version)


def rules_on(day: date, versions: Iterable[HotlineRules]) -> HotlineRules:
    """Return the version that holds on a day, the shipped one where the shop has none yet."""
    held = [one for one in versions if one.valid_from <= day]
    return max(held, key=lambda one: (one.valid_from, one.version), default=SHIPPED_HOTLINE_RULES)


def rules_of_version(version: str, versions: Iterable[HotlineRules]) -> HotlineRules:
    """Return a version by its name, the shipped one for a name that nobody published."""
    return next((one for one in versions if one.version == version), SHIPPED_HOTLINE_RULES)
