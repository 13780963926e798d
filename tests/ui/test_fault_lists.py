"""The chips fit the class of the product and two rows, and what no chip says is typed and comes back."""

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.ui.intake.fault_panel import FaultEntry, FaultPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.chip_group import ChipGroup
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import sample_tariff

CHIPS_WIDTH = 420
"""What a row of chips gets at 1440 by 900."""
TWO_ROWS = 2 * 32 + 8


@pytest.fixture
def panel(asking: PageContext, qtbot: QtBot) -> FaultPanel:
    panel = FaultPanel(asking.words)
    qtbot.addWidget(panel)
    return panel


def groups(panel: FaultPanel) -> dict[str, ChipGroup]:
    return {group.accessibleName(): group for group in panel.findChildren(ChipGroup)}


def test_another_class_offers_other_chips_and_keeps_what_both_have(panel: FaultPanel) -> None:
    panel.show_class("A")
    groups(panel)["Accessories"].set_checked({"remote_control", "wall_plate"})
    panel.show_class("E")
    assert panel.entry().accessories == ("remote_control",)
    groups(panel)["Accessories"].chip("exhaust_hose").click()
    assert panel.entry().accessories == ("remote_control", "exhaust_hose")


def test_what_no_chip_says_is_typed_between_commas(panel: FaultPanel) -> None:
    panel.show_class("A")
    groups(panel)["Condition"].set_checked({"scratches"})
    panel.other_condition.setText("贴有标签，缺脚垫、 有异味 ,")
    assert panel.entry().condition == ("scratches", "贴有标签", "缺脚垫", "有异味")


def test_typed_words_come_back_where_they_were_typed(panel: FaultPanel) -> None:
    panel.show_class("E")
    panel.show_entry(FaultEntry("E4", "", ("scratches", "有异味"), ("window_kit", "说明书", "遥控器底座")))
    assert panel.other_condition.text() == "有异味"
    assert panel.other_accessories.text() == "说明书, 遥控器底座"
    assert panel.entry() == FaultEntry("E4", "", ("scratches", "有异味"), ("window_kit", "说明书", "遥控器底座"))
    panel.clear()
    assert panel.entry() == FaultEntry("", "", (), ())


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("product_class", sorted(sample_tariff().product_classes))
def test_the_chips_of_a_class_take_no_more_than_two_rows(language: Language, product_class: str, qtbot: QtBot) -> None:
    panel = FaultPanel(words_in(language))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_class(product_class)
    for group in panel.findChildren(ChipGroup):
        assert group.heightForWidth(CHIPS_WIDTH) <= TWO_ROWS, group.accessibleName()
