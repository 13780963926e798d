"""Which system packages are missing, and who may install them."""

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from groundwork import debian, libraries
from groundwork.preparation import supported_interpreter
from groundwork.sentences import CannotPrepareError, Sentence
from groundwork.verbs import PROJECT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="apt-get is Debian's and Ubuntu's")

POLICY = """\
libegl1:
  Installed: (none)
  Candidate: 1.6.0-1
  Version table:
     1.6.0-1 500
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: 2.80.0
  Candidate: 2.80.0
"""


class Machine:
    """A folder of stand-in commands that is the whole PATH, each noting how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"

    def has(self, name: str, *lines: str) -> None:
        command = self.folder / name
        command.write_text(
            "\n".join(["#!/bin/sh", f'echo "{name} $*" >> "{self.calls}"', *lines, ""]), encoding="utf-8"
        )
        command.chmod(command.stat().st_mode | stat.S_IXUSR)

    def called(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    machine = Machine(tmp_path)
    machine.has("apt-cache", f"printf '%s' '{POLICY}'")
    machine.has("env")
    return machine


def as_user(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: number)


def test_only_packages_with_a_candidate_count_as_known() -> None:
    assert debian.candidates_in(POLICY) == {"libegl1", "libglib2.0-0t64"}


@pytest.mark.usefixtures("machine")
def test_the_name_that_this_release_knows_is_chosen() -> None:
    assert debian.chosen([("libglib2.0-0t64", "libglib2.0-0"), ("libegl1",)]) == ["libglib2.0-0t64", "libegl1"]


def test_where_nothing_is_known_the_plain_name_is_chosen(machine: Machine) -> None:
    machine.has("apt-cache")

    assert debian.chosen([("libglib2.0-0t64", "libglib2.0-0")]) == ["libglib2.0-0"]


def test_root_installs_what_is_known_without_fetching_lists(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(0, monkeypatch)

    debian.install([("libegl1",)])

    (installed,) = [call for call in machine.called() if call.startswith("env ")]
    assert "DEBIAN_FRONTEND=noninteractive apt-get" in installed
    assert installed.endswith("install -y --no-install-recommends libegl1")


def test_lists_are_fetched_once_when_a_package_is_unknown(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(0, monkeypatch)
    lists = machine.folder / "lists"
    machine.has("apt-cache", f"[ ! -e \"{lists}\" ] || printf '%s' '{POLICY}'")
    machine.has("env", f'case "$*" in *update) : > "{lists}";; esac')

    debian.install([("libegl1",)])

    assert [call.split()[-1] for call in machine.called() if call.startswith("env ")] == ["update", "libegl1"]


def test_lists_that_cannot_be_fetched_stop_before_anything_is_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(0, monkeypatch)
    machine.has("apt-cache")
    machine.has("env", "echo Ign:1 bookworm", "echo W: Temporary failure resolving", "exit 0")

    with pytest.raises(CannotPrepareError) as refusal:
        debian.install([("libegl1",)])

    assert refusal.value.data["tail"] == "W: Temporary failure resolving"
    assert len([call for call in machine.called() if call.startswith("env ")]) == 1


def test_a_user_with_sudo_installs_through_it(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(1000, monkeypatch)
    machine.has("sudo")

    debian.install([("libegl1",)])

    assert any(call.startswith("sudo -n env DEBIAN_FRONTEND") for call in machine.called())


def test_without_rights_the_exact_command_is_named(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(1000, monkeypatch)

    with pytest.raises(CannotPrepareError) as refusal:
        debian.install([("python3.11-venv", "python3-venv"), ("libegl1",)])

    assert refusal.value.sentence is Sentence.PACKAGES_TO_TYPE
    assert refusal.value.data["command"] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv libegl1"
    )
    assert not any(call.startswith("env ") for call in machine.called())


def test_a_failing_apt_get_is_tried_with_fresh_lists_then_shown(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(0, monkeypatch)
    machine.has("env", 'case "$*" in *update) exit 0;; esac', "echo E: no such mirror", "exit 100")

    with pytest.raises(CannotPrepareError) as refusal:
        debian.install([("libegl1",)])

    assert refusal.value.sentence is Sentence.APT_FAILED
    assert "no such mirror" in refusal.value.data["tail"]


def test_a_library_that_loads_is_not_missing_whoever_installed_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(libraries, "QT_LIBRARIES", {"libc.so.6": ("libc6",), "libnowhere.so.9": ("libnowhere9",)})

    assert libraries.missing_libraries() == ["libnowhere.so.9"]
    assert libraries.packages_for(["libnowhere.so.9"]) == [("libnowhere9",)]


def test_one_package_that_brings_two_libraries_is_named_once() -> None:
    assert libraries.packages_for(["libglib-2.0.so.0", "libgthread-2.0.so.0"]) == [("libglib2.0-0t64", "libglib2.0-0")]


def test_windows_needs_no_system_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")

    assert libraries.missing_libraries() == []


def test_the_list_covers_every_qt_module_that_the_window_imports() -> None:
    sources = (PROJECT / "aftersale_desktop" / "ui").rglob("*.py")
    imported = {
        module for source in sources for module in re.findall(r"PySide6\.(Qt\w+)", source.read_text(encoding="utf-8"))
    }

    assert imported
    assert imported <= libraries.COVERED_QT_MODULES


def test_a_machine_with_another_python_gets_a_supported_one(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(0, monkeypatch)
    wanted = machine.folder / "python3.12"
    machine.has("apt-get")
    machine.has("apt-cache", "printf 'python3.12:\\n  Installed: (none)\\n  Candidate: 3.12.3\\n'")
    machine.has("env", f"printf '#!/bin/sh\\necho 3.12\\n' > {wanted}", f"/bin/chmod +x {wanted}")

    assert supported_interpreter() == [str(wanted)]


@pytest.mark.usefixtures("machine")
def test_where_no_supported_python_can_be_had_the_versions_are_named() -> None:
    with pytest.raises(CannotPrepareError) as refusal:
        supported_interpreter()

    assert refusal.value.sentence is Sentence.WRONG_PYTHON
    assert refusal.value.data["wanted"] == "3.11, 3.12, 3.13"
