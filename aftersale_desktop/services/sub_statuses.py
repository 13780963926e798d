"""The shop's own names below the states of an order: added and removed; what stands on an order stays."""

from dataclasses import dataclass

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.shop_lists import SubStatus
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


class SubStatusNamelessError(AfterSaleError):
    """A sub-status has a name."""


class SubStatusExistsError(AfterSaleError):
    """The shop has a sub-status of that name already, whichever state it stands below."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class SubStatusDesk:
    """Who may change the shop keeps its sub-statuses."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def all(self) -> tuple[SubStatus, ...]:
        """Return every sub-status."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.shop_lists.of_kind(SubStatus)

    def add(self, one: SubStatus) -> tuple[SubStatus, ...]:
        """Store a new sub-status; returns all of them."""
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        if not one.name.zh.strip() or not one.code.strip():
            raise SubStatusNamelessError
        with self.start_work() as work:
            if one.key in {known.key for known in work.shop_lists.of_kind(SubStatus)}:
                raise SubStatusExistsError(one.name.zh)
            work.shop_lists.save(one)
            work.audit.add(self.now(), user.name, "add_sub_status", one.key, {"state": str(one.state)})
            return _committed(work)

    def remove(self, one: SubStatus) -> tuple[SubStatus, ...]:
        """Take a sub-status out of the list; returns those that are left."""
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            work.shop_lists.remove(one)
            work.audit.add(self.now(), user.name, "remove_sub_status", one.key, {"state": str(one.state)})
            return _committed(work)


def _committed(work: Work) -> tuple[SubStatus, ...]:
    left = work.shop_lists.of_kind(SubStatus)
    work.commit()
    return left
