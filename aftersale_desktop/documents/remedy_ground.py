"""On what ground a product is exchanged or refunded: the verdict in its box, or a supervisor's own reason."""

from aftersale_desktop.documents.forms import Form, labelled_texts
from aftersale_desktop.documents.layout import Row
from aftersale_desktop.documents.text import one_line
from aftersale_desktop.documents.verdict_box import Ruling, reasons_in_full, verdict_box
from aftersale_desktop.domain.verdict import Verdict
from aftersale_desktop.wording.papers import by_the_rules


def remedy_ground(form: Form, verdict: Verdict, reason: str, granted_by: str) -> list[Row]:
    """Return why it was done; where a supervisor granted more than the law, the verdict stands in one line."""
    words = form.words
    if not reason:
        ruling = Ruling(verdict, None, "")
        return verdict_box(form, ruling, reasons_in_full(form, ruling))
    granted = words("Granted by {name}", name=one_line(granted_by))
    return labelled_texts(form, [(granted, reason), (words("Verdict"), words.of(by_the_rules, verdict))])
