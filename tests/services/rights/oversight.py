"""What the audit record and personal data need."""

from pathlib import Path

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.retention import RetentionKind, RetentionRule
from tests.builders import CLERK, NOON, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.services.rights.declared import Deeds

RULE = RetentionRule(RetentionKind.PHOTOS, 3)
DEEDS: Deeds = {
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


def a_shop() -> FakeShop:
    """Return a shop whose record and figures are still empty."""
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)
