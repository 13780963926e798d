"""Fees, payers and promises have short names in both languages, and every refusal of money has its words."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from string import Formatter
from typing import Any

import pytest

from aftersale_desktop.domain import fields, job_json, money, promise_json, tariffs
from aftersale_desktop.domain.alarms import Alarm, AlarmKind
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.fees import FeeComponent, Payer
from aftersale_desktop.domain.job_fees import WrongTariffError
from aftersale_desktop.domain.promise import FactoryRepair, InspectionResult, Pause, PauseReason, promise
from aftersale_desktop.wording import fees, promises
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.money_refusals import MONEY_REFUSALS

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)
NOON = datetime(2026, 3, 2, 12)  # noqa: DTZ001 - the promise is kept in local time
TABLES: tuple[Mapping[Any, str], ...] = (
    fees.COMPONENT_NAMES,
    fees.PAYER_NAMES,
    fees.OUTCOME_NAMES,
    fees.LEVEL_NAMES,
    promises.PAUSE_REASON_NAMES,
    promises.PAUSED_TEXTS,
    promises.ALARM_TEXTS,
)
LOOSE_TEXTS = ("overdue {time}", "under 1 h", "{hours} h", "{days} d {hours} h", "{days} d", "met", "missed")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: type(next(iter(table))).__name__)
def test_every_code_has_a_name(table: Mapping[StrEnum, str]) -> None:
    assert set(table) == set(type(next(iter(table))))


def texts() -> Iterator[str]:
    for table in TABLES:
        yield from table.values()
    yield from fees.SAMPLE_LIST_NAMES
    yield from MONEY_REFUSALS.values()
    yield from LOOSE_TEXTS


@pytest.mark.parametrize("text", sorted(set(texts())))
def test_every_text_is_translated_with_the_same_data(text: str) -> None:
    chinese = CHINESE(text)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese), text
    assert names_in(chinese) <= names_in(text)


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def refusals() -> Iterator[type[AfterSaleError]]:
    for module in (fields, job_json, money, promise_json, tariffs):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, AfterSaleError) and kind.__module__ == module.__name__:
                yield kind
    yield WrongTariffError


@pytest.mark.parametrize("kind", [kind for kind in refusals() if not kind.__subclasses__()])
def test_every_refusal_of_money_and_fields_has_words(kind: type[AfterSaleError]) -> None:
    assert kind in MONEY_REFUSALS


def test_fees_and_payers_are_named_as_the_policy_page_names_them() -> None:
    assert [fees.component_name(CHINESE, c) for c in FeeComponent] == [
        "上门费",
        "维修费",
        "远程费",
        "辅材费",
        "零配件费",
    ]
    assert [fees.payer_name(CHINESE, payer) for payer in Payer] == ["顾客", "厂家", "网点", "商家让利"]
    assert fees.component_name(ENGLISH, FeeComponent.DOOR_TO_DOOR) == "Door-to-door fee"


def test_the_sample_price_list_is_translated_and_a_shops_own_words_stand() -> None:
    assert fees.price_list_name(CHINESE, "indoor board") == "室内机主板"
    assert fees.price_list_name(CHINESE, "铜管 5 米") == "铜管 5 米"
    assert fees.price_list_name(CHINESE, "") == ""


@pytest.mark.parametrize(
    ("hours", "english", "chinese"),
    [
        (21, "21 h", "21 小时"),
        (28, "1 d 4 h", "1 天 4 小时"),
        (48, "2 d", "2 天"),
        (0, "under 1 h", "不足 1 小时"),
        (-6, "overdue 6 h", "超时 6 小时"),
        (-25, "overdue 1 d 1 h", "超时 1 天 1 小时"),
    ],
)
def test_time_left_is_told_in_a_few_characters(hours: int, english: str, chinese: str) -> None:
    assert (promises.hours_left_text(ENGLISH, hours), promises.hours_left_text(CHINESE, hours)) == (english, chinese)


def test_a_promise_says_what_is_left_why_it_stands_still_or_how_it_ended() -> None:
    def told(*pauses: Pause, passed_after: timedelta | None = None) -> str:
        inspections = (InspectionResult(NOON + passed_after, passed=True),) if passed_after else ()
        as_of = NOON + (passed_after or timedelta(hours=1))
        repair = FactoryRepair(id="", received_at=NOON, pauses=pauses, inspections=inspections, as_of=as_of)
        return promises.promise_text(CHINESE, promise(repair), as_of)

    assert told() == "3 天 5 小时"
    assert told(Pause(PauseReason.PART_MISSING, NOON)) == "暂停 · 待配件"
    assert told(passed_after=timedelta(days=1)) == "已按时"
    assert told(passed_after=timedelta(days=5)) == "未按时"


def test_an_alarm_tells_its_count() -> None:
    alarm = Alarm(AlarmKind.WARRANTY_ENDING, 12, 30, is_last=False)
    assert promises.alarm_text(ENGLISH, alarm) == "The warranty ends soon: 12 d left."
    assert promises.alarm_text(CHINESE, alarm) == "保修期还有 12 天到期。"
