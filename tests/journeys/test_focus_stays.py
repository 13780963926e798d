"""Wherever a deed is done, the keyboard stays on the page: it never falls on the rail."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.claims import ClaimGroup, ClaimRow, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.people import Role
from aftersale_desktop.services.list_queries import AT_WORK, ListKind, ListQuery
from aftersale_desktop.ui.widgets.icon_button import IconButton
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.workshop.controller import WorkshopController
from aftersale_desktop.ui.workshop.page import WorkshopPage
from aftersale_desktop.ui.workshop.sections import SECTIONS
from tests.journeys.conftest import OpenCounter
from tests.journeys.shop_counter import ShopCounter

pytestmark = pytest.mark.journey
SUPERVISOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.SUPERVISOR))
SOME_STATES = (
    ClaimState.DIAGNOSING,
    ClaimState.QUOTED,
    ClaimState.UNDER_REPAIR,
    ClaimState.WAITING_FOR_PARTS,
    ClaimState.IN_INSPECTION,
    ClaimState.READY,
)
_DEEDS = (KeyButton, IconButton)


def workshop(counter: ShopCounter) -> WorkshopPage:
    page = counter.run.window.page("workshop")
    assert isinstance(page, WorkshopController)
    return page.page


def orders(counter: ShopCounter) -> dict[ClaimState, str]:
    """Return an order of each state."""
    with counter.stored() as shop:
        rows = [*shop.lists.open(ListQuery(ListKind.CLAIMS, AT_WORK)).rows(0, 400)]
        rows += shop.lists.open(ListQuery(ListKind.CLAIMS, ClaimGroup.READY)).rows(0, 5)
        return {row.state: str(row.number) for row in rows if isinstance(row, ClaimRow)}


def deeds(inside: QWidget | None) -> list[QAbstractButton]:
    """Return the buttons that can be pressed; what only ticks is none."""
    found = inside.findChildren(QAbstractButton) if inside is not None else []
    return [one for one in found if isinstance(one, _DEEDS) and one.isVisible() and one.isEnabled()]


def is_on(page: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and page.isAncestorOf(focus)


def press(counter: ShopCounter, button: QWidget, key_of_page: str) -> None:
    button.setFocus()
    page = counter.run.window.current_page_id()
    counter.press("Space")
    if counter.dialog() is not None:
        counter.press("Esc")
        counter.keyboard()
    if counter.run.window.current_page_id() != page:
        counter.press(key_of_page)


def falls(counter: ShopCounter, page: QWidget, inside: Callable[[], QWidget | None], key: str) -> Iterator[str]:
    """Press every button of a part of the page once, and name those after which the keyboard was elsewhere."""
    pressed: set[str] = set()
    while button := next((one for one in deeds(inside()) if one.accessibleName() not in pressed), None):
        name = button.accessibleName()
        pressed.add(name)
        press(counter, button, key)
        if not is_on(page):
            yield name


@pytest.mark.parametrize("state", SOME_STATES)
def test_after_every_deed_of_an_order_the_keyboard_is_still_on_the_page(
    open_counter: OpenCounter, state: ClaimState
) -> None:
    counter = open_counter(user=SUPERVISOR)
    counter.press("Ctrl+5")
    page, number = workshop(counter), orders(counter)[state]

    def in_front() -> QWidget | None:
        section = page.sheet.section_in_front()
        return section.widget if section is not None else None

    fallen: list[str] = []
    for at, section in enumerate(SECTIONS, start=1):
        counter.scan(document_code(number))
        counter.press(f"Alt+{at}")
        fallen += [f"{section.id}: {name}" for name in falls(counter, page, in_front, "Ctrl+5")]
    assert fallen == []


@pytest.mark.parametrize("state", [ClaimState.UNDER_REPAIR, ClaimState.IN_INSPECTION, ClaimState.READY])
def test_after_a_part_that_is_scanned_for_an_order_the_keyboard_is_still_on_the_page(
    open_counter: OpenCounter, state: ClaimState
) -> None:
    counter = open_counter(user=SUPERVISOR)
    counter.press("Ctrl+5")
    counter.scan(document_code(orders(counter)[state]), "CAP35", "CAP35")
    assert is_on(workshop(counter))


@pytest.mark.parametrize("state", SOME_STATES)
def test_after_every_deed_of_a_claim_the_keyboard_is_still_on_the_page(
    open_counter: OpenCounter, state: ClaimState
) -> None:
    counter = open_counter(user=SUPERVISOR)
    counter.press("Ctrl+2")
    counter.show_claim(orders(counter)[state])
    assert list(falls(counter, counter.claims, lambda: counter.claims, "Ctrl+2")) == []
