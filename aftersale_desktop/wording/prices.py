"""Words of price lists: what each entry is called, what was typed wrong, which verdicts flip."""

from decimal import Decimal

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.tariff_edits import (
    EntryKind,
    NoSuchEntryError,
    PriceChange,
    PricePath,
    SplitFenError,
    ZeroFactorError,
    kind_of,
)
from aftersale_desktop.domain.tariff_versions import (
    NoPriceChangedError,
    NoSuchTariffError,
    NotReplayedError,
    OwnPricesError,
    ReplaySums,
    TariffDraft,
    TariffGapError,
    TariffInPastError,
    TariffNameTakenError,
    TariffOverlapsError,
)
from aftersale_desktop.domain.tariffs import CityTier, OperationLevel, Tariff
from aftersale_desktop.services.price_desk import PriceBook
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import LEVEL_NAMES
from aftersale_desktop.wording.shop_terms import CITY_TIER_NAMES

PRICE_REFUSALS: dict[type[AfterSaleError], str] = {
    NoPriceChangedError: N_("The draft says the same as the list it was copied from. Change a price first."),
    NoSuchEntryError: N_("{field} is not in the list any more."),
    NoSuchTariffError: N_("There is no price list {name} any more."),
    NotReplayedError: N_("Replay past jobs with {name} first: whoever publishes it must see what it means."),
    OwnPricesError: N_("{person} edited this price list; another administrator has to publish it."),
    SplitFenError: N_("{field} is {value}; a price has two places at most."),
    TariffGapError: N_(
        "{other} ends on {ends}, and this list begins only on {valid_from}: nothing could be charged in between."
    ),
    TariffInPastError: N_("A price list begins today at the earliest, not on {valid_from}: what was charged stands."),
    TariffNameTakenError: N_("Another price list is called {name}."),
    TariffOverlapsError: N_(
        "{other} of the same region begins on {begins}; a list from {valid_from} would hold beside it."
        " Choose a later day."
    ),
    ZeroFactorError: N_("{field} is {value}; a factor of zero would make all work free."),
}

