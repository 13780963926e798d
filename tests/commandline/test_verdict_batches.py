"""One answer a line, in order; a bad line gets a named error in its place and the others are answered."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from aftersale_desktop.commandline.batches import answer_lines, lines_of
from aftersale_desktop.commandline.verdict_batch import run_verdicts
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.json_lines import LONGEST_LINE_BYTES, LineTooLongError, NotUtf8Error
from aftersale_desktop.wording.catalogue import Language, words_in

ENGLISH = words_in(Language.ENGLISH)
GOOD = '{"id": "A", "received_on": "2026-03-05", "invoice_on": "2026-03-02"}'


def verdicts(given: str | bytes, language: Language = Language.ENGLISH, workers: int = 1) -> tuple[list[Any], bool]:
    sink = io.StringIO()
    source = io.BytesIO(given.encode() if isinstance(given, str) else given)
    is_all_good = run_verdicts(source, sink, words_in(language), workers)
    return [json.loads(line) for line in sink.getvalue().splitlines()], is_all_good


def test_a_line_of_facts_gets_a_line_with_its_verdict() -> None:
    (answer,), is_all_good = verdicts(GOOD + "\n")
    assert is_all_good
    assert answer["id"] == "A"
    assert answer["outcome"] == "choice_refund_exchange_repair"
    assert "The periods start on the invoice date 2026-03-02 (1995 rule, art. 8)" in answer["explanation"]
    assert list(answer) == [
        "id",
        "outcome",
        "reasons",
        "flags",
        "warranty_ends_on",
        "main_parts_end_on",
        "extension_days",
        "refund",
        "depreciation",
        "explanation",
    ]


def test_the_explanation_is_in_the_language_asked_for() -> None:
    (answer,), _ = verdicts(GOOD, Language.CHINESE)
    assert "保修期自发票日期 2026-03-02 起算（1995 年三包规定第 8 条）" in answer["explanation"]


def bad(fields: str) -> str:
    return f'{{"id": "B", "received_on": "2026-03-05", {fields}}}'


BAD_LINES = [
    (bad('"invoice_on": "2026-02-30"'), "B", "NotADateError"),
    (bad('"price": "-1.00"'), "B", "NegativeNumberError"),
    (bad('"price": NaN'), "B", "NotFiniteError"),
    (bad('"price": "Infinity"'), "B", "NotFiniteError"),
    (
        bad('"repairs": [{"received_on": "2026-04-02", "returned_on": "2026-04-01"}]'),
        "B",
        "HandBackBeforeReceiptError",
    ),
    (bad('"cause": "ghosts"'), "B", "UnknownChoiceError"),
    (bad('"counterfeit": "no"'), "B", "WrongTypeError"),
    (bad('"colour": "white"'), "B", "UnknownFieldError"),
    ('{"id": 7, "invoice_on": "2026-03-02"}', 7, "MissingFieldError"),
    ('{"id": "\\ud800", "received_on": "2026-03-05"}', None, "BrokenTextError"),
    ('{"id": ["B"], "received_on": "2026-03-05"}', None, "WrongTypeError"),
    ("not json", None, "NotJsonError"),
    ("[1, 2]", None, "NotAnObjectError"),
    ("[" * 50_000, None, "NestedTooDeepError"),
    (bad(f'"price": {"9" * 5000}'), None, "DigitsTooManyError"),
    (bad(f'"price": {"[" * 200}{"]" * 200}'), "B", "WrongTypeError"),
]


@pytest.mark.parametrize(("line", "record_id", "name"), BAD_LINES)
@pytest.mark.parametrize("language", Language)
def test_a_bad_line_gets_a_named_error_in_its_place(
    line: str, record_id: object, name: str, language: Language
) -> None:
    (before, error, after), is_all_good = verdicts(f"{GOOD}\n{line}\n{GOOD}\n", language)
    assert not is_all_good
    assert set(error) == {"id", "error"}
    assert error["id"] == record_id
    assert error["error"].startswith(f"{name}: ")
    assert before == after
    assert before["outcome"] == "choice_refund_exchange_repair"


def test_blank_lines_a_byte_order_mark_and_windows_line_ends_are_no_errors() -> None:
    answers, is_all_good = verdicts(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n\r\n   \n\t\n" + GOOD.encode())
    assert is_all_good
    assert [answer["id"] for answer in answers] == ["A", "A"]


def test_nothing_in_gives_nothing_out() -> None:
    assert verdicts("") == ([], True)


def test_binary_lines_are_named_and_the_text_after_them_is_answered() -> None:
    answers, is_all_good = verdicts(
        b"\xff\xfe\x00\x81\n" + os.urandom(64).replace(b"\n", b"\x80") + b"\xff\n" + GOOD.encode()
    )
    assert not is_all_good
    assert [answer["error"].split(":")[0] for answer in answers[:2]] == ["NotUtf8Error", "NotUtf8Error"]
    assert answers[2]["id"] == "A"


class Endless(io.RawIOBase):
    """A stream whose first line is many times longer than allowed; it counts the largest piece asked for."""

    def __init__(self, length: int) -> None:
        self.left = length
        self.after = GOOD.encode() + b"\n"

    def readline(self, limit: int | None = -1, /) -> bytes:
        assert limit is not None
        assert 0 < limit <= LONGEST_LINE_BYTES + 1
        if self.left > 0:
            piece = min(limit, self.left)
            self.left -= piece
            return b"x" * (piece - 1) + (b"\n" if self.left == 0 else b"x")
        line, self.after = self.after, b""
        return line


def test_a_line_of_absurd_length_is_refused_in_pieces() -> None:
    first, second = lines_of(Endless(20 * LONGEST_LINE_BYTES))  # type: ignore[arg-type] # reads like a file
    assert isinstance(first, LineTooLongError)
    assert second == GOOD + "\n"


def test_a_long_last_line_without_an_end_is_refused_once() -> None:
    answers, is_all_good = verdicts(b"{" * (3 * LONGEST_LINE_BYTES))
    assert [answer["error"].split(":")[0] for answer in answers] == ["LineTooLongError"]
    assert not is_all_good


def test_a_record_as_long_as_allowed_is_read() -> None:
    line = GOOD + " " * (LONGEST_LINE_BYTES - len(GOOD))
    answers, is_all_good = verdicts(line + "\n" + GOOD)
    assert is_all_good
    assert len(answers) == 2


def many_lines(count: int) -> Iterator[str]:
    for number in range(count):
        yield "oops" if number % 1000 == 999 else GOOD.replace('"A"', str(number))


def test_worker_processes_answer_in_order_exactly_as_one_process_does() -> None:
    given = "\n".join(many_lines(5_500))
    alone, in_workers = verdicts(given, workers=1), verdicts(given, workers=2)
    assert alone == in_workers
    assert [answer["id"] for answer in alone[0][:3]] == [0, 1, 2]
    assert len(alone[0]) == 5_500
    assert not alone[1]


def test_any_answer_can_be_run_over_lines() -> None:
    def answer(record: object) -> dict[str, object]:
        if record == 3:
            raise NotUtf8Error
        return {"id": None, "doubled": [record, record]}

    sink = io.StringIO()
    lines: list[str | AfterSaleError] = ["1\n", "3\n", "2\n"]
    assert not answer_lines(lines, sink, answer, ENGLISH)
    answers = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert [one.get("doubled") for one in answers] == [[1, 1], None, [2, 2]]


def test_a_bug_is_not_taken_for_a_bad_line() -> None:
    def buggy(_: object) -> dict[str, object]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_lines(["1\n"], io.StringIO(), buggy, ENGLISH)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_goes_away_ends_the_run_quietly(workers: int) -> None:
    program = (
        "import sys;"
        "from aftersale_desktop.commandline.verdict_batch import run_verdicts;"
        "from aftersale_desktop.wording.catalogue import Language, words_in;"
        f"run_verdicts(sys.stdin.buffer, sys.stdout, words_in(Language.ENGLISH), {workers})"
    )
    given = "\n".join(many_lines(20_000)).encode()
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    done = subprocess.run(
        [sys.executable, "-c", program], input=given, stdout=writing_end, stderr=subprocess.PIPE, check=False
    )
    os.close(writing_end)
    assert (done.returncode, done.stderr) == (0, b"")
