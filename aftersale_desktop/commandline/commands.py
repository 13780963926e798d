"""The commands: a table of names, helps and functions; every refusal is one line on standard error."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from aftersale_desktop.bootstrap import Options
from aftersale_desktop.commandline import databases, reading
from aftersale_desktop.commandline.batches import let_go
from aftersale_desktop.commandline.promises import run_promise
from aftersale_desktop.commandline.settlements import run_capitals, run_settle
from aftersale_desktop.commandline.surroundings import Surroundings, surroundings_of
from aftersale_desktop.commandline.usage import SpokenCommand, SpokenGroup, usage_text
from aftersale_desktop.commandline.verdict_batch import run_verdicts
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.ports import file_reason
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.database_refusals import storage_reason
from aftersale_desktop.wording.refusals import refusal_text

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_PROGRAM = "aftersale-desktop"
_EPILOG = N_(
    "Options for the window and all commands: --data-dir DIR, --database URL, --language en|zh_CN, --demo, "
    "--exit-after-first-paint. Without a command the window opens."
)
InputFile = Annotated[Path | None, typer.Argument(metavar="[FILE]", exists=True, dir_okay=False, readable=True)]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its group (empty for none), its name, what it does in words, and the function that does it."""

    group: str
    name: str
    help: str
    run: Callable[..., Any]


def verdicts(context: typer.Context, file: InputFile = None) -> int:
    """Answer facts with verdicts."""
    return _batch(context.obj, run_verdicts, file)


def settle(context: typer.Context, file: InputFile = None) -> int:
    """Answer jobs with settlements."""
    return _batch(context.obj, run_settle, file)


def promise(context: typer.Context, file: InputFile = None) -> int:
    """Answer factory repairs with due times."""
    return _batch(context.obj, run_promise, file)


def capitals(context: typer.Context, amounts: Annotated[list[str], typer.Argument(metavar="AMOUNT...")]) -> int:
    """Write amounts in capitals."""
    run_capitals(amounts, context.obj.sink)
    return DONE


def _batch(around: Surroundings, run: Callable[..., bool], file: Path | None) -> int:
    if file is None:
        return DONE if run(sys.stdin.buffer, around.sink, around.words) else REFUSED
    with file.open("rb") as source:
        return DONE if run(source, around.sink, around.words) else REFUSED


COMMANDS: tuple[Command, ...] = (
    Command("", "verdicts", N_("Facts as JSON lines become verdicts as JSON lines."), verdicts),
    Command("", "settle", N_("Jobs as JSON lines become settlements as JSON lines."), settle),
    Command("", "promise", N_("Factory repairs as JSON lines become due times as JSON lines."), promise),
    Command("", "capitals", N_("Amounts in RMB capitals, a line each."), capitals),
    Command("", "lookup", N_("Unit, card, customer, history and today's verdict for any code."), reading.lookup),
    Command("cards", "list", N_("All warranty cards."), reading.list_cards),
    Command("cards", "show", N_("One warranty card."), reading.show_card),
    Command("claims", "list", N_("All claims."), reading.list_claims),
    Command("claims", "show", N_("One claim."), reading.show_claim),
    Command("invoices", "list", N_("All invoices."), reading.list_invoices),
    Command("invoices", "show", N_("One invoice."), reading.show_invoice),
    Command("parts", "list", N_("All spare parts with what is in stock."), reading.list_parts),
    Command("print", "receipt", N_("The repair receipt of a claim as PDF."), reading.print_receipt),
    Command("print", "invoice", N_("A fee invoice as PDF."), reading.print_invoice),
    Command(
        "print",
        "money",
        N_("The receipt of a deposit, payment or refund, or a credit note, as PDF."),
        reading.print_money,
    ),
    Command("print", "quote", N_("A repair quote as PDF."), reading.print_quote),
    Command("print", "remedy", N_("The note of an exchange or of a product refund as PDF."), reading.print_remedy),
    Command("print", "certificate", N_("The inspection certificate of a claim as PDF."), reading.print_certificate),
    Command("print", "handover", N_("The hand-over note of a claim as PDF."), reading.print_handover),
    Command("print", "record", N_("The repair record of a product as PDF."), reading.print_record),
    Command("print", "card", N_("A warranty card as PDF."), reading.print_card),
    Command("print", "label", N_("The label of a claim or product as PDF."), reading.print_label),
    Command("print", "visit", N_("The sheet of a home visit as PDF."), reading.print_visit),
    Command("print", "notice", N_("The notice of a price list for the wall as PDF."), reading.print_notice),
    Command("print", "custody", N_("The note of a claim's last way to the factory as PDF."), reading.print_custody),
    Command(
        "print", "letter", N_("The letter with the reasons of a claim that is not free, as PDF."), reading.print_letter
    ),
    Command("database", "check", N_("Whether everything the shop has written down agrees."), databases.check),
    Command("demo", "codes", N_("Codes to try in the sample shop."), reading.demo_codes),
)
_GROUPS: dict[str, str] = {
    "cards": N_("Warranty cards."),
    "claims": N_("Claims."),
    "invoices": N_("Fee invoices."),
    "parts": N_("Spare parts."),
    "print": N_("Papers as PDF; a reprint says so."),
    "database": N_("The database."),
    "demo": N_("The sample shop."),
}


def run_command(options: Options, arguments: list[str]) -> int:
    """Run one command and return the exit code."""
    around = surroundings_of(options)
    command = typer.main.get_command(_application(around))
    try:
        code = command.main(arguments, prog_name=_PROGRAM, standalone_mode=False, obj=around)
        around.sink.flush()
    except typer.TyperException as error:
        return _said(usage_text(around.words, error, arguments), WRONG_USAGE)
    except (BrokenPipeError, SystemExit):  # Typer leaves by itself when a command's reader went away
        let_go(around.sink)
        return DONE
    except (AfterSaleError, OSError) as error:
        return _said(_sentence(around, error), REFUSED)
    finally:
        around.close()
    return code if isinstance(code, int) else DONE


def _sentence(around: Surroundings, error: AfterSaleError | OSError) -> str:
    if isinstance(error, AfterSaleError):
        return refusal_text(around.words, error)
    reason = storage_reason(around.words, file_reason(error))
    return around.words("{path} cannot be used: {reason}.", path=error.filename or "-", reason=reason)


def _said(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _application(around: Surroundings) -> typer.Typer:
    words = around.words
    make = partial(typer.Typer, cls=SpokenGroup, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    application = make(help=words("Claims, verdicts, fees and papers of a service center."), epilog=words(_EPILOG))
    groups = {name: make(help=words(text)) for name, text in _GROUPS.items()}
    for name, group in groups.items():
        application.add_typer(group, name=name)
    for command in COMMANDS:
        settings = {"ignore_unknown_options": True} if command.name == "capitals" else {}
        home = groups.get(command.group, application)
        add = home.command(command.name, cls=SpokenCommand, help=words(command.help), context_settings=settings)
        add(command.run)
    return application
