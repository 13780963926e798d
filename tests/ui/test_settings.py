"""One record, one file, and no bad value that stops the program."""

import json
import logging
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from aftersale_desktop.domain.papers import SHEET_SIZES
from aftersale_desktop.ui.settings import PAPER_SIZES, Settings, SettingsFile, settings_from
from aftersale_desktop.ui.tokens import ThemeChoice
from aftersale_desktop.wording.catalogue import Language

CHOSEN = Settings(Language.ENGLISH, ThemeChoice.DARK, "roll80", "~", 80, "AdnQywAD")


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "new folder")
    file.save(CHOSEN)
    assert file.load() == CHOSEN
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


def test_a_first_start_has_defaults_in_the_language_of_the_system(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path).load()
    assert replace(settings, language=Language.CHINESE) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000, "\x00"])
def test_an_unreadable_file_means_defaults(tmp_path: Path, text: str) -> None:
    file = SettingsFile(tmp_path)
    file.path.write_text(text, encoding="utf-8")
    assert file.load().theme is ThemeChoice.SYSTEM


def test_bytes_that_are_no_text_mean_defaults(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.path.write_bytes(b"\xff\xfe\x00\xd8")
    assert file.load().scanner_gap_ms == 50


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", 7),
        ("theme", None),
        ("theme", ["dark"]),
        ("paper_size", "a3"),
        ("paper_size", {}),
        ("scanner_prefix", "much too long"),
        ("scanner_prefix", "\n"),
        ("scanner_gap_ms", True),
        ("scanner_gap_ms", 19),
        ("scanner_gap_ms", 1e9),
        ("window_geometry", 5),
        ("window_geometry", "x" * 4000),
    ],
)
def test_each_bad_value_falls_back_alone_and_is_logged(name: str, value: Any, caplog: pytest.LogCaptureFixture) -> None:
    stored = {**json.loads(json.dumps(vars_of(CHOSEN))), name: value}
    with caplog.at_level(logging.WARNING):
        settings = settings_from(stored, Settings())
    assert settings == replace(CHOSEN, **{name: getattr(Settings(), name)})
    assert name in caplog.text


def vars_of(settings: Settings) -> dict[str, Any]:
    return asdict(settings)


def test_unknown_values_of_a_newer_program_are_ignored() -> None:
    assert settings_from({"colour_of_tomorrow": 1}, Settings()) == Settings()


def test_a_folder_that_cannot_be_written_is_logged_not_raised(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    SettingsFile(blocked).save(CHOSEN)
    assert "not saved" in caplog.text


def test_the_paper_sizes_are_those_of_the_papers() -> None:
    assert set(PAPER_SIZES) == {size.value for size in SHEET_SIZES}
