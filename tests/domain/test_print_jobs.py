"""A printing goes only where its table lets it, and trying again is never a new copy."""

from dataclasses import replace
from itertools import product

import pytest

from aftersale_desktop.domain.papers import CopyMark
from aftersale_desktop.domain.print_jobs import (
    NEXT_STATES,
    OPEN_STATES,
    JobState,
    PrintFault,
    PrintIsOverError,
)
from tests.builders import CLERK, NOON, a_print_job

JOB = a_print_job(id=1)
DEEDS = {
    JobState.QUEUED: lambda job: job.again("Desk"),
    JobState.SENT: lambda job: job.sent("Desk", NOON),
    JobState.CONFIRMED: lambda job: job.ended(JobState.CONFIRMED, NOON),
    JobState.FAILED: lambda job: job.failed(PrintFault.GONE),
    JobState.CANCELLED: lambda job: job.ended(JobState.CANCELLED, NOON),
}


@pytest.mark.parametrize(("before", "after"), list(product(JobState, JobState)))
def test_every_pair_of_states_is_a_step_or_a_refusal(before: JobState, after: JobState) -> None:
    job = replace(JOB, state=before)
    assert job.can_become(after) is (after in NEXT_STATES[before])
    if job.can_become(after):
        assert DEEDS[after](job).state is after
        return
    with pytest.raises(PrintIsOverError):
        DEEDS[after](job)


def test_what_was_sent_is_open_until_a_person_says_what_came_of_it() -> None:
    assert set(OPEN_STATES) == {JobState.QUEUED, JobState.SENT, JobState.FAILED}
    assert JOB.sent("Desk", NOON).is_open
    assert not JOB.ended(JobState.CONFIRMED, NOON).is_open


def test_a_sending_without_an_end_is_in_doubt_and_one_that_never_began_is_not() -> None:
    assert not JOB.is_in_doubt
    assert JOB.attempted().is_in_doubt
    assert not JOB.attempted().sent("Desk", NOON).is_in_doubt
    assert not JOB.attempted().failed(PrintFault.DRIVER).is_in_doubt
    assert not JOB.attempted().again("Desk").is_in_doubt


def test_the_mark_is_that_of_the_first_attempt() -> None:
    assert JOB.mark == CopyMark()
    copy = replace(JOB, copy=2)
    assert copy.attempted().failed(PrintFault.GONE).again("Other").mark == CopyMark(2, JOB.queued_at, CLERK.name)


def test_a_fault_is_forgotten_when_the_copy_is_tried_again() -> None:
    again = JOB.attempted().failed(PrintFault.GONE).again("Other")
    assert (again.fault, again.printer, again.copy) == (None, "Other", JOB.copy)
