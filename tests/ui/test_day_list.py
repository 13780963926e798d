"""The day's panel: a heading and a count for each matter, a line for each order, and no more lines than fit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.day_orders import DayEntry, entries_of_day
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.day_list import DayList
from aftersale_desktop.ui.workshop.today_panel import TodayPanel
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from tests.builders import NOON
from tests.domain.test_day_orders import QUIET


@pytest.fixture
def words() -> Words:
    return words_in(Language.ENGLISH)


@pytest.fixture
def entries() -> tuple[DayEntry, ...]:
    """Return a quote that waits and three overdue orders, one of them with an alarm."""
    late = [replace(QUIET, number=f"SH03-WX-2026-00000{n}", due_at=NOON - timedelta(hours=n)) for n in (1, 2, 3)]
    quoted = replace(QUIET, number="SH03-WX-2026-000009", state=ClaimState.QUOTED)
    return entries_of_day([quoted, *late[:2], replace(late[2], finished_repairs=2)], {}, NOON)


def titles(panel: DayList) -> list[str]:
    return [line.text().split(" ")[0] for line in panel.lines()]


def test_each_matter_shows_its_most_pressing_orders_and_how_many_more(
    words: Words, entries: tuple[DayEntry, ...], qtbot: QtBot
) -> None:
    panel = DayList(words, 2)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_entries(entries, NOON)
    assert titles(panel) == ["WX-000003", "WX-000001", "WX-000002", "WX-000009"]
    told = ["Alarms", "Overdue promises", "and 1 more", "Quotes awaiting an answer"]
    qtbot.waitUntil(lambda: [text.text() for text in panel.findChildren(Text) if text.isVisible()] == told)


def test_a_line_opens_its_order_and_the_focus_stays_when_the_day_is_read_anew(
    words: Words, entries: tuple[DayEntry, ...], qtbot: QtBot
) -> None:
    panel = DayList(words, 8)
    qtbot.addWidget(panel)
    panel.show_entries(entries, NOON)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.lines()[1].setFocus()
    panel.show_entries(entries, NOON)
    qtbot.waitUntil(panel.lines()[1].hasFocus)
    with qtbot.waitSignal(panel.order_wanted) as opened:
        panel.lines()[1].click()
    assert opened.args == [entries[1].order.number]


def test_a_quiet_day_says_so(words: Words, entries: tuple[DayEntry, ...], qtbot: QtBot) -> None:
    panel = TodayPanel(words)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_entries((), NOON)
    assert any(text.text().startswith("Nothing calls") for text in panel.findChildren(Text) if text.isVisible())
    panel.show_entries(entries, NOON)
    assert not any(text.text().startswith("Nothing calls") for text in panel.findChildren(Text) if text.isVisible())
