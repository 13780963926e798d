"""Words on the telephone that mean danger: they come first, and the caller is told what to do at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aftersale_desktop.domain.errors import AfterSaleError


class Danger(StrEnum):
    """What may happen; what the caller is told depends on it, the most dangerous first."""

    FIRE = "fire"
    SHOCK = "shock"
    REFRIGERANT = "refrigerant"
    WATER = "water"


class UrgentWordEmptyError(AfterSaleError):
    """An urgent word has at least one sign."""


class UrgentWordExistsError(AfterSaleError):
    """The word is in the list already."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class UrgentWord:
    """A word, and the danger it means."""

    text: str
    danger: Danger

    @property
    def key(self) -> str:
        """The text it is stored under."""
        return self.text

    def is_in(self, told: str) -> bool:
        """Tell whether the word is said; one of Latin letters has to begin a word (`fire`, but not in `misfire`).

        A denial ("no smoke") counts as well: an alarm too many is no harm.
        """
        text, told = self.text.casefold(), told.casefold()
        if not text.isascii():
            return text in told
        return re.search(rf"(?<![a-z]){re.escape(text)}", told) is not None


_SHIPPED = {
    Danger.FIRE: (
        "冒烟",
        "着火",
        "起火",
        "烧焦",
        "焦味",
        "糊味",
        "火花",
        "smoke",
        "smoking",
        "fire",
        "burning",
        "spark",
    ),
    Danger.SHOCK: ("漏电", "触电", "麻手", "电到", "electric shock", "electric leakage", "tingling"),
    Danger.REFRIGERANT: ("漏氟", "冷媒泄漏", "refrigerant leak"),
    Danger.WATER: ("漏水", "water leakage", "leaking water", "dripping"),
}
SHIPPED_URGENT_WORDS = tuple(UrgentWord(text, danger) for danger, texts in _SHIPPED.items() for text in texts)
"""What a shop begins with; it keeps the list itself."""


def dangers_in(told: str, words: Iterable[UrgentWord]) -> tuple[Danger, ...]:
    """Return every danger that is told of, each once, the most dangerous first."""
    found = {word.danger for word in words if word.is_in(told)}
    return tuple(danger for danger in Danger if danger in found)
