"""Names of the master data that exist in both languages of the program."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A name in Chinese and English; the English one may be missing in a shop's own data."""

    zh: str
    en: str = ""

    def text(self, language: str) -> str:
        """Return the name in `language` ("zh_CN" or "en"), the Chinese one where English is missing."""
        return self.zh if language.startswith("zh") or not self.en else self.en
