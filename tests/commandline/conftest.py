"""The sample shop, made once."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from aftersale_desktop.bootstrap import Options, open_or_create_shop
from tests.commandline.shops import CommandLine, answer


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop in a folder whose name has spaces and Chinese characters."""
    folder = tmp_path_factory.mktemp("shops") / "我的 店铺 data"
    open_or_create_shop(Options(data_dir=folder, is_demo=True)).close()
    return folder


@pytest.fixture
def command(sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Commands on a sample shop of the test's own."""
    folder = tmp_path / "示例 shop"
    shutil.copytree(sample_folder, folder)
    return CommandLine(folder, capsys)


@pytest.fixture
def codes(command: CommandLine) -> dict[str, Any]:
    """What `demo codes` prints."""
    found = answer(command("demo", "codes", "--json"))
    assert isinstance(found, dict)
    return found
