"""The program is killed in the middle of typing, and what was typed is there again at the next start (R-17)."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.kill_typing import GOAL_SECONDS, PLACES, kill_repeatedly

pytestmark = pytest.mark.journey


@pytest.mark.skipif(sys.platform == "win32", reason="kills as only a crash does elsewhere")
def test_killed_while_typing_the_counter_brings_back_all_but_the_last_moments(tmp_path: Path) -> None:
    losses = kill_repeatedly(tmp_path, len(PLACES))
    assert losses.kills == len(PLACES)
    assert losses.signs_typed > losses.signs_lost
    assert losses.most_seconds <= GOAL_SECONDS
