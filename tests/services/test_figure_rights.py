"""Figures are read by who leads the shop, and taken out only with the export right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from aftersale_desktop.domain.figures import FigureFilter, ReportId
from aftersale_desktop.domain.people import RIGHTS, NotAllowedError, Right, Role
from tests.builders import CLERK, NOON, a_stocked_shop, somebody
from tests.fakes import FakeShop, a_fake_shop
from tests.figure_builders import revenue

ASKED = FigureFilter(date(2026, 3, 1), date(2026, 3, 2))
DEEDS: dict[str, tuple[Right, Callable[[FakeShop], object]]] = {
    "FigureDesk.choices": (Right.READ_FIGURES, lambda shop: shop.oversight.figures.choices()),
    "FigureDesk.read": (Right.READ_FIGURES, lambda shop: shop.oversight.figures.read(ReportId.REVENUE, ASKED)),
    "FigureDesk.check_export": (Right.READ_FIGURES, lambda shop: shop.oversight.figures.check_export()),
    "FigureDesk.save": (
        Right.READ_FIGURES,
        lambda shop: shop.oversight.figures.save(revenue(), (), Path("figures.csv"), "asked"),
    ),
    "FigureDesk.draw_up": (
        Right.READ_FIGURES,
        lambda shop: shop.oversight.figures.draw_up(ReportId.REVENUE, ASKED, "asked"),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", DEEDS)
def test_figures_need_their_right(deed: str, role: Role) -> None:
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


def test_who_reads_figures_may_also_take_them_out() -> None:
    assert {role for role in Role if Right.READ_FIGURES in RIGHTS[role]} <= {
        role for role in Role if Right.EXPORT in RIGHTS[role]
    }
