"""What every test stands on: Qt without a screen unless the environment names one, and no test judged by the clock."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("shop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shop")
MOST_NEW_OBJECTS = 35_000

gc.disable()


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passwords cost nothing: what they should cost is tested by itself."""
    from aftersale_desktop import bootstrap
    from aftersale_desktop.storage.argon2_hasher import Argon2Hasher

    monkeypatch.setattr(bootstrap, "_hasher", lambda: Argon2Hasher(memory_kib=64, rounds=1))


def pytest_collection_finish() -> None:
    """What was collected stays until the end: no collection of garbage need look at it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown() -> None:
    """Collect on the main thread only, as the program does: a Qt object freed in a worker can end the run."""
    if gc.get_count()[0] > MOST_NEW_OBJECTS:
        gc.collect()
