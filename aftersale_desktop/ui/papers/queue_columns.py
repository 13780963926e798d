"""The columns of the print queue; a state is a word in a colour, the whole sentence stands below the list."""

from collections.abc import Callable

from aftersale_desktop.domain.print_jobs import JobState, PrintJob
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.printing import job_title, printer_name

_BADGES: dict[JobState, tuple[str, Tone]] = {
    JobState.QUEUED: (N_("Waiting"), Tone.ACCENT),
    JobState.SENT: (N_("Came out?"), Tone.CAUTION),
    JobState.FAILED: (N_("Failed"), Tone.BAD),
}
_UNDER_WAY = (N_("Being sent"), Tone.ACCENT)
_IN_DOUBT = (N_("Unclear"), Tone.CAUTION)


def job_columns(words: Words, is_under_way: Callable[[PrintJob], bool]) -> tuple[Column[PrintJob], ...]:
    """Return paper, number, printer and state."""
    return (
        Column(words("Document"), lambda job: job_title(words, job), is_strong=True, stretches=True),
        Column(words("Number"), lambda job: short_job_number(job.number), is_muted=True, width=116, spare=2),
        Column(words("Printer"), lambda job: printer_name(words, job.printer), is_muted=True, width=132, spare=1),
        Column(
            words("State"),
            lambda job: words(_look_of(job, is_under_way)[0]),
            badge=lambda job: _badge(words, _look_of(job, is_under_way)),
            width=104,
        ),
    )


def short_job_number(number: str) -> str:
    """Return the end of a document's number: point and year are the same for nearly all of them."""
    parts = number.split("-")
    return "-".join((parts[-3], parts[-1])) if len(parts) > len(("series", "year", "sequence")) else number


def _look_of(job: PrintJob, is_under_way: Callable[[PrintJob], bool]) -> tuple[str, Tone]:
    if is_under_way(job):
        return _UNDER_WAY
    return _IN_DOUBT if job.is_in_doubt else _BADGES[job.state]


def _badge(words: Words, look: tuple[str, Tone]) -> BadgeMark:
    return BadgeMark(words(look[0]), look[1])
