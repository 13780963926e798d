"""Old parts: what the factory pays for is not given to the customer."""

from dataclasses import replace

import pytest

from aftersale_desktop.domain.removed_parts import (
    OldPartsAreDueBackError,
    RemovedPart,
    RemovedPartState,
    check_theirs,
)
from tests.builders import NOON

PAID = RemovedPart(
    number="SH03-RP-2026-000001",
    claim_number="SH03-WX-2026-000001",
    point_code="SH03",
    part_code="CAP35",
    is_supplier_fault=True,
    removed_at=NOON,
    removed_by="王建国",
)
FREE = replace(PAID, number="SH03-RP-2026-000002", state=RemovedPartState.DUE_BACK)


def test_where_every_old_part_goes_back_none_is_given_to_the_customer() -> None:
    for state in (RemovedPartState.DUE_BACK, RemovedPartState.SENT):
        with pytest.raises(OldPartsAreDueBackError) as refusal:
            check_theirs((replace(FREE, state=state),))
        assert refusal.value.label == FREE.number


def test_what_the_customer_paid_for_is_theirs() -> None:
    check_theirs(())
    check_theirs((PAID,))
    check_theirs((FREE, PAID))
