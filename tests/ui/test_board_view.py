"""The board's face: both languages, pages that turn, texts a screen reader can say."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from aftersale_desktop.domain.waiting_board import BoardLine, BoardStage
from aftersale_desktop.ui.board.view import BoardView
from aftersale_desktop.ui.board.window import board_columns
from aftersale_desktop.ui.theme import Tone
from tests.builders import NOON


def lines(count: int, stage: BoardStage) -> tuple[BoardLine, ...]:
    return tuple(
        BoardLine(f"SH03-WX-2026-{number:06}", stage, NOON - timedelta(minutes=number)) for number in range(count)
    )


def test_each_line_says_its_short_number_and_its_stage_in_both_languages() -> None:
    ready, others = board_columns((*lines(1, BoardStage.READY), *lines(1, BoardStage.REPAIRING)))
    [line] = ready.lines
    assert (line.number, line.stage, line.second, line.tone) == ("WX-000000", "请取机", "Please collect", Tone.GOOD)
    assert [(one.stage, one.second) for one in others.lines] == [("维修中", "Being repaired")]


def test_what_does_not_fit_comes_on_the_next_page_and_then_the_first_again(qtbot: QtBot) -> None:
    view = BoardView("Waiting-room board")
    qtbot.addWidget(view)
    view.resize(1280, 800)
    columns = board_columns(lines(10, BoardStage.READY))
    view.show_board("浦东", "10:30", columns)
    seen: list[tuple[str, ...]] = []
    for _turn in range(3):
        seen.append(view.lines_shown())
        view.turn_page()
    assert sorted({number for page in seen[:2] for number in page}) == [line.number for line in columns[0].lines]
    assert seen[2] == seen[0] != seen[1]


def test_an_empty_board_says_so(qtbot: QtBot) -> None:
    view = BoardView("Waiting-room board")
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_board("浦东", "10:30", board_columns(()))
    assert view.lines_shown() == ()
    assert not view.grab().isNull()


def test_the_board_can_be_read_aloud(qtbot: QtBot) -> None:
    view = BoardView("Waiting-room board")
    qtbot.addWidget(view)
    view.show_board("浦东", "10:30", board_columns(lines(1, BoardStage.READY)))
    assert view.accessibleDescription() == "WX-000000 请取机 Please collect"
