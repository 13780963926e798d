"""The claims of the day: found, read, invoiced and decided by keys alone."""

import pytest

from aftersale_desktop.demo.codes_to_try import DemoCodes
from aftersale_desktop.demo.staff import USERS
from aftersale_desktop.domain.claims import ClaimGroup, ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.ports import ClaimFilter
from tests.journeys.conftest import OpenCounter
from tests.journeys.paper_reader import text_of
from tests.journeys.shop_counter import PaperTray, ShopCounter, wait_until

pytestmark = pytest.mark.journey

SUPERVISOR: User = next(user for user in USERS if user.role is Role.SUPERVISOR and user.point_code == "SH03")


def test_every_row_says_how_long_is_left_of_its_promise_overdue_first(shop_counter: ShopCounter) -> None:
    shop_counter.press("Ctrl+2")
    promises = shop_counter.column("Promise")
    assert all(promises)
    late = [text for text in promises if "overdue" in text.lower() or text.startswith("-")]
    assert late
    assert promises[: len(late)] == late


def test_tabs_are_walked_with_arrows_and_their_counts_are_the_rows(shop_counter: ShopCounter) -> None:
    shop_counter.press("Ctrl+2")
    with shop_counter.stored() as shop:
        counts = shop.claims.counts()
    assert len(shop_counter.claims.rows()) == counts.open
    shop_counter.choose_tab("Waiting")
    assert len(shop_counter.claims.rows()) == counts.by_group[ClaimGroup.WAITING]
    shop_counter.press("Right", "Space")
    assert {row.group for row in shop_counter.claims.rows()} == {ClaimGroup.READY}


def test_a_typed_name_finds_its_claims_in_every_tab(shop_counter: ShopCounter) -> None:
    shop_counter.press("Ctrl+2")
    wanted = shop_counter.claims.rows()[0].customer
    shop_counter.press("Shift+Tab")
    shop_counter.focus_on_field(shop_counter.claims.scan.line)
    shop_counter.compose(wanted)
    wait_until(lambda: {row.customer for row in shop_counter.claims.rows()} == {wanted})


