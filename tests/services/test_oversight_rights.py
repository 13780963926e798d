"""Every deed with the audit record and with personal data is refused to a role that does not carry its right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from aftersale_desktop.domain.retention import RetentionKind, RetentionRule
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from tests.builders import CLERK, NOON, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop

RULE = RetentionRule(RetentionKind.PHOTOS, 3)
DEEDS: dict[str, tuple[Right, Callable[[FakeShop], object]]] = {
    "AuditDesk.choices": (Right.READ_AUDIT, lambda shop: shop.oversight.audit.choices()),
    "AuditDesk.verify": (Right.READ_AUDIT, lambda shop: shop.oversight.audit.verify()),
    "PrivacyDesk.reveal": (Right.REVEAL_PERSONAL_DATA, lambda shop: shop.oversight.privacy.reveal(1)),
    "PrivacyDesk.find": (Right.ERASE_PERSON, lambda shop: shop.oversight.privacy.find("李")),
    "PrivacyDesk.hand_out": (
        Right.ERASE_PERSON,
        lambda shop: shop.oversight.privacy.hand_out(1, Path("person.xlsx"), "asked"),
    ),
    "PrivacyDesk.plan": (Right.ERASE_PERSON, lambda shop: shop.oversight.privacy.plan(1)),
    "PrivacyDesk.erase": (Right.ERASE_PERSON, lambda shop: shop.oversight.privacy.erase(1, "asked")),
    "PrivacyDesk.retention": (Right.RUN_RETENTION, lambda shop: shop.oversight.privacy.retention()),
    "PrivacyDesk.save_rule": (Right.RUN_RETENTION, lambda shop: shop.oversight.privacy.save_rule(RULE)),
    "PrivacyDesk.run_retention": (Right.RUN_RETENTION, lambda shop: shop.oversight.privacy.run_retention("yearly")),
}


@pytest.mark.parametrize("role", Role)
def test_the_list_of_the_record_needs_the_right_to_read_it(role: Role) -> None:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    shop.who.user = somebody(role)
    if Right.READ_AUDIT in RIGHTS[role]:
        assert shop.lists.open(ListQuery(ListKind.AUDIT)).count == 0
        return
    with pytest.raises(NotAllowedError):
        shop.lists.open(ListQuery(ListKind.AUDIT))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_of_oversight_needs_its_right(deed: str, role: Role) -> None:
    shop = a_fake_shop(a_stocked_shop(), CLERK, NOON)
    right, do = DEEDS[deed]
    shop.who.user = somebody(role)
    before = shop.kept.copy()
    if right in RIGHTS[role]:
        do(shop)
        return
    with pytest.raises(NotAllowedError) as refusal:
        do(shop)
    assert (refusal.value.role, refusal.value.right) == (role, right)
    assert replace(shop.kept, audit=before.audit) == before, "nothing but the refusal is written down"
