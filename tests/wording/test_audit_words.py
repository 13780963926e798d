"""Whatever services write into the audit record has words in both languages."""

import json
from datetime import UTC, datetime

import pytest

from aftersale_desktop.domain.audit_chain import ChainedDeed
from aftersale_desktop.domain.calls import CallDeed
from aftersale_desktop.domain.complaints import ComplaintDeed
from aftersale_desktop.domain.factory_statements import StatementDeed
from aftersale_desktop.domain.home_visits import VisitState
from aftersale_desktop.domain.order_records import RECORD_KINDS
from aftersale_desktop.domain.payments import Purpose
from aftersale_desktop.domain.repair_steps import Deed
from aftersale_desktop.wording.audit import AUDIT_DEEDS, DETAIL_NAMES, deed_name, detail_text
from aftersale_desktop.wording.catalogue import Language, Words
from tests.audited_deeds import deeds_in_source

MADE_OF_VALUES = {
    "record_*": {f"record_{kind.__name__.lower()}" for kind in RECORD_KINDS.values()},
    "book_*": {f"book_{purpose}" for purpose in Purpose},
    "call_*": {f"call_{deed}" for deed in CallDeed},
    "complaint_*": {f"complaint_{deed}" for deed in ComplaintDeed},
    "statement_*": {f"statement_{deed}" for deed in StatementDeed},
    "visit_*": {f"visit_{state}" for state in VisitState},
    "<str(deed)>": {str(deed) for deed in Deed},
    "<ERASING_DEED>": {"erase_records"},
}
"""Codes that the source makes of a value, and what they can be."""


def every_code() -> set[str]:
    codes: set[str] = set()
    for code in deeds_in_source():
        codes |= MADE_OF_VALUES.get(code, {code})
    return codes


def test_every_code_made_of_a_value_is_known_here() -> None:
    made = {code for code in deeds_in_source() if "*" in code or "<" in code}
    assert made <= set(MADE_OF_VALUES)


@pytest.mark.parametrize("language", Language)
def test_every_deed_that_is_written_down_has_words(language: Language) -> None:
    words = Words(language)
    nameless = sorted(code for code in every_code() if deed_name(words, code) == code)
    assert nameless == []


def test_no_words_are_left_for_deeds_that_nobody_does() -> None:
    assert set(AUDIT_DEEDS) - every_code() == {"found_shop"}, "the opening of a shop is written by its demo alone"


def a_row(detail: dict[str, str], key: str = "key") -> ChainedDeed:
    at = datetime(2026, 3, 2, 4, tzinfo=UTC)
    told = json.dumps(detail, ensure_ascii=False)
    return ChainedDeed(index=1, at=at, by="陈静", deed="close", subject="x", detail=told, key=key)


def test_a_detail_is_told_in_words_with_its_codes() -> None:
    told = detail_text(Words(Language.CHINESE), a_row({"from": "received", "reason": "顾客要求", "note": ""}))
    assert told == "从: 已接收 · 理由: 顾客要求"


def test_a_code_that_nobody_knows_is_told_as_it_stands() -> None:
    assert detail_text(Words(Language.ENGLISH), a_row({"CAP35": "2"})) == "CAP35: 2"


def test_an_erased_detail_says_that_it_was() -> None:
    assert detail_text(Words(Language.ENGLISH), a_row({}, key="")) == "(erased with the person)"


def test_details_have_names_of_their_own() -> None:
    assert all(name == name.strip() for name in DETAIL_NAMES.values())
