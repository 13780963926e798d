"""Price lists: versions that hold and held, copies being edited, and how a copy becomes the next version."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aftersale_desktop.domain.parts import parts_of_tariffs
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.tariff_edits import (
    PricePath,
    price_changes,
    with_entry,
    with_material,
    with_part,
    without_entry,
)
from aftersale_desktop.domain.tariff_versions import (
    NoSuchTariffError,
    TariffDraft,
    TariffNameTakenError,
    check_new_tariff,
    check_publishable,
    in_succession,
    next_tariff_name,
)
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart, Tariff
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    Clock,
    SignedIn,
    StartReading,
    StartWork,
    Terms,
    Work,
)

_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class PriceBook:
    """Every published version with the day it really ends, and the drafts in work."""

    tariffs: tuple[Tariff, ...]
    drafts: tuple[TariffDraft, ...]
    today: date

    def tariff(self, name: str) -> Tariff | None:
        """Return a published version by its name."""
        return next((one for one in self.tariffs if one.id == name), None)

    def draft(self, name: str) -> TariffDraft | None:
        """Return a draft by the name it will have."""
        return next((one for one in self.drafts if one.tariff.id == name), None)

    def base_of(self, draft: TariffDraft) -> Tariff:
        """Return the version a draft was copied from; published ones never go away."""
        return next(one for one in self.tariffs if one.id == draft.base_id)


@dataclass(frozen=True, slots=True)
class PriceDesk:
    """What a supervisor edits and an administrator publishes."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def book(self) -> PriceBook:
        """Return every version and draft."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return self._book(work, work.shop.terms(user.point_code))

    def begin(self, base_name: str) -> PriceBook:
        """Copy a published version as the draft of the next one; it begins tomorrow until somebody says otherwise."""
        user = self.who()
        user.need(Right.CHANGE_PRICES)
        with self.start_work() as work:
            terms = work.shop.terms(user.point_code)
            base = _published(terms.tariffs, base_name)
            tomorrow = self.now().date() + timedelta(days=1)
            taken = [one.id for one in terms.tariffs] + [one.tariff.id for one in work.tariff_drafts.all()]
            name = next_tariff_name(base, tomorrow, taken)
            copied = replace(base, id=name, valid_from=tomorrow, valid_to=None, approver=None)
            work.tariff_drafts.add(TariffDraft(0, base.id, copied, (), self.now()))
            return self._written(work, user, "begin_price_list", name, {"from": base.id})

    def change(self, name: str, version: int, path: PricePath, typed: str) -> PriceBook:
        """Type one entry of a draft anew; refuses what cannot stand there."""
        return self._edit(name, version, lambda tariff: with_entry(tariff, path, typed))

    def add_material(self, name: str, version: int, material: ListedMaterial) -> PriceBook:
        """Add an auxiliary material to a draft."""
        return self._edit(name, version, lambda tariff: with_material(tariff, material))

    def add_part(self, name: str, version: int, part: ListedPart) -> PriceBook:
        """Add a spare part to a draft."""
        return self._edit(name, version, lambda tariff: with_part(tariff, part))

    def take_out(self, name: str, version: int, path: PricePath) -> PriceBook:
        """Take a material or a part out of a draft."""
        return self._edit(name, version, lambda tariff: without_entry(tariff, path))

    def discard(self, name: str, version: int) -> PriceBook:
        """Throw a draft away."""
        user = self.who()
        user.need(Right.CHANGE_PRICES)
        with self.start_work() as work:
            draft = draft_of(work, name, version)
            work.tariff_drafts.remove(draft)
            return self._written(work, user, "discard_price_list", name, {"from": draft.base_id})

    def bring_back(self, draft: TariffDraft) -> PriceBook:
        """Store a draft again that was thrown away; refuses when another took its name meanwhile."""
        user = self.who()
        user.need(Right.CHANGE_PRICES)
        name = draft.tariff.id
        with self.start_work() as work:
            taken = {one.id for one in work.shop.terms(user.point_code).tariffs}
            if name in taken or work.tariff_drafts.by_name(name) is not None:
                raise TariffNameTakenError(name)
            work.tariff_drafts.add(replace(draft, id=0, version=1))
            return self._written(work, user, "bring_back_price_list", name, {"from": draft.base_id})

    def publish(self, name: str, version: int) -> PriceBook:
        """Make a replayed draft the next version of its region; from then on it never changes.

        Whoever edited it does not publish it, and parts that are new in it become known to the stockroom.
        """
        user = self.who()
        user.need(Right.PUBLISH_PRICES)
        with self.start_work() as work:
            draft = draft_of(work, name, version)
            terms = work.shop.terms(user.point_code)
            base = _published(terms.tariffs, draft.base_id)
            check_publishable(draft, base, user.name)
            new = replace(draft.tariff, approver=user.name)
            check_new_tariff(new, terms.tariffs, self.now().date())
            work.shop.add_tariff(new)
            _know_parts(work, new)
            work.tariff_drafts.remove(draft)
            return self._written(work, user, "publish_price_list", name, _told(base, new))

    def _edit(self, name: str, version: int, change: Callable[[Tariff], Tariff]) -> PriceBook:
        user = self.who()
        user.need(Right.CHANGE_PRICES)
        with self.start_work() as work:
            before = draft_of(work, name, version)
            after = change(before.tariff)
            if after == before.tariff:
                return self._book(work, work.shop.terms(user.point_code))
            people = tuple(dict.fromkeys((*before.edited_by, user.name)))
            later = replace(before, tariff=after, edited_by=people, changed_at=self.now(), replay=None)
            work.tariff_drafts.save(later)
            return self._written(work, user, "change_price_list", name, _changed(before.tariff, after))

    def _written(self, work: Work, user: User, deed: str, name: str, detail: dict[str, str]) -> PriceBook:
        work.audit.add(self.now(), user.name, deed, name, detail)
        book = self._book(work, work.shop.terms(user.point_code))
        work.commit()
        return book

    def _book(self, work: Work, terms: Terms) -> PriceBook:
        return PriceBook(in_succession(terms.tariffs), work.tariff_drafts.all(), self.now().date())


def draft_of(work: Work, name: str, version: int) -> TariffDraft:
    """Return a draft as it was read; refuses one that is gone or that somebody changed since."""
    draft = work.tariff_drafts.by_name(name)
    if draft is None:
        raise NoSuchTariffError(name)
    if draft.version != version:
        raise ChangedMeanwhileError(name)
    return draft


def _published(tariffs: tuple[Tariff, ...], name: str) -> Tariff:
    found = next((one for one in tariffs if one.id == name), None)
    if found is None:
        raise NoSuchTariffError(name)
    return found


def _know_parts(work: Work, tariff: Tariff) -> None:
    known = {part.code for part in work.stock.parts()}
    for part in parts_of_tariffs((tariff,)):
        if part.code not in known:
            work.stock.save_part(part)


def _changed(before: Tariff, after: Tariff) -> dict[str, str]:
    changes = price_changes(before, after)
    told = {".".join(one.path): f"{one.before or '—'} -> {one.after or '—'}" for one in changes[:_MOST_TOLD]}
    return told if len(changes) <= _MOST_TOLD else told | {"changes": str(len(changes))}


def _told(base: Tariff, new: Tariff) -> dict[str, str]:
    return {"from": base.id, "valid_from": new.valid_from.isoformat()} | _changed(base, new)
