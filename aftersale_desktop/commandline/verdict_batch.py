"""Verdicts on millions of facts: chunks of lines go to worker processes and come back in order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, TextIO

from aftersale_desktop.commandline.batches import answer_line, answer_lines, id_of, let_go, lines_of
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts_json import facts_from_json
from aftersale_desktop.domain.verdict import judge
from aftersale_desktop.domain.verdict_json import verdict_line
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from aftersale_desktop.wording.verdicts import explanation, would_change

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Line = str | AfterSaleError
Answered = tuple[str, bool]

LINES_IN_A_CHUNK = 1_000
LONGEST_CHUNK = 524_288
CHUNKS_PER_WORKER = 3


def run_verdicts(source: BinaryIO, sink: TextIO, words: Words, workers: int | None = None) -> bool:
    """Write a verdict for each line of facts, in order; False when any line was refused.

    What fits one chunk is answered here; more goes to a process per processor, and memory stays that of a few chunks.
    """
    chunks = _chunks(lines_of(source))
    beginning = list(islice(chunks, 2))
    count = _workers_at_hand() if workers is None else workers
    if len(beginning) <= 1 or count == 1:
        every_line = chain.from_iterable(chain(beginning, chunks))
        return answer_lines(every_line, sink, partial(_verdict, words), words)
    return _run_in_workers(chain(beginning, chunks), sink, words, count)


def _workers_at_hand() -> int:
    """Only forked processes start at once and in every kind of installation."""
    return (os.cpu_count() or 1) if hasattr(os, "fork") else 1


def _verdict(words: Words, record: object) -> Mapping[str, object]:
    verdict = judge(facts_from_json(record))
    return verdict_line(id_of(record), verdict, explanation(words, verdict) + would_change(words, verdict))


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line) if isinstance(line, str) else 0
        if len(chunk) == LINES_IN_A_CHUNK or size > LONGEST_CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _run_in_workers(chunks: Iterable[list[Line]], sink: TextIO, words: Words, workers: int) -> bool:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    is_all_good = True
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        try:
            for text, is_good in _in_order(pool, chunks, partial(_answer_chunk, words.language), workers):
                is_all_good = is_all_good and is_good
                sink.write(text)
            sink.flush()
        except BrokenPipeError:
            pool.shutdown(wait=False, cancel_futures=True)
            let_go(sink)
    return is_all_good


def _in_order(
    pool: "Executor", chunks: Iterable[list[Line]], answer: Callable[[list[Line]], Answered], workers: int
) -> Iterator[Answered]:
    waiting: deque[Future[Answered]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(answer, chunk))
        if len(waiting) >= workers * CHUNKS_PER_WORKER:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _answer_chunk(language: Language, lines: list[Line]) -> Answered:
    words = words_in(language)
    answers = [answer_line(line, partial(_verdict, words), words) for line in lines]
    return "".join(text for text, _ in answers), all(is_good for _, is_good in answers)
