"""Wrong usage and help pages in the user's language: Typer itself speaks English only."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from aftersale_desktop.wording.catalogue import N_, Words

_HELP_PHRASES: tuple[str, ...] = (
    N_("Usage:"),
    N_("Options:"),
    N_("Commands:"),
    N_("Arguments:"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("[required]"),
    N_("[default: a5]"),
    N_("Show this message and exit."),
)
_WRONG_VALUES: dict[str, str] = {
    "file": N_("FILE must be a file that is there and can be read."),
    "output": N_("-o needs the name of a file that can be written, not of a folder."),
    "paper": N_("--paper is a4, a5 or roll80."),
}
WRONG_GLOBAL_OPTION = N_("--data-dir, --database and --language each need a value; the language is en or zh_CN.")


class SpokenGroup(TyperGroup):
    """A group of commands whose help is in the language of the command line."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _in_words(super().get_help(ctx), ctx.obj.words)


class SpokenCommand(TyperCommand):
    """A command whose help is in the language of the command line."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _in_words(super().get_help(ctx), ctx.obj.words)


def _in_words(page: str, words: Words) -> str:
    for phrase in _HELP_PHRASES:
        page = page.replace(phrase, words(phrase))
    return page


def usage_text(words: Words, error: typer.TyperException, arguments: Sequence[str]) -> str:
    """Return one line that says what is wrong with the arguments; a group without a command answers its help page."""
    option, parameter = getattr(error, "option_name", None), getattr(error, "param", None)
    if option is not None:
        return words("{name} is no option here, or its value is missing. Add --help to see what there is.", name=option)
    if isinstance(error, typer.BadParameter) and parameter is not None:
        return _parameter_text(words, error, parameter)
    if not arguments or error.message.count("\n"):
        return error.message
    line = " ".join(arguments)
    return words("“{line}” is no command, or has too many words. Add --help to see what there is.", line=line)


def _parameter_text(words: Words, error: typer.BadParameter, parameter: Any) -> str:
    if parameter.name in _WRONG_VALUES and error.message:
        return words(_WRONG_VALUES[parameter.name])
    flags = [name for name in parameter.opts if name.startswith("-")]
    shown = " ".join((*flags[-1:], (parameter.metavar or parameter.name).strip("{}.")))
    return words("{name} is missing. Add --help to see how it is given.", name=shown)
