"""What the figures of the shop need: they are read by who leads it."""

from datetime import date
from pathlib import Path

from aftersale_desktop.domain.figures import FigureFilter, ReportId
from aftersale_desktop.domain.people import Right
from tests.builders import CLERK, NOON, a_stocked_shop
from tests.fakes import FakeShop, a_fake_shop
from tests.figure_builders import revenue
from tests.services.rights.declared import Deeds

ASKED = FigureFilter(date(2026, 3, 1), date(2026, 3, 2))
DEEDS: Deeds = {
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


def a_shop() -> FakeShop:
    """Return a shop whose record and figures are still empty."""
    return a_fake_shop(a_stocked_shop(), CLERK, NOON)
