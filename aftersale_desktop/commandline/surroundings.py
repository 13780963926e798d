"""What every command has around it: words, output, and a shop that is opened only when it is asked for."""

import os
import sys
from dataclasses import dataclass, field
from typing import TextIO

from aftersale_desktop.bootstrap import Options, open_for_commands
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.wording.catalogue import Language, Words, words_in


@dataclass(slots=True)
class Surroundings:
    """Options, words and output of one command."""

    options: Options
    words: Words
    sink: TextIO
    _shop: Shop | None = field(default=None)

    @property
    def shop(self) -> Shop:
        """The shop, opened at the first use."""
        if self._shop is None:
            self._shop = open_for_commands(self.options)
        return self._shop

    def close(self) -> None:
        """Close the shop if it was opened."""
        if self._shop is not None:
            self._shop.close()


def surroundings_of(options: Options) -> Surroundings:
    """Return the surroundings for standard output, always UTF-8 and with plain line ends."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a TextIOWrapper outside tests
    language = options.chosen_language or language_of_system()
    return Surroundings(options, words_in(language), sys.stdout)


def language_of_system() -> Language:
    """Return the language the system is set to, English where it is neither."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return Language.CHINESE if named.startswith("zh") else Language.ENGLISH
