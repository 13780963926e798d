"""The audit record as a chain: what its hashes hold, what of it may be erased, and what a check finds."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from aftersale_desktop.domain.audit_chain import (
    BEGINNING,
    Anchor,
    ChainCheck,
    ChainedDeed,
    ChainFaultKind,
    ChainHead,
    ChainLink,
    chained,
    erased_rows,
    hash_of,
)

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def a_deed(detail: str = "{}", deed: str = "take_claim") -> ChainedDeed:
    return ChainedDeed(index=0, at=NOON, by="陈静", deed=deed, subject="SH03-WX-2026-000001", detail=detail, key="k")


def a_chain(*deeds: ChainedDeed, after: ChainLink = BEGINNING) -> list[ChainedDeed]:
    rows: list[ChainedDeed] = []
    for deed in deeds:
        rows.append(chained(deed, rows[-1].link if rows else after))
    return rows


def kinds(check: ChainCheck, rows: list[ChainedDeed]) -> list[tuple[ChainFaultKind, int]]:
    check.take(rows)
    return [(fault.kind, fault.index) for fault in check.end()]


def test_a_whole_chain_has_no_fault() -> None:
    rows = a_chain(a_deed(), a_deed(), a_deed())
    assert kinds(ChainCheck(ChainHead(rows[-1].link), (Anchor(rows[1].link, NOON),)), rows) == []


def test_the_hash_is_the_sha256_of_the_fields_of_its_version() -> None:
    row = chained(a_deed('{"a":"b"}'), BEGINNING)
    digest = hashlib.sha256(b'k\n{"a":"b"}').hexdigest()
    text = f'[1,1,"{"0" * 64}","2026-11-23T04:00:00.000000+00:00","陈静","take_claim","SH03-WX-2026-000001","{digest}"]'
    assert (row.detail_digest, row.hash) == (digest, hashlib.sha256(text.encode()).hexdigest())


def test_a_moment_counts_the_same_in_every_zone() -> None:
    row = chained(a_deed(), BEGINNING)
    shanghai = replace(row, at=row.at.astimezone(timezone(timedelta(hours=8))))
    assert hash_of(shanghai) == row.hash


def test_a_version_of_fields_that_nobody_knows_is_a_changed_row() -> None:
    row = replace(chained(a_deed(), BEGINNING), fields=99)
    assert kinds(ChainCheck(ChainHead(row.link)), [row]) == [(ChainFaultKind.CHANGED, 1)]


def test_a_detail_erased_with_its_key_holds_once_a_later_row_declares_it() -> None:
    told = a_deed('{"audit_rows":"1 2"}', deed="erase_records")
    first, second, last = a_chain(a_deed('{"name":"李明"}'), a_deed('{"name":"李明"}'), told)
    erased = [replace(first, detail="{}", key=""), replace(second, detail="{}", key=""), last]
    assert kinds(ChainCheck(ChainHead(last.link)), erased) == []
    assert erased_rows(told.detail) == (1, 2)


def test_an_erasure_that_no_row_declares_is_found_with_the_time_of_the_row() -> None:
    (row,) = a_chain(a_deed('{"name":"李明"}'))
    check = ChainCheck(ChainHead(row.link))
    assert kinds(check, [replace(row, detail="{}", key="")]) == [(ChainFaultKind.ERASED_UNDECLARED, 1)]
    assert check.faults[0].at == NOON


def test_a_detail_changed_under_its_key_is_found() -> None:
    (row,) = a_chain(a_deed('{"name":"李明"}'))
    changed = replace(row, detail='{"name":"王芳"}')
    assert kinds(ChainCheck(ChainHead(row.link)), [changed]) == [(ChainFaultKind.DETAIL_CHANGED, 1)]


def test_gaps_are_told_only_behind_what_was_sealed() -> None:
    first, gone, third, fourth, fifth = a_chain(*(a_deed() for _ in range(5)))
    head = ChainHead(fifth.link, sealed=0)
    assert (ChainFaultKind.MISSING, 2) in kinds(ChainCheck(head), [first, third, fourth, fifth])
    relinked = chained(third, first.link)
    sparse = [first, replace(relinked, index=3, hash=hash_of(replace(relinked, index=3)))]
    assert kinds(ChainCheck(ChainHead(sparse[-1].link, sealed=3)), sparse) == []
    assert kinds(ChainCheck(ChainHead(sparse[-1].link, sealed=2)), sparse) == [(ChainFaultKind.MISSING, 2)]
    assert gone.index == 2


def test_a_cut_tail_is_told_by_the_head_or_by_the_anchor_with_its_time() -> None:
    rows = a_chain(a_deed(), a_deed(), a_deed())
    head, anchor = ChainHead(rows[1].link), Anchor(rows[2].link, NOON)
    assert kinds(ChainCheck(ChainHead(rows[2].link)), rows[:2]) == [(ChainFaultKind.CUT_OFF, 3)]
    check = ChainCheck(head, (anchor,))
    assert kinds(check, rows[:2]) == [(ChainFaultKind.CUT_OFF, 3)]
    assert check.faults[0].at == NOON


def test_a_record_that_was_made_anew_does_not_fit_its_anchor() -> None:
    rows, other = a_chain(a_deed(), a_deed()), a_chain(a_deed(deed="close_day"), a_deed())
    check = ChainCheck(ChainHead(other[1].link), (Anchor(rows[1].link, NOON),))
    assert kinds(check, other) == [(ChainFaultKind.NOT_AS_ANCHORED, 2)]
