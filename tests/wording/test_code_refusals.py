"""Every refused code is explained in both languages with its own data."""

import pytest

from aftersale_desktop.domain.document_codes import DocumentSeries, NumbersUsedUpError, UnusablePointCodeError
from aftersale_desktop.domain.elements import AmbiguousElementsError, BrokenElementsError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.scans import CodeTooLongError, ControlCharacterError
from aftersale_desktop.domain.serials import MisreadCodeError
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.code_refusals import CODE_REFUSALS

REFUSALS: tuple[AfterSaleError, ...] = (
    BrokenElementsError("zz"),
    AmbiguousElementsError(("SN123", "SN12317261231")),
    MisreadCodeError("610233260103009176"),
    CodeTooLongError(513),
    ControlCharacterError("\x1b"),
    UnusablePointCodeError("上海"),
    NumbersUsedUpError("SH03", DocumentSeries.CLAIM, 2026, 1_000_000),
)


def test_no_refusal_is_without_words() -> None:
    assert {type(refusal) for refusal in REFUSALS} == set(CODE_REFUSALS)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_is_said_in_both_languages(refusal: AfterSaleError) -> None:
    english, chinese = (
        words_in(language)(CODE_REFUSALS[type(refusal)], **vars(refusal))
        for language in (Language.ENGLISH, Language.CHINESE)
    )
    assert english != chinese
    assert "{" not in english + chinese


def test_a_misread_names_the_code_and_says_what_to_do() -> None:
    refusal = MisreadCodeError("610233260103009176")
    said = words_in(Language.CHINESE)(CODE_REFUSALS[MisreadCodeError], **vars(refusal))
    assert said == "读码有误：610233260103009176 的校验位不符，请重新扫描。"
