"""One gettext catalogue for screen, paper and commands; the English text is the message id."""

import gettext
from enum import StrEnum
from functools import cache
from pathlib import Path

from aftersale_desktop.resources import resource_path


class Language(StrEnum):
    """The languages every text exists in, equal in rank."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message in a table for extraction; it is translated when it is shown."""
    return message


class Words:
    """Texts in one language: `words("Claim {number}", number=n)`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, /, **data: object) -> str:
        """Return the message in this language with its data filled in."""
        text = self._catalogue.gettext(message) if message else ""  # gettext answers "" with the catalogue's head
        return text.format(**data) if data else text

    def plural(self, one: str, many: str, count: int, /, **data: object) -> str:
        """Return the form that fits `count`; `{count}` is filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **data)


@cache
def words_in(language: Language) -> Words:
    """Return the shared texts of one language; the catalogue is read once."""
    return Words(language)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    source = resource_path("translations", f"{language}.po")
    compiled = source.with_suffix(".mo")
    if compiled.is_file() and (not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return _compiled_in_memory(source)


def _compiled_in_memory(source: Path) -> gettext.NullTranslations:
    """Babel compiles a fresher source; installed copies carry the compiled file and never come here."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = BytesIO()
    with source.open("rb") as file:
        write_mo(buffer, read_po(file, locale="zh_CN", charset="utf-8"))
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
