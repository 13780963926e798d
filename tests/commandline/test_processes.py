"""The program as scripts run it: exit codes, pipes, and a window that holds the same data."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.storage.database import open_database
from tests.builders import a_customer
from tests.commandline.shops import PROGRAM, process


def test_done_is_zero_and_json_is_all_there_is(sample_folder: Path) -> None:
    ran = process("claims", "list", "--json", "--data-dir", str(sample_folder))
    assert (ran.code, ran.err) == (0, "")
    assert len(json.loads(ran.out)) >= 120


def test_refused_is_one_with_one_line(sample_folder: Path) -> None:
    ran = process("--data-dir", str(sample_folder), "claims", "show", "SH03-WX-2026-999999")
    assert (ran.code, ran.out) == (1, "")
    assert ran.error_line == "There is no claim SH03-WX-2026-999999. Scan the receipt or check the number."


def test_wrong_usage_is_two_with_one_line() -> None:
    for arguments in (("claims", "nonsense"), ("--language", "fr"), ("print", "receipt")):
        ran = process(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.error_line


def test_the_environment_names_the_shop_and_the_system_the_language(sample_folder: Path) -> None:
    environment = {"AFTERSALE_DATA_DIR": str(sample_folder), "LANG": "zh_CN.UTF-8"}
    ran = process("claims", "show", "没有", environment=environment)
    assert ran.code == 1
    assert ran.error_line == "没有工单 没有。请扫描接收单或核对单号。"


def test_output_is_utf_8_whatever_the_system_says(sample_folder: Path) -> None:
    environment = {"LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ran = process("--data-dir", str(sample_folder), "cards", "list", environment=environment)
    assert (ran.code, ran.err) == (0, "")
    assert "陈思远" in ran.out


def test_facts_from_standard_input_are_answered() -> None:
    ran = process("verdicts", stdin='{"id": 1, "received_on": "2026-03-02"}\n\nno json\n')
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, None]


def test_a_reader_that_goes_away_ends_a_command_quietly(sample_folder: Path) -> None:
    command = [sys.executable, "-m", "aftersale_desktop", "claims", "list", "--json", "--data-dir", str(sample_folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROGRAM) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


@pytest.fixture
def own_folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "shop"))


def test_reading_commands_work_while_a_window_is_open_on_the_same_data_and_writing(own_folder: Path) -> None:
    window = open_database(own_folder / DATABASE_NAME)
    with window.start_work() as work:
        work.customers.add(a_customer("正在录入"))
        ran = process("claims", "list", "--json", "--data-dir", str(own_folder))
        assert (ran.code, ran.err) == (0, "")
        assert len(json.loads(ran.out)) >= 120
        work.commit()
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's data folder to the user by itself")
def test_nobody_else_on_the_computer_can_read_a_customer(tmp_path: Path) -> None:
    folder, paper = tmp_path / "new", tmp_path / "paper.pdf"
    claim = json.loads(process("--data-dir", str(folder), "--demo", "demo", "codes", "--json").out)["claim"]
    assert process("--data-dir", str(folder), "print", "receipt", claim, "-o", str(paper)).code == 0
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in (paper, *folder.iterdir()) if path.stat().st_mode & 0o077} == set()


def test_eight_first_starts_at_once_make_one_shop_and_show_the_same(tmp_path: Path) -> None:
    arguments = ("--data-dir", str(tmp_path / "new"), "--demo", "claims", "list")
    with ThreadPoolExecutor(8) as starts:
        ran = list(starts.map(lambda _: process(*arguments), range(8)))
    assert [(one.code, one.err) for one in ran] == [(0, "")] * 8
    assert {one.out for one in ran} == {ran[0].out}
    assert ran[0].out.count("\n") >= 120
