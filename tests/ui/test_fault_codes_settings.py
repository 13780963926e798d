"""Fault codes in the settings: shown by platform, changed, added, removed, and taken back with one key."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.fault_codes import FaultCodeIncompleteError
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.fault_codes_controller import FaultCodesController
from aftersale_desktop.ui.pages import PageContext
from tests.builders import NOON, SUPERVISOR, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.ui.conftest import Asked

E2 = FaultCode("GW", "E2", Bilingual("防冻结保护", "Freeze protection"), part_codes=("T-PIPE",))
E6 = FaultCode(
    "GW",
    "E6",
    Bilingual("通信故障", "No communication"),
    causes=(Bilingual("元件失效", "Component failed"), Bilingual("插头松动", "Loose plug")),
    remedies=(Bilingual("更换主板"),),
    level=OperationLevel.MEDIUM,
)


@pytest.fixture
def fake_shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(shop_lists=(E2, E6)), SUPERVISOR, NOON)


@pytest.fixture
def section(qtbot: QtBot, shop: Shop, asking: PageContext, settle: Callable[[], None]) -> FaultCodesController:
    controller = FaultCodesController(shop, asking)
    qtbot.addWidget(controller.widget)
    controller.widget.show()
    controller.arrive()
    settle()
    return controller


def stored(shop: FakeShop) -> list[FaultCode]:
    return list(shop.repairs.fault_codes.codes())


def test_a_code_is_shown_and_given_back_as_it_is(section: FaultCodesController) -> None:
    for row, code in enumerate((E2, E6)):
        section.panel.table.pick_row(row)
        assert section.panel.form.fault_code() == code


def test_a_change_is_stored_and_taken_back(
    section: FaultCodesController, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    section.panel.table.pick_row(1)
    chinese, _english = section.panel.form.texts["remedies"]
    chinese.setText("更换主板；重插连接线")
    section.panel.save.click()
    settle()
    changed = replace(E6, remedies=(Bilingual("更换主板"), Bilingual("重插连接线")))
    assert stored(fake_shop) == [E2, changed]
    assert section.panel.picked_key() == "GW/E6"
    undo = asked.notices[-1].action
    assert undo is not None
    undo()
    settle()
    assert stored(fake_shop) == [E2, E6]


def test_a_new_code_is_added_beside_the_one_shown_and_removed_again(
    section: FaultCodesController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    section.panel.form.code.setText("E9")
    section.panel.add.click()
    settle()
    assert stored(fake_shop) == [E2, E6, replace(E2, code="E9")]
    assert section.panel.picked_key() == "GW/E9"
    section.panel.remove.click()
    settle()
    assert stored(fake_shop) == [E2, E6]


def test_what_is_incomplete_is_refused_with_the_form_kept(
    section: FaultCodesController, fake_shop: FakeShop, asked: Asked, settle: Callable[[], None]
) -> None:
    section.panel.form.name_zh.setText("")
    section.panel.save.click()
    settle()
    assert isinstance(asked.refusals[-1], FaultCodeIncompleteError)
    assert section.panel.form.name_zh.text() == ""
    assert stored(fake_shop) == [E2, E6]


def test_what_was_typed_outlives_a_change_of_language(
    qtbot: QtBot, section: FaultCodesController, shop: Shop, asking: PageContext, settle: Callable[[], None]
) -> None:
    section.panel.table.pick_row(1)
    section.panel.form.name_en.setText("Units do not talk")
    again = FaultCodesController(shop, asking)
    qtbot.addWidget(again.widget)
    again.restore(section.kept())
    again.arrive()
    settle()
    assert again.panel.picked_key() == "GW/E6"
    assert again.panel.form.name_en.text() == "Units do not talk"


def test_a_technician_reads_only(
    qtbot: QtBot, shop: Shop, fake_shop: FakeShop, asking: PageContext, settle: Callable[[], None]
) -> None:
    fake_shop.who.user = TECHNICIAN
    controller = FaultCodesController(shop, asking)
    qtbot.addWidget(controller.widget)
    controller.arrive()
    settle()
    assert not controller.panel.save.isEnabled()


def test_a_shop_without_codes_is_offered_the_usual_ones(
    section: FaultCodesController, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    assert section.panel.shipped.isHidden()
    for code in stored(fake_shop):
        section.panel.removed.emit(code)
        settle()
    assert not section.panel.shipped.isHidden()
    section.panel.shipped.click()
    settle()
    assert stored(fake_shop)
    assert section.panel.shipped.isHidden()
