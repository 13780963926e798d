"""JSON lines in, JSON lines out: same order, constant memory, a named error in the place of a bad line."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, TextIO

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.json_lines import LONGEST_LINE_BYTES, LineTooLongError, NotUtf8Error, parse_line
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.refusals import refusal_text

Answer = Callable[[object], Mapping[str, object]]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SKIPPED_AT_ONCE = 65_536
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def answer_lines(source: Iterable[str | AfterSaleError], sink: TextIO, answer: Answer, words: Words) -> bool:
    """Write one answer a line, in order, a named error for a refused one; False when any was refused.

    A reader that went away ends the run quietly: nobody is left to be told.
    """
    is_all_good = True
    try:
        for line in source:
            text, is_good = answer_line(line, answer, words)
            is_all_good = is_all_good and is_good
            sink.write(text)
        sink.flush()
    except BrokenPipeError:
        let_go(sink)
    return is_all_good


def answer_line(line: str | AfterSaleError, answer: Answer, words: Words) -> tuple[str, bool]:
    """Return the line that answers, and whether it is an answer and no refusal."""
    reply, is_good = _reply(line, answer, words)
    return _encode(reply) + "\n", is_good


def _reply(line: str | AfterSaleError, answer: Answer, words: Words) -> tuple[Mapping[str, object], bool]:
    record: object = None
    try:
        record = _record_on(line)
        return answer(record), True
    except AfterSaleError as refusal:
        return {"id": id_of(record), "error": f"{type(refusal).__name__}: {refusal_text(words, refusal)}"}, False


def _record_on(line: str | AfterSaleError) -> object:
    if isinstance(line, str):
        return parse_line(line)
    raise line


def id_of(record: object) -> str | int | None:
    """Return the record's own id as it was written, or None when it has none that can be written back."""
    value = record.get("id") if isinstance(record, dict) else None
    if type(value) is int:
        return value
    if type(value) is not str:
        return None
    return value if value.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in value) else None


def lines_of(stream: BinaryIO) -> Iterator[str | AfterSaleError]:
    """Return the lines that are not blank as text; one that is none, or far too long, is a refusal in its place."""
    prefix = _BYTE_ORDER_MARK
    while line := stream.readline(LONGEST_LINE_BYTES + 1):
        if len(line) > LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            _skip_to_next_line(stream)
            yield LineTooLongError(LONGEST_LINE_BYTES)
        elif not line.isspace():
            yield _text_of(line.removeprefix(prefix))
        prefix = b""


def _skip_to_next_line(stream: BinaryIO) -> None:
    while rest := stream.readline(_SKIPPED_AT_ONCE):
        if rest.endswith(b"\n"):
            return


def _text_of(line: bytes) -> str | AfterSaleError:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return NotUtf8Error()


def let_go(sink: TextIO) -> None:
    """Point the sink at nothing: the interpreter would fail once more on the broken pipe when it flushes at its end."""
    try:
        descriptor = sink.fileno()
    except OSError:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
