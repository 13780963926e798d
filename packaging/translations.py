"""Compile the catalogues `resources/translations/*.po` to the `.mo` files beside them."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"


def compile_catalogues(folder: Path = TRANSLATIONS) -> list[Path]:
    """Return the compiled files; each is written under another name first, so that a reader never sees half of one."""
    return [_compile(source) for source in sorted(folder.glob("*.po"))]


def _compile(source: Path) -> Path:
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.stem, charset="utf-8", abort_invalid=True)
    unfinished = source.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    return unfinished.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    compile_catalogues()
