"""Words of the print queue: what is known of a printing, and what a clerk can do about it."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.print_jobs import (
    JobState,
    PrintFailedError,
    PrintFault,
    PrintIsOverError,
    PrintJob,
    PrintJobNotFoundError,
)
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.papers import paper_title

PRINTING_REFUSALS: dict[type[AfterSaleError], str] = {
    PrintFailedError: N_("{fault}"),
    PrintIsOverError: N_("The printing of {number} was answered already. Print the paper again for another copy."),
    PrintJobNotFoundError: N_("The print queue has no printing {job_id}. It may be of an older database."),
}
PRINT_FAULTS: dict[PrintFault, str] = {
    PrintFault.NO_PRINTER: N_("No printer is set up on this computer. Connect one, or use the PDF."),
    PrintFault.NO_DEFAULT: N_("No printer is chosen, and the system names none. Choose one in the settings."),
    PrintFault.GONE: N_("{printer} is not there any more. Choose another printer."),
    PrintFault.STOPPED: N_("{printer} reports a fault. Look at paper, cover and cable, then print again."),
    PrintFault.REFUSED: N_("{printer} did not take the page. Switch it off and on, then print again."),
    PrintFault.ABORTED: N_("The printing was stopped at {printer} or in its queue. Print again."),
    PrintFault.NOT_REACHED: N_("{printer} does not answer. Look whether it is on and its cable is plugged in."),
    PrintFault.DISK_FULL: N_("The disk is full, so that {printer} got nothing. Make room, then print again."),
    PrintFault.NO_ACCESS: N_("This computer may not use {printer}. Ask the administrator, or choose another printer."),
    PrintFault.DRIVER: N_("The driver of {printer} stopped with an error. Choose another printer, or use the PDF."),
}
STATE_NAMES: dict[JobState, str] = {
    JobState.QUEUED: N_("Waiting to be sent"),
    JobState.SENT: N_("Sent, nobody said yet whether it came out"),
    JobState.CONFIRMED: N_("Came out"),
    JobState.FAILED: N_("Not printed"),
    JobState.CANCELLED: N_("Given up"),
}


def print_fault_text(words: Words, fault: PrintFault, printer: str) -> str:
    """Return what went wrong and what a clerk can do about it."""
    return words(PRINT_FAULTS[fault], printer=printer_name(words, printer))


def printer_name(words: Words, printer: str) -> str:
    """Return the name of a printer; the empty one is whatever the system prefers."""
    return printer or words("The system's printer")


def job_state_text(words: Words, job: PrintJob) -> str:
    """Return what is known of a printing; being sent is never called printed."""
    if job.fault is not None:
        return print_fault_text(words, job.fault, job.printer)
    if job.is_in_doubt:
        return words("The program stopped while it was sent: look whether the paper lies in the printer")
    return words(STATE_NAMES[job.state])


def job_title(words: Words, job: PrintJob) -> str:
    """Return which paper and which copy of it: `Repair receipt · Original`."""
    copy = words("COPY {number}", number=job.copy) if job.copy else words("Original")
    return f"{paper_title(words, job.kind)} · {copy}"
