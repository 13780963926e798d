"""The counter knows how far it is to a customer who wants a visit."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.distance_proposal import DistanceProposal
from aftersale_desktop.ui.intake.estimate_panel import EstimatePanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.chip import Chip
from tests.builders import a_customer
from tests.fakes import FakeShop
from tests.visit_cases import a_shop_on_the_road

Settle = Callable[[], None]
AT_HOME = a_customer(id=1)


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_shop_on_the_road()


def tick_visit(qtbot: QtBot, shop: Shop, asking: PageContext, customer: Customer) -> EstimatePanel:
    """Show the panel to a customer, and tick the visit."""
    panel = EstimatePanel(asking.words)
    qtbot.addWidget(panel)
    DistanceProposal(panel, shop, asking, lambda: customer)
    panel.show()
    chip = panel.findChild(Chip)
    assert isinstance(chip, Chip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    return panel


def test_a_confirmed_way_is_filled_in(qtbot: QtBot, shop: Shop, asking: PageContext, settle: Settle) -> None:
    panel = tick_visit(qtbot, shop, asking, AT_HOME)
    settle()
    assert (panel.is_carried_in, panel.distance_km) == (False, Decimal("7.50"))


def test_what_was_typed_meanwhile_stays(qtbot: QtBot, shop: Shop, asking: PageContext, settle: Settle) -> None:
    panel = tick_visit(qtbot, shop, asking, AT_HOME)
    panel.distance.set_amount(Decimal(9))
    settle()
    assert panel.distance_km == Decimal(9)


def test_an_address_in_no_district_leaves_the_field_empty(
    qtbot: QtBot, shop: Shop, asking: PageContext, settle: Settle
) -> None:
    panel = tick_visit(qtbot, shop, asking, replace(AT_HOME, address="南京市"))
    settle()
    assert panel.distance_km == 0
