"""The people of a service point and what their roles may do."""

from dataclasses import dataclass
from enum import StrEnum

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


_READ = frozenset({Right.READ})
_COUNTER = _READ | {Right.REGISTER, Right.TAKE_CLAIM, Right.POST_INVOICE, Right.PRINT}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: _COUNTER,
    Role.TECHNICIAN: _READ | {Right.PRINT},
    Role.INSPECTOR: _READ | {Right.PRINT},
    Role.STOREKEEPER: _READ,
    Role.HOTLINE_AGENT: _READ | {Right.REGISTER},
    Role.SUPERVISOR: _COUNTER | {Right.OVERRIDE_VERDICT},
    Role.ADMINISTRATOR: _COUNTER | {Right.OVERRIDE_VERDICT},
}


class NotAllowedError(AfterSaleError):
    """The role of the person who is signed in does not carry the right."""

    def __init__(self, role: Role, right: Right) -> None:
        super().__init__(role, right)
        self.role = role
        self.right = right


@dataclass(frozen=True, slots=True)
class User:
    """A person of the service point."""

    id: int
    name: str
    role: Role
    point_code: str

    def may(self, right: Right) -> bool:
        """Tell whether the role carries the right."""
        return right in RIGHTS[self.role]

    def need(self, right: Right) -> None:
        """Refuse when the role does not carry the right."""
        if not self.may(right):
            raise NotAllowedError(self.role, right)
