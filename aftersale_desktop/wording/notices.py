"""Sentences of the price notice on the wall."""

from collections.abc import Iterable
from decimal import Decimal

from aftersale_desktop.domain.notice_papers import NoticeBand, PriceNoticeContent
from aftersale_desktop.wording.catalogue import Language, Words

_HUNDRED = Decimal(100)


def notice_work(words: Words, content: PriceNoticeContent) -> str:
    """Return how the labour of several operations, of a declined quote and of no fault is charged."""
    further, declined = _percent(content.further_operation_factor), _percent(content.declined_labour_factor)
    no_fault = _percent(content.no_fault_door_factor)
    told = (
        words("Several operations: the dearest in full, each other at {further}.", further=further),
        words("Quote declined: {declined} of the dearest operation.", declined=declined),
        words("No fault found: no maintenance fee, {no_fault} of the door-to-door fee.", no_fault=no_fault),
        words("Carried to the counter, or a second visit of the same job: no door-to-door and no remote fee."),
    )
    return _sentences(words, told)


def notice_remote(words: Words, content: PriceNoticeContent) -> str:
    """Return what the way costs, band by band."""
    told = [_rate(words, band) for band in content.bands]
    told.append(words("at most {amount}, once per job", amount=f"¥{content.remote_cap:.2f}"))
    return words("; ").join(told)


def notice_quality(words: Words, content: PriceNoticeContent) -> str:
    """Return what the work is done by and guaranteed for."""
    told = (
        words("Repaired with genuine parts, inspected by somebody else than the repairer, back within three days."),
        words(
            "Guaranteed {paid} days after a paid repair, {free} days after a free one.",
            paid=content.paid_guarantee_days,
            free=content.free_guarantee_days,
        ),
    )
    return _sentences(words, told)


def notice_charging(words: Words) -> str:
    """Return what a customer may rely on when paying."""
    told = (
        words("Nothing is charged that is not in this list."),
        words("The fee is told before work begins, and every payment gets an invoice with each part named."),
    )
    return _sentences(words, told)


def _sentences(words: Words, told: Iterable[str]) -> str:
    return ("" if words.language is Language.CHINESE else " ").join(told)


def _rate(words: Words, band: NoticeBand) -> str:
    if not band.per_km:
        return words("first {km} km free", km=band.ends_km or 0)
    rate = f"¥{band.per_km:.2f}"
    if band.ends_km is None:
        return words("over {begins} km {rate} per km", begins=band.begins_km, rate=rate)
    return words("{begins} to {ends} km {rate} per km", begins=band.begins_km, ends=band.ends_km, rate=rate)


def _percent(share: Decimal) -> str:
    return f"{(share * _HUNDRED).normalize():f} %"
