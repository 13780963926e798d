"""The `promise` command: factory repairs to due times."""

from typing import BinaryIO, TextIO

from aftersale_desktop.commandline.batches import answer_lines, id_of, lines_of
from aftersale_desktop.domain.promise import promise
from aftersale_desktop.domain.promise_json import factory_repair_from_json, promise_to_json
from aftersale_desktop.wording.catalogue import Words


def run_promise(source: BinaryIO, sink: TextIO, words: Words) -> bool:
    """Write one promise for each line with a factory repair; tell whether every line was good."""
    return answer_lines(lines_of(source), sink, _promise, words)


def _promise(record: object) -> dict[str, object]:
    return promise_to_json(id_of(record), promise(factory_repair_from_json(record)))
