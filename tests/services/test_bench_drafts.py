"""A diagnosis begun is kept for each order, comes back whole, and never hides an invoice begun beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.diagnoses import Diagnosis, PlannedMaterial, PlannedPart
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.bench_drafts import BenchDraft, BenchDrafts, KeptDiagnosis
from tests.builders import CLERK, NOON, TECHNICIAN, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop

NUMBER = "SH03-WX-2026-000001"
TYPED = BenchDraft(
    NUMBER,
    Diagnosis(
        platform="GW",
        fault_code="E6",
        fault_found="压敏电阻击穿",
        technician="",
        is_repairable=False,
        operations=(OperationLevel.MEDIUM,),
        materials=(PlannedMaterial("R32", Decimal("2.5")),),
        parts=(PlannedPart("ODU-PCB"),),
    ),
    (Finding.LIGHTNING,),
    "炸裂",
)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_stocked_shop(), TECHNICIAN, NOON)


def drafts_of(shop: FakeShop) -> BenchDrafts:
    return BenchDrafts(shop.who, shop.draft_file)


def test_what_was_typed_comes_back_whole_until_it_is_forgotten(shop: FakeShop) -> None:
    drafts = drafts_of(shop)
    shop.draft_file.of_claim(NUMBER).save("an invoice begun", {})
    drafts.keep(TYPED)
    assert drafts.kept(NUMBER) == KeptDiagnosis(TYPED)
    assert drafts.kept("SH03-WX-2026-000002") == KeptDiagnosis()
    drafts.forget(NUMBER)
    assert drafts.kept(NUMBER) == KeptDiagnosis()
    assert shop.draft_file.of_claim(NUMBER).text == "an invoice begun"


def test_a_damaged_draft_is_put_aside_and_named(shop: FakeShop) -> None:
    drafts = drafts_of(shop)
    drafts.keep(replace(TYPED, note="x"))
    file = shop.draft_file.of_claim(f"{NUMBER}.bench")
    file.text = file.text.replace("x", "y")
    assert drafts.kept(NUMBER).put_aside == "unreadable-1.json"


def test_whoever_may_not_repair_has_typed_nothing(shop: FakeShop) -> None:
    drafts_of(shop).keep(TYPED)
    shop.who.user = CLERK
    assert drafts_of(shop).kept(NUMBER) == KeptDiagnosis()
