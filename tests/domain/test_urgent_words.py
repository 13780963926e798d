"""Urgent words: what is dangerous is heard in both languages."""

import pytest

from aftersale_desktop.domain.urgent_words import SHIPPED_URGENT_WORDS, Danger, UrgentWord, dangers_in


@pytest.mark.parametrize(
    ("told", "dangers"),
    [
        ("室外机冒烟了", (Danger.FIRE,)),
        ("有烧焦味，外壳还漏电", (Danger.FIRE, Danger.SHOCK)),
        ("There is a Burning smell", (Danger.FIRE,)),
        ("water leakage on the socket", (Danger.WATER,)),
        ("室内机漏水", (Danger.WATER,)),
        ("the igniter misfired", ()),
        ("不制冷", ()),
        ("", ()),
    ],
)
def test_what_is_told(told: str, dangers: tuple[Danger, ...]) -> None:
    assert dangers_in(told, SHIPPED_URGENT_WORDS) == dangers


def test_a_word_of_the_shop_is_heard_too() -> None:
    assert dangers_in("压缩机炸响", (UrgentWord("炸响", Danger.FIRE),)) == (Danger.FIRE,)


def test_no_word_stands_twice_in_the_shipped_list() -> None:
    texts = [word.key for word in SHIPPED_URGENT_WORDS]
    assert len(texts) == len(set(texts))
    assert {word.danger for word in SHIPPED_URGENT_WORDS} == set(Danger)
