"""The language a paper speaks, or both: what is printed on it comes once in each, and every value once."""

import re
from collections.abc import Callable, Iterable
from typing import Concatenate, ParamSpec

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.papers import PaperLanguage
from aftersale_desktop.wording.catalogue import Language, Words, words_in

_P = ParamSpec("_P")

_VALUE_LAST = re.compile(r"([^{}]+)\{\w+\}")
_SPOKEN: dict[PaperLanguage, tuple[Language, ...]] = {
    PaperLanguage.CHINESE: (Language.CHINESE,),
    PaperLanguage.ENGLISH: (Language.ENGLISH,),
    PaperLanguage.BOTH: (Language.CHINESE, Language.ENGLISH),
}


class Voice:
    """Speaks as `Words` does, in one language or in two side by side."""

    def __init__(self, language: PaperLanguage) -> None:
        self.each = tuple(words_in(spoken) for spoken in _SPOKEN[language])
        self.first = self.each[0]

    def __call__(self, message: str, /, **data: object) -> str:
        """Return the message in each language; a value at its end stands once, behind both."""
        if len(self.each) == 1:
            return self.first(message, **data)
        templates = [words(message) for words in self.each]
        heads = [_VALUE_LAST.fullmatch(template) for template in templates]
        if all(heads):
            value = templates[0][templates[0].index("{") :]
            return f"{_joined(head[1].rstrip(' :：') for head in heads if head)}: {value.format(**data)}"
        return _joined(template.format(**data) if data else template for template in templates)

    def plural(self, one: str, many: str, count: int, /, **data: object) -> str:
        """Return the form that fits `count` in each language."""
        return _joined(words.plural(one, many, count, **data) for words in self.each)

    def listed(self, texts: Iterable[str], separator: str) -> str:
        """Return texts one after the other, with the first language's own form of the separator."""
        return self.first(separator).join(texts)

    def of(self, say: Callable[Concatenate[Words, _P], str], *args: _P.args, **kwargs: _P.kwargs) -> str:
        """Return what a wording function says in each language."""
        if len(self.each) == 1:
            return say(self.first, *args, **kwargs)
        return _joined(say(words, *args, **kwargs) for words in self.each)

    def apart(self, say: Callable[[Words], str]) -> tuple[str, ...]:
        """Return what each language says, for lines of their own; what both say in the same way comes once."""
        return tuple(dict.fromkeys(say(words) for words in self.each))

    def name(self, name: Bilingual) -> str:
        """Return the name in each language it exists in."""
        return _joined(name.text(words.language) for words in self.each)


def _joined(texts: Iterable[str]) -> str:
    """What both languages say in the same way stands once."""
    return " ".join(dict.fromkeys(text for text in texts if text))
