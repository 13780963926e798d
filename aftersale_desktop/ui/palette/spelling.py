"""Chinese words typed in Latin letters: a scanner wants the input method off, so the palette must not need it."""

from functools import cache


@cache
def pinyin(text: str) -> tuple[str, str]:
    """Return the pinyin of a text without tones, and its initials: 打印 is `dayin` and `dy`."""
    from pypinyin import lazy_pinyin

    syllables = [syllable.casefold() for syllable in lazy_pinyin(text)]
    return "".join(syllables), "".join(syllable[:1] for syllable in syllables)
