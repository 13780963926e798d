"""A program that is killed between the claim and the confirmed paper prints nothing unrecorded and loses no number."""

import sys
from pathlib import Path

import pytest

from tests.benchmarks.kill_printing import STEPS, kill_at_every_step


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are of other systems")
def test_one_kill_at_every_step_from_claim_to_confirmed_paper(tmp_path: Path) -> None:
    losses = kill_at_every_step(tmp_path, 1)
    assert losses.is_clean, losses
    assert losses.kills == dict.fromkeys(STEPS, 1)
    assert losses.torn == 1
