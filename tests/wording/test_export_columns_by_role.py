"""What leaves the house in a list shows telephones whole only to whoever may have them whole."""

import pytest

from aftersale_desktop.domain.people import RIGHTS, Right, Role
from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.services.ports import ClaimFilter
from aftersale_desktop.wording.catalogue import Language, Words
from aftersale_desktop.wording.export_columns import export_columns
from tests.builders import NOON, a_claim, a_customer, an_item, somebody
from tests.fake_stores import FakeClaims, Records


@pytest.mark.parametrize("role", Role)
def test_a_telephone_is_exported_whole_only_with_the_right(role: Role) -> None:
    records = Records(customers={1: a_customer(id=1)}, items={1: an_item(id=1)})
    claim = a_claim()
    records.claims[claim.number] = claim
    (row,) = FakeClaims(records).rows(ClaimFilter(), NOON)
    columns = export_columns(Words(Language.ENGLISH), ListKind.CLAIMS, NOON.tzinfo, somebody(role))
    told = {column.heading: column.cell(row) for column in columns}
    may_see = Right.SEE_PERSONAL_DATA in RIGHTS[role]
    assert told["Telephone"] == ("138 0013 8000" if may_see else "138 **** 8000")
