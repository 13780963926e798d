"""The shop's fault codes: kept by who may change the shop, each change on record, none lost to somebody else's."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.services.fault_codes import FaultCodeExistsError, FaultCodeIncompleteError
from aftersale_desktop.services.ports import ChangedMeanwhileError
from tests.builders import NOON, SUPERVISOR, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop

E6 = FaultCode("W-A", "E6", Bilingual("通信故障", "Communication"))


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)


def test_the_same_code_means_another_thing_on_another_platform(shop: FakeShop) -> None:
    shop.repairs.fault_codes.save(E6)
    codes = shop.repairs.fault_codes.save(replace(E6, platform="F-C", name=Bilingual("模块保护")))
    assert [(code.platform, code.name.zh) for code in codes] == [("F-C", "模块保护"), ("W-A", "通信故障")]
    with pytest.raises(FaultCodeExistsError):
        shop.repairs.fault_codes.save(E6)


def test_a_code_is_changed_renamed_and_removed_on_record(shop: FakeShop) -> None:
    shop.repairs.fault_codes.save(E6)
    renamed = replace(E6, code="E7")
    assert shop.repairs.fault_codes.save(renamed, before=E6) == (renamed,)
    assert shop.repairs.fault_codes.remove(renamed) == ()
    deeds = [(row[2], row[3]) for row in shop.kept.audit]
    assert deeds == [("save_fault_code", "W-A/E6"), ("save_fault_code", "W-A/E7"), ("remove_fault_code", "W-A/E7")]


def test_what_somebody_else_changed_is_not_overwritten(shop: FakeShop) -> None:
    shop.repairs.fault_codes.save(E6)
    shop.repairs.fault_codes.save(replace(E6, name=Bilingual("通讯故障")), before=E6)
    with pytest.raises(ChangedMeanwhileError):
        shop.repairs.fault_codes.save(replace(E6, name=Bilingual("内外机通信")), before=E6)
    with pytest.raises(ChangedMeanwhileError):
        shop.repairs.fault_codes.remove(E6)


@pytest.mark.parametrize("lacking", [replace(E6, platform=" "), replace(E6, code=""), replace(E6, name=Bilingual(""))])
def test_a_code_has_platform_code_and_name(shop: FakeShop, lacking: FaultCode) -> None:
    with pytest.raises(FaultCodeIncompleteError):
        shop.repairs.fault_codes.save(lacking)


def test_a_shop_without_codes_begins_with_the_usual_ones_of_its_platforms(shop: FakeShop) -> None:
    assert shop.repairs.fault_codes.codes() == ()
    taken = shop.repairs.fault_codes.take_over_shipped()
    platforms = {model.fault_platform for model in shop.terms.models}
    assert {code.platform for code in taken} == platforms
    assert len(taken) == len({code.key for code in taken}) > len(platforms)
    assert all(code.name.en and code.findings and code.causes and code.remedies for code in taken)
    assert shop.kept.audit[-1][2] == "take_over_fault_codes"


def test_a_shop_that_keeps_codes_keeps_them(shop: FakeShop) -> None:
    shop.repairs.fault_codes.save(E6)
    assert shop.repairs.fault_codes.take_over_shipped() == (E6,)
