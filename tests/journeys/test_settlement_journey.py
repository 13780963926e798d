"""A month is settled with the factory in the real window: one line is rejected and claimed again, the rest accepted."""

from decimal import Decimal

import pytest

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.factory_statements import StatementDeed, StatementState, standings
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.settlements import StatementSheet
from aftersale_desktop.ui.network.controller import NetworkController
from aftersale_desktop.ui.network.sections import SECTIONS, SETTLEMENT
from aftersale_desktop.ui.network.settlement_section import SettlementSection
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey
SUPERVISOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.SUPERVISOR))


def section_of(counter: ShopCounter) -> SettlementSection:
    counter.open_page("network")
    counter.press(f"Alt+{[one.id for one in SECTIONS].index(SETTLEMENT) + 1}")
    counter.settle()
    page = counter.run.window.page("network")
    assert isinstance(page, NetworkController)
    section: object = page.section(SETTLEMENT)
    assert isinstance(section, SettlementSection)
    return section


def statements(counter: ShopCounter) -> tuple[StatementSheet, ...]:
    """Return the statements as another counter reads them, newest first."""
    with counter.stored() as shop, shop.means.start_reading() as work:
        return tuple(
            StatementSheet(one, standings(one, work.factory_statements.entries_of(one.number)))
            for one in work.factory_statements.newest(DEMO_POINT, 9)
        )


def write(counter: ShopCounter, reason: str, key: str) -> None:
    counter.focus_on_field(section_of(counter).view.reason)
    counter.compose(reason)
    counter.press(key)


def test_a_month_is_settled_with_one_rejected_line(open_counter: OpenCounter) -> None:
    counter = open_counter(user=SUPERVISOR)
    section = section_of(counter)
    counter.press("F9")
    write(counter, "缺少故障照片", "F6")
    counter.press("F9")
    [sheet] = statements(counter)
    rejected = sheet.lines[0].line
    assert sheet.state is StatementState.TO_SETTLE
    assert {line.last for line in sheet.lines[1:]} == {StatementDeed.ACCEPTED}
    assert sheet.accepted == sheet.statement.total - rejected.total
    write(counter, "照片已补", "F2")
    [settled] = statements(counter)
    assert (settled.state, settled.lines[0].last) == (StatementState.SETTLED, StatementDeed.CLAIMED_AGAIN)
    counter.focus_on_field(section.view.what)
    counter.press("Home")
    counter.press("F9")
    second, _first = statements(counter)
    again = next(line for line in second.statement.lines if line.corrects)
    assert (again.claim_number, again.corrects) == (rejected.claim_number, sheet.statement.number)
    assert again.total == rejected.total > Decimal("0.00")


def test_a_clerk_is_told_who_settles(open_counter: OpenCounter) -> None:
    counter = open_counter()
    section = section_of(counter)
    assert not section.view.what.isVisible()
    assert not section.view.send.isVisible()
