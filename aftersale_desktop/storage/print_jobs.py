"""The print queue: one row per numbered copy."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, insert, select, update

from aftersale_desktop.domain.print_jobs import OPEN_STATES, PrintJob
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.storage.rows.columns import new_key
from aftersale_desktop.storage.rows.papers import PAPER
from aftersale_desktop.storage.rows.print_jobs import PRINT_JOB, from_domain, progress_from_domain, to_domain

_ADD = insert(PRINT_JOB)
_SAVE = update(PRINT_JOB).where(PRINT_JOB.c.id == bindparam("of_id"), PRINT_JOB.c.version == bindparam("of_version"))
_JOBS = select(*PRINT_JOB.c, PAPER.c.kind, PAPER.c.number).join_from(
    PRINT_JOB, PAPER, PAPER.c.id == PRINT_JOB.c.paper_id
)
_BY_ID = _JOBS.where(PRINT_JOB.c.id == bindparam("of_id"))
_OPEN = _JOBS.where(
    PRINT_JOB.c.state.in_([str(state) for state in OPEN_STATES]),
    PRINT_JOB.c.point_code == bindparam("of_point"),
    PRINT_JOB.c.computer == bindparam("of_computer"),
).order_by(PRINT_JOB.c.id.desc())


@dataclass(frozen=True, slots=True)
class StoredPrintJobs:
    """Printings of the transaction."""

    connection: Connection

    def add(self, job: PrintJob) -> PrintJob:
        """Return the printing with the id it is stored under."""
        return replace(job, id=new_key(self.connection.execute(_ADD, from_domain(job))))

    def save(self, job: PrintJob) -> PrintJob:
        """Store how far it got, unless another window did so meanwhile."""
        values = {**progress_from_domain(job), "version": job.version + 1}
        found = self.connection.execute(_SAVE.values(values), {"of_id": job.id, "of_version": job.version})
        if found.rowcount != 1:
            raise ChangedMeanwhileError(job.number)
        return replace(job, version=job.version + 1)

    def by_id(self, job_id: int) -> PrintJob | None:
        """Return one printing."""
        row = self.connection.execute(_BY_ID, {"of_id": job_id}).one_or_none()
        return None if row is None else to_domain(row)

    def open(self, point_code: str, computer: str) -> tuple[PrintJob, ...]:
        """Return what nobody confirmed or cancelled yet at this computer, newest first."""
        rows = self.connection.execute(_OPEN, {"of_point": point_code, "of_computer": computer})
        return tuple(to_domain(row) for row in rows)
