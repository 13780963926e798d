"""The bar of steps says who goes on where the person at the keyboard cannot, and tabs say the whole key."""

import pytest
from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.people import User
from aftersale_desktop.ui.widgets.section_tabs import SectionTab, SectionTabs
from aftersale_desktop.ui.widgets.text import Text
from aftersale_desktop.ui.workshop.sections import SECTIONS
from aftersale_desktop.ui.workshop.step_bar import StepBar
from aftersale_desktop.wording.catalogue import Language, words_in
from tests.builders import CLERK, INSPECTOR, NOON, TECHNICIAN, a_stocked_shop, a_visit
from tests.fakes import a_fake_shop


@pytest.mark.parametrize(("user", "is_told"), [(CLERK, True), (INSPECTOR, True), (TECHNICIAN, False)])
def test_whoever_does_not_repair_reads_that_a_technician_starts(qtbot: QtBot, user: User, *, is_told: bool) -> None:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    number = shop.intake.take(a_visit(shop.known(1)), "key").claim.number
    shop.who.user = user
    bar = StepBar(words_in(Language.ENGLISH), SECTIONS)
    qtbot.addWidget(bar)
    bar.show_sheet(shop.repairs.workshop.sheet(number))
    told = [text for text in bar.findChildren(Text) if text.text() == "A technician starts the diagnosis."]
    assert bool(told) is is_told
    assert not bar.isHidden()


def test_a_tab_shows_the_whole_key_that_brings_it_to_the_front(qtbot: QtBot) -> None:
    tabs = SectionTabs("Sections", (SectionTab("one", "One", "Alt+1"),))
    qtbot.addWidget(tabs)
    alone = SectionTabs("Sections", (SectionTab("one", "One", "1"),))
    qtbot.addWidget(alone)
    assert tabs.button("one").sizeHint().width() > alone.button("one").sizeHint().width()
