"""The sample shop shows inspections that failed and passed, and hand-overs with and without a receipt."""

from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest

from aftersale_desktop.demo.shop import demo_shop
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.handovers import Handover, OwnerProof
from aftersale_desktop.domain.inspections import Inspection, InspectionOutcome
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.services.shop_setup import ShopSetup

NOW = datetime(2026, 11, 26, 10, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def setup() -> ShopSetup:
    return demo_shop(NOW)


def test_nobody_inspected_what_they_repaired_and_some_failed_first(setup: ShopSetup) -> None:
    claims = {claim.number: claim for claim in setup.claims}
    found = [(claims[one.claim_number], one.content) for one in setup.orders if isinstance(one.content, Inspection)]
    assert all(claim.technician != inspection.inspector for claim, inspection in found)
    outcomes = Counter(inspection.outcome for _, inspection in found)
    assert outcomes[InspectionOutcome.FAILED] > 0
    assert outcomes[InspectionOutcome.PASSED] > outcomes[InspectionOutcome.FAILED]


def test_every_hand_over_gave_everything_back(setup: ShopSetup) -> None:
    claims = {claim.number: claim for claim in setup.claims}
    handovers = [(claims[one.claim_number], one.content) for one in setup.orders if isinstance(one.content, Handover)]
    assert {handover.proof for _, handover in handovers} == set(OwnerProof)
    for claim, handover in handovers:
        assert claim.state in {ClaimState.HANDED_OVER, ClaimState.CLOSED}
        assert handover.accessories == claim.accessories
        assert handover.units == tuple(unit.barcode for unit in claim.scanned)


def test_each_of_them_left_its_paper_and_nothing_lies_in_the_future(setup: ShopSetup) -> None:
    kinds = Counter(paper.kind for paper in setup.papers)
    handovers = [one for one in setup.orders if isinstance(one.content, Handover)]
    passed = [
        one
        for one in setup.orders
        if isinstance(one.content, Inspection) and one.content.outcome is InspectionOutcome.PASSED
    ]
    assert (kinds[PaperKind.HANDOVER], kinds[PaperKind.CERTIFICATE]) == (len(handovers), len(passed))
    assert all(one.at <= NOW for one in (*handovers, *passed))
