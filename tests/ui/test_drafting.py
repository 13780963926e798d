"""What several windows left comes back in one: an intake in front, the others put aside, nothing kept twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from aftersale_desktop.services.reception import Brought, Reception
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.intake.draft_text import draft_text, state_of_draft
from aftersale_desktop.ui.intake.drafting import DraftKeeper, Restored
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, OpenIntake, new_request_key
from tests.builders import NOON, a_visit
from tests.fake_counter import FakeDraftFile
from tests.fakes import FakeShop

Settle = Callable[[], None]


def typed(shop: FakeShop, fault: str) -> OpenIntake:
    return OpenIntake(Reception((Brought(replace(a_visit(shop.known()), fault_told=fault), fault),)))


def left(intake: OpenIntake, *held: OpenIntake) -> FakeDraftFile:
    aside = tuple(HeldIntake(one, NOON, "王敏") for one in held)
    return FakeDraftFile(draft_text(CounterState(intake, aside)))


def faults(*intakes: OpenIntake) -> list[str]:
    return [one.reception.visit.fault_told for one in intakes if one.reception.visit is not None]


@pytest.fixture
def restored(fake_shop: FakeShop, worker: Background, settle: Settle) -> Callable[[], Restored]:
    """Return what starts a window and gives back what the last ones left."""

    def begin() -> Restored:
        told: list[Restored] = []
        page = QObject()
        keeper = DraftKeeper(lambda: fake_shop.drafts, worker, CounterState, lambda _: None, page)
        keeper.begin(told.append, new_request_key)
        settle()
        return told[0]

    return begin


def test_what_other_windows_left_is_put_aside_behind_this_windows_own(
    fake_shop: FakeShop, restored: Callable[[], Restored]
) -> None:
    own, other = left(typed(fake_shop, "A")), left(typed(fake_shop, "B"), typed(fake_shop, "C"))
    fake_shop.draft_file.text, fake_shop.draft_file.others = own.text, (other,)
    state = restored().state
    assert faults(state.intake) == ["A"]
    assert faults(*(one.intake for one in state.held)) == ["C", "B"]
    assert other.text == ""
    kept = state_of_draft(fake_shop.draft_file.text, fake_shop.draft_file.content)
    assert faults(kept.intake, *(one.intake for one in kept.held)) == ["A", "C", "B"]


def test_where_this_window_left_nothing_the_first_of_the_others_comes_to_the_front(
    fake_shop: FakeShop, restored: Callable[[], Restored]
) -> None:
    fake_shop.draft_file.others = (left(typed(fake_shop, "A")), left(typed(fake_shop, "B")))
    state = restored().state
    assert (faults(state.intake), faults(*(one.intake for one in state.held))) == (["A"], ["B"])


def test_a_draft_nobody_can_read_keeps_no_other_from_coming_back(
    fake_shop: FakeShop, restored: Callable[[], Restored]
) -> None:
    damaged = FakeDraftFile("{ half a dra")
    fake_shop.draft_file.others = (damaged, left(typed(fake_shop, "B")))
    found = restored()
    assert (found.put_aside, damaged.aside) == ("unreadable-1.json", ["{ half a dra"])
    assert faults(found.state.intake) == ["B"]


def test_what_cannot_be_moved_stays_where_it_was_and_comes_back_all_the_same(
    fake_shop: FakeShop, restored: Callable[[], Restored]
) -> None:
    class FullDisk(FakeDraftFile):
        def load(self) -> str:
            return self.text

    other = left(typed(fake_shop, "B"))
    fake_shop.draft_file = FullDisk(is_disk_full=True, others=(other,))
    assert faults(restored().state.intake) == ["B"]
    assert other.text
