"""Pages out of rows: what does not fit goes on, heads come again, the last rows stand at the foot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aftersale_desktop.documents.pen import Pen

Draw = Callable[[Pen, float], None]


def _nothing(_pen: Pen, _top: float) -> None:
    """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A strip as wide as the paper: `gap` above it falls away at the top of a page and may grow by `stretch`.

    Rows that `is_kept` stay with the next one; `heads` come again when a page begins with the row; neighbours with the
    same `frame` stand in one box.
    """

    height: float
    draw: Draw = _nothing
    gap: float = 0.0
    stretch: float = 0.0
    is_kept: bool = False
    heads: tuple["Row", ...] = ()
    frame: str = ""


class Placed(NamedTuple):
    """A row with the place of its upper edge, from the top of the room."""

    row: Row
    top: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.row.height


@dataclass(frozen=True, slots=True)
class Room:
    """How high the first page and the later ones are between head and foot; None is a roll without end."""

    first: float | None
    later: float | None = None

    def of(self, page: int) -> float:
        """Return the height of a page, counted from 0."""
        height = self.first if page == 0 else self.later
        return float("inf") if height is None else height


Page = tuple[Placed, ...]


class _Stack:
    """Rows going onto pages from top to bottom."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0

    @property
    def is_at_top(self) -> bool:
        """Whether nothing is on the page yet."""
        return not self.pages[-1]

    @property
    def left(self) -> float:
        """The height that is still free on the page."""
        return self._room.of(len(self.pages) - 1) - self.used

    @property
    def next_page(self) -> float:
        """The height of a page that is not begun yet."""
        return self._room.of(len(self.pages))

    def turn_over(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.used = 0.0

    def put(self, row: Row, at: float | None = None) -> None:
        """Place a row below the others, or at a given height."""
        top = at if at is not None else self.used + (0.0 if self.is_at_top else row.gap)
        self.pages[-1].append(Placed(row, top))
        self.used = top + row.height


def pages_of(rows: Sequence[Row], tail: Sequence[Row], room: Room) -> list[Page]:
    """Return the rows on as many pages as they need; the tail stands together at the foot of the last one.

    Nobody signs on an empty page: the last rows that belong together go over with the tail.
    """
    stack = _Stack(room)
    blocks = list(_kept_together(rows))
    for block in blocks[:-1]:
        _put_block(stack, block)
    for block in blocks[-1:]:
        if _goes_over_with_tail(stack, block, tail):
            _turn_over_before(stack, block[0])
        _put_block(stack, block)
    _put_tail(stack, tail)
    return [tuple(page) for page in stack.pages]


def height_of(rows: Sequence[Row]) -> float:
    """Return the height of rows below each other, the first one's gap included."""
    return sum(row.gap + row.height for row in rows)


def _kept_together(rows: Sequence[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for row in rows:
        block.append(row)
        if not row.is_kept:
            yield block
            block = []
    if block:
        yield block


def _goes_over_with_tail(stack: _Stack, block: list[Row], tail: Sequence[Row]) -> bool:
    height = height_of(block) + height_of(tail)
    return not stack.is_at_top and stack.left < height <= stack.next_page - height_of(block[0].heads)


def _put_block(stack: _Stack, block: list[Row]) -> None:
    if not stack.is_at_top and height_of(block) > stack.left:
        _turn_over_before(stack, block[0])
    for row in block:
        if not stack.is_at_top and row.gap + row.height > stack.left:
            _turn_over_before(stack, row)
        stack.put(row)


def _turn_over_before(stack: _Stack, row: Row) -> None:
    stack.turn_over()
    for head in row.heads:
        stack.put(head)


def _put_tail(stack: _Stack, tail: Sequence[Row]) -> None:
    height = height_of(tail)
    if height > stack.left and not stack.is_at_top:
        stack.turn_over()
    spare = stack.left - height
    if spare != float("inf"):
        _spread(stack, spare)
        stack.used += stack.left - height
    for row in tail:
        stack.put(row, at=stack.used + row.gap)


def _spread(stack: _Stack, spare: float) -> None:
    """Give gaps that may grow their part of the height nothing else needs."""
    page = stack.pages[-1]
    wanted = sum(placed.row.stretch for placed in page[1:])
    if wanted <= 0 or spare <= 0:
        return
    share = min(1.0, spare / wanted)
    shift = 0.0
    for place, (row, top) in enumerate(page):
        shift += row.stretch * share if place else 0.0
        page[place] = Placed(row, top + shift)
    stack.used += shift
