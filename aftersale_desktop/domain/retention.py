"""How long what is kept: papers of money by law, the rest as the shop decides (domain §5: five years)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind

LEAST_YEARS_OF_PAPERS = 5
MOST_YEARS = 30


class RetentionKind(StrEnum):
    """What is kept for a time of its own."""

    MONEY_PAPERS = "money_papers"
    REPAIR_PAPERS = "repair_papers"
    PHOTOS = "photos"
    CUSTOMERS = "customers"


class YearsNotPossibleError(AfterSaleError):
    """The law or reason asks for other years: papers at least five, nothing more than thirty."""

    def __init__(self, kind: RetentionKind, years: int, least: int) -> None:
        super().__init__(kind, years, least)
        self.kind = kind
        self.years = years
        self.least = least


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """For how many years something is kept, from the day it was issued, attached or last done."""

    kind: RetentionKind
    years: int

    @property
    def key(self) -> str:
        """The kind it is stored under."""
        return str(self.kind)

    def first_kept(self, today: date) -> date:
        """Return the day from which on everything is still kept."""
        try:
            return today.replace(year=today.year - self.years)
        except ValueError:  # the 29th of February
            return today.replace(year=today.year - self.years, day=28)


USUAL_YEARS: dict[RetentionKind, int] = {
    RetentionKind.MONEY_PAPERS: 5,
    RetentionKind.REPAIR_PAPERS: 5,
    RetentionKind.PHOTOS: 5,
    RetentionKind.CUSTOMERS: 10,
}
"""What holds until a shop decides otherwise; customers count from the last that was done for them."""

_LEAST_YEARS: dict[RetentionKind, int] = {
    RetentionKind.MONEY_PAPERS: LEAST_YEARS_OF_PAPERS,
    RetentionKind.REPAIR_PAPERS: LEAST_YEARS_OF_PAPERS,
    RetentionKind.PHOTOS: 1,
    RetentionKind.CUSTOMERS: LEAST_YEARS_OF_PAPERS,
}

_MONEY = frozenset(
    {
        PaperKind.INVOICE,
        PaperKind.DEPOSIT,
        PaperKind.PAYMENT,
        PaperKind.REFUND,
        PaperKind.CREDIT_NOTE,
        PaperKind.PRODUCT_REFUND,
        PaperKind.EXCHANGE,
    }
)
_REPAIR = frozenset(
    {
        PaperKind.RECEIPT,
        PaperKind.HANDOVER,
        PaperKind.CERTIFICATE,
        PaperKind.REPAIR_RECORD,
        PaperKind.QUOTE,
        PaperKind.LETTER,
    }
)


def kind_of_paper(kind: PaperKind) -> RetentionKind | None:
    """Return by which rule a paper is kept; None for tags and cards, which go with the person they name."""
    if kind in _MONEY:
        return RetentionKind.MONEY_PAPERS
    return RetentionKind.REPAIR_PAPERS if kind in _REPAIR else None


def checked_rule(rule: RetentionRule) -> RetentionRule:
    """Return a rule that may hold; refuses years below what the law asks for, and above what anybody needs."""
    least = _LEAST_YEARS[rule.kind]
    if not least <= rule.years <= MOST_YEARS:
        raise YearsNotPossibleError(rule.kind, rule.years, least)
    return rule


def rules_with_usual(rules: tuple[RetentionRule, ...]) -> dict[RetentionKind, RetentionRule]:
    """Return the rule of every kind: the shop's own, else the usual one."""
    usual = {kind: RetentionRule(kind, years) for kind, years in USUAL_YEARS.items()}
    return usual | {rule.kind: rule for rule in rules}
