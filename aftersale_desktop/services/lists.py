"""Long lists: any stretch of their rows, read by key however far away it lies."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.scans import as_typed
from aftersale_desktop.services.list_queries import (
    MOST_HITS,
    ROWS_PER_ANCHOR,
    ListKey,
    ListKind,
    ListQuery,
    ListRows,
    ListScope,
)
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading

ROWS_AT_ONCE = 2000
_NAMES: dict[ListKind, Callable[[Any], str | int]] = {
    ListKind.CLAIMS: attrgetter("number"),
    ListKind.CARDS: attrgetter("item_id"),
    ListKind.INVOICES: attrgetter("number"),
    ListKind.CALLS: attrgetter("number"),
    ListKind.COMPLAINTS: attrgetter("number"),
    ListKind.AUDIT: attrgetter("index"),
}


@dataclass(slots=True)
class RowList:
    """One list as long as it was when it was opened; rows are those of the moment they are read.

    It remembers the key of every 128th row once it was passed: used by one thread at a time.
    """

    scope: ListScope
    count: int
    start_reading: StartReading
    found: tuple[Any, ...] = ()
    _anchors: list[ListKey] = field(default_factory=list)

    def rows(self, first: int, most: int) -> Sequence[Any]:
        """Return the rows from a place on; fewer where the list has become shorter meanwhile."""
        if self.scope.query.text:
            return self.found[first : first + most]
        with self.start_reading() as work:
            return self._rows_at(work.lists, first, most)

    def stretch(self, places: range) -> Iterator[Sequence[Any]]:
        """Return the rows of some places piece by piece; each piece goes on behind the last row of the one before.

        So what is added or goes meanwhile shifts nothing. Places that reach the end of the list mean all there is then.
        """
        if self.scope.query.text:
            yield self.found[places.start : places.stop]
            return
        left = len(places) if places.stop < self.count else sys.maxsize
        key: ListKey | None = None
        while left:
            with self.start_reading() as work:
                if key is None:
                    rows = self._rows_at(work.lists, places.start, min(left, ROWS_AT_ONCE))
                else:
                    rows = work.lists.after(self.scope, key, min(left, ROWS_AT_ONCE))
                key = work.lists.key_of(self.scope, self.name_of(rows[-1])) if rows else None
            if not rows:
                return
            yield rows
            left -= len(rows)

    def for_another_thread(self) -> "RowList":
        """Return the same list to be read beside this one."""
        return replace(self, _anchors=list(self._anchors))

    def walk_on(self, most: int) -> bool:
        """Pass some more anchors ahead of need; tell whether there are more of them."""
        wanted = 0 if self.scope.query.text else max(0, self.count - 1) // ROWS_PER_ANCHOR
        known = len(self._anchors)
        if known < wanted:
            with self.start_reading() as work:
                self._walk_to(work.lists, min(wanted, known + most))
        return known < len(self._anchors) < wanted

    @property
    def is_cut(self) -> bool:
        """Whether a search found more than a list of hits shows."""
        return bool(self.scope.query.text) and self.count >= MOST_HITS

    def name_of(self, row: Any) -> str | int:
        """Return what a record is called among all others of its kind."""
        return _NAMES[self.scope.query.kind](row)

    def place_of(self, name: str | int) -> int | None:
        """Return where a record stands now, None where it is not in the list."""
        if self.scope.query.text:
            return next((at for at, row in enumerate(self.found) if self.name_of(row) == name), None)
        with self.start_reading() as work:
            return work.lists.place_of(self.scope, name)

    def _rows_at(self, lists: ListRows, first: int, most: int) -> Sequence[Any]:
        at, skipped = divmod(first, ROWS_PER_ANCHOR)
        self._walk_to(lists, at)
        if at > len(self._anchors):
            return ()
        key = self._anchors[at - 1] if at else None
        return lists.after(self.scope, key, skipped + most)[skipped:]

    def _walk_to(self, lists: ListRows, at: int) -> None:
        missing = at - len(self._anchors)
        if missing > 0:
            last = self._anchors[-1] if self._anchors else None
            self._anchors += lists.anchors(self.scope, last, missing)


@dataclass(frozen=True, slots=True)
class Lists:
    """What anybody reads of the long lists."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def open(self, query: ListQuery) -> RowList:
        """Return a list of the user's own point; a text is searched at every point."""
        scope = self._scope(query)
        with self.start_reading() as work:
            if query.text:
                found = tuple(work.lists.found(scope, MOST_HITS))
                return RowList(scope, len(found), self.start_reading, found)
            return RowList(scope, work.lists.count(scope), self.start_reading)

    def newest_deed(self) -> int:
        """Return the number of the last deed of the shop: while it stays, no list has changed."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return work.audit.newest()

    def groups(self, kind: ListKind, *, of_workshop: bool = False) -> dict[str, int]:
        """Return how many records each group of a list holds; those of the workshop are counted only if asked for."""
        scope = self._scope(ListQuery(kind))
        with self.start_reading() as work:
            return work.lists.groups(scope if of_workshop else replace(scope, user=""))

    def _scope(self, query: ListQuery) -> ListScope:
        user = self.who()
        user.need(Right.READ_AUDIT if query.kind is ListKind.AUDIT else Right.READ)
        return ListScope(replace(query, text=as_typed(query.text)), user.point_code, self.now(), user.name)
