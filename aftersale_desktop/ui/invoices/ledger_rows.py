"""The ledger of a claim as a timeline."""

from collections.abc import Iterable
from datetime import datetime

from aftersale_desktop.domain.payments import LedgerEntry
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.history_list import HistoryEntry
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import payment_name
from aftersale_desktop.wording.payments import purpose_name


def ledger_rows(words: Words, entries: Iterable[LedgerEntry], now: datetime) -> list[HistoryEntry]:
    """Return an entry each: what it was, how much, in which kinds, under which number, by whom."""
    return [_row(words, entry, now) for entry in entries]


def _row(words: Words, entry: LedgerEntry, now: datetime) -> HistoryEntry:
    at = entry.booked_at.astimezone(now.tzinfo)
    kinds = words(", ").join(payment_name(words, payment.kind) for payment in entry.payments)
    line = " · ".join(part for part in (kinds, entry.number, entry.booked_by) if part)
    title = f"{purpose_name(words, entry.purpose)} ¥ {entry.total:.2f}".replace("-", "−")
    return HistoryEntry(f"{at:%m-%d}", title, line, Tone.CAUTION if entry.total < 0 else Tone.GOOD)
