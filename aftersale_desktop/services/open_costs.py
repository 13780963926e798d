"""What the factory bears and no statement claimed yet: new costs, refused ones that come back, held back ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from aftersale_desktop.domain.claims import Claim
from aftersale_desktop.domain.factory_statements import (
    MOST_DAYS,
    BlockedLine,
    StatementLine,
    StatementNotFoundError,
)
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.domain.removed_parts import RemovedPartState
from aftersale_desktop.domain.warranty_costs import WarrantyCost, warranty_costs
from aftersale_desktop.services.ports import Work, local_day


@dataclass(frozen=True, slots=True)
class OpenCosts:
    """What a period asks the factory for, what waits for old parts, and what the others bear of the same claims."""

    first: date
    last: date
    lines: tuple[StatementLine, ...]
    blocked: tuple[BlockedLine, ...]
    borne: tuple[WarrantyCost, ...]
    """What the point and goodwill bear of the claims of the period: nobody is asked for it."""

    @property
    def seen(self) -> tuple[str, ...]:
        """What a person looked at: sent back when the statement is sent."""
        return tuple(f"{line.claim_number} {line.corrects} {line.total}" for line in self.lines)


def open_costs_of(work: Work, point_code: str, first: date, last: date, now: datetime) -> OpenCosts:
    """Return the lines a statement over the days would have, older costs no statement claimed among them."""
    zone = now.tzinfo
    earliest = last - timedelta(days=MOST_DAYS)
    begin, end = (datetime.combine(day, time(), zone) for day in (earliest, last + timedelta(days=1)))
    costs = warranty_costs(work.invoices.shares_between(begin, end, point_code))
    claimed = work.factory_statements.claimed(point_code)
    factory = [cost for cost in costs if cost.payer is Payer.FACTORY and cost.claim_number not in claimed]
    lines = [*_new_lines(work, factory, now), *_again(work, point_code)]
    owed = _owed_labels(work)
    return OpenCosts(
        first,
        last,
        tuple(line for line in lines if line.claim_number not in owed),
        tuple(BlockedLine(line=line, labels=owed[line.claim_number]) for line in lines if line.claim_number in owed),
        _borne(work, point_code, first, end, now),
    )


def _owed_labels(work: Work) -> dict[str, tuple[str, ...]]:
    """Claims whose old parts are due back and not on their way, with their labels."""
    owed: dict[str, list[str]] = {}
    for part in work.removed_parts.in_states({RemovedPartState.DUE_BACK}):
        owed.setdefault(part.claim_number, []).append(part.number)
    return {claim: tuple(sorted(labels)) for claim, labels in owed.items()}


def _new_lines(work: Work, costs: Iterable[WarrantyCost], now: datetime) -> Iterator[StatementLine]:
    for cost in costs:
        claim = _claim(work, cost.claim_number)
        yield StatementLine(
            claim_number=cost.claim_number,
            model_code=work.items.by_id(claim.item_id).item.model.code,
            outcome=claim.outcome,
            settled_on=_settled_on(work, claim, now),
            labour=cost.labour,
            visits=cost.visits,
            materials=cost.materials,
            parts=cost.parts,
        )


def _again(work: Work, point_code: str) -> Iterator[StatementLine]:
    """What was refused and is claimed again: the same line, less what was paid, with the reason."""
    for entry in work.factory_statements.to_claim_again(point_code):
        statement = work.factory_statements.by_number(entry.statement_number)
        if statement is None:
            raise StatementNotFoundError(entry.statement_number)
        before = statement.line(entry.claim_number)
        paid = before.paid_before + (before.total - entry.amount)
        yield replace(before, corrects=statement.number, reason=entry.reason, paid_before=paid)


def _claim(work: Work, number: str) -> Claim:
    claim = work.claims.by_number(number)
    if claim is None:
        raise StatementNotFoundError(number)
    return claim


def _settled_on(work: Work, claim: Claim, now: datetime) -> date:
    invoice = work.invoices.of_claim(claim.number)
    if invoice is not None:
        return local_day(invoice.posted_at, now)
    return claim.returned_on or local_day(claim.received_at, now)


def _borne(work: Work, point_code: str, first: date, end: datetime, now: datetime) -> tuple[WarrantyCost, ...]:
    begin = datetime.combine(first, time(), now.tzinfo)
    costs = warranty_costs(work.invoices.shares_between(begin, end, point_code))
    return tuple(cost for cost in costs if cost.payer is not Payer.FACTORY)
