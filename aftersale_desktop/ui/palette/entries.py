"""What the palette offers, and how typed text finds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One action or record: its words, a quiet word or key beside them, an icon, and what choosing it does."""

    text: str
    detail: str
    icon: str
    run: Callable[[], None]


Spell = Callable[[str], tuple[str, str]]
"""Gives a text's full spelling and its initials in Latin letters; both empty where there is nothing to spell."""

NO_MATCH = 9


def matching(entries: Iterable[PaletteEntry], typed: str, spell: Spell) -> list[PaletteEntry]:
    """Return the entries that hold every typed word, the nearest first; no text keeps all in their order."""
    words = typed.casefold().split()
    ranked = ((max((_rank(entry.text, word, spell) for word in words), default=0), entry) for entry in entries)
    return [entry for rank, entry in sorted(ranked, key=lambda pair: pair[0]) if rank < NO_MATCH]


def _rank(text: str, word: str, spell: Spell) -> int:
    """Count how far a text is from a typed word: its beginning, a word's beginning, its inside, then its spelling."""
    plain = text.casefold()
    if plain.startswith(word):
        return 0
    if any(part.startswith(word) for part in plain.split()):
        return 1
    if word in plain:
        return 2
    return next((3 + place for place, spelling in enumerate(spell(text)) if word in spelling), NO_MATCH)


def no_spelling(_text: str) -> tuple[str, str]:
    """Spell nothing: Latin words are found as they are written."""
    return "", ""
