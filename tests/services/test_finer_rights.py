"""What rights promise beside the tables: who carries the weighty ones, and what a refusal must not tell."""

import pytest

from aftersale_desktop.domain.claims import ClaimNotFoundError
from aftersale_desktop.domain.home_visits import RIGHT_OF_VISIT_DEED, VisitDeed
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.services.hotline_drafts import CallDraft
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from tests.builders import somebody
from tests.services.rights import counter, hotline, network, oversight


def who_may(right: Right) -> set[Role]:
    """Return the roles that carry a right."""
    return {role for role in Role if right in RIGHTS[role]}


def test_only_supervisors_and_administrators_override() -> None:
    assert who_may(Right.OVERRIDE_VERDICT) == {Role.SUPERVISOR, Role.ADMINISTRATOR}


def test_only_who_leads_changes_the_network() -> None:
    assert who_may(Right.CHANGE_NETWORK) == {Role.SUPERVISOR, Role.ADMINISTRATOR}


def test_supervisors_edit_and_administrators_publish() -> None:
    assert who_may(Right.CHANGE_PRICES) == {Role.SUPERVISOR, Role.ADMINISTRATOR}
    assert who_may(Right.PUBLISH_PRICES) == {Role.ADMINISTRATOR}


def test_who_reads_figures_may_also_take_them_out() -> None:
    assert who_may(Right.READ_FIGURES) <= who_may(Right.EXPORT)


def test_a_refused_clerk_does_not_learn_whether_a_claim_exists() -> None:
    shop = counter.a_shop()
    shop.who.user = somebody(Role.CLERK)
    with pytest.raises(NotAllowedError):
        shop.claims.override("SH03-WX-2026-999999", Outcome.FREE_REPAIR, "")
    with pytest.raises(ClaimNotFoundError):
        shop.claims.detail("SH03-WX-2026-999999")


@pytest.mark.parametrize("role", Role)
def test_a_visit_is_arranged_by_who_takes_calls_and_plans_visits(role: Role) -> None:
    shop = hotline.a_shop()
    shop.who.user = somebody(role)
    if {Right.TAKE_CALL, Right.PLAN_VISIT} <= RIGHTS[role]:
        hotline.arrange(shop)
        assert [visit.call_number for visit in shop.kept.home_visits.values()] == [hotline.CALL]
        return
    with pytest.raises(NotAllowedError):
        hotline.arrange(shop)


def test_whoever_takes_no_calls_has_begun_none() -> None:
    shop = hotline.a_shop()
    shop.hotline.drafts.keep(CallDraft("k", told="x"))
    shop.who.user = somebody(Role.STOREKEEPER)
    assert shop.hotline.drafts.kept() is None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", VisitDeed)
def test_each_step_of_a_visit_needs_its_right(deed: VisitDeed, role: Role) -> None:
    if RIGHT_OF_VISIT_DEED[deed] in RIGHTS[role]:
        return
    shop = network.a_shop()
    shop.who.user = somebody(role)
    with pytest.raises(NotAllowedError):
        shop.network.visits.step(network.VISIT, deed, "改期")


@pytest.mark.parametrize("role", Role)
def test_the_list_of_the_record_needs_the_right_to_read_it(role: Role) -> None:
    shop = oversight.a_shop()
    shop.who.user = somebody(role)
    if Right.READ_AUDIT in RIGHTS[role]:
        assert shop.lists.open(ListQuery(ListKind.AUDIT)).count == 0
        return
    with pytest.raises(NotAllowedError):
        shop.lists.open(ListQuery(ListKind.AUDIT))
