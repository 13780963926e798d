"""The columns of the orders in the workshop: what is short of time and what is stuck strikes the eye."""

from collections.abc import Callable
from datetime import datetime

from aftersale_desktop.domain.claims import ClaimRow
from aftersale_desktop.services.list_queries import BY_PROMISE
from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.ui.claims.columns import promise_mark, row_badge, short_number
from aftersale_desktop.ui.models.column import Column, PromiseMark
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.part_forecasts import short_forecast


def order_columns(
    words: Words,
    now: Callable[[], datetime],
    name_of: Callable[[str], str],
    part_of: Callable[[str], PartForecast | None] = lambda _number: None,
) -> tuple[Column[ClaimRow], ...]:
    """Return the columns.

    `now` is asked at every paint, `name_of` names a sub-status, `part_of` knows when a part comes.
    """
    return (
        Column(words("Claim"), short_number, is_strong=True, width=108),
        Column(
            words("State"),
            lambda row: state_name(words, row.state),
            badge=lambda row: row_badge(words, row, now()),
            width=104,
        ),
        Column(words("Sub-status"), lambda row: name_of(row.sub_status), is_muted=True, width=96, spare=3),
        Column(words("Model"), lambda row: row.model_code, width=116, spare=2),
        Column(words("Fault"), lambda row: row.fault, is_muted=True, stretches=True, width=128, spare=1),
        Column(words("With"), lambda row: row.technician or "—", width=80, spare=4),
        Column(
            words("Promise"),
            lambda row: forecast(words, row, now(), part_of(row.number)).text,
            promise=lambda row: forecast(words, row, now(), part_of(row.number)),
            width=168,
            order=BY_PROMISE,
        ),
    )


def forecast(words: Words, row: ClaimRow, now: datetime, part: PartForecast | None = None) -> PromiseMark:
    """Return the promise of a row; while a part is missing and the clock runs, it will hardly be kept."""
    mark = promise_mark(words, row, now)
    if not row.lacks_part or row.passed_at is not None:
        return mark
    if row.due_at is None:
        return mark if part is None else PromiseMark(mark.share, short_forecast(words, part), mark.tone)
    tone = Tone.BAD if mark.tone is Tone.BAD else Tone.CAUTION
    if part is not None:
        return PromiseMark(mark.share, f"{mark.text} · {short_forecast(words, part)}", tone)
    return PromiseMark(mark.share, words("{time} · part missing", time=mark.text), tone)
