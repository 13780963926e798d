"""Icons of our own, each one there and each one tinted."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import aftersale_desktop.ui
from aftersale_desktop.resources import resource_path
from aftersale_desktop.ui.icons import icon, icon_pixmap

pytestmark = pytest.mark.usefixtures("qapp")
ICONS = {path.stem for path in resource_path("icons").glob("*.svg")}
NEEDED = {
    *("counter", "claims", "cards", "parts", "hotline", "network", "reports", "settings", "barcode", "check", "cross"),
    *("warning", "shield-check", "clock", "print", "save", "plus", "search", "person", "phone", "exchange", "refund"),
    *("wrench", "chevron-down", "chevron-up", "chevron-left", "chevron-right", "file", "copy", "info", "pause"),
    *("trash", "eye"),
}
# where each of these takes the name of an icon
TAKERS = {
    "IconMark": 0,
    "IconButton": 0,
    "EmptyState": 0,
    "paint_icon": 1,
    "icon": 0,
    "icon_pixmap": 0,
    "show_icon": 0,
    "show_verdict": 1,
    "PageRecord": 2,
    "RailEntry": 2,
}


def names_used() -> Iterator[str]:
    folder = Path(next(iter(aftersale_desktop.ui.__path__)))
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from names_in_call(node)


def names_in_call(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    position = TAKERS.get(name, len(call.args))
    given = [*call.args[position : position + 1], *(k.value for k in call.keywords if k.arg == "icon_name")]
    for value in given:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def test_every_icon_used_exists() -> None:
    used = set(names_used())
    assert len(used) > 5
    assert used <= ICONS


def test_the_whole_set_is_there() -> None:
    assert ICONS >= NEEDED


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_wears_the_colour_it_is_given(name: str) -> None:
    image = icon_pixmap(name, QColor("#FF0000"), 24, 2.0).toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_a_dot_for_every_dot_of_the_screen(ratio: float) -> None:
    pixmap = icon_pixmap("check", QColor("#1D63D8"), 20, ratio)
    assert pixmap.width() == round(20 * ratio)
    assert pixmap.deviceIndependentSize().toSize().width() == 20


def test_an_icon_can_stand_on_a_plain_button() -> None:
    assert not icon("print", QColor("#1A1F26")).isNull()
