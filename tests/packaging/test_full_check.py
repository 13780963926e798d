"""The test command runs every check, and its exit code tells whether all of them passed."""

import sys
from pathlib import Path

import pytest

from groundwork.checks import CHECKS, pass_all, screenless_environment
from groundwork.turns import taking_turns

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Python is a shell script")


class Interpreter:
    """A stand-in for the environment's Python that notes what it is asked to run."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "python"
        self.calls = folder / "calls"

    def answers(self, **codes: int) -> None:
        cases = "".join(f"*{name}*) exit {code};; " for name, code in codes.items())
        script = f'#!/bin/sh\necho "$QT_QPA_PLATFORM $*" >> "{self.calls}"\ncase "$*" in {cases} *) exit 0;; esac\n'
        self.path.write_text(script, encoding="utf-8")
        self.path.chmod(0o755)

    def called(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def interpreter(tmp_path: Path) -> Interpreter:
    interpreter = Interpreter(tmp_path)
    interpreter.answers()
    return interpreter


def test_the_checks_come_first_and_the_tests_last_without_a_screen(interpreter: Interpreter, tmp_path: Path) -> None:
    assert pass_all(interpreter.path, tmp_path, ["-k", "verdict"]) == 0

    assert len(interpreter.called()) == len(CHECKS) + 1
    assert interpreter.called()[-1] == "offscreen -m pytest -n auto --dist worksteal -k verdict"


@pytest.mark.parametrize(("tool", "code"), [("mypy", 1), ("ruff", 2), ("importlinter", 1)])
def test_a_failed_check_fails_the_whole_though_the_tests_still_run(
    interpreter: Interpreter, tmp_path: Path, tool: str, code: int
) -> None:
    interpreter.answers(**{tool: code})

    assert pass_all(interpreter.path, tmp_path, []) == 1
    assert "pytest" in interpreter.called()[-1]


@pytest.mark.parametrize("code", [1, 5])
def test_failed_tests_and_no_tests_at_all_keep_the_exit_code_of_pytest(
    interpreter: Interpreter, tmp_path: Path, code: int
) -> None:
    interpreter.answers(pytest=code)

    assert pass_all(interpreter.path, tmp_path, []) == code


def test_python_settings_of_the_machine_do_not_reach_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    assert "PYTHONPATH" not in screenless_environment()
    assert screenless_environment()["QT_QPA_PLATFORM"] == "offscreen"


def test_a_second_set_up_finds_the_folder_free_after_the_first(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        with taking_turns(tmp_path):
            assert (tmp_path / "build" / "set-up.lock").exists()

    assert capfd.readouterr().err == ""
