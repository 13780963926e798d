"""Personal data of a shop in memory, and its remains: enough for what the desk decides; the disk has own tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import erased_customer
from aftersale_desktop.domain.retention import RetentionKind
from aftersale_desktop.services.privacy_ports import Erased, FirstKept, HeldRecord, KeptPaper
from tests.fake_stores import Records


@dataclass(slots=True)
class FakePersonalData:
    """What is known of customers is the customer's own record."""

    records: Records

    def of_customer(self, customer: Customer) -> tuple[HeldRecord, ...]:
        return (HeldRecord("customer", str(customer.id), {"name": customer.name, "phone": customer.phone}),)

    def open_claims(self, customer_id: int) -> tuple[str, ...]:
        own = (claim for claim in self.records.claims.values() if claim.customer_id == customer_id)
        return tuple(claim.number for claim in own if claim.state is not ClaimState.CLOSED)

    def kept_papers(self, _customer: Customer, _first_kept: FirstKept) -> tuple[KeptPaper, ...]:
        return ()

    def erase(self, customer: Customer, _first_kept: FirstKept) -> Erased:
        self.records.customers[customer.id] = erased_customer(customer)
        return Erased({"customer": 1}, audit_rows=(3, 5))


@dataclass(slots=True)
class FakeRetention:
    """Nothing is over its time."""

    records: Records

    def due(self, _first_kept: FirstKept) -> Mapping[RetentionKind, int]:
        return dict.fromkeys(RetentionKind, 0)

    def customers(self, _before: date, _most: int) -> tuple[int, ...]:
        return ()

    def erase_papers(self, _kind: RetentionKind, _first_kept: FirstKept, _most: int) -> tuple[str, ...]:
        return ()

    def erase_photos(self, _before: date, _most: int) -> int:
        return 0


@dataclass(slots=True)
class FakeRemains:
    """Copies and PDFs as a test says; sweeping is counted."""

    copies: tuple[Path, ...] = ()
    pdfs: tuple[Path, ...] = ()
    sweeps: int = 0
    removed: list[Path] = field(default_factory=list)

    def sweep(self) -> None:
        self.sweeps += 1

    def older_copies(self) -> tuple[Path, ...]:
        return self.copies

    def printed(self, _numbers: Sequence[str]) -> tuple[Path, ...]:
        return self.pdfs

    def remove(self, paths: Sequence[Path]) -> None:
        self.removed += paths
