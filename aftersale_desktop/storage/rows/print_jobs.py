"""Printings on their way: what is printed never changes, what became of it does."""

from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, String, Table, UniqueConstraint

from aftersale_desktop.domain.papers import Audience, PaperKind, PaperSize
from aftersale_desktop.domain.print_jobs import JobState, PrintFault, PrintJob
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, Moment, known_id

PRINT_JOB = Table(
    "print_job",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("paper_id", Integer, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("size", String, nullable=False),
    Column("language", String, nullable=False),
    Column("audiences", String, nullable=False),
    Column("printer", String, nullable=False),
    Column("point_code", String, nullable=False),
    Column("computer", String, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("queued_by", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("fault", String, nullable=False),
    Column("sent_at", Moment),
    Column("ended_at", Moment),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["paper_id", "copy"], ["paper_printing.paper_id", "paper_printing.copy"]),
    UniqueConstraint("paper_id", "copy"),
    Index(None, "state"),
)


def from_domain(job: PrintJob) -> dict[str, Any]:
    """Return the row of a printing; the paper's kind and number stand in the paper's own row."""
    return {
        **known_id(job.id),
        "paper_id": job.paper_id,
        "copy": job.copy,
        "size": str(job.size),
        "language": job.language,
        "audiences": " ".join(job.audiences),
        "point_code": job.point_code,
        "computer": job.computer,
        "queued_at": job.queued_at,
        "queued_by": job.queued_by,
        **progress_from_domain(job),
        "version": job.version,
    }


def progress_from_domain(job: PrintJob) -> dict[str, Any]:
    """Return what changes while a printing goes on."""
    return {
        "printer": job.printer,
        "state": str(job.state),
        "attempts": job.attempts,
        "fault": str(job.fault or ""),
        "sent_at": job.sent_at,
        "ended_at": job.ended_at,
    }


def to_domain(row: AnyRow) -> PrintJob:
    """Return the printing of a row that also carries the paper's kind and number."""
    return PrintJob(
        id=row.id,
        paper_id=row.paper_id,
        kind=PaperKind(row.kind),
        number=row.number,
        copy=row.copy,
        size=PaperSize(row.size),
        language=row.language,
        audiences=tuple(Audience(name) for name in row.audiences.split()),
        printer=row.printer,
        point_code=row.point_code,
        computer=row.computer,
        queued_at=row.queued_at,
        queued_by=row.queued_by,
        state=JobState(row.state),
        attempts=row.attempts,
        fault=PrintFault(row.fault) if row.fault else None,
        sent_at=row.sent_at,
        ended_at=row.ended_at,
        version=row.version,
    )
