"""A refusal outlives the deed that was undone; a signature counts for one deed and names both (R-20, R-22)."""

from threading import Thread

import pytest

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.people import NotAllowedError, Right
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.attendance import Signature, signed
from tests.builders import CLERK, NOON, SUPERVISOR, a_stocked_shop, a_visit
from tests.fakes import FakeShop, a_fake_shop

NUMBER = "SH03-WX-2026-000001"


@pytest.fixture
def shop() -> FakeShop:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    shop.intake.take(a_visit(shop.known()), "key 1")
    return shop


def override(shop: FakeShop, reason: str = "老客户") -> None:
    shop.claims.override(NUMBER, Outcome.PAID_REPAIR, reason)


def test_a_refusal_is_written_down_once_and_nothing_else_is(shop: FakeShop) -> None:
    before = shop.kept.copy()
    with pytest.raises(NotAllowedError):
        override(shop)
    assert shop.kept.claims == before.claims
    refused = (NOON, CLERK.name, "refused", "override_verdict", {"role": "clerk"})
    assert shop.kept.audit == [*before.audit, refused]


def test_a_refusal_inside_a_transaction_is_written_once_that_is_undone(shop: FakeShop) -> None:
    claims = dict(shop.kept.claims)

    def deed() -> None:
        with shop.who.attendance.start_work() as work:
            work.audit.add(NOON, CLERK.name, "half a deed", "", {})
            shop.who().need(Right.EXPORT)

    with pytest.raises(NotAllowedError):
        deed()
    assert [row[2] for row in shop.kept.audit].count("refused") == 1
    assert shop.kept.audit[-1][2:4] == ("refused", "export")
    assert "half a deed" not in [row[2] for row in shop.kept.audit]
    assert shop.kept.claims == claims


def test_one_deed_is_done_with_the_signers_right_and_names_both(shop: FakeShop) -> None:
    signed(Signature(SUPERVISOR), lambda: override(shop))
    assert shop.kept.audit[-1][1] == CLERK.name
    assert shop.kept.audit[-1][4]["signed_by"] == SUPERVISOR.name
    assert shop.who() == CLERK
    with pytest.raises(NotAllowedError):
        override(shop)


def test_a_signature_is_used_up_by_the_first_deed_that_is_stored(shop: FakeShop) -> None:
    signature = Signature(SUPERVISOR)
    with pytest.raises(ReasonMissingError):
        signed(signature, lambda: override(shop, ""))
    used = [signature.is_used]
    signed(signature, lambda: override(shop))
    used.append(signature.is_used)
    assert used == [False, True]
    with pytest.raises(NotAllowedError):
        signed(signature, lambda: override(shop))


def test_other_threads_know_nothing_of_a_signature(shop: FakeShop) -> None:
    seen: list[bool] = []

    def look() -> None:
        beside = Thread(target=lambda: seen.append(shop.who().may(Right.EXPORT)))
        beside.start()
        beside.join()
        seen.append(shop.who().may(Right.EXPORT))

    signed(Signature(SUPERVISOR), look)
    assert seen == [False, True]
