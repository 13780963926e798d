"""The audit record in the settings: newest first, narrowed, verified, and closed to whoever may not read it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.audit_chain import ChainFault, ChainFaultKind
from aftersale_desktop.services.audit_check import ChainReport
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.audit_controller import AuditController
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.text import Text
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop

Settle = Callable[[], None]


@pytest.fixture
def fake_shop() -> FakeShop:
    """Return a shop with some rows in its record, a supervisor at the keyboard."""
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    for place in range(6):
        at, who = NOON + timedelta(hours=6 * place), (CLERK, SUPERVISOR)[place % 2].name
        shop.kept.audit.append((at, who, ("print_paper", "close_day")[place % 2], f"SH03-WX-2026-{place:06}", {}))
    return shop


@pytest.fixture
def controller(shop: Shop, asking: PageContext, settle: Settle, qtbot: QtBot) -> AuditController:
    controller = AuditController(shop, asking)
    qtbot.addWidget(controller.widget)
    controller.widget.resize(1200, 800)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller


def shown(controller: AuditController) -> list[str]:
    """Return the subjects of the rows that are shown."""
    model = controller.panel.list.table.model()
    return [model.index(row, 4).data() for row in range(model.rowCount())]


def texts(controller: AuditController) -> str:
    return "\n".join(one.text() for one in controller.widget.findChildren(Text) if one.isVisible())


def test_the_newest_deed_stands_first(controller: AuditController) -> None:
    assert shown(controller) == [f"SH03-WX-2026-{place:06}" for place in reversed(range(6))]


def test_rows_follow_person_deed_and_day(controller: AuditController, settle: Settle) -> None:
    panel = controller.panel
    panel.people.setCurrentIndex(panel.people.findData(CLERK.name))
    panel.people.activated.emit(0)
    settle()
    assert shown(controller) == ["SH03-WX-2026-000004", "SH03-WX-2026-000002", "SH03-WX-2026-000000"]
    panel.day.setText(f"{NOON + timedelta(days=1):%Y-%m-%d}")
    panel.day.editingFinished.emit()
    settle()
    assert shown(controller) == ["SH03-WX-2026-000004", "SH03-WX-2026-000002"]


def test_a_day_that_is_none_is_said_at_its_field(controller: AuditController, settle: Settle) -> None:
    controller.panel.day.setText("2026-13-01")
    controller.panel.day.editingFinished.emit()
    settle()
    assert len(shown(controller)) == 6
    assert "⚠" in texts(controller)


def test_a_deed_chosen_outlives_a_change_of_language(
    controller: AuditController, shop: Shop, asking: PageContext, settle: Settle, qtbot: QtBot
) -> None:
    panel = controller.panel
    panel.deeds.setCurrentIndex(panel.deeds.findData("close_day"))
    panel.deeds.activated.emit(0)
    settle()
    fresh = AuditController(shop, asking)
    qtbot.addWidget(fresh.widget)
    fresh.widget.show()
    fresh.restore(controller.kept())
    fresh.arrive()
    settle()
    assert fresh.panel.deeds.currentData() == "close_day"
    assert len(shown(fresh)) == 3


def test_verifying_says_that_every_row_is_whole_and_becomes_a_row_itself(
    controller: AuditController, settle: Settle
) -> None:
    controller.panel.verify.click()
    settle()
    assert "✓ 6 " in texts(controller)
    settle()
    assert len(shown(controller)) == 7


def test_what_is_wrong_is_named_with_its_place(controller: AuditController) -> None:
    faults = tuple(ChainFault(ChainFaultKind.CHANGED, index, NOON) for index in range(1, 9))
    controller.panel.show_report(replace(ChainReport(8), faults=faults))
    assert "✗" in texts(controller)
    assert "1" in texts(controller)


def test_who_may_not_read_it_is_told_who_may(controller: AuditController, fake_shop: FakeShop, settle: Settle) -> None:
    fake_shop.who.user = CLERK
    controller.arrive()
    settle()
    assert not controller.panel.isVisible()
