"""A first start: the answers a shop is founded on, what is wrong with them, and a page to try the printer with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from aftersale_desktop.domain.credentials import (
    PasswordTooEasyError,
    PasswordTooShortError,
    RepeatedDifferentlyError,
    check_password,
)
from aftersale_desktop.domain.document_codes import UnusablePointCodeError, check_point_code
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperSize
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.points import ClosesBeforeOpeningError, ServicePoint
from aftersale_desktop.services.counter_ports import Ink, PaperFolder

if TYPE_CHECKING:
    from aftersale_desktop.services.shop import Shop

TEST_PAGE_NAME = "test-page.pdf"


class Question(StrEnum):
    """What is asked about a shop of one's own, in the order of the page."""

    CODE = "code"
    NAME = "name"
    ADDRESS = "address"
    HOTLINE = "hotline"
    HOURS = "hours"
    ADMINISTRATOR = "administrator"
    PASSWORD = "password"  # noqa: S105 - the name of a question
    REPEATED = "repeated"


class AnswerMissingError(AfterSaleError):
    """What stands on every paper was left empty."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A shop of one's own: its point, and who may do everything in it at first."""

    point: ServicePoint
    administrator: str
    password: str = field(repr=False)
    repeated: str = field(repr=False)


def refused_answers(answers: Answers) -> dict[Question, AfterSaleError]:
    """Return what is wrong, each with its question; nothing where a shop can be founded."""
    return dict(_refused(answers))


def check_answers(answers: Answers) -> None:
    """Refuse with the first thing that is wrong."""
    for refusal in refused_answers(answers).values():
        raise refusal


def _refused(answers: Answers) -> Iterator[tuple[Question, AfterSaleError]]:
    point = answers.point
    if point.code:
        try:
            check_point_code(point.code)
        except UnusablePointCodeError as refusal:
            yield Question.CODE, refusal
    texts = {
        Question.CODE: point.code,
        Question.NAME: point.name.zh,
        Question.ADDRESS: point.address.zh,
        Question.HOTLINE: point.hotline,
        Question.ADMINISTRATOR: answers.administrator,
    }
    for question, text in texts.items():
        if not text.strip():
            yield question, AnswerMissingError()
    if point.closes_at <= point.opens_at:
        yield Question.HOURS, ClosesBeforeOpeningError()
    yield from _refused_password(answers)


def _refused_password(answers: Answers) -> Iterator[tuple[Question, AfterSaleError]]:
    administrator = User(0, answers.administrator.strip(), Role.ADMINISTRATOR, answers.point.code)
    try:
        check_password(answers.password, administrator)
    except (PasswordTooShortError, PasswordTooEasyError) as refusal:
        yield Question.PASSWORD, refusal
    if answers.repeated != answers.password:
        yield Question.REPEATED, RepeatedDifferentlyError()


@dataclass(frozen=True, slots=True)
class FoundingDesk:
    """What can be done while there is no shop and nobody to ask for rights.

    `found` founds once and opens; whoever comes second opens what the first founded. `open_sample` opens the sample
    shop in a place of its own, so that nothing of it gets into the shop that is founded later.
    """

    found: Callable[[Answers], "Shop"]
    open_sample: Callable[[], "Shop"]
    ink: Ink
    folder: PaperFolder

    def test_page(self, size: PaperSize, language: str, printer: str) -> bytes:
        """Return the page a printer is tried with."""
        return self.ink.test_page(size, language, printer)

    def saved_test_page(self, size: PaperSize, language: str) -> Path:
        """Return where the page lies as a PDF, for whoever has no printer yet."""
        return self.folder.save(TEST_PAGE_NAME, self.ink.test_page(size, language, "PDF"))
