"""An invoice promises a re-repair guarantee only where something was repaired, and counts it from the collection."""

import pytest

from aftersale_desktop.domain.fees import Coverage, JobOutcome
from aftersale_desktop.domain.invoices import guarantee_days
from aftersale_desktop.domain.papers import PaperSize
from tests.paper_builders import invoice_of, pdf_of, squeezed, text_of


@pytest.mark.parametrize("outcome", [outcome for outcome in JobOutcome if outcome is not JobOutcome.REPAIRED])
def test_where_nothing_was_repaired_nothing_is_promised(outcome: JobOutcome) -> None:
    paper = invoice_of(outcome=outcome, guarantee_days=90)
    assert "免费返修" not in text_of(pdf_of(paper))
    text = text_of(pdf_of(paper, PaperSize.A4, "en"))
    assert squeezed("no repair is guaranteed") in text
    assert "2027-02-23" not in text


def test_the_days_run_from_the_collection() -> None:
    days = guarantee_days(Coverage.CHARGEABLE)
    text = text_of(pdf_of(invoice_of(guarantee_days=days), PaperSize.A4, "en"))
    assert squeezed("90 days from collection") in text
    assert "2027-02-23" not in text
    assert "自取机之日起90天" in text_of(pdf_of(invoice_of(guarantee_days=days)))
