"""Findings of the bench: each says which facts it sets, and two that contradict each other are refused."""

import pytest

from aftersale_desktop.domain.facts import Cause
from aftersale_desktop.domain.findings import (
    FACTS_OF_FINDING,
    PROOF_OF_FINDING,
    Finding,
    FindingsContradictError,
    excluded_by,
    found_facts,
)
from tests.builders import a_claim

FACTS = a_claim().judgement.facts


def test_every_finding_sets_facts_and_knows_its_proof() -> None:
    assert set(FACTS_OF_FINDING) == set(Finding) == set(PROOF_OF_FINDING)


def test_findings_set_their_facts_and_leave_the_others() -> None:
    facts = found_facts(FACTS, (Finding.LIGHTNING, Finding.ALTERED_CARD))
    assert (facts.cause, facts.documents_altered) == (Cause.LIGHTNING, True)
    assert facts.invoice_on == FACTS.invoice_on
    assert found_facts(facts, (Finding.PRODUCT_FAULT,)).cause is Cause.PRODUCT


def test_two_findings_of_one_fact_contradict_each_other() -> None:
    with pytest.raises(FindingsContradictError) as refusal:
        found_facts(FACTS, (Finding.MAIN_PART, Finding.NO_MAIN_PART))
    assert (refusal.value.first, refusal.value.second) == (Finding.MAIN_PART, Finding.NO_MAIN_PART)


def test_one_cause_excludes_the_others_and_nothing_else() -> None:
    assert excluded_by(Finding.SAME_FAULT) == {Finding.OTHER_FAULT}
    assert Finding.MISUSE in excluded_by(Finding.LIGHTNING)
    assert Finding.ALTERED_CARD not in excluded_by(Finding.LIGHTNING)
