"""The machine's index settings reach pip, its other settings don't; pip's failures become sentences."""

import os
import subprocess
from pathlib import Path

import pytest

from groundwork.pip_runs import meaning_of, pip_environment, refuse_failed
from groundwork.sentences import CannotPrepareError, Sentence


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CERT", "PIP_PROXY", "HTTPS_PROXY", "HOME"]
)
def test_how_to_reach_the_index_is_left_to_the_machine(name: str) -> None:
    assert pip_environment({name: "as set"})[name] == "as set"


@pytest.mark.parametrize("name", ["PIP_TARGET", "PIP_USER", "PIP_NO_BINARY", "PIP_REQUIRE", "PYTHONPATH", "PYTHONHOME"])
def test_what_would_bend_the_lock_is_dropped(name: str) -> None:
    assert name not in pip_environment({name: "as set"})


def test_constraints_of_the_machine_give_way_to_the_lock() -> None:
    assert pip_environment({"PIP_CONSTRAINT": "old.txt"})["PIP_CONSTRAINT"] == os.devnull


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", Sentence.DISK_FULL),
        ("Retrying … NewConnectionError: [Errno -3] Temporary failure in name resolution", Sentence.OFFLINE),
        ("Max retries exceeded … SSLError(CERTIFICATE_VERIFY_FAILED)", Sentence.CERTIFICATE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", Sentence.WRONG_HASH),
        ("[Errno 30] Read-only file system: '.venv'", Sentence.NOT_WRITABLE),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", Sentence.NO_WHEEL),
        ("Segmentation fault", Sentence.STEP_FAILED),
    ],
)
def test_a_failure_is_told_in_its_own_sentence(output: str, sentence: Sentence) -> None:
    assert meaning_of(output)[0] is sentence


def test_a_library_without_a_wheel_is_named() -> None:
    failed = subprocess.CompletedProcess([], 1, stdout="ERROR: No matching distribution found for pillow==13.0.0")

    with pytest.raises(CannotPrepareError) as refusal:
        refuse_failed(failed, Path("project"))

    assert "pillow" in refusal.value.sentence.value[0].format(**refusal.value.data)
