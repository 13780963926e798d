"""What the sample technicians wrote down is lawful: coded by platform, priced, signed, and nobody's clock runs."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersale_desktop.demo.opening import opening_shop
from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.diagnoses import Diagnosis, FaultCode
from aftersale_desktop.domain.order_records import contents
from aftersale_desktop.domain.work_times import WorkMark, is_running, worked
from aftersale_desktop.services.shop_setup import ShopSetup

AFTERNOON = datetime(2026, 11, 22, 17, 2, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def shop() -> ShopSetup:
    return demo_shop(AFTERNOON)


def test_every_platform_has_its_codes_and_a_new_shop_has_them_too(shop: ShopSetup) -> None:
    codes = [entry for entry in shop.shop_lists if isinstance(entry, FaultCode)]
    assert {code.platform for code in codes} == {model.fault_platform for model in shop.models}
    assert len({code.key for code in codes}) == len(codes)
    assert all(code.name.zh and code.name.en and code.remedies[0].en for code in codes)
    meanings = {code.platform: code.part_codes for code in codes if code.code == "E5"}
    assert meanings["WIN"] != meanings["LC"]
    founded = opening_shop("林涛", AFTERNOON).shop_lists
    assert set(codes) <= set(founded)


def test_what_was_begun_is_diagnosed_by_its_technician_in_priced_parts(shop: ShopSetup) -> None:
    claims = {claim.number: claim for claim in shop.claims}
    priced = {part.code for tariff in shop.tariffs for part in tariff.parts}
    diagnoses = {one.claim_number: one.content for one in shop.orders if isinstance(one.content, Diagnosis)}
    for number, diagnosis in diagnoses.items():
        assert diagnosis.technician == claims[number].technician != ""
        assert diagnosis.is_complete
        assert {part.code for part in diagnosis.parts} <= priced
    begun = {number for number, claim in claims.items() if claim.technician and claim.state != ClaimState.DIAGNOSING}
    assert begun <= set(diagnoses)
    waiting = [claim for claim in claims.values() if claim.state is ClaimState.DIAGNOSING]
    assert 0 < sum(claim.number in diagnoses for claim in waiting) < len(waiting)


def test_no_clock_runs_and_nothing_lies_in_the_future(shop: ShopSetup) -> None:
    assert all(record.at <= AFTERNOON for record in shop.orders)
    for number in {record.claim_number for record in shop.orders}:
        marks = contents(tuple(one for one in shop.orders if one.claim_number == number), WorkMark)
        assert not is_running(marks)
        assert len(worked(marks, AFTERNOON)) == 1


def test_some_fault_is_frequent_enough_to_teach_and_some_product_came_back(shop: ShopSetup) -> None:
    keys = Counter(one.content.key for one in shop.orders if isinstance(one.content, Diagnosis))
    assert keys.most_common(1)[0][1] > 5
    linked = [claim for claim in shop.claims if claim.comes_back_of]
    assert linked
    assert all(claim.comeback_cause for claim in linked)
