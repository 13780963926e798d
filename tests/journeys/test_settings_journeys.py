"""What is set for the whole shop is seen in the window at once."""

import pytest
from PySide6.QtWidgets import QLabel

from aftersale_desktop.demo.staff import DEMO_POINT, USERS
from aftersale_desktop.domain.people import Role
from aftersale_desktop.ui.administration.controller import AdministrationController
from aftersale_desktop.ui.widgets.text import Text
from tests.journeys.conftest import OpenCounter

pytestmark = pytest.mark.journey

ADMINISTRATOR = next(user for user in USERS if (user.point_code, user.role) == (DEMO_POINT, Role.ADMINISTRATOR))


def test_a_point_that_is_renamed_is_called_so_at_the_foot_of_the_rail_at_once(open_counter: OpenCounter) -> None:
    counter = open_counter(user=ADMINISTRATOR)
    counter.open_page("settings")
    page = counter.run.window.page("settings")
    assert isinstance(page, AdministrationController)
    page.page.go_to("point")
    name = page.shop.point.fields.name_en
    counter.focus_on_field(name)
    counter.press("Ctrl+A")
    counter.type("Lujiazui Repairs")
    counter.press("Ctrl+S")
    seen = [label.text() for label in counter.run.window.findChildren(QLabel) if label.isVisible()]
    assert "Lujiazui Repairs" in seen


def test_the_audit_record_is_found_by_its_name_and_verified_by_a_key(open_counter: OpenCounter) -> None:
    counter = open_counter(user=ADMINISTRATOR)
    counter.settle()
    counter.press("Ctrl+K")
    counter.compose("audit record")
    counter.press("Enter")
    page = counter.run.window.page("settings")
    assert isinstance(page, AdministrationController)
    assert page.page.current() == "audit"
    counter.press("F5")
    assert "✓" in " ".join(text.text() for text in page.widget.findChildren(Text) if text.isVisible())
