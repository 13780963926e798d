"""A customer is told by the telephone: nobody is taken unasked, nobody is registered twice unasked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.customers import CustomerNameMissingError, KnownCustomerError, NotAPhoneNumberError
from aftersale_desktop.domain.facts import Buyer
from aftersale_desktop.ui.intake.customer_form import CustomerForm
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.wording.catalogue import Words
from tests.builders import a_customer


@pytest.fixture
def words(asking: PageContext) -> Words:
    return asking.words


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(620, 500)
    with qtbot.waitExposed(widget):
        widget.show()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def active(qtbot: QtBot, form: CustomerForm) -> CustomerForm:
    shown(qtbot, form)
    with qtbot.waitActive(form):
        form.activateWindow()
    return form


def test_a_known_telephone_is_asked_about_and_nothing_is_taken_unasked(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.offer((known,))
    assert form.name.text() == ""
    assert any(f"Known customer: {known.name}" in text and "Take them?" in text for text in texts(form))
    form.name.setText("王芳")
    with pytest.raises(KnownCustomerError):
        form.customer()


def test_one_key_takes_the_known_customer(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.offer((known,))
    QTest.keyClick(form, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert (form.name.text(), form.customer()) == (known.name, known)


def test_one_key_says_that_it_is_another_person_with_the_same_telephone(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.offer((known,))
    QTest.keyClick(form, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert (form.name.text(), form.address.text()) == ("", "")
    assert form.name.hasFocus()
    QTest.keyClicks(form.name, "Mary")
    form.offer((known,))
    assert (form.customer().id, form.customer().name) == (0, "Mary")
    again = CustomerForm(words)
    qtbot.addWidget(again)
    again.show_entry(form.entry())
    again.offer((known,))
    assert (again.customer().id, again.customer().name) == (0, "Mary")


def test_a_telephone_is_asked_about_as_soon_as_it_may_be_whole(words: Words, qtbot: QtBot) -> None:
    form, asked = active(qtbot, CustomerForm(words)), list[str]()
    form.phone_entered.connect(asked.append)
    QTest.keyClicks(form.phone, "138001")
    assert asked == ["138001"]


def test_another_telephone_is_another_question(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.offer((known,))
    QTest.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form.phone, Qt.Key.Key_Backspace)
    QTest.keyClicks(form.phone, known.phone[-1])
    form.offer((known,))
    form.name.setText("王芳")
    with pytest.raises(KnownCustomerError):
        form.customer()


def test_typing_over_a_known_customer_asks_again(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.offer((known,))
    form.offered.chip("7").click()
    QTest.keyClicks(form.name, "2")
    with pytest.raises(KnownCustomerError):
        form.customer()
    form.offered.chip("other").click()
    assert (form.customer().id, form.customer().name) == (0, f"{known.name}2")


def test_a_name_filled_in_under_the_cursor_is_replaced_by_typing(words: Words, qtbot: QtBot) -> None:
    form, known = active(qtbot, CustomerForm(words)), a_customer(id=7)
    form.phone.setText(known.phone)
    form.name.setFocus()
    form.offer((known,))
    QTest.keyClick(form, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert form.name.selectedText() == known.name
    QTest.keyClicks(form.name, "Mary")
    assert form.name.text() == "Mary"


@pytest.fixture
def shared_phone(words: Words, qtbot: QtBot) -> CustomerForm:
    """Return a form whose telephone belongs to two customers."""
    form = CustomerForm(words)
    shown(qtbot, form)
    form.phone.setText("13800138000")
    form.offer((a_customer(id=7), a_customer("王芳", id=8, buyer=Buyer.BUSINESS)))
    return form


def test_two_customers_of_one_phone_are_never_guessed_but_offered(shared_phone: CustomerForm) -> None:
    assert shared_phone.name.text() == ""
    assert [shared_phone.offered.chip(code).text() for code in ("7", "8")] == ["李明", "王芳"]
    assert shared_phone.offered.isVisible()


def test_a_chosen_customer_is_stored_no_second_time(shared_phone: CustomerForm) -> None:
    for code in ("7", "8", "8"):
        shared_phone.offered.chip(code).click()
        assert shared_phone.customer().id == int(code)
        assert shared_phone.offered.checked() == {code}
    assert shared_phone.customer().buyer is Buyer.BUSINESS
    QTest.keyClicks(shared_phone.name, "2")
    assert shared_phone.offered.checked() == frozenset()
    shared_phone.offered.chip("other").click()
    assert shared_phone.customer().id == 0


def test_one_key_goes_round_the_customers_of_one_telephone(shared_phone: CustomerForm, qtbot: QtBot) -> None:
    active(qtbot, shared_phone)
    for code in ("7", "8", "7"):
        QTest.keyClick(shared_phone, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert shared_phone.offered.checked() == {code}


def test_offers_go_with_the_telephone_they_belong_to(shared_phone: CustomerForm) -> None:
    QTest.keyClicks(shared_phone.phone, "1")
    assert not shared_phone.offered.isVisible()
    shared_phone.offer((a_customer(id=7), a_customer("王芳", id=8)))
    assert not shared_phone.offered.isVisible()


def test_a_name_already_typed_is_not_overwritten_but_the_known_customer_is_offered(words: Words, qtbot: QtBot) -> None:
    form, known = CustomerForm(words), a_customer(id=7)
    shown(qtbot, form)
    form.phone.setText(known.phone)
    form.name.setText("李小明")
    form.offer((known,))
    assert form.name.text() == "李小明"
    form.offered.chip("7").click()
    assert form.customer() == known


def test_a_customer_without_name_or_telephone_is_refused(words: Words, qtbot: QtBot) -> None:
    form = CustomerForm(words)
    qtbot.addWidget(form)
    form.phone.setText("138 0013 8000")
    with pytest.raises(CustomerNameMissingError):
        form.customer()
    form.name.setText("李雷")
    form.phone.setText("12")
    with pytest.raises(NotAPhoneNumberError):
        form.customer()