_ENTRY_NAMES: dict[str, str] = {
    "region": N_("Region"),
    "currency": N_("Currency"),
    "legal_basis": N_("Legal basis"),
    "document_number": N_("Document number"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "tax_rate": N_("Tax rate"),
    "further_operation_factor": N_("Each further operation, share of its price"),
    "declined_labour_factor": N_("Quote declined, share of the labour"),
    "no_fault_door_factor": N_("No fault found, share of the door-to-door fee"),
    "cap": N_("Remote fee, at most"),
}
_NAMED: dict[str, str] = {
    "door_to_door": N_("Door-to-door, class {name}"),
    "product_classes": N_("Name of class {name}"),
    "point_grade_factor": N_("Factor of point grade {name}"),
}
_DETAIL_NAMES: dict[str, str] = {
    "code": N_("Price-list code"),
    "name": N_("Designation"),
    "unit": N_("Counted in"),
    "unit_price": N_("Unit price"),
    "main_part": N_("Main part"),
}
_LISTS = frozenset({"materials", "parts"})
_DOTTED = _LISTS | set(_ENTRY_NAMES) | set(_NAMED) | {"labour", "city_tier_factor", "remote"}
_YES_NO = {"true": N_("yes"), "false": N_("no")}


def entry_name(words: Words, path: PricePath, tariff: Tariff | None) -> str:
    """Return what an entry of a price list is called; without the list a band of distance has only its number."""
    group, last = path[0], path[-1]
    if group == "labour":
        level = words(LEVEL_NAMES[OperationLevel(last)])
        return words("Labour, class {name}: {level}", name=path[1], level=level)
    if group in _LISTS:
        return words("{name}: {detail}", name=path[1], detail=words(_DETAIL_NAMES[last]))
    if path[:2] == ("remote", "bands"):
        return _band_name(words, int(path[2]), last, tariff)
    if group == "city_tier_factor":
        return words("Factor: {name}", name=words(CITY_TIER_NAMES[CityTier(last)]))
    return words(_NAMED[group], name=last) if group in _NAMED else words(_ENTRY_NAMES[last])


def dotted_entry(words: Words, name: str) -> str | None:
    """Return what an entry is called that the audit record names by its dotted path, None for any other name."""
    group, *middle = name.split(".")
    wanted = 0 if group in _ENTRY_NAMES else 2 if group in _LISTS else 1
    if group not in _DOTTED or len(middle) < wanted or (middle and not wanted):
        return None
    path = (group, ".".join(middle[:-1]), middle[-1]) if group in _LISTS else (group, *middle)
    return entry_name(words, path, None)


def _band_name(words: Words, place: int, detail: str, tariff: Tariff | None) -> str:
    if detail == "up_to_km":
        return words("Distance band {number}, up to km", number=place + 1)
    if tariff is None:
        return words("Distance band {number}, per km", number=place + 1)
    bands = tariff.remote.bands
    begins = bands[place - 1].up_to_km if place and place <= len(bands) else 0
    ends = bands[place].up_to_km if place < len(bands) else None
    if ends is None:
        return words("Remote fee per km, over {begins} km", begins=begins)
    return words("Remote fee per km, {begins} to {ends} km", begins=begins, ends=ends)


def entry_text(words: Words, path: PricePath, text: str | None) -> str:
    """Return an entry as it is shown; a dash for one that is not there."""
    if not text:
        return "—"
    if kind_of(path) is EntryKind.MONEY:
        return f"{Decimal(text):,.2f}"
    return words(_YES_NO[text]) if kind_of(path) is EntryKind.FLAG else text


def difference_text(change: PriceChange) -> str:
    """Return by how much an entry changed, with its sign; nothing for what is no number."""
    amount = change.amount
    if amount is None:
        return ""
    return f"{amount:+,.2f}" if kind_of(change.path) is EntryKind.MONEY else f"{amount:+}"


def percent_text(change: PriceChange) -> str:
    """Return by how many percent an entry changed, with its sign."""
    return "" if change.percent is None else f"{change.percent:+} %"


def list_choice(words: Words, book: PriceBook, name: str) -> str:
    """Return how a list is offered among the others: its name, its days, and what it is today."""
    draft = book.draft(name)
    if draft is not None:
        return words("{name} · draft from {day}", name=name, day=draft.tariff.valid_from.isoformat())
    tariff = book.tariff(name)
    if tariff is None:
        return name
    if tariff.valid_from > book.today:
        return words("{name} · holds from {day}", name=name, day=tariff.valid_from.isoformat())
    if tariff.is_valid_on(book.today):
        return words("{name} · in force", name=name)
    return words("{name} · former", name=name)


def list_about(words: Words, tariff: Tariff, draft: TariffDraft | None) -> str:
    """Return what a list follows from: its base and editors while it is a draft, else its days and approver."""
    if draft is not None:
        told = [words("Copy of {name}", name=draft.base_id)]
        if draft.edited_by:
            told.append(words("edited by {people}", people=words(", ").join(draft.edited_by)))
        return " · ".join(told)
    ends = words("until {day}", day=tariff.valid_to.isoformat()) if tariff.valid_to else words("until further notice")
    told = [f"{tariff.valid_from.isoformat()} {ends}", tariff.document_number]
    if tariff.approver:
        told.append(words("approved by {name}", name=tariff.approver))
    return " · ".join(told)


def replay_told(words: Words, sums: ReplaySums) -> str:
    """Return what a replay came to in one line."""
    jobs = words.plural("{count:,} job", "{count:,} jobs", sums.jobs)
    change = sums.after - sums.before
    share = f" ({change / sums.before * 100:+.1f} %)" if sums.before else ""
    return words(
        "{jobs}: customers pay ¥{before} → ¥{after}, {change}",
        jobs=jobs,
        before=f"{sums.before:,.2f}",
        after=f"{sums.after:,.2f}",
        change=f"{change:+,.2f}{share}",
    )
