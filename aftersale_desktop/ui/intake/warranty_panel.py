"""How long the product is covered: the periods over one axis, with every added day."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.period_bar import Axis, Span
from aftersale_desktop.ui.widgets.period_timeline import PeriodRow, PeriodTimeline
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.wording.catalogue import Words


class WarrantyPanel(Card):
    """Whole unit and main parts as bars from the start of the period to its end."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("Warranty"), parent)
        self._words = words
        self._timeline = PeriodTimeline()
        self._missing = Text(words("No purchase date is known: no period runs."), TextKind.MUTED)
        self.add(self._timeline, self._missing)

    def show_periods(self, verdict: Verdict, today: date) -> None:
        """Show the periods of a verdict, or that there are none."""
        base, unit_end, parts_end = verdict.base_on, verdict.warranty_ends_on, verdict.main_parts_end_on
        is_known = base is not None and unit_end is not None and parts_end is not None
        self._timeline.setVisible(is_known)
        self._missing.setVisible(not is_known)
        if base is None or unit_end is None or parts_end is None:
            return
        added = timedelta(days=verdict.extension_days or 0)
        rows = (
            self._row(
                self._words("Whole unit"), Span(base, unit_end - added, unit_end, _tone(unit_end, today)), verdict
            ),
            self._row(
                self._words("Main parts"),
                Span(base, parts_end - added, parts_end, _tone(parts_end, today), is_faint=True),
                verdict,
            ),
        )
        ends = (self._words("Start {day}", day=base), self._words("Today {day}", day=today), self._words("End"))
        self._timeline.show_periods(rows, Axis(base, max(parts_end, base + timedelta(days=1)), today), ends)

    def _row(self, name: str, span: Span, verdict: Verdict) -> PeriodRow:
        days = verdict.extension_days or 0
        note = self._words.plural("{count} repair day added", "{count} repair days added", days) if days else ""
        until = span.extended_until.isoformat()
        return PeriodRow(name, note, until, span, self._words("{name}: covered until {day}", name=name, day=until))


def _tone(end: date, today: date) -> Tone:
    return Tone.GOOD if today <= end else Tone.NEUTRAL
