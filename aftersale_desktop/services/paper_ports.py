"""What papers, photos and printing need from storage, as protocols; `Work` in ports.py holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from aftersale_desktop.domain.attachments import Attachment
    from aftersale_desktop.domain.papers import IssuedPaper, PaperKind, PaperRecord
    from aftersale_desktop.domain.print_jobs import PrintJob


class Attachments(Protocol):
    """Photos and files of claims; `content` gives the bytes by digest, which papers name."""

    def add(self, attachment: Attachment, content: bytes) -> Attachment: ...
    def of_claim(self, claim_number: str) -> tuple[Attachment, ...]: ...
    def content(self, digest: str) -> bytes: ...


class Papers(Protocol):
    """Issued papers with their frozen content, and each printing of them."""

    def issue(self, paper: IssuedPaper) -> IssuedPaper: ...
    def find(self, kind: PaperKind, number: str) -> IssuedPaper | None: ...
    def of_claim(self, claim_number: str) -> tuple[PaperRecord, ...]: ...
    def record_print(self, paper: IssuedPaper, at: datetime, by: str) -> int: ...


class PrintJobs(Protocol):
    """The print queue; `save` refuses with ChangedMeanwhileError when the version moved on."""

    def add(self, job: PrintJob) -> PrintJob: ...
    def save(self, job: PrintJob) -> PrintJob: ...
    def by_id(self, job_id: int) -> PrintJob | None: ...
    def open(self, point_code: str, computer: str) -> tuple[PrintJob, ...]: ...
