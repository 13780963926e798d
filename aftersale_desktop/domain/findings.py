"""What the bench may find that the counter could not see, and what it means for the facts of the verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from aftersale_desktop.domain.attachments import Proof
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Cause, Facts


class Finding(StrEnum):
    """A finding that may change who pays."""

    LIGHTNING = "lightning"
    POWER_SUPPLY = "power_supply"
    OPENED_BY_OTHERS = "opened_by_others"
    MISUSE = "misuse"
    NATURAL_DISASTER = "natural_disaster"
    PRODUCT_FAULT = "product_fault"
    ALTERED_CARD = "altered_card"
    COUNTERFEIT = "counterfeit"
    MAIN_PART = "main_part"
    NO_MAIN_PART = "no_main_part"
    OTHER_FAULT = "other_fault"
    SAME_FAULT = "same_fault"
    COSMETIC_ONLY = "cosmetic_only"


FACTS_OF_FINDING: Mapping[Finding, Mapping[str, Any]] = {
    Finding.LIGHTNING: {"cause": Cause.LIGHTNING},
    Finding.POWER_SUPPLY: {"cause": Cause.POWER_SUPPLY},
    Finding.OPENED_BY_OTHERS: {"cause": Cause.OUTSIDE_INSTALLATION},
    Finding.MISUSE: {"cause": Cause.MISUSE},
    Finding.NATURAL_DISASTER: {"cause": Cause.NATURAL_DISASTER},
    Finding.PRODUCT_FAULT: {"cause": Cause.PRODUCT},
    Finding.ALTERED_CARD: {"documents_altered": True},
    Finding.COUNTERFEIT: {"counterfeit": True},
    Finding.MAIN_PART: {"main_part": True},
    Finding.NO_MAIN_PART: {"main_part": False},
    Finding.OTHER_FAULT: {"same_fault": False},
    Finding.SAME_FAULT: {"same_fault": True},
    Finding.COSMETIC_ONLY: {"performance_fault": False},
}
"""Which facts a finding sets (domain §2, §3)."""

PROOF_OF_FINDING: Mapping[Finding, Proof] = {
    **dict.fromkeys(
        (
            Finding.LIGHTNING,
            Finding.POWER_SUPPLY,
            Finding.OPENED_BY_OTHERS,
            Finding.MISUSE,
            Finding.NATURAL_DISASTER,
            Finding.PRODUCT_FAULT,
        ),
        Proof.CAUSE,
    ),
    Finding.ALTERED_CARD: Proof.ALTERED,
    Finding.COUNTERFEIT: Proof.NAMEPLATE,
    Finding.MAIN_PART: Proof.CONDITION,
    Finding.NO_MAIN_PART: Proof.CONDITION,
    Finding.OTHER_FAULT: Proof.CONDITION,
    Finding.SAME_FAULT: Proof.CONDITION,
    Finding.COSMETIC_ONLY: Proof.CONDITION,
}
"""What a photo shows that proves a finding."""


class NoFindingError(AfterSaleError):
    """A verdict is judged again for something that was found; nothing was ticked."""


class FindingsContradictError(AfterSaleError):
    """Two findings say different things of the same fact, such as two causes."""

    def __init__(self, first: Finding, second: Finding) -> None:
        super().__init__(first, second)
        self.first = first
        self.second = second


class FindingNotProvenError(AfterSaleError):
    """A finding needs a photo or a note that shows it."""


class PhotoOfCauseMissingError(AfterSaleError):
    """Within six months the business proves the cause: a photo or file has to show it (Consumer Law art. 23)."""


def found_facts(facts: Facts, findings: Iterable[Finding]) -> Facts:
    """Return the facts as the bench found them; findings that contradict each other are refused."""
    said: dict[str, Finding] = {}
    for finding in findings:
        for name in FACTS_OF_FINDING[finding]:
            if name in said:
                raise FindingsContradictError(said[name], finding)
            said[name] = finding
    return replace(facts, **{name: FACTS_OF_FINDING[finding][name] for name, finding in said.items()})


def excluded_by(finding: Finding) -> frozenset[Finding]:
    """Return the findings that cannot be true beside one: they set the same fact."""
    names = set(FACTS_OF_FINDING[finding])
    return frozenset(other for other in Finding if other is not finding and names & set(FACTS_OF_FINDING[other]))
