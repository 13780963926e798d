"""The price notice for the wall says what the counter charges, on as many sheets as it needs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aftersale_desktop.domain.fees import CityTier, Job
from aftersale_desktop.domain.job_fees import settle
from aftersale_desktop.domain.papers import PaperKind, PaperLanguage, PaperNotFoundError, PaperSize, sizes_of
from aftersale_desktop.domain.tariffs import OperationLevel
from aftersale_desktop.services.notice_papers import notice_content, price_notice
from tests.builders import NOON, POINT, SUPERVISOR, a_stocked_shop, sample_tariff
from tests.fakes import a_fake_shop
from tests.notice_paper_builders import STAMP, many_listed_parts, price_notice_of
from tests.paper_builders import pdf_of, squeezed, texts_of


def _pages(language: PaperLanguage, count: int = 120) -> list[str]:
    notice = price_notice_of(parts=many_listed_parts(count))
    return [squeezed(page) for page in texts_of(pdf_of(notice, PaperSize.A4, language))]


def test_it_hangs_on_the_wall_as_a4() -> None:
    assert sizes_of(PaperKind.PRICE_NOTICE) == (PaperSize.A4,)


@pytest.mark.parametrize("language", PaperLanguage)
def test_every_page_has_the_heads_of_its_table(language: PaperLanguage) -> None:
    pages = _pages(language)
    assert len(pages) > 3
    head = "SparePart" if language is PaperLanguage.ENGLISH else "零配件"
    for page in pages[1:-1]:
        assert head.lower() in page.lower()
        assert "SH-2026-A" in page


def test_all_that_can_be_charged_stands_on_it() -> None:
    text = "".join(_pages(PaperLanguage.CHINESE))
    for part in many_listed_parts(120):
        assert f"{part.code}" in text
    assert "未列入本表的项目一律不收费" in text
    assert "投诉电话" in text
    assert "12315" in text


@pytest.mark.parametrize("tier", CityTier)
@pytest.mark.parametrize("grade", [1, 2, 3])
def test_its_labour_is_what_the_point_charges(grade: int, tier: CityTier) -> None:
    tariff = sample_tariff()
    notice = notice_content(tariff, replace(POINT, grade=grade, city_tier=tier), STAMP)
    for one in notice.classes:
        for level, shown in zip(OperationLevel, one.labour, strict=True):
            job = Job("", tariff.id, one.code, grade, tier, Decimal(0), carried_in=True, operations=(level,))
            assert settle(job, tariff).total == shown


def test_a_draft_hangs_on_no_wall() -> None:
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    shop.network.prices.begin("SH-2026-A")
    with shop.storage.start_reading() as work:
        assert price_notice(work, "SH-2026-A", SUPERVISOR, NOON).number == "SH-2026-A"
        with pytest.raises(PaperNotFoundError):
            price_notice(work, "SH-2026-B", SUPERVISOR, NOON)
