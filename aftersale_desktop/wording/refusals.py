"""The one place where a refusal becomes a sentence."""

from datetime import date
from enum import StrEnum

from aftersale_desktop.domain.calls import CallStepIncompleteError, IllegalCallStepError
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.complaints import ComplaintNoteMissingError, IllegalComplaintStepError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.home_visits import NoSuchVisitStepError, VisitIsUnderWayError
from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.print_jobs import PrintFailedError
from aftersale_desktop.domain.removed_parts import RemovedPartStepError
from aftersale_desktop.domain.repair_steps import Deed, StepRefusedError
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.domain.transfers import TransferStepError
from aftersale_desktop.domain.visit_calendar import TechnicianIsBusyError, VisitOutsideHoursError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.wording.bench import FINDING_NAMES
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import role_name, state_name
from aftersale_desktop.wording.intake import unit_name
from aftersale_desktop.wording.repairs import DEED_NAMES, PART_STATE_NAMES, WISH_NAMES, needs_text

LONGEST_VALUE = 60
_ABOUT_CALLS = (
    CallStepIncompleteError,
    IllegalCallStepError,
    ComplaintNoteMissingError,
    IllegalComplaintStepError,
)
_ABOUT_VISITS = (NoSuchVisitStepError, VisitIsUnderWayError, VisitOutsideHoursError, TechnicianIsBusyError)


def refusal_text(words: Words, error: AfterSaleError) -> str:
    """Return what happened and what to do, in the reader's language; values are cut to a sane length, paths never."""
    from aftersale_desktop.wording.refusal_tables import REFUSALS

    template = next(REFUSALS[kind] for kind in type(error).__mro__ if kind in REFUSALS)
    data = {name: _shown(words, value) for name, value in vars(error).items()}
    if isinstance(error, StorageError):
        from aftersale_desktop.wording.database_refusals import storage_reason

        data["reason"] = storage_reason(words, error.reason)
    if isinstance(error, PrintFailedError):
        from aftersale_desktop.wording.printing import print_fault_text

        data["fault"] = print_fault_text(words, error.fault, error.printer)
    if isinstance(error, StepRefusedError):
        data["missing"] = needs_text(words, error.missing, error.parts)
    if isinstance(error, TransferStepError | RemovedPartStepError):
        from aftersale_desktop.wording.stock import refused_states

        data |= refused_states(words, error)
    if isinstance(error, _ABOUT_VISITS):
        from aftersale_desktop.wording.network import refused_visit

        data |= refused_visit(words, error)
    if isinstance(error, _ABOUT_CALLS):
        from aftersale_desktop.wording.hotline import refused_step

        data |= refused_step(words, error)
    if "path" in data:
        data["path"] = str(vars(error)["path"])
    return words(template, **data)


def _shown(words: Words, value: object) -> str:
    if isinstance(value, ClaimState):
        return state_name(words, value)
    if isinstance(value, Role):
        return role_name(words, value)
    if isinstance(value, Deed | PartLineState | Finding | Wish):
        return words((DEED_NAMES | PART_STATE_NAMES | FINDING_NAMES | WISH_NAMES)[value])
    if isinstance(value, UnitKind):
        return unit_name(words, value)
    text = value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, StrEnum):
        return text
    text = "".join(character if character.isprintable() else "·" for character in text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
