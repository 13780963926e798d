"""Commands that look after the database."""

import json
from typing import Annotated

import typer

from aftersale_desktop.commandline.surroundings import Surroundings
from aftersale_desktop.domain.records import to_record
from aftersale_desktop.wording.self_check import findings

DONE, FAULTS_FOUND = 0, 1
Json = Annotated[bool, typer.Option("--json")]


def check(context: typer.Context, as_json: Json = False) -> int:  # noqa: FBT002 - an option
    """Ask orders, stock, numbers, papers and the file what must hold; exit code 1 when something does not."""
    around: Surroundings = context.obj
    report = around.shop.self_check.run()
    if as_json:
        around.sink.write(json.dumps(to_record(report) | {"is_sound": report.is_sound}, ensure_ascii=False) + "\n")
        return DONE if report.is_sound else FAULTS_FOUND
    for sentence in findings(around.words, report):
        around.sink.write(sentence + "\n")
    asked = around.words.plural("{count} claim was checked.", "{count} claims were checked.", report.orders_checked)
    result = around.words("Everything agrees.") if report.is_sound else around.words("Not everything agrees.")
    around.sink.write(f"{asked} {result}\n")
    return DONE if report.is_sound else FAULTS_FOUND
