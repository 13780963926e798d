"""The audit record as a chain (R-19): each row holds the hash of the one before, so that none changes unseen.

What a row tells in detail stands outside the hash, which takes only its digest under a key of its own. Erasing a
person's data takes text and key away: the digest then fits nothing any more, says nothing, and the chain still holds.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

ERASING_DEED = "erase_records"
"""The deed whose rows name, in their detail, the rows of the record whose details were erased."""
ERASED_ROWS = "audit_rows"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_FIELDS: dict[int, tuple[str, ...]] = {
    1: ("index", "previous", "at", "by", "deed", "subject", "detail_digest"),
}
"""What goes into the hash, by version: a later version adds one, and rows of the old ones still verify."""
NEWEST_FIELDS = max(_FIELDS)


class ChainFaultKind(StrEnum):
    """How the record contradicts itself or what was kept outside of it."""

    CHANGED = "changed"
    DETAIL_CHANGED = "detail_changed"
    UNLINKED = "unlinked"
    MISSING = "missing"
    CUT_OFF = "cut_off"
    HEAD_DIFFERS = "head_differs"
    NOT_AS_ANCHORED = "not_as_anchored"
    ERASED_UNDECLARED = "erased_undeclared"


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Something wrong with the record: at which index, and the time of the row, of the anchor or of the last row left.

    Only an empty record has no time to tell.
    """

    kind: ChainFaultKind
    index: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """The end of the record at some moment: its last index and that row's hash."""

    index: int
    hash: str


BEGINNING = ChainLink(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An end of the record as it was kept outside of it; `at` is when that last deed was done."""

    link: ChainLink
    at: datetime


@dataclass(frozen=True, slots=True)
class ChainHead:
    """What the record says of itself: its end, and up to which index rows are older than the chain."""

    link: ChainLink
    sealed: int = 0
    """Rows up to here were written before there was a chain and sealed by the upgrade; a server left gaps in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedDeed:
    """One row of the record; an erased one has neither key nor detail."""

    index: int
    at: datetime
    by: str
    deed: str
    subject: str
    detail: str
    key: str
    detail_digest: str = ""
    fields: int = NEWEST_FIELDS
    previous: str = ""
    hash: str = ""

    @property
    def link(self) -> ChainLink:
        """The end of the record while this is its last row."""
        return ChainLink(self.index, self.hash)


def detail_digest(key: str, detail: str) -> str:
    """Return the digest of a detail under the key of its row."""
    return hashlib.sha256(f"{key}\n{detail}".encode()).hexdigest()


def chained(deed: ChainedDeed, last: ChainLink) -> ChainedDeed:
    """Return a deed as the next row of the record, with its digest, its link to the row before and its own hash."""
    digest = detail_digest(deed.key, deed.detail)
    linked = replace(deed, index=last.index + 1, detail_digest=digest, previous=last.hash)
    return replace(linked, hash=hash_of(linked))


def hash_of(deed: ChainedDeed) -> str:
    """Return what the hash of a row has to be; empty for a version of fields that nobody knows."""
    names = _FIELDS.get(deed.fields)
    if names is None:
        return ""
    values = [_canonical(getattr(deed, name)) for name in names]
    return hashlib.sha256(_ENCODER.encode([deed.fields, *values]).encode()).hexdigest()


def _canonical(value: object) -> object:
    """A moment counts in UTC, to the microsecond: so it reads the same out of every database."""
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value


@dataclass(slots=True)
class ChainCheck:
    """Walks along the record and gathers what is wrong; `take` is given rows by index, then `end` is asked."""

    head: ChainHead
    anchors: tuple[Anchor, ...] = ()
    checked: int = 0
    faults: list[ChainFault] = field(default_factory=list)
    _last: ChainLink = BEGINNING
    _last_at: datetime | None = None
    _erased: dict[int, datetime] = field(default_factory=dict)

    def take(self, rows: Iterable[ChainedDeed]) -> None:
        """Check the next rows."""
        for row in rows:
            self._check_place(row)
            self._check_content(row)
            self._check_anchors(row)
            self._last, self._last_at = row.link, row.at
            self.checked += 1

    def end(self) -> tuple[ChainFault, ...]:
        """Return everything found, with what only the end of the record shows, in the order of the record."""
        last = self._last
        self.faults += (ChainFault(ChainFaultKind.ERASED_UNDECLARED, *found) for found in self._erased.items())
        cut_at = [one.at for one in self.anchors if one.link.index > last.index]
        if cut_at or self.head.link.index > last.index:
            at = max(cut_at, default=self._last_at)
            self.faults.append(ChainFault(ChainFaultKind.CUT_OFF, last.index + 1, at))
        elif last != self.head.link:
            self.faults.append(ChainFault(ChainFaultKind.HEAD_DIFFERS, last.index, self._last_at))
        return tuple(sorted(self.faults, key=lambda fault: fault.index))

    def _check_place(self, row: ChainedDeed) -> None:
        expected = self._last.index + 1
        if row.index != expected and row.index > self.head.sealed:
            self._found(ChainFaultKind.MISSING, expected, row)
        elif row.previous != self._last.hash:
            self._found(ChainFaultKind.UNLINKED, row.index, row)

    def _check_content(self, row: ChainedDeed) -> None:
        if row.hash != hash_of(row):
            self._found(ChainFaultKind.CHANGED, row.index, row)
        elif not row.key:
            self._erased[row.index] = row.at
        elif row.detail_digest != detail_digest(row.key, row.detail):
            self._found(ChainFaultKind.DETAIL_CHANGED, row.index, row)
        elif row.deed == ERASING_DEED:
            for index in erased_rows(row.detail):
                self._erased.pop(index, None)

    def _check_anchors(self, row: ChainedDeed) -> None:
        if any(one.link.index == row.index and one.link.hash != row.hash for one in self.anchors):
            self._found(ChainFaultKind.NOT_AS_ANCHORED, row.index, row)

    def _found(self, kind: ChainFaultKind, index: int, row: ChainedDeed) -> None:
        self.faults.append(ChainFault(kind, index, row.at))


def erased_rows(detail: str) -> tuple[int, ...]:
    """Return the indexes of the rows that an erasing deed names."""
    return tuple(int(index) for index in str(json.loads(detail).get(ERASED_ROWS, "")).split())
