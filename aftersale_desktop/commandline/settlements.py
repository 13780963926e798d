"""The `settle` and `capitals` commands: jobs to settlements, amounts to capitals."""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import BinaryIO, TextIO

from aftersale_desktop.commandline.batches import answer_lines, id_of, lines_of
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.job_json import job_from_json, settlement_to_json
from aftersale_desktop.domain.money import capitals, parse_amount
from aftersale_desktop.domain.tariffs import Tariff, tariff_from_json
from aftersale_desktop.resources import resource_path
from aftersale_desktop.wording.catalogue import Words


def run_settle(source: BinaryIO, sink: TextIO, words: Words) -> bool:
    """Write one settlement for each line with a job, by the shipped price lists; tell whether every line was good."""
    return answer_lines(lines_of(source), sink, partial(_settlement, tariffs=shipped_tariffs()), words)


def _settlement(record: object, tariffs: Mapping[str, Tariff]) -> dict[str, object]:
    job = job_from_json(record, tariffs)
    return settlement_to_json(id_of(record), settle(job, tariffs[job.tariff]))


def shipped_tariffs() -> dict[str, Tariff]:
    """Return the price lists that come with the program, by id."""
    files = sorted(resource_path("samples").glob("tariff-*.json"))
    read = [tariff_from_json(json.loads(file.read_text("utf-8"))) for file in files]
    return {tariff.id: tariff for tariff in read}


def run_capitals(amounts: Iterable[str], sink: TextIO) -> None:
    """Write one line of capitals for each amount; one bad amount refuses all, so no line stands for another."""
    written = [capitals(parse_amount(amount)) for amount in amounts]
    sink.writelines(f"{line}\n" for line in written)
