"""A crash while a claim is taken loses nothing that was told and leaves nothing half done (R-02, P-04)."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.kill_claims import kill_repeatedly


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_again_and_again_the_shop_stays_whole(tmp_path: Path) -> None:
    losses = kill_repeatedly(tmp_path / "shop.db", 12)
    assert losses.acknowledged >= losses.kills
    assert (losses.lost, losses.half, losses.gaps, losses.damaged) == ([], [], [], 0)
    assert losses.stored - losses.acknowledged <= losses.kills
    assert losses.slowest_reopen_seconds <= 5
