"""What the bench says in words: findings with both verdicts, come-backs with their cause, hours and minutes."""

from datetime import timedelta

import pytest

from aftersale_desktop.domain.claims import ClaimEvent
from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.wording.bench import comeback_name, finding_name, time_spent
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.order_history import history_lines
from tests.builders import NOON

ENGLISH = words_in(Language.ENGLISH)


def told(deed: str, detail: dict[str, str]) -> tuple[str, str]:
    (line,) = history_lines(ENGLISH, (ClaimEvent(NOON, "王建国", deed, detail),), (), NOON.tzinfo)
    return line.title, line.detail


def test_a_recheck_tells_both_verdicts_what_was_found_and_what_shows_it() -> None:
    detail = {
        "then": "free_repair",
        "now": "paid_repair",
        "findings": "lightning altered_card",
        "note": "burnt",
    }
    assert told("rejudged", detail) == (
        "Verdict judged again",
        "Free repair → Chargeable · Lightning mark; Card altered · burnt",
    )


def test_a_comeback_tells_its_order_and_its_cause_once_known() -> None:
    number = "SH03-WX-2026-000001"
    title = "Come-back of an earlier repair"
    assert told("comes_back", {"note": number, "cause": ""}) == (title, number)
    assert told("comes_back", {"note": number, "cause": "part"}) == (title, f"{number} · The part fitted")


@pytest.mark.parametrize("language", Language)
def test_every_finding_and_cause_has_a_name_of_its_own(language: Language) -> None:
    words = words_in(language)
    names = [finding_name(words, one) for one in Finding] + [comeback_name(words, one) for one in ComebackCause]
    assert len(set(names)) == len(Finding) + len(ComebackCause)


@pytest.mark.parametrize(("minutes", "text"), [(0, "0:00"), (65, "1:05"), (600, "10:00")])
def test_time_is_told_in_hours_and_minutes(minutes: int, text: str) -> None:
    assert time_spent(timedelta(minutes=minutes, seconds=59)) == text
