"""Words of the bench: findings, causes of come-backs, time spent."""

from datetime import timedelta

from aftersale_desktop.domain.comebacks import ComebackCause
from aftersale_desktop.domain.findings import Finding
from aftersale_desktop.domain.order_records import OrderRecord, contents
from aftersale_desktop.domain.work_times import WorkMark, running
from aftersale_desktop.wording.catalogue import N_, Words

FINDING_NAMES: dict[Finding, str] = {
    Finding.LIGHTNING: N_("Lightning mark"),
    Finding.POWER_SUPPLY: N_("Mains voltage"),
    Finding.OPENED_BY_OTHERS: N_("Opened by others"),
    Finding.MISUSE: N_("Misuse or care"),
    Finding.NATURAL_DISASTER: N_("Flood, storm, fire"),
    Finding.PRODUCT_FAULT: N_("Product's own fault"),
    Finding.ALTERED_CARD: N_("Card altered"),
    Finding.COUNTERFEIT: N_("Counterfeit"),
    Finding.MAIN_PART: N_("A main part failed"),
    Finding.NO_MAIN_PART: N_("No main part"),
    Finding.OTHER_FAULT: N_("Other fault than before"),
    Finding.SAME_FAULT: N_("Same fault as before"),
    Finding.COSMETIC_ONLY: N_("Cosmetic only"),
}
COMEBACK_NAMES: dict[ComebackCause, str] = {
    ComebackCause.OUR_WORK: N_("Our work"),
    ComebackCause.PART: N_("The part fitted"),
    ComebackCause.OTHER_FAULT: N_("Another fault"),
    ComebackCause.USE: N_("How it is used"),
}


def finding_name(words: Words, finding: Finding) -> str:
    """Return what was found, as it stands on its tick."""
    return words(FINDING_NAMES[finding])


def findings_text(words: Words, findings: tuple[Finding, ...]) -> str:
    """Return all that was found, as one enumeration."""
    return words("; ").join(finding_name(words, finding) for finding in findings)


def comeback_name(words: Words, cause: ComebackCause) -> str:
    """Return why a product came back."""
    return words(COMEBACK_NAMES[cause])


def time_spent(spent: timedelta) -> str:
    """Return hours and minutes of work, such as 1:05; seconds are nobody's business."""
    minutes = int(spent.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def clocks_stopped(words: Words, before: tuple[OrderRecord, ...], after: tuple[OrderRecord, ...]) -> str:
    """Return whose work time a step stopped, "" for nobody's."""
    still = running(contents(after, WorkMark))
    names = [name for name in running(contents(before, WorkMark)) if name not in still]
    return words("Work time stopped: {names}.", names=words(", ").join(names)) if names else ""
