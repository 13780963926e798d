"""What a refusal leaves behind: one row of the audit, and nothing else."""

from aftersale_desktop.domain.people import Right
from tests.fake_stores import Records
from tests.fakes import FakeShop


def only_refused(shop: FakeShop, before: Records, right: Right) -> bool:
    """Tell whether nothing is stored but that whoever is at the keyboard was refused a right."""
    user, kept = shop.who(), shop.kept.copy()
    *rest, last = kept.audit
    kept.audit = rest
    return kept == before and last[1:] == (user.name, "refused", str(right), {"role": str(user.role)})
