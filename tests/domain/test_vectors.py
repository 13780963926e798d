"""The 43 published cases, copied beside the tests so that a clone stands alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from aftersale_desktop.domain.facts_json import facts_from_json
from aftersale_desktop.domain.verdict import judge
from aftersale_desktop.domain.verdict_json import verdict_line

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).parents[1].joinpath("vectors", "warranty.json").read_text(encoding="utf-8")
)


def test_there_are_43_cases() -> None:
    assert len(CASES) == 43


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']} {case['description']}" for case in CASES])
def test_every_published_case_gets_its_published_verdict(case: dict[str, Any]) -> None:
    verdict = judge(facts_from_json({"id": case["id"], **case["facts"]}))
    answer = json.loads(json.dumps(verdict_line(case["id"], verdict, [])))
    assert {name: answer[name] for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_reasons_are_given_for_chargeable_verdicts_only(case: dict[str, Any]) -> None:
    verdict = judge(facts_from_json(case["facts"]))
    assert bool(verdict.reasons) == (verdict.outcome in {"paid_repair", "refer_counterfeit"})
