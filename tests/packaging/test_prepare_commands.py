"""README's two commands, as far as they go without a network: what is refused, and that nothing is touched before."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from groundwork.interpreters import SUPPORTED, is_supported, other_interpreter, version_words
from groundwork.sentences import Sentence
from groundwork.verbs import PROJECT, demo_options, refusal_for


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "packaging", tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "devices/__init__.py", "devices/display.py"):
        copied = tmp_path / "aftersale_desktop" / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "aftersale_desktop" / name, copied)
    return tmp_path


def prepare(checkout: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run set-up as on a bare machine: nothing that was installed is there to import."""
    command = [sys.executable, "-S", str(checkout / "packaging" / "prepare.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a display")
@pytest.mark.parametrize(("language", "words"), [("C.UTF-8", "no display"), ("zh_CN.UTF-8", "没有可用的显示器")])
def test_without_a_display_one_sentence_says_so_and_nothing_is_set_up(
    checkout: Path, language: str, words: str
) -> None:
    done = prepare(checkout, "open", LANG=language, PYTHONUTF8="1")

    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("arguments", [(), ("start",), ("--verbose",)])
def test_an_unknown_verb_is_wrong_usage(checkout: Path, arguments: tuple[str, ...]) -> None:
    done = prepare(checkout, *arguments)

    assert done.returncode == 2
    assert "prepare.py open" in done.stderr
    assert "prepare.py test" in done.stderr


def test_help_is_no_error(checkout: Path) -> None:
    done = prepare(checkout, "--help")

    assert done.returncode == 0
    assert "prepare.py open" in done.stdout


def test_the_demo_shop_has_a_data_folder_of_its_own() -> None:
    assert demo_options(["--language", "en"]) == [
        "--data-dir",
        str(PROJECT / "build" / "demo-shop"),
        "--demo",
        "--language",
        "en",
    ]


@pytest.mark.parametrize("options", [["--data-dir", "mine"], ["--data-dir=mine"], ["--database=sqlite:///mine.db"]])
def test_a_data_folder_named_by_hand_is_kept(options: list[str]) -> None:
    assert demo_options(options) == ["--demo", *options]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, Sentence.DISK_FULL),
        (errno.EROFS, Sentence.NOT_WRITABLE),
        (errno.EACCES, Sentence.NOT_WRITABLE),
        (errno.EIO, Sentence.STEP_FAILED),
    ],
)
def test_a_failed_file_operation_is_told_in_a_sentence(number: int, sentence: Sentence) -> None:
    assert refusal_for(OSError(number, "because"), Path("project")).sentence is sentence


def test_supported_versions_are_the_ones_of_the_project_file() -> None:
    import tomllib

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {line.rpartition(":: ")[2] for line in project["classifiers"] if "Python :: 3." in line}

    assert project["requires-python"] == ">=3.11,<3.14"
    assert named == {f"{major}.{minor}" for major, minor in SUPPORTED}
    assert version_words() == "3.11, 3.12, 3.13"


@pytest.mark.parametrize(
    ("version", "supported"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)]
)
def test_older_and_newer_pythons_are_not_taken(version: tuple[int, int], supported: bool) -> None:
    assert is_supported(version) is supported


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one launcher for all versions")
def test_a_launcher_that_does_not_start_is_not_taken_for_a_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, answer in (("python3.13", "exit 127"), ("python3.12", "echo 3.12")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert other_interpreter() == [str(tmp_path / "python3.12")]


@pytest.mark.parametrize("verb", ["open", "test"])
def test_the_readme_gives_the_command(verb: str) -> None:
    assert f"python3 packaging/prepare.py {verb}" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_continuous_integration_runs_the_test_command_and_nothing_else() -> None:
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[-1] == "exec python3 packaging/prepare.py test"
