"""Set-up speaks both languages before the program's own catalogue can."""

import string

import pytest

from groundwork.sentences import Sentence, in_words, speaks_chinese


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("sentence", Sentence)
def test_every_sentence_says_the_same_data_in_both_languages(sentence: Sentence) -> None:
    english, chinese = sentence.value

    assert english.isascii() or "…" in english
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert fields(english) == fields(chinese)


@pytest.mark.parametrize(
    ("settings", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.GB18030"}, True),
        ({}, False),
    ],
)
def test_the_first_locale_variable_that_is_set_decides_the_language(
    settings: dict[str, str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    assert speaks_chinese() is chinese
    assert ("显示器" in in_words(Sentence.NO_DISPLAY)) is chinese
