"""Past claims judged again by rules that do not hold yet, as if they had held from the beginning."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from aftersale_desktop.domain.facts import Facts
from aftersale_desktop.domain.verdict import Outcome, judge_by_rules
from aftersale_desktop.domain.warranty import WarrantyRules


@dataclass(frozen=True, slots=True)
class PastClaim:
    """A claim with the facts its verdict was frozen with, and the outcome it came to."""

    id: int
    number: str
    received_on: date
    product_class: str
    facts: Facts
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Flip:
    """A claim whose outcome the new rules change."""

    number: str
    received_on: date
    product_class: str
    before: Outcome
    after: Outcome


def judged_anew(past: PastClaim, rules: WarrantyRules) -> Outcome:
    """Return the outcome by rules taken as if they had always held."""
    always = replace(rules, valid_from=date.min)
    return judge_by_rules(past.facts, (always,), past.product_class).outcome


def flip_of(past: PastClaim, rules: WarrantyRules) -> Flip | None:
    """Return how the outcome of a claim changes, None where it stays."""
    after = judged_anew(past, rules)
    if after is past.outcome:
        return None
    return Flip(past.number, past.received_on, past.product_class, past.outcome, after)


def flips_by_pair(flips: Iterable[Flip]) -> tuple[tuple[Outcome, Outcome, int], ...]:
    """Return how many claims go from which outcome to which, the most frequent first."""
    pairs = Counter((flip.before, flip.after) for flip in flips)
    return tuple((before, after, count) for (before, after), count in pairs.most_common())
