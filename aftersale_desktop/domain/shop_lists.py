"""Lists a shop keeps: fault codes, sub-statuses, templates, retention, and what the hotline goes by."""

from dataclasses import dataclass
from typing import TypeVar

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.hotline_rules import HotlineRules
from aftersale_desktop.domain.inspections import InspectionTemplate
from aftersale_desktop.domain.opening_hours import Holiday
from aftersale_desktop.domain.retention import RetentionRule
from aftersale_desktop.domain.urgent_words import UrgentWord


class NotASubStatusError(AfterSaleError):
    """The shop has no such name below the state the order is in; the list or the order changed meanwhile."""

    def __init__(self, code: str, state: ClaimState) -> None:
        super().__init__(code, state)
        self.code = code
        self.state = state


@dataclass(frozen=True, slots=True)
class SubStatus:
    """A shop's own name below a state, such as "cooling down"; no step depends on it."""

    state: ClaimState
    code: str
    name: Bilingual

    @property
    def key(self) -> str:
        """The code it is stored under."""
        return self.code


ListEntry = FaultCode | InspectionTemplate | SubStatus | Holiday | UrgentWord | HotlineRules | RetentionRule
"""What such a list holds."""

KIND_OF_ENTRY: dict[type[ListEntry], str] = {
    FaultCode: "fault_code",
    InspectionTemplate: "inspection_template",
    SubStatus: "sub_status",
    Holiday: "holiday",
    UrgentWord: "urgent_word",
    HotlineRules: "hotline_rules",
    RetentionRule: "retention_rule",
}
EntryT = TypeVar("EntryT", bound=ListEntry)
