"""What is said around a card, in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from aftersale_desktop.domain.card_edits import CardField
from aftersale_desktop.domain.cards import CARD_DEEDS, CardDeed
from aftersale_desktop.domain.warranty import BaseKind
from aftersale_desktop.domain.warranty_history import WhyNotAdded
from aftersale_desktop.wording.cards import (
    BASE_TEXTS,
    DEED_TEXTS,
    FIELD_NAMES,
    WHY_TEXTS,
    base_text,
    deed_line,
    deed_title,
    field_value,
    short_number,
)
from aftersale_desktop.wording.catalogue import Language, words_in

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def test_every_field_base_and_reason_has_its_words() -> None:
    assert (set(FIELD_NAMES), set(BASE_TEXTS), set(WHY_TEXTS)) == (set(CardField), set(BaseKind), set(WhyNotAdded))
    assert set(DEED_TEXTS) == CARD_DEEDS


def test_an_edit_says_each_field_before_and_after_and_the_reason() -> None:
    detail = {
        "invoice_on.before": "2026-03-02",
        "invoice_on.after": "2026-03-05",
        "is_remote_sale.before": "no",
        "is_remote_sale.after": "yes",
        "seller.before": "",
        "seller.after": "青禾电器城",
        "reason": "抄错",
    }
    deed = CardDeed(NOON, "周敏", "edit_card", detail)
    assert deed_title(ENGLISH, deed) == "Card was edited"
    assert deed_line(ENGLISH, deed) == (
        "周敏 · Invoice date 2026-03-02 → 2026-03-05 · Seller — → 青禾电器城 · "
        "Bought online or by phone no → yes · 抄错"
    )
    assert deed_line(CHINESE, deed) == (
        "周敏 · 发票日期 2026-03-02 → 2026-03-05 · 销售商 — → 青禾电器城 · 网购或电话购买 否 → 是 · 抄错"
    )


def test_a_transfer_and_a_replacement_name_both_sides() -> None:
    transfer = CardDeed(
        NOON, "陈静", "transfer_owner", {"from": "李明", "to": "王芳", "proof": "合同", "reason": "过户"}
    )
    swap = CardDeed(NOON, "周敏", "replace_unit", {"from": "1", "to": "2", "document": "HJ-88", "by": "王建国"})
    assert (deed_title(CHINESE, transfer), deed_line(CHINESE, transfer)) == ("过户给 王芳", "陈静 · 合同 · 过户")
    assert (deed_title(ENGLISH, swap), deed_line(ENGLISH, swap)) == ("Unit 1 replaced by 2", "周敏 · HJ-88")


def test_a_deed_nobody_named_stands_for_itself() -> None:
    assert deed_title(ENGLISH, CardDeed(NOON, "陈静", "fold_card")) == "fold_card"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (None, "—", "—"),
        ("", "—", "—"),
        (True, "yes", "是"),
        (False, "no", "否"),
        (date(2026, 3, 2), "2026-03-02", "2026-03-02"),
        (Decimal("2999.00"), "2999.00", "2999.00"),
        ("4403-778", "4403-778", "4403-778"),
    ],
)
def test_a_value_is_said_as_people_read_it(
    value: date | Decimal | str | bool | None,
    english: str,
    chinese: str,
) -> None:
    assert (field_value(ENGLISH, value), field_value(CHINESE, value)) == (english, chinese)


def test_a_period_says_where_it_begins() -> None:
    assert base_text(ENGLISH, BaseKind.EXCHANGE, date(2026, 3, 2)) == "from the exchange on 2026-03-02"
    assert base_text(CHINESE, BaseKind.INVOICE, date(2026, 3, 2)) == "自发票日期 2026-03-02 起"


def test_a_document_of_the_shop_is_named_shortly_and_another_stays_whole() -> None:
    assert short_number("SH03-WX-2026-000412") == "WX-000412"
    assert short_number("HJ-2026-88") == "HJ-2026-88"
