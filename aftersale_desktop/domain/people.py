"""The people of a service point and what their roles may do."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from aftersale_desktop.domain.errors import AfterSaleError


class Role(StrEnum):
    """What a person is at the service point."""

    CLERK = "clerk"
    TECHNICIAN = "technician"
    INSPECTOR = "inspector"
    STOREKEEPER = "storekeeper"
    HOTLINE_AGENT = "hotline_agent"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What a deed needs; services check it, screens only hide."""

    READ = "read"
    REGISTER = "register"
    TAKE_CLAIM = "take_claim"
    POST_INVOICE = "post_invoice"
    PRINT = "print"
    OVERRIDE_VERDICT = "override_verdict"
    CHANGE_SHOP = "change_shop"
    TAKE_MONEY = "take_money"
    GIVE_DISCOUNT = "give_discount"
    CREDIT_INVOICE = "credit_invoice"
    LIFT_FLAG = "lift_flag"
    ATTACH_EVIDENCE = "attach_evidence"
    EDIT_CARD = "edit_card"
    EXPORT = "export"
    REPAIR = "repair"
    QUOTE = "quote"
    INSPECT = "inspect"
    WAIVE_INSPECTION = "waive_inspection"
    SCRAP_PRODUCT = "scrap_product"
    HAND_OVER = "hand_over"
    ALLOW_LATER_PAYMENT = "allow_later_payment"
    CANCEL_CLAIM = "cancel_claim"
    EXCHANGE_PRODUCT = "exchange_product"
    MOVE_STOCK = "move_stock"
    CORRECT_STOCK = "correct_stock"
    CLOSE_DAY = "close_day"
    PLAN_VISIT = "plan_visit"
    VISIT = "visit"
    CHANGE_NETWORK = "change_network"
    MANAGE_PEOPLE = "manage_people"
    TAKE_CALL = "take_call"
    HANDLE_COMPLAINT = "handle_complaint"
    LEAD_HOTLINE = "lead_hotline"
    WRITE_KNOWLEDGE = "write_knowledge"
    READ_AUDIT = "read_audit"
    REVEAL_PERSONAL_DATA = "reveal_personal_data"
    SEE_PERSONAL_DATA = "see_personal_data"
    ERASE_PERSON = "erase_person"
    RUN_RETENTION = "run_retention"
    READ_FIGURES = "read_figures"
    CHANGE_PRICES = "change_prices"
    PUBLISH_PRICES = "publish_prices"
    SETTLE = "settle"


_READ = frozenset({Right.READ})
_BENCH = _READ | {Right.PRINT, Right.ATTACH_EVIDENCE}
_COUNTER = _BENCH | {
    Right.REGISTER,
    Right.TAKE_CLAIM,
    Right.POST_INVOICE,
    Right.TAKE_MONEY,
    Right.QUOTE,
    Right.HAND_OVER,
    Right.CANCEL_CLAIM,
    Right.EXCHANGE_PRODUCT,
    Right.CLOSE_DAY,
    Right.TAKE_CALL,
    Right.PLAN_VISIT,
    Right.VISIT,
    Right.REVEAL_PERSONAL_DATA,
}
_STORE = _READ | {Right.PRINT, Right.MOVE_STOCK}
_SUPERVISION = _COUNTER | {
    Right.REPAIR,
    Right.INSPECT,
    Right.WAIVE_INSPECTION,
    Right.SCRAP_PRODUCT,
    Right.ALLOW_LATER_PAYMENT,
    Right.MOVE_STOCK,
    Right.CORRECT_STOCK,
    Right.CHANGE_SHOP,
    Right.OVERRIDE_VERDICT,
    Right.GIVE_DISCOUNT,
    Right.CREDIT_INVOICE,
    Right.LIFT_FLAG,
    Right.EDIT_CARD,
    Right.EXPORT,
    Right.CHANGE_NETWORK,
    Right.HANDLE_COMPLAINT,
    Right.LEAD_HOTLINE,
    Right.WRITE_KNOWLEDGE,
    Right.READ_AUDIT,
    Right.SEE_PERSONAL_DATA,
    Right.ERASE_PERSON,
    Right.READ_FIGURES,
    Right.CHANGE_PRICES,
    Right.SETTLE,
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: _COUNTER,
    Role.TECHNICIAN: _BENCH | {Right.REPAIR, Right.QUOTE, Right.VISIT, Right.WRITE_KNOWLEDGE},
    Role.INSPECTOR: _BENCH | {Right.INSPECT},
    Role.STOREKEEPER: _STORE,
    Role.HOTLINE_AGENT: _READ
    | {Right.REGISTER, Right.PLAN_VISIT, Right.TAKE_CALL, Right.HANDLE_COMPLAINT, Right.REVEAL_PERSONAL_DATA},
    Role.SUPERVISOR: _SUPERVISION,
    Role.ADMINISTRATOR: _SUPERVISION | {Right.MANAGE_PEOPLE, Right.RUN_RETENTION, Right.PUBLISH_PRICES},
}


class NotAllowedError(AfterSaleError):
    """The role of the person who is signed in does not carry the right."""

    def __init__(self, role: Role, right: Right) -> None:
        super().__init__(role, right)
        self.role = role
        self.right = right


class Attendant(Protocol):
    """Stands beside whoever is at the keyboard: lends a supervisor's rights, and is told what was refused."""

    def lends(self, right: Right) -> bool:
        """Tell whether somebody with the right signs for the deed in hand."""

    def refused(self, user: "User", right: Right) -> None:
        """Take note that a person was refused a right."""


@dataclass(frozen=True, slots=True)
class User:
    """A person of the service point; the name is what they sign in with unless they have a login of their own."""

    id: int
    name: str
    role: Role
    point_code: str
    login: str = ""
    is_active: bool = True
    version: int = 1
    attendant: Attendant | None = field(default=None, compare=False, repr=False)

    def may(self, right: Right) -> bool:
        """Tell whether the role carries the right, or somebody whose role does signs for the deed in hand."""
        return right in RIGHTS[self.role] or (self.attendant is not None and self.attendant.lends(right))

    def need(self, right: Right) -> None:
        """Refuse when the person may not."""
        if self.may(right):
            return
        if self.attendant is not None:
            self.attendant.refused(self, right)
        raise NotAllowedError(self.role, right)
