"""What this computer prints where: good entries stay, bad ones are left out alone."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from aftersale_desktop.domain.papers import PaperLanguage, Phones
from aftersale_desktop.ui.printer_settings import CHOSEN_PHONES, PAPER_LANGUAGES, PrinterSettings, read_printer_settings
from aftersale_desktop.ui.settings import Settings, SettingsFile

CHOSEN = PrinterSettings(
    language="zh+en",
    sizes={"receipt": "roll80"},
    printers={"receipt": "Roll", "label": "标签机"},
    offsets={"Roll": (1.5, -2.0)},
    raw={"Roll": "tcp://192.168.1.50:9100"},
    phones={"receipt": "masked"},
)


def test_what_was_chosen_comes_back_from_the_file(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    file.save(Settings(printing=CHOSEN))
    assert file.load().printing == CHOSEN


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("printers", {"receipt": 5}),
        ("printers", {"receipt": "a\nb"}),
        ("printers", ["receipt"]),
        ("offsets", {"Roll": [1]}),
        ("offsets", {"Roll": ["1", "2"]}),
        ("offsets", {"Roll": [0, 500]}),
        ("raw", {"": "tcp://x"}),
        ("sizes", None),
        ("phones", {"receipt": "some of it"}),
        ("language", "fr"),
    ],
)
def test_a_bad_entry_is_left_out_alone(name: str, bad: object) -> None:
    stored = {**json.loads(json.dumps(asdict(CHOSEN))), name: bad}
    read = asdict(read_printer_settings(stored))
    assert not read.pop(name)
    assert read == {key: value for key, value in asdict(CHOSEN).items() if key != name}


def test_a_printer_nobody_shifted_is_not_shifted() -> None:
    assert CHOSEN.offset_mm("Roll") == (1.5, -2.0)
    assert CHOSEN.offset_mm("Desk") == (0.0, 0.0)


def test_the_choices_for_telephones_are_those_of_the_papers() -> None:
    assert set(CHOSEN_PHONES) == set(Phones) - {Phones.USUAL}


def test_the_languages_are_those_of_the_papers() -> None:
    assert set(PAPER_LANGUAGES) == {language.value for language in PaperLanguage}
