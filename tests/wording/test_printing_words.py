"""Every fault of a printer is told in words a clerk can act on, and nothing is called printed that nobody saw."""

import pytest

from aftersale_desktop.domain.print_jobs import JobState, PrintFailedError, PrintFault
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.printing import PRINT_FAULTS, STATE_NAMES, job_state_text, job_title, printer_name
from aftersale_desktop.wording.refusals import refusal_text
from tests.builders import NOON, a_print_job

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)


def test_every_fault_and_state_has_words() -> None:
    assert set(PRINT_FAULTS) == set(PrintFault)
    assert set(STATE_NAMES) == set(JobState)


@pytest.mark.parametrize("fault", PrintFault)
def test_a_fault_is_told_with_its_printer_and_a_way_on(fault: PrintFault) -> None:
    for words in (ENGLISH, CHINESE):
        text = refusal_text(words, PrintFailedError(fault, "Desk 1"))
        assert text == words(PRINT_FAULTS[fault], printer="Desk 1")
        assert len(text) > 10


def test_the_printer_nobody_named_is_the_systems() -> None:
    assert printer_name(ENGLISH, "") == "The system's printer"
    assert refusal_text(ENGLISH, PrintFailedError(PrintFault.REFUSED, "")).startswith("The system's printer did")


def test_what_was_sent_is_not_called_printed() -> None:
    job = a_print_job().attempted()
    assert "stopped while it was sent" in job_state_text(ENGLISH, job)
    assert job_state_text(ENGLISH, job.sent("Desk", NOON)).startswith("Sent, nobody said yet")
    assert "not there any more" in job_state_text(ENGLISH, job.failed(PrintFault.GONE))


def test_a_printing_is_named_by_paper_and_copy() -> None:
    assert job_title(ENGLISH, a_print_job()) == "Repair receipt · Original"
    assert job_title(CHINESE, a_print_job(copy=2)) == "维修接收单 · 副本 2"
