"""A column of a table as a record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aftersale_desktop.ui.theme import Tone

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class BadgeMark:
    """What a badge cell shows."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """What a promise cell shows: the share of the time that is used and a word; no share while the clock is paused."""

    share: float | None
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Column(Generic[ValueT]):
    """A heading, the text of a value under it, and how it sorts and looks.

    With `badge` or `promise` the cell is painted so; `text` is then what a screen reader says and what is copied.
    Where a table is too narrow, the columns that can be spared disappear, the highest `spare` first.
    In a long list only columns with an `order` sort: the code of an order that an index has.
    """

    heading: str
    text: Callable[[ValueT], str]
    sort_key: Callable[[ValueT], Any] | None = None
    badge: Callable[[ValueT], BadgeMark] | None = None
    promise: Callable[[ValueT], PromiseMark] | None = None
    tone: Callable[[ValueT], Tone | None] | None = None
    is_strong: bool = False
    is_muted: bool = False
    is_number: bool = False
    width: int = 0
    stretches: bool = False
    spare: int = 0
    order: str = ""
