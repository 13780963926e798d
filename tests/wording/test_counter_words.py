"""Every code that the counter shows has a name in both languages."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest

from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.intake_checks import Hint, HintCode
from aftersale_desktop.domain.intake_lists import EVIDENCE, PHONE_LABELS, RELATIONS, accessories_of, conditions_of
from aftersale_desktop.domain.invoices import InvoiceState, PaymentKind
from aftersale_desktop.domain.pairing import Match
from aftersale_desktop.domain.people import Role
from aftersale_desktop.domain.serials import UnitKind
from aftersale_desktop.wording import claims, intake
from aftersale_desktop.wording.catalogue import Language, Words, words_in
from aftersale_desktop.wording.dates import day_and_time, iso_day
from tests.builders import sample_tariff

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)
CLASSES = sample_tariff().product_classes
NAMES: list[tuple[Callable[[Words, Any], str], Iterable[StrEnum | str]]] = [
    (claims.state_name, ClaimState),
    (claims.group_name, ClaimGroup),
    (claims.payment_name, PaymentKind),
    (claims.invoice_state_name, InvoiceState),
    (claims.role_name, Role),
    (claims.event_name, ("received", "override", "invoiced", *ClaimState)),
    (intake.condition_name, sorted({code for of in CLASSES for code in conditions_of(of)})),
    (intake.accessory_name, sorted({code for of in CLASSES for code in accessories_of(of)})),
    (intake.phone_label_name, PHONE_LABELS),
    (intake.relation_name, RELATIONS),
    (intake.evidence_name, EVIDENCE),
    (intake.unit_name, UnitKind),
    (intake.match_text, Match),
]


@pytest.mark.parametrize(("name", "codes"), NAMES)
def test_every_code_has_its_own_name_in_each_language(
    name: Callable[[Words, Any], str], codes: Iterable[StrEnum | str]
) -> None:
    for code in codes:
        english, chinese = name(ENGLISH, code), name(CHINESE, code)
        assert english
        assert chinese not in {"", english}


@pytest.mark.parametrize("code", HintCode)
def test_a_hint_names_what_it_was_found_on(code: HintCode) -> None:
    hint = Hint(code, "BX-2026-1")
    assert "BX-2026-1" in intake.hint_text(ENGLISH, hint)
    assert "BX-2026-1" in intake.hint_text(CHINESE, hint)
    assert intake.hint_text(ENGLISH, hint) != intake.hint_text(CHINESE, hint)


@pytest.mark.parametrize("name", [intake.condition_name, intake.accessory_name, claims.event_name])
def test_a_shops_own_words_stand_for_themselves(name: Callable[[Words, str], str]) -> None:
    for own in ("有异味", "Received", ""):
        assert name(CHINESE, own) == own


def test_an_empty_text_stays_empty() -> None:
    assert CHINESE("") == ENGLISH("") == ""


def test_days_and_times_are_said_as_people_say_them() -> None:
    moment = datetime(2026, 11, 25, 18, 0)  # noqa: DTZ001 - in the shop's zone already
    assert day_and_time(CHINESE, moment) == "11 月 25 日 周三 18:00"
    assert day_and_time(ENGLISH, moment) == "Wed 25 Nov, 18:00"
    assert iso_day(date(2026, 3, 2)) == "2026-03-02"
    assert iso_day(None) == "—"
