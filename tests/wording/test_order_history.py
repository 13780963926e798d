"""The record of an order tells who, when and why, and every shift of the promised date with its reason."""

from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.custody import CustodyDirection, CustodyLeg
from aftersale_desktop.domain.order_records import OrderRecord, PromiseShift
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.order_history import history_lines
from tests.builders import NOON, SHANGHAI

DUE = NOON + timedelta(days=3)
EVENTS = (
    ClaimEvent(NOON, "陈静", "received"),
    ClaimEvent(NOON + timedelta(hours=1), "王建国", "on_hold", {"pause": "papers_missing", "why": "缺发票"}),
)
SHIFT = PromiseShift(due_before=DUE, due_after=None, reason="papers_missing")
LEG = CustodyLeg(CustodyDirection.OUT, NOON, "王建国", "青岛工厂", "顺丰", "SF1407", ("1", "2"))
RECORDS = (
    OrderRecord("n", NOON + timedelta(hours=1), "王建国", SHIFT),
    OrderRecord("n", NOON + timedelta(hours=2), "王建国", LEG),
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            Language.ENGLISH,
            [
                ("Scanned out to the factory", "青岛工厂 · 顺丰 · SF1407 · 2 units"),
                ("On hold", "Papers missing · 缺发票"),
                ("Promise stands still", "03-05 12:00 → — · Papers missing"),
                ("Received", ""),
            ],
        ),
        (
            Language.CHINESE,
            [
                ("扫码发往工厂", "青岛工厂 · 顺丰 · SF1407 · 2 件"),
                ("暂停", "凭证不全 · 缺发票"),
                ("时限暂停", "03-05 12:00 → — · 凭证不全"),
                ("已接收", ""),
            ],
        ),
    ],
)
def test_the_last_comes_first_with_its_reason(language: Language, told: list[tuple[str, str]]) -> None:
    lines = history_lines(words_in(language), EVENTS, RECORDS, SHANGHAI)
    assert [(line.title, line.detail) for line in lines] == told
    assert {line.by for line in lines} == {"陈静", "王建国"}
