"""The settlement of a point with the factory: what is to be claimed, statements sent, and the answer to each line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.factory_statements import (
    ANSWERS,
    FactoryStatement,
    LineStanding,
    NothingToClaimError,
    StatementChangedError,
    StatementDeed,
    StatementEntry,
    StatementNotFoundError,
    StatementState,
    accepted_amount,
    check_deed,
    check_period,
    standings,
    state_of,
)
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.papers import IssuedPaper, PaperKind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.services.open_costs import OpenCosts, open_costs_of
from aftersale_desktop.services.paper_contents import heading_of, new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work

_MOST_STATEMENTS = 60


@dataclass(frozen=True, slots=True)
class StatementSheet:
    """A statement with what became of each line."""

    statement: FactoryStatement
    lines: tuple[LineStanding, ...]

    @property
    def state(self) -> StatementState:
        """How far it is."""
        return state_of(self.lines)

    @property
    def accepted(self) -> Decimal:
        """What the factory pays."""
        return total_of(line.accepted for line in self.lines)


@dataclass(frozen=True, slots=True)
class LineDeed:
    """What is said of a line: an answer of the factory, `amount` where it is a part, or what the point does about it.

    Everything but a plain yes needs its reason.
    """

    deed: StatementDeed
    amount: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SentStatement:
    """A statement as stored, with its paper."""

    sheet: StatementSheet
    paper: IssuedPaper


@dataclass(frozen=True, slots=True)
class Settlements:
    """What a supervisor does with the factory's share of the costs of the own point."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def open_costs(self, first: date, last: date) -> OpenCosts:
        """Return what a statement over these days would claim; older costs no statement claimed are in it, too."""
        user = self.who()
        user.need(Right.SETTLE)
        check_period(first, last, self.now().date())
        with self.start_reading() as work:
            return open_costs_of(work, user.point_code, first, last, self.now())

    def send(self, first: date, last: date, seen: Sequence[str], request_key: str) -> SentStatement:
        """Store number, lines and paper in one transaction; the same key is answered with the first statement.

        Refuses what is no longer as it was `seen`, and a period in which the factory owes nothing.
        """
        user, now = self.who(), self.now()
        user.need(Right.SETTLE)
        check_period(first, last, now.date())
        with self.start_work() as work:
            work.turns.of_request(request_key)
            sent = _sent_before(work, request_key)
            if sent is None:
                sent = _send(work, open_costs_of(work, user.point_code, first, last, now), seen, request_key, user, now)
                work.commit()
        return sent

    def statements(self) -> tuple[StatementSheet, ...]:
        """Return the latest statements of the own point, newest first."""
        user = self.who()
        user.need(Right.SETTLE)
        with self.start_reading() as work:
            return tuple(
                _sheet(work, statement)
                for statement in work.factory_statements.newest(user.point_code, _MOST_STATEMENTS)
            )

    def sheet(self, number: str) -> StatementSheet:
        """Return a statement with its answers; refuses a number that none of the own point has."""
        user = self.who()
        user.need(Right.SETTLE)
        with self.start_reading() as work:
            return _sheet(work, _found(work, number, user))

    def answer(self, number: str, claim_number: str, said: LineDeed) -> StatementSheet:
        """Write down what the factory says of a line, or what the point does about a refused one."""
        self.who().need(Right.SETTLE)
        return self._write(number, (claim_number,), said)

    def accept_rest(self, number: str) -> StatementSheet:
        """Write down that the factory accepts every line it has not answered yet."""
        self.who().need(Right.SETTLE)
        waiting = tuple(line.line.claim_number for line in self.sheet(number).lines if line.last is None)
        return self._write(number, waiting, LineDeed(StatementDeed.ACCEPTED))

    def _write(self, number: str, claims: tuple[str, ...], said: LineDeed) -> StatementSheet:
        user, now = self.who(), self.now()
        if said.deed is not StatementDeed.ACCEPTED and not said.reason.strip():
            raise ReasonMissingError
        with self.start_work() as work:
            work.turns.of_request(number)
            statement = _found(work, number, user)
            lines = {line.line.claim_number: line for line in _sheet(work, statement).lines}
            for claim_number in claims:
                if claim_number not in lines:
                    raise StatementNotFoundError(claim_number)
                _write_down(work, _entry(number, lines[claim_number], said, user, now))
            sheet = _sheet(work, statement)
            work.commit()
        return sheet


def _entry(number: str, line: LineStanding, said: LineDeed, user: User, now: datetime) -> StatementEntry:
    check_deed(line, said.deed)
    is_answer = said.deed in ANSWERS
    return StatementEntry(
        statement_number=number,
        claim_number=line.line.claim_number,
        deed=said.deed,
        amount=accepted_amount(line, said.deed, said.amount) if is_answer else line.open_amount,
        reason=said.reason.strip(),
        at=now,
        by=user.name,
    )


def _write_down(work: Work, entry: StatementEntry) -> None:
    work.factory_statements.add_entry(entry)
    detail = {"claim": entry.claim_number, "amount": f"{entry.amount:.2f}", "reason": entry.reason}
    work.audit.add(entry.at, entry.by, f"statement_{entry.deed}", entry.statement_number, detail)


def _found(work: Work, number: str, user: User) -> FactoryStatement:
    statement = work.factory_statements.by_number(number)
    if statement is None or statement.point_code != user.point_code:
        raise StatementNotFoundError(number)
    return statement


def _sheet(work: Work, statement: FactoryStatement) -> StatementSheet:
    return StatementSheet(statement, standings(statement, work.factory_statements.entries_of(statement.number)))


def _sent_before(work: Work, request_key: str) -> SentStatement | None:
    statement = work.factory_statements.by_request_key(request_key)
    if statement is None:
        return None
    paper = work.papers.find(PaperKind.FACTORY_STATEMENT, statement.number)
    return SentStatement(_sheet(work, statement), paper) if paper else None


def _send(
    work: Work, costs: OpenCosts, seen: Sequence[str], request_key: str, user: User, now: datetime
) -> SentStatement:
    if not costs.lines:
        raise NothingToClaimError
    if tuple(seen) != costs.seen:
        raise StatementChangedError
    number = work.numbers.next(user.point_code, DocumentSeries.FACTORY_STATEMENT, now.year)
    statement = work.factory_statements.add(
        FactoryStatement(
            id=0,
            number=number,
            request_key=request_key,
            point_code=user.point_code,
            first=costs.first,
            last=costs.last,
            lines=costs.lines,
            sent_at=now,
            sent_by=user.name,
        )
    )
    content = StatementContent(
        number=number, point=heading_of(work.shop.terms(user.point_code).point), statement=statement
    )
    paper = work.papers.issue(new_paper(PaperKind.FACTORY_STATEMENT, number, content, now, user.name))
    detail = {"count": str(len(statement.lines)), "total": f"{statement.total:.2f}"}
    work.audit.add(now, user.name, "send_statement", number, detail)
    return SentStatement(_sheet(work, statement), paper)
