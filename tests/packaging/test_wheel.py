"""An installed copy finds everything it needs inside its own package."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def test_a_wheel_carries_fonts_icons_samples_and_compiled_catalogues(tmp_path: Path) -> None:
    leave_out = shutil.ignore_patterns("__pycache__", "*.mo")
    for folder in ("aftersale_desktop", "resources", "packaging"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=leave_out)
    for file in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(PROJECT / file, tmp_path)

    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    held = zipfile.ZipFile(wheel).namelist()
    assert "aftersale_desktop/resources/translations/zh_CN.mo" in held
    assert "aftersale_desktop/resources/fonts/NotoSansSC-Regular.ttf" in held
    assert any(name.startswith("aftersale_desktop/resources/samples/") for name in held)
    assert any(name.startswith("aftersale_desktop/resources/icons/") for name in held)
    assert len(held) == len(set(held))
