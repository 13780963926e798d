"""What the hand-over lacks of money is taken by one key, and the hand-over stands there again with what was ticked."""

import pytest

from aftersale_desktop.domain.claims import ClaimGroup
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.handovers import OwnerProof
from aftersale_desktop.domain.repair_steps import Deed, Need
from aftersale_desktop.ui.claims.controller import ClaimsController
from aftersale_desktop.ui.workshop.handover_section import HandoverSection
from tests.journeys.shop_counter import ShopCounter
from tests.journeys.test_return_journeys import first_of, section, sheet_of

pytestmark = pytest.mark.journey


def one_that_lacks(counter: ShopCounter, need: Need) -> str:
    """Return a product on the shelf whose hand-over lacks something of money."""
    for claim in first_of(counter, str(ClaimGroup.READY)):
        steps = {one.step.deed: one for one in sheet_of(counter, claim.number).steps}
        if Deed.HAND_OVER in steps and need in steps[Deed.HAND_OVER].missing:
            return claim.number
    raise AssertionError(f"the sample shop has nothing ready that lacks {need}")


def handover_of(counter: ShopCounter) -> HandoverSection:
    shown = section(counter, "handover")
    assert isinstance(shown, HandoverSection)
    return shown


def test_one_key_leads_to_the_fee_form_and_escape_back_to_what_was_ticked(shop_counter: ShopCounter) -> None:
    number = one_that_lacks(shop_counter, Need.INVOICE)
    shop_counter.scan(document_code(number))
    assert handover_of(shop_counter).view.chosen_proof() is OwnerProof.RECEIPT
    shop_counter.press("Ctrl+M")
    assert shop_counter.run.window.current_page_id() == "claims"
    claims = shop_counter.run.window.page("claims")
    assert isinstance(claims, ClaimsController)
    assert claims.page.form.isVisible()
    shop_counter.press("Esc")
    assert shop_counter.run.window.current_page_id() == "workshop"
    assert handover_of(shop_counter).view.chosen_proof() is OwnerProof.RECEIPT
