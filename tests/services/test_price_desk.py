"""Price lists: a copy edited by one, replayed, published by another; what was published or quoted never changes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.fees import Job, MaterialUse, PartUse
from aftersale_desktop.domain.field_refusals import NotANumberError
from aftersale_desktop.domain.invoices import NotInPriceListError, check_listed
from aftersale_desktop.domain.people import Role, User
from aftersale_desktop.domain.tariff_edits import PricePath
from aftersale_desktop.domain.tariff_versions import (
    NoSuchTariffError,
    NotReplayedError,
    OwnPricesError,
    TariffNameTakenError,
    TariffOverlapsError,
)
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart, OperationLevel
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.services.assessment import NoTariffError, assess, tariff_on
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.price_desk import PriceBook
from tests.builders import CLERK, NOON, POINT, SUPERVISOR, a_claim, a_stocked_shop, a_visit, an_invoice, work_done
from tests.fakes import FakeShop, a_fake_shop

ADMINISTRATOR = User(9, "郑凯", Role.ADMINISTRATOR, POINT.code)
BASE, NEXT = "SH-2026-A", "SH-2026-B"
MINOR_A: PricePath = ("labour", "A", "minor")
CLAIM = "SH03-WX-2026-000001"


@pytest.fixture
def shop() -> FakeShop:
    """Return a shop with an invoiced job and the supervisor at the keyboard."""
    shop = a_fake_shop(a_stocked_shop(), SUPERVISOR, NOON)
    shop.kept.claims[CLAIM] = a_claim(id=1, tariff_id=BASE)
    shop.kept.invoices["SH03-FI-2026-000001"] = an_invoice(id=1, work=work_done())
    return shop


def edited(shop: FakeShop, path: PricePath = MINOR_A, typed: str = "90") -> PriceBook:
    """Begin a draft and type one entry anew."""
    book = shop.network.prices.begin(BASE)
    return shop.network.prices.change(book.drafts[0].tariff.id, book.drafts[0].version, path, typed)


def replayed_and_published(shop: FakeShop, typed: str = "90") -> PriceBook:
    """Go the whole way: the supervisor edits and replays, the administrator publishes."""
    draft = edited(shop, typed=typed).drafts[0]
    replay = shop.network.replays.prices(draft.tariff.id, draft.version, 6)
    while replay.step():
        pass
    kept = shop.network.replays.keep(replay)
    shop.who.user = ADMINISTRATOR
    return shop.network.prices.publish(kept.tariff.id, kept.version)


def test_a_draft_begins_as_a_copy_from_tomorrow_without_an_approver(shop: FakeShop) -> None:
    book = shop.network.prices.begin(BASE)
    [draft] = book.drafts
    assert (draft.tariff.id, draft.base_id, draft.tariff.approver) == (NEXT, BASE, None)
    assert draft.tariff.valid_from == NOON.date() + timedelta(days=1)
    assert draft.tariff.labour == book.base_of(draft).labour


def test_every_entry_typed_is_kept_at_once_with_who_and_what(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    assert draft.tariff.labour["A"][OperationLevel.MINOR] == Decimal("90.00")
    assert draft.edited_by == (SUPERVISOR.name,)
    assert shop.kept.audit[-1][2:] == ("change_price_list", NEXT, {"labour.A.minor": "80.00 -> 90.00"})


def test_what_cannot_stand_there_is_refused_and_changes_nothing(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    with pytest.raises(NotANumberError):
        shop.network.prices.change(NEXT, draft.version, MINOR_A, "neunzig")
    assert shop.kept.tariff_drafts[NEXT] == draft


def test_the_same_again_is_no_change(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    rows = len(shop.kept.audit)
    assert shop.network.prices.change(NEXT, draft.version, MINOR_A, "90.00").drafts == (draft,)
    assert len(shop.kept.audit) == rows


def test_two_who_edit_one_draft_do_not_overwrite_each_other(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    shop.network.prices.change(NEXT, draft.version, MINOR_A, "91")
    with pytest.raises(ChangedMeanwhileError):
        shop.network.prices.change(NEXT, draft.version, MINOR_A, "92")


def test_a_draft_can_be_thrown_away(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    assert shop.network.prices.discard(NEXT, draft.version).drafts == ()
    with pytest.raises(NoSuchTariffError):
        shop.network.prices.change(NEXT, draft.version, MINOR_A, "1")


def test_a_draft_thrown_away_comes_back_unless_its_name_is_taken(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    shop.network.prices.discard(NEXT, draft.version)
    [again] = shop.network.prices.bring_back(draft).drafts
    assert again.tariff == draft.tariff
    with pytest.raises(TariffNameTakenError):
        shop.network.prices.bring_back(draft)


def test_a_replay_settles_past_jobs_by_both_lists(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    replay = shop.network.replays.prices(NEXT, draft.version, 6)
    assert (replay.count, replay.step(), replay.done) == (1, False, 1)
    [job] = replay.jobs
    invoice = shop.kept.invoices["SH03-FI-2026-000001"]
    assert job.before == invoice.settlement.total
    assert job.change == replay.after - replay.before
    assert job.change > 0


def test_a_replay_names_what_the_draft_does_not_have(shop: FakeShop) -> None:
    invoice = shop.kept.invoices["SH03-FI-2026-000001"]
    code = invoice.job.parts[0].code
    book = edited(shop)
    book = shop.network.prices.take_out(NEXT, book.drafts[0].version, ("parts", code))
    replay = shop.network.replays.prices(NEXT, book.drafts[0].version, 6)
    replay.step()
    assert replay.jobs[0].missing == (code,)


def test_jobs_before_the_months_asked_for_stay_out(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    shop.clock.moment = NOON + timedelta(days=100)
    assert shop.network.replays.prices(NEXT, draft.version, 3).count == 0
    assert shop.network.replays.prices(NEXT, draft.version, 6).count == 1


def test_nothing_is_published_without_a_replay_of_what_it_says_now(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    replay = shop.network.replays.prices(NEXT, draft.version, 6)
    replay.step()
    kept = shop.network.replays.keep(replay)
    [changed] = shop.network.prices.change(NEXT, kept.version, MINOR_A, "99").drafts
    shop.who.user = ADMINISTRATOR
    with pytest.raises(NotReplayedError):
        shop.network.prices.publish(NEXT, changed.version)


def test_a_replay_of_an_older_state_is_not_kept(shop: FakeShop) -> None:
    [draft] = edited(shop).drafts
    replay = shop.network.replays.prices(NEXT, draft.version, 6)
    shop.network.prices.change(NEXT, draft.version, MINOR_A, "99")
    with pytest.raises(ChangedMeanwhileError):
        shop.network.replays.keep(replay)


def test_whoever_edited_it_does_not_publish_it(shop: FakeShop) -> None:
    shop.who.user = ADMINISTRATOR
    [draft] = edited(shop).drafts
    replay = shop.network.replays.prices(NEXT, draft.version, 6)
    replay.step()
    kept = shop.network.replays.keep(replay)
    with pytest.raises(OwnPricesError):
        shop.network.prices.publish(NEXT, kept.version)


def test_a_published_version_ends_the_one_before_and_names_its_approver(shop: FakeShop) -> None:
    book = replayed_and_published(shop)
    new, before = book.tariff(NEXT), book.tariff(BASE)
    assert new is not None
    assert before is not None
    assert (new.approver, before.valid_to) == (ADMINISTRATOR.name, new.valid_from - timedelta(days=1))
    assert book.drafts == ()
    assert shop.kept.audit[-1][2] == "publish_price_list"


def test_a_second_draft_cannot_begin_on_the_same_day(shop: FakeShop) -> None:
    replayed_and_published(shop)
    shop.who.user = SUPERVISOR
    [draft] = edited(shop, typed="95").drafts
    replay = shop.network.replays.prices(draft.tariff.id, draft.version, 6)
    replay.step()
    kept = shop.network.replays.keep(replay)
    shop.who.user = ADMINISTRATOR
    with pytest.raises(TariffOverlapsError):
        shop.network.prices.publish(kept.tariff.id, kept.version)


def test_from_its_day_the_counter_estimates_by_it_and_an_older_job_keeps_its_own(shop: FakeShop) -> None:
    replayed_and_published(shop)
    visit = a_visit(shop.known())
    today = assess(visit, shop.terms, NOON)
    tomorrow = assess(visit, shop.terms, NOON + timedelta(days=1))
    assert (today.tariff_id, tomorrow.tariff_id) == (BASE, NEXT)
    shop.who.user, shop.clock.moment = CLERK, NOON + timedelta(days=2)
    shop.kept.claims[CLAIM] = replace(shop.kept.claims[CLAIM], state=ClaimState.READY)
    shop.kept.invoices.clear()
    assert shop.money.invoicing.basis(CLAIM).tariff.id == BASE


def test_new_parts_become_known_to_the_stockroom(shop: FakeShop) -> None:
    book = edited(shop)
    part = ListedPart("CAP50", "电容 50 µF", Decimal(45), main_part=False)
    book = shop.network.prices.add_part(NEXT, book.drafts[0].version, part)
    book = shop.network.prices.add_material(
        NEXT, book.drafts[0].version, ListedMaterial("SEAL", "密封胶", "支", Decimal(12))
    )
    replay = shop.network.replays.prices(NEXT, book.drafts[0].version, 1)
    replay.step()
    kept = shop.network.replays.keep(replay)
    shop.who.user = ADMINISTRATOR
    shop.network.prices.publish(NEXT, kept.version)
    assert shop.kept.parts["CAP50"].name.zh == "电容 50 µF"


def test_nothing_is_charged_that_is_not_in_the_list(shop: FakeShop) -> None:
    tariff = shop.terms.tariffs[-1]
    job: Job = shop.kept.invoices["SH03-FI-2026-000001"].job
    listed = tariff.materials[0]
    check_listed(replace(job, materials=(MaterialUse(listed.code, Decimal(1), listed.unit_price),), parts=()), tariff)
    for use in (
        MaterialUse("GOLD", Decimal(1), Decimal(1)),
        MaterialUse(listed.code, Decimal(1), listed.unit_price + Decimal("0.01")),
    ):
        with pytest.raises(NotInPriceListError):
            check_listed(replace(job, materials=(use,), parts=()), tariff)
    with pytest.raises(NotInPriceListError):
        check_listed(replace(job, materials=(), parts=(PartUse("GOLD", Decimal(1), Decimal(1)),)), tariff)


def test_a_region_with_lists_of_its_own_is_charged_by_no_other(shop: FakeShop) -> None:
    [*_, here] = shop.terms.tariffs
    there = replace(here, id="BJ-2026-A", region="北京", valid_from=date(2026, 6, 1))
    assert tariff_on((here, there), date(2026, 7, 1), here.region) is here
    assert tariff_on((here, there), date(2026, 7, 1), "北京") is there
    with pytest.raises(NoTariffError):
        tariff_on((here, there), NOON.date(), "北京")


def test_new_rules_are_tried_on_past_claims_before_anybody_lives_by_them(shop: FakeShop) -> None:
    shop.kept.claims[CLAIM] = a_claim(id=1)
    same = WarrantyRules("try", NOON.date(), {}, Parameters())
    replay = shop.network.replays.rules(same, 6)
    assert (replay.step(), replay.done, replay.flips) == (False, 1, [])
    claim = shop.kept.claims[CLAIM]
    assert claim.outcome is Outcome.FREE_REPAIR
    shorter = WarrantyRules("try", NOON.date(), {}, Parameters(whole_unit_years=0, main_parts_years=0))
    replay = shop.network.replays.rules(shorter, 6)
    replay.step()
    assert [(flip.number, flip.before, flip.after) for flip in replay.flips] == [
        (CLAIM, Outcome.FREE_REPAIR, Outcome.PAID_REPAIR)
    ]
    assert replay.pairs() == ((Outcome.FREE_REPAIR, Outcome.PAID_REPAIR, 1),)
