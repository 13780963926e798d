"""Who brought it is one key, whom to call is in sight, and a card that was changed elsewhere is never overwritten."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.customers import Customer, CustomerFlag, OtherPhone, Relative
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.intake.customer_editing import CustomerEditing
from aftersale_desktop.ui.intake.customer_form import CustomerForm
from aftersale_desktop.ui.intake.people_panel import PeoplePanel
from aftersale_desktop.ui.intake.visit_view import VisitView
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.badge import Badge
from tests.builders import NOON, a_customer, a_visit, somebody
from tests.fakes import FakeShop
from tests.ui.conftest import Asked
from tests.ui.tab_order import names_by_tab

WIFE, SON = Relative("王芳", "spouse", "13700000001"), Relative("李强", "child")
WORK = OtherPhone("work", "02155550166")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def changed() -> list[Customer]:
    return []


@pytest.fixture
def view(asking: PageContext, shop: Shop, fake_shop: FakeShop, changed: list[Customer], qtbot: QtBot) -> VisitView:
    view = VisitView(asking.words)
    qtbot.addWidget(view)
    CustomerEditing(view, shop, asking, lambda: fake_shop.kept.customers[1], changed.append)
    view.resize(1240, 860)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def a_panel(asking: PageContext, qtbot: QtBot, fake_shop: FakeShop, **of_owner: object) -> PeoplePanel:
    known = fake_shop.known()
    owner = replace(known.owner, **of_owner)  # type: ignore[arg-type]  # fields of a customer
    panel = PeoplePanel(asking.words)
    qtbot.addWidget(panel)
    panel.show_people(a_visit(replace(known, owner=owner)))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def test_one_key_goes_round_everybody_who_may_have_brought_it(
    asking: PageContext, qtbot: QtBot, fake_shop: FakeShop
) -> None:
    panel = a_panel(asking, qtbot, fake_shop, family=(WIFE, SON))
    came = []
    for _ in range(3):
        QTest.keyClick(panel, Qt.Key.Key_B, CONTROL)
        came.append(panel.brought_by())
    assert came == [WIFE, SON, None]


def test_without_family_nobody_is_asked_who_brought_it(asking: PageContext, qtbot: QtBot, fake_shop: FakeShop) -> None:
    panel = a_panel(asking, qtbot, fake_shop)
    QTest.keyClick(panel, Qt.Key.Key_B, CONTROL)
    assert panel.brought_by() is None


def test_every_telephone_is_shown_masked_and_a_flag_beside_the_name(
    asking: PageContext, qtbot: QtBot, fake_shop: FakeShop
) -> None:
    flag = CustomerFlag("两次未付款", "陈静", NOON)
    panel = a_panel(asking, qtbot, fake_shop, phones=(WORK,), flag=flag)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "138 **** 8000\n021 **** 0166 work" in texts
    assert [badge.accessibleName() for badge in panel.findChildren(Badge) if badge.isVisible()] == ["Flagged"]


def is_flagged(fake_shop: FakeShop) -> bool:
    return fake_shop.kept.customers[1].flag is not None


def opened(view: VisitView, settle: Callable[[], None]) -> None:
    QTest.keyClick(view, Qt.Key.Key_E, CONTROL)
    settle()
    assert view.customer_editor.isVisible()


def test_the_card_is_read_edited_by_key_and_saved(
    view: VisitView, fake_shop: FakeShop, settle: Callable[[], None], changed: list[Customer]
) -> None:
    opened(view, settle)
    editor = view.customer_editor
    editor.phones.show_values((WORK,))
    editor.family.show_values((WIFE, SON))
    QTest.keyClick(view, Qt.Key.Key_S, CONTROL)
    settle()
    saved = fake_shop.kept.customers[1]
    assert (saved.phones, saved.family) == ((WORK,), (WIFE, SON))
    assert changed == [saved]
    assert not editor.isVisible()


def test_a_card_half_typed_comes_back_as_it_was_and_is_saved(
    view: VisitView, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    opened(view, settle)
    editor = view.customer_editor
    editor.address.setText("新地址")
    editor.family.show_values((WIFE,))
    editor.reason.setText("两次")
    typed = editor.entry()
    assert typed is not None
    editor.close_card()
    assert editor.entry() is None
    editor.show_entry(typed, may_lift=False)
    assert editor.entry() == typed
    QTest.keyClick(view, Qt.Key.Key_S, CONTROL)
    settle()
    assert (fake_shop.kept.customers[1].address, fake_shop.kept.customers[1].family) == ("新地址", (WIFE,))


def test_writing_into_the_empty_row_gives_another(view: VisitView, settle: Callable[[], None]) -> None:
    opened(view, settle)
    rows = view.customer_editor.phones
    assert rows.values() == ()
    QTest.keyClicks(rows.fields()[-1], "02155550166")
    assert [phone.number for phone in rows.values()] == ["02155550166"]
    assert len(rows.fields()) == 2


def test_a_card_changed_elsewhere_is_not_overwritten_and_nothing_typed_is_lost(
    view: VisitView, fake_shop: FakeShop, settle: Callable[[], None], asked: Asked
) -> None:
    opened(view, settle)
    elsewhere = fake_shop.customers.save(replace(fake_shop.kept.customers[1], address="另一个窗口"))
    view.customer_editor.address.setText("这个窗口")
    QTest.keyClick(view, Qt.Key.Key_S, CONTROL)
    settle()
    assert fake_shop.kept.customers[1] == elsewhere
    assert "changed at another counter" in asked.notices[-1].text
    assert view.customer_editor.address.text() == "这个窗口"
    read_again = asked.notices[-1].action
    assert read_again is not None
    read_again()
    settle()
    assert view.customer_editor.address.text() == "另一个窗口"


def test_a_flag_is_raised_at_the_counter_and_lifted_by_a_supervisor_only(
    view: VisitView, fake_shop: FakeShop, settle: Callable[[], None]
) -> None:
    fake_shop.who.user = somebody(Role.CLERK)
    opened(view, settle)
    editor = view.customer_editor
    editor.reason.setText("两次未付款")
    editor.set_flag.click()
    settle()
    assert is_flagged(fake_shop)
    assert not editor.lift.isEnabled()
    fake_shop.who.user = somebody(Role.SUPERVISOR)
    opened(view, settle)
    editor.reason.setText("已付清")
    editor.lift.click()
    settle()
    assert not is_flagged(fake_shop)
    editor.address.setText("新地址")
    QTest.keyClick(view, Qt.Key.Key_S, CONTROL)
    settle()
    assert fake_shop.kept.customers[1].address == "新地址"


def test_somebody_else_who_is_flagged_is_warned_of_in_their_form(asking: PageContext, qtbot: QtBot) -> None:
    form = CustomerForm(asking.words)
    qtbot.addWidget(form)
    form.show()
    form.phone.setText("138 0013 8000")
    form.offer((a_customer(id=1, flag=CustomerFlag("两次未付款", "陈静", NOON)),))
    form.offered.chip("1").click()
    warnings = [label.text() for label in form.findChildren(QLabel) if label.isVisible() and "⚠" in label.text()]
    assert warnings == ["⚠ This customer is flagged: 两次未付款"]
    form.clear()
    assert not any("⚠" in label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_tab_goes_through_the_card_as_the_eye_does(view: VisitView, settle: Callable[[], None], qtbot: QtBot) -> None:
    opened(view, settle)
    QTest.keyClicks(view.customer_editor.phones.fields()[-1], "02155550166")
    qtbot.waitUntil(view.customer_editor.phones.fields()[-1].isVisible)
    names = names_by_tab(view)
    assert "" not in names
    card = names[names.index("Customer name") : names.index("Save") + 1]
    phone = ["Whose or which telephone", "Telephone"]
    family = ["Name", "What they are to the customer", "Telephone"]
    expected = ["Customer name", "Main telephone", "Address", "Business buyer", *phone, *phone, *family]
    assert card == [*expected, "Why be careful, or why no longer", "Flag", "Do not save", "Save"]
