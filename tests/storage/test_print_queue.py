"""The print queue on disk: what waits comes back as it was, and two windows cannot answer for the same sheet."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.print_jobs import JobState, PrintFault, PrintJob
from aftersale_desktop.services.ports import ChangedMeanwhileError, StorageError
from aftersale_desktop.storage.database import Database
from tests.builders import NOON, a_claim, a_print_job, a_receipt


@pytest.fixture
def stored(database: Database) -> PrintJob:
    """The waiting original of a stored receipt."""
    with database.start_work() as work:
        work.claims.add(a_claim())
        paper = work.papers.issue(a_receipt())
        work.papers.record_print(paper, NOON, "陈静")
        job = work.print_jobs.add(a_print_job(paper_id=paper.id))
        work.commit()
    return job


def test_a_printing_comes_back_whole_through_all_its_states(database: Database, stored: PrintJob) -> None:
    failed = stored.attempted().failed(PrintFault.NOT_REACHED)
    with database.start_work() as work:
        assert work.print_jobs.by_id(stored.id) == stored
        failed = work.print_jobs.save(failed)
        work.commit()
    with database.start_work() as work:
        assert work.print_jobs.by_id(stored.id) == failed
        ended = work.print_jobs.save(failed.again("Desk").sent("Desk", NOON).ended(JobState.CONFIRMED, NOON))
        work.commit()
    with database.start_reading() as work:
        assert work.print_jobs.by_id(stored.id) == ended
        assert work.print_jobs.by_id(99) is None


def test_only_what_is_open_here_waits_for_an_answer_newest_first(database: Database, stored: PrintJob) -> None:
    with database.start_work() as work:
        paper = work.papers.find(stored.kind, stored.number)
        assert paper is not None
        others = (("counter-1", JobState.SENT), ("counter-1", JobState.CANCELLED), ("counter-2", JobState.QUEUED))
        for copy, (computer, state) in enumerate(others, start=1):
            work.papers.record_print(paper, NOON, "陈静")
            work.print_jobs.add(a_print_job(paper_id=paper.id, copy=copy, computer=computer, state=state))
        work.commit()
    with database.start_reading() as work:
        assert [job.copy for job in work.print_jobs.open(stored.point_code, "counter-1")] == [1, 0]


def test_two_windows_cannot_both_answer_for_a_sheet(database: Database, stored: PrintJob) -> None:
    with database.start_work() as work:
        work.print_jobs.save(stored.attempted())
        with pytest.raises(ChangedMeanwhileError):
            work.print_jobs.save(stored.ended(JobState.CANCELLED, NOON))


def test_a_copy_that_was_not_counted_cannot_be_queued(database: Database, stored: PrintJob) -> None:
    def queue_uncounted() -> None:
        with database.start_work() as work:
            work.print_jobs.add(replace(stored, id=0, copy=5))
            work.commit()

    with pytest.raises(StorageError):
        queue_uncounted()
