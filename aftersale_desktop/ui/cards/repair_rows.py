"""The repairs of a card as rows: what each added to the periods, or why it added nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aftersale_desktop.services.card_detail import CardDetail
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.wording.cards import merged_text, short_number, why_text
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.dates import iso_day


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One claim of the product; `days_added` is None where it is not known that any period runs."""

    claim_number: str
    received_on: date
    returned_on: date | None
    days_added: int | None
    customer: str
    remark: str


def repair_rows(words: Words, detail: CardDetail) -> tuple[RepairRow, ...]:
    """Return every claim of the product, newest first, each with its trace in the extension."""
    traced = dict(_traced(words, detail))
    rows = []
    for claim in detail.claims:
        past = claim.past
        days, remark = traced.get(past.claim_number, (None, state_name(words, past.state)))
        rows.append(RepairRow(past.claim_number, past.received_on, past.returned_on, days, claim.customer, remark))
    return tuple(rows)


def _traced(words: Words, detail: CardDetail) -> Iterator[tuple[str, tuple[int, str]]]:
    history = detail.history
    for extension in history.extensions if history else ():
        for sheet in extension.sheets:
            yield sheet.claim_number, (sheet.days_added, merged_text(words, extension, sheet.claim_number))
    for passed in history.passed_over if history else ():
        yield passed.claim_number, (0, why_text(words, passed.why))


def repair_columns(words: Words) -> tuple[Column[RepairRow], ...]:
    """Return the columns of the trace."""
    return (
        Column(words("Claim"), lambda row: short_number(row.claim_number), is_strong=True, width=104),
        Column(words("Received on"), lambda row: iso_day(row.received_on), width=100),
        Column(words("Handed back"), lambda row: iso_day(row.returned_on), width=104),
        Column(words("Days added"), lambda row: _days(row.days_added), is_number=True, width=92),
        Column(words("Brought by"), lambda row: row.customer, is_muted=True, width=92, spare=2),
        Column(words("Remark"), lambda row: row.remark, is_muted=True, stretches=True, spare=1),
    )


def _days(days: int | None) -> str:
    if days is None:
        return "—"
    return f"+{days}" if days else "0"
