"""Text on its way to paper: freed of control characters, broken into lines as Chinese and English readers expect."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from aftersale_desktop.documents.fonts import Weight, typeface

_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = str.maketrans(dict.fromkeys("\t\xa0\u2007\u202f", " "))
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")

_LEAST_SIZE = 2 / 3
_A_HAIR_LESS = 0.999
_OPENERS = "（《〈「『【〔〖“‘([{￥¥"
_CLOSERS = "，。、；：？！）》〉」』】〕〗”’…—·％%‰℃°,.;:?!)]}~"
_WIDE = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u301c-\u30ff\u3100-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U00020000-\U0003ffff"
)
_O, _C = re.escape(_OPENERS), re.escape(_CLOSERS)
_IS_HANZI = re.compile(f"[{_WIDE}]")
_CHUNK = re.compile(f"[{_O}]*(?:[{_WIDE}]|[^ {_WIDE}{_O}]+)[{_C}]*| +|[{_O}]+")


def clean(text: str) -> str:
    """Return the text as paper can say it: line ends and blanks unified, control characters and half pairs gone.

    This is the only door for text: nothing in it is markup afterwards, because nothing behind it reads markup.
    """
    if text.isprintable():
        return text
    lines = _LINE_ENDS.sub("\n", text).translate(_BLANKS)
    return _HALF_PAIRS.sub("\ufffd", _CONTROLS.sub("", lines))


def one_line(text: str) -> str:
    """Return the cleaned text with line ends as spaces, for values that stand on a line."""
    return clean(text).replace("\n", " ").strip(" ")


def in_one_paragraph(sentences: Iterable[str]) -> str:
    """Return sentences one after the other; a Chinese one brings its own room to the next."""
    return " ".join(sentences).replace("。 ", "。")


@lru_cache(maxsize=4096)
def wrapped(text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
    """Return cleaned text as lines that fit the width; an empty text is one empty line.

    No closing punctuation begins a line and no opening one ends it; a word wider than the line is cut.
    """
    face = typeface()
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines.extend(_filled(paragraph, width, lambda run: face.width(run, weight, size)))
    return tuple(lines)


def _filled(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """No line is a single hanzi: the one before it comes down to it."""
    line: list[str] = []
    before: list[str] = []
    used = 0.0
    for chunk in _chunks(paragraph, width, measure):
        wide = measure(chunk)
        if line and used + wide > width and not chunk.isspace():
            if before:
                yield _line_of(before)
            before, line, used = line, [], 0.0
        line.append(chunk)
        used += wide
    if before:
        place = _last_word(before)
        if (
            len(line) == 1
            and _IS_HANZI.match(line[0])
            and place
            and measure("".join((*before[place:], *line))) <= width
        ):
            before, line = before[:place], [*before[place:], *line]
        yield _line_of(before)
    yield _line_of(line)


def _line_of(chunks: list[str]) -> str:
    return "".join(chunks).rstrip(" ")


def _last_word(chunks: list[str]) -> int:
    """Return where the last chunk that is no blank stands, 0 where it is all there is."""
    return max((place for place, chunk in enumerate(chunks) if not chunk.isspace()), default=0)


def _chunks(paragraph: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """What must not be torn apart, unless it is wider than a whole line."""
    for chunk in _CHUNK.findall(paragraph):
        if measure(chunk) <= width:
            yield chunk
        else:
            yield from _cut(chunk, width, measure)


def _cut(chunk: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    piece, used = "", 0.0
    for sign in chunk:
        wide = measure(sign)
        if piece and used + wide > width:
            yield piece
            piece, used = "", 0.0
        piece += sign
        used += wide
    yield piece


@lru_cache(maxsize=2048)
def shrunk_to(text: str, weight: Weight, size: float, width: float) -> float:
    """Return the size at which the text fits the width on one line, never below two thirds of the wanted one."""
    run = typeface().width(text, weight, size)
    return size if run <= width else max(size * width / run * _A_HAIR_LESS, size * _LEAST_SIZE)


def shortened(text: str, weight: Weight, size: float, width: float, most_lines: int) -> tuple[str, ...]:
    """Return at most so many lines; where text is left out the last one ends with an ellipsis."""
    lines = wrapped(text, weight, size, round(width, 2))
    if len(lines) <= most_lines:
        return lines if text else ()
    last, face = lines[most_lines - 1], typeface()
    while last and face.width(f"{last}…", weight, size) > width:
        last = last[:-1]
    return (*lines[: most_lines - 1], f"{last}…")
