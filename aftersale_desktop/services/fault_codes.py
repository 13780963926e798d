"""The shop's fault codes: added, changed, removed; orders keep what they say."""

from dataclasses import dataclass

from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.shipped_fault_codes import shipped_fault_codes
from aftersale_desktop.services.ports import ChangedMeanwhileError, Clock, SignedIn, StartReading, StartWork, Work


class FaultCodeIncompleteError(AfterSaleError):
    """A fault code has a platform, a code and a name."""


class FaultCodeExistsError(AfterSaleError):
    """The platform has the code already."""

    def __init__(self, platform: str, code: str) -> None:
        super().__init__(platform, code)
        self.platform = platform
        self.code = code


@dataclass(frozen=True, slots=True)
class FaultCodeDesk:
    """Who may change the shop keeps its fault codes."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def codes(self) -> tuple[FaultCode, ...]:
        """Return every fault code, by platform and code."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.shop_lists.of_kind(FaultCode)

    def take_over_shipped(self) -> tuple[FaultCode, ...]:
        """Give a shop without any codes the usual ones for each platform of its products; others keep theirs."""
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            known = work.shop_lists.of_kind(FaultCode)
            if known:
                return known
            models = work.shop.terms(user.point_code).models
            shipped = shipped_fault_codes(model.fault_platform for model in models)
            for code in shipped:
                work.shop_lists.save(code)
            work.audit.add(self.now(), user.name, "take_over_fault_codes", "", {"codes": str(len(shipped))})
            return _committed(work)

    def save(self, code: FaultCode, before: FaultCode | None = None) -> tuple[FaultCode, ...]:
        """Store a code, new or in the place of the one that was shown; refuses when that was changed meanwhile."""
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        if not (code.platform.strip() and code.code.strip() and code.name.zh.strip()):
            raise FaultCodeIncompleteError
        with self.start_work() as work:
            known = {one.key: one for one in work.shop_lists.of_kind(FaultCode)}
            _check_unchanged(before, known)
            if code.key in known and (before is None or before.key != code.key):
                raise FaultCodeExistsError(code.platform, code.code)
            if before is not None:
                work.shop_lists.remove(before)
            work.shop_lists.save(code)
            detail = {"name": code.name.zh, "before": before.key if before is not None else ""}
            work.audit.add(self.now(), user.name, "save_fault_code", code.key, detail)
            return _committed(work)

    def remove(self, code: FaultCode) -> tuple[FaultCode, ...]:
        """Take a code out of the list."""
        user = self.who()
        user.need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            _check_unchanged(code, {one.key: one for one in work.shop_lists.of_kind(FaultCode)})
            work.shop_lists.remove(code)
            work.audit.add(self.now(), user.name, "remove_fault_code", code.key, {"name": code.name.zh})
            return _committed(work)


def _check_unchanged(shown: FaultCode | None, known: dict[str, FaultCode]) -> None:
    if shown is not None and known.get(shown.key) != shown:
        raise ChangedMeanwhileError(shown.key)


def _committed(work: Work) -> tuple[FaultCode, ...]:
    codes = work.shop_lists.of_kind(FaultCode)
    work.commit()
    return codes
