"""What the bench found, by fault codes of the product's platform, and the work that follows from it."""

from dataclasses import dataclass
from decimal import Decimal

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.tariffs import OperationLevel


@dataclass(frozen=True, slots=True)
class FaultCode:
    """What a code on a platform's display means, and what usually helps; the same code differs between platforms."""

    platform: str
    code: str
    name: Bilingual
    findings: tuple[Bilingual, ...] = ()
    conditions: tuple[Bilingual, ...] = ()
    causes: tuple[Bilingual, ...] = ()
    remedies: tuple[Bilingual, ...] = ()
    level: OperationLevel = OperationLevel.MINOR
    part_codes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The code under its platform, as it is stored."""
        return f"{self.platform}/{self.code}"


@dataclass(frozen=True, slots=True)
class PlannedMaterial:
    """Auxiliary material the work will take, in the unit of the price list."""

    code: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """Spare parts the work will take; prices come from the claim's tariff."""

    code: str
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Fault found, condition, cause and remedy, with the work they ask for; a later one takes the place of it.

    Without a fault (`is_fault_found` false) the product is tested and given back, without a remedy in parts.
    """

    platform: str
    fault_code: str
    fault_found: str
    condition: str = ""
    cause: str = ""
    remedy: str = ""
    technician: str
    is_fault_found: bool = True
    is_repairable: bool = True
    operations: tuple[OperationLevel, ...] = ()
    materials: tuple[PlannedMaterial, ...] = ()
    parts: tuple[PlannedPart, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        """By what past orders with the same fault are found."""
        return f"{self.platform}/{self.fault_code}"

    def plans_same_work(self, other: "Diagnosis") -> bool:
        """Tell whether both ask for the same operations, materials and parts, however they are worded."""
        return (self.is_repairable, self.operations, self.materials, self.parts) == (
            other.is_repairable,
            other.operations,
            other.materials,
            other.parts,
        )

    @property
    def is_complete(self) -> bool:
        """Tell whether fault and remedy are said, as an inspection needs them (domain §8)."""
        return bool(self.fault_found.strip() and self.remedy.strip())

    @property
    def is_cause_said(self) -> bool:
        """Tell whether it says why: no invoice of a fault is made out without it, and what nobody found has none."""
        return not self.is_fault_found or bool(self.cause.strip())
