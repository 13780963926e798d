"""What is said of a printing: sent is a question to the clerk, failed is a reason with the PDF beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from aftersale_desktop.domain.print_jobs import PrintJob
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice, NoticeChoice
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.printing import job_title, print_fault_text, printer_name

CAME_OUT_KEY = "F10"
AGAIN_KEY = "Ctrl+F10"
_SECONDS_TO_ANSWER = 30


@dataclass(frozen=True, slots=True)
class Answers:
    """What the clerk can say about paper that should lie in the printer."""

    came_out: Callable[[], object]
    again: Callable[[], object]
    save: Callable[[], object]


@dataclass(frozen=True, slots=True)
class AnswersAtStart:
    """What can be done about printings left from before."""

    show: Callable[[], object]
    again: Callable[[Sequence[PrintJob]], object]
    give_up: Callable[[Sequence[PrintJob]], object]


def question(words: Words, jobs: Sequence[PrintJob], path: Path, answers: Answers) -> Notice:
    """Ask whether it came out: the printer took it, and nobody knows more."""
    job, count = jobs[0], len(jobs)
    paper = job_title(words, job) if count == 1 else words.plural("{count} sheet", "{count} sheets", count)
    text = words("Sent to {printer}: {paper}. Did it come out?", printer=job.printer, paper=paper)
    choices = (
        NoticeChoice(words("It came out"), CAME_OUT_KEY, _ignoring(answers.came_out)),
        NoticeChoice(words("Print again"), AGAIN_KEY, _ignoring(answers.again)),
        NoticeChoice(words("Save as PDF"), "", _ignoring(answers.save)),
    )
    return Notice(f"{text} {_pdf_is(words, path)}", Tone.ACCENT, _SECONDS_TO_ANSWER, choices=choices)


def not_printed(words: Words, job: PrintJob, path: Path, show: Callable[[], object]) -> Notice:
    """Say why nothing was printed, and where the paper is."""
    if job.fault is None:
        raise ValueError(job.state)
    text = print_fault_text(words, job.fault, job.printer)
    return Notice(f"{text} {_pdf_is(words, path)}", Tone.CAUTION, _SECONDS_TO_ANSWER, choices=_ways(words, path, show))


def no_answer_yet(words: Words, job: PrintJob, path: Path, show: Callable[[], object]) -> Notice:
    """Say that a printer is silent; everything else goes on."""
    text = words("{printer} has not answered yet. Everything is saved.", printer=printer_name(words, job.printer))
    return Notice(f"{text} {_pdf_is(words, path)}", Tone.CAUTION, _SECONDS_TO_ANSWER, choices=_ways(words, path, show))


def waiting_at_start(words: Words, jobs: Sequence[PrintJob], answers: AnswersAtStart) -> Notice:
    """Say what printings are left from before: which failed, and which somebody must look for."""
    failed = [job for job in jobs if not job.may_have_come_out]
    sent, texts = len(jobs) - len(failed), []
    if failed:
        texts.append(words.plural("{count} printing failed.", "{count} printings failed.", len(failed)))
    if sent:
        texts.append(
            words.plural(
                "{count} printing was never confirmed. Look whether it came out.",
                "{count} printings were never confirmed. Look whether they came out.",
                sent,
            )
        )
    choices: tuple[NoticeChoice, ...] = (NoticeChoice(words("Print queue"), "", _ignoring(answers.show)),)
    if failed:
        choices = (
            NoticeChoice(words("Try again"), AGAIN_KEY, _ignoring(partial(answers.again, failed))),
            NoticeChoice(words("Give up"), "", _ignoring(partial(answers.give_up, failed))),
            *choices,
        )
    return Notice(" ".join(texts), Tone.CAUTION, _SECONDS_TO_ANSWER, choices=choices)


def open_file(path: Path) -> None:
    """Open a file or folder as the system does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ways(words: Words, path: Path, show: Callable[[], object]) -> tuple[NoticeChoice, ...]:
    return (
        NoticeChoice(words("Open PDF"), "", lambda: open_file(path)),
        NoticeChoice(words("Open folder"), "", lambda: open_file(path.parent)),
        NoticeChoice(words("Print queue"), "", _ignoring(show)),
    )


def _pdf_is(words: Words, path: Path) -> str:
    return words("The PDF is {name}.", name=path.name)


def _ignoring(deed: Callable[[], object]) -> Callable[[], None]:
    def do() -> None:
        deed()

    return do