def test_arrows_show_the_next_claim_and_enter_opens_it(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.press("Ctrl+2")
    rows = shop_counter.claims.rows()
    assert shop_counter.sees(rows[0].number)
    shop_counter.press("Down")
    assert shop_counter.sees(rows[1].number)
    shop_counter.show_claim(codes.claim)
    shop_counter.press("Enter")
    assert shop_counter.claims.is_form_open
    shop_counter.press("Esc")
    assert not shop_counter.claims.is_form_open


def new_claims(counter: ShopCounter) -> list[str]:
    """Return claims the bench wrote nothing about yet: their invoice forms are empty."""
    with counter.stored() as shop:
        rows = shop.claims.rows(ClaimFilter(group=ClaimGroup.NEW))
        return [row.number for row in rows if not row.invoice_number]


@pytest.fixture
def claim(shop_counter: ShopCounter) -> str:
    """Return a claim the bench wrote nothing about; its receipt opens the claims page."""
    return new_claims(shop_counter)[0]


def test_an_invoice_that_does_not_say_what_was_done_is_refused_and_kept(
    shop_counter: ShopCounter, codes: DemoCodes, tray: PaperTray
) -> None:
    shop_counter.show_claim(codes.claim)
    shop_counter.press("F9", "Delete", "F9")
    assert shop_counter.notice
    assert tray.sheets == []
    shop_counter.type("capacitor worn")
    assert shop_counter.claims.form.found.text() == "capacitor worn"
    assert shop_counter.claims.form.cause.text() != ""


def test_a_part_scanned_without_an_invoice_is_not_lost_silently(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.press("Ctrl+2")
    shop_counter.scan(codes.part)
    assert codes.part in shop_counter.notice


def test_a_claim_scanned_while_an_invoice_is_open_does_not_throw_the_invoice_away(
    shop_counter: ShopCounter, codes: DemoCodes, claim: str
) -> None:
    shop_counter.show_claim(codes.claim)
    shop_counter.press("F9")
    shop_counter.type("capacitor worn")
    shop_counter.scan(document_code(claim))
    assert shop_counter.sees(claim)
    shop_counter.show_claim(codes.claim)
    shop_counter.press("F9")
    assert shop_counter.claims.form.found.text() == "capacitor worn"


def test_an_invoice_half_made_out_survives_a_change_of_language(shop_counter: ShopCounter, codes: DemoCodes) -> None:
    shop_counter.show_claim(codes.claim)
    shop_counter.press("F9")
    shop_counter.type("capacitor worn")
    shop_counter.scan(codes.part)
    shop_counter.open_page("settings")
    shop_counter.choose("简体中文")
    shop_counter.press("Ctrl+2")
    assert shop_counter.claims.is_form_open
    assert shop_counter.claims.form.found.text() == "capacitor worn"
    assert [used.thing.code for used in shop_counter.claims.form.parts.used()] == [codes.part]


def test_a_receipt_is_looked_at_and_printed_again_as_a_copy(
    shop_counter: ShopCounter, claim: str, tray: PaperTray
) -> None:
    shop_counter.scan(document_code(claim))
    shop_counter.press("F7")
    preview = shop_counter.dialog()
    assert preview is not None
    shop_counter.press("Ctrl+P", "Ctrl+P")
    wait_until(lambda: len(tray.sheets) == 2)
    assert "Original" in text_of(tray.sheets[0])
    assert "COPY 1" in text_of(tray.sheets[1])
    shop_counter.press("Esc")
    assert shop_counter.dialog() is None


def test_a_preview_goes_with_its_window(shop_counter: ShopCounter, claim: str) -> None:
    shop_counter.scan(document_code(claim))
    shop_counter.press("F7")
    preview = shop_counter.dialog()
    assert preview is not None
    assert preview.parent() is shop_counter.frame


def a_claim_on_the_bench(counter: ShopCounter) -> str:
    """Return a claim whose receipt leads to the claims, not to the hand-over."""
    with counter.stored() as shop:
        rows = shop.claims.rows(ClaimFilter(point_code=SUPERVISOR.point_code))
    return next(row.number for row in rows if row.state is ClaimState.UNDER_REPAIR)


@pytest.mark.parametrize("way_back", [("Ctrl+1", "Ctrl+2"), ("Esc",)])
def test_after_a_scanned_receipt_the_list_is_whole_again(shop_counter: ShopCounter, way_back: tuple[str, ...]) -> None:
    number = a_claim_on_the_bench(shop_counter)
    shop_counter.scan(document_code(number))
    assert [row.number for row in shop_counter.claims.rows()] == [number]
    shop_counter.press(*way_back)
    assert len(shop_counter.claims.rows()) > 1
    assert shop_counter.sees(number)


def test_a_verdict_is_checked_again_beside_the_frozen_one(shop_counter: ShopCounter, claim: str) -> None:
    shop_counter.scan(document_code(claim))
    shop_counter.press("F3")
    assert shop_counter.sees("By today's rules")


def test_a_supervisor_overrides_with_a_reason_and_the_verdict_stays(
    open_counter: OpenCounter, shop_counter: ShopCounter, codes: DemoCodes, claim: str
) -> None:
    shop_counter.close()
    shop_counter = open_counter(user=SUPERVISOR)
    shop_counter.scan(document_code(claim))
    with shop_counter.stored() as shop:
        before = shop.claims.detail(claim).claim
    shop_counter.press("F2", "Down", "Down", "Enter", "Tab")
    shop_counter.type("loyal customer")
    shop_counter.scan(codes.in_warranty.indoor)
    assert shop_counter.run.window.current_page_id() == "claims", "a scan waits until the question is answered"
    shop_counter.press("F9")
    with shop_counter.stored() as shop:
        after = shop.claims.detail(claim).claim
    assert after.override is not None
    assert (after.override.reason, after.override.by) == ("loyal customer", SUPERVISOR.name)
    assert after.judgement == before.judgement
    assert shop_counter.sees("loyal customer")


def test_a_claim_at_work_says_at_once_why_it_has_no_invoice_yet_and_leads_to_the_workshop(
    shop_counter: ShopCounter,
) -> None:
    with shop_counter.stored() as shop:
        number = shop.lists.open(ListQuery(ListKind.CLAIMS, ClaimGroup.IN_PROGRESS)).rows(0, 1)[0].number
    shop_counter.show_claim(number)
    detail = shop_counter.claims.detail
    assert detail.workshop.is_filled
    assert not detail.invoice.is_filled
    shop_counter.press("F9")
    assert not shop_counter.claims.is_form_open
    assert "the invoice is made out once the product is ready" in shop_counter.notice
    shop_counter.focus_on_field(shop_counter.claims.table)
    shop_counter.press("Enter")
    assert shop_counter.run.window.current_page_id() == "workshop"
    assert shop_counter.sees(number)
