"""Statements to the factory for tests, and their paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.factory_statement_papers import StatementContent
from aftersale_desktop.domain.factory_statements import FactoryStatement, StatementLine
from aftersale_desktop.domain.verdict import Outcome
from tests.paper_builders import HEADING

NUMBER = "SH03-FS-2026-000004"
EARLIER = "SH03-FS-2026-000003"


def a_line(number: int = 1, **changes: Any) -> StatementLine:
    """Return the cost of one claim: labour and a capacitor."""
    line = StatementLine(
        claim_number=f"SH03-WX-2026-{number:06}",
        model_code="KFR-35GW/A",
        outcome=Outcome.FREE_REPAIR,
        settled_on=date(2026, 10, 1 + number % 28),
        labour=Decimal("80.00"),
        parts=Decimal("38.00"),
    )
    return replace(line, **changes)


def a_statement(*lines: StatementLine, **changes: Any) -> FactoryStatement:
    """Return a statement over October, by default of one claim."""
    statement = FactoryStatement(
        id=0,
        number=NUMBER,
        request_key="statement 4",
        point_code="SH03",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        lines=lines or (a_line(),),
        sent_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        sent_by="陈立",
    )
    return replace(statement, **changes)


def statement_of(count: int = 12) -> StatementContent:
    """Return the paper of a statement with that many claims, one of them claimed again."""
    again = a_line(900, corrects=EARLIER, reason="照片已补", paid_before=Decimal("80.00"))
    statement = a_statement(*(a_line(number) for number in range(1, count)), again)
    return StatementContent(number=NUMBER, point=HEADING, statement=statement)
