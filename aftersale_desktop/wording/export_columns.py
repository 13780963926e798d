"""What stands in an exported list: the words of the screen, real numbers and times, telephones and codes as text."""

from collections.abc import Callable
from datetime import tzinfo

from aftersale_desktop.domain.people import User
from aftersale_desktop.domain.personal_data import Datum, shown
from aftersale_desktop.services.list_export import ExportColumn
from aftersale_desktop.services.list_queries import ListKind
from aftersale_desktop.wording.audit import deed_name, detail_text
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.claims import state_name
from aftersale_desktop.wording.hotline import call_state_name, kind_name, outcome_name, stage_name, subject_name

Columns = tuple[ExportColumn, ...]


def export_columns(words: Words, kind: ListKind, zone: tzinfo | None, user: User) -> Columns:
    """Return the columns of a list's export; moments are told in the shop's zone, personal data as the user may."""
    return _COLUMNS[kind](words, zone, user)


def _claims(words: Words, zone: tzinfo | None, user: User) -> Columns:
    return (
        ExportColumn(words("Claim"), lambda row: row.number),
        ExportColumn(words("State"), lambda row: state_name(words, row.state)),
        ExportColumn(words("Customer"), lambda row: row.customer),
        ExportColumn(words("Telephone"), lambda row: shown(user, Datum.PHONE, row.phone)),
        ExportColumn(words("Model"), lambda row: row.model_code),
        ExportColumn(words("Fault"), lambda row: row.fault),
        ExportColumn(words("With"), lambda row: row.technician),
        ExportColumn(words("Received"), lambda row: row.received_at.astimezone(zone)),
        ExportColumn(words("Promise"), lambda row: row.due_at and row.due_at.astimezone(zone)),
        ExportColumn(words("Invoice"), lambda row: row.invoice_number),
    )


def _cards(words: Words, _zone: tzinfo | None, user: User) -> Columns:
    return (
        ExportColumn(words("Card"), lambda row: row.number),
        ExportColumn(words("Product"), lambda row: row.item_number),
        ExportColumn(words("Customer"), lambda row: row.customer),
        ExportColumn(words("Telephone"), lambda row: shown(user, Datum.PHONE, row.phone)),
        ExportColumn(words("Model"), lambda row: row.model_code),
        ExportColumn(words("Units"), lambda row: " ".join(row.barcodes)),
        ExportColumn(words("Bought"), lambda row: row.invoice_on),
        ExportColumn(words("Warranty until"), lambda row: row.ends_on),
    )


def _invoices(words: Words, zone: tzinfo | None, user: User) -> Columns:
    return (
        ExportColumn(words("Invoice"), lambda row: row.number),
        ExportColumn(words("Claim"), lambda row: row.claim_number),
        ExportColumn(words("Customer"), lambda row: row.customer),
        ExportColumn(words("Telephone"), lambda row: shown(user, Datum.PHONE, row.phone)),
        ExportColumn(words("Posted"), lambda row: row.posted_at.astimezone(zone)),
        ExportColumn(words("Total"), lambda row: row.total),
        ExportColumn(words("Paid"), lambda row: row.paid),
        ExportColumn(words("Still to pay"), lambda row: row.open_amount),
    )


def _calls(words: Words, zone: tzinfo | None, user: User) -> Columns:
    return (
        ExportColumn(words("Call"), lambda row: row.number),
        ExportColumn(words("Call for"), lambda row: kind_name(words, row.kind)),
        ExportColumn(words("State"), lambda row: call_state_name(words, row.state)),
        ExportColumn(words("Caller"), lambda row: row.caller.name),
        ExportColumn(words("Telephone"), lambda row: shown(user, Datum.PHONE, row.caller.phone)),
        ExportColumn(words("Model"), lambda row: row.model_code),
        ExportColumn(words("Says"), lambda row: row.told),
        ExportColumn(words("Received"), lambda row: row.received_at.astimezone(zone)),
        ExportColumn(words("To call back"), lambda row: row.due_at and row.due_at.astimezone(zone)),
        ExportColumn(words("Repair order"), lambda row: row.target.number if row.target else row.about_claim),
        ExportColumn(words("With"), lambda row: row.received_by),
    )


def _complaints(words: Words, zone: tzinfo | None, user: User) -> Columns:
    return (
        ExportColumn(words("Complaint"), lambda row: row.number),
        ExportColumn(words("Stage"), lambda row: stage_name(words, row.stage)),
        ExportColumn(words("Customer"), lambda row: row.caller.name),
        ExportColumn(words("Telephone"), lambda row: shown(user, Datum.PHONE, row.caller.phone)),
        ExportColumn(words("Complaint about"), lambda row: subject_name(words, row.subject)),
        ExportColumn(words("Says"), lambda row: row.told),
        ExportColumn(words("Repair order"), lambda row: row.claim_number),
        ExportColumn(words("Received"), lambda row: row.received_at.astimezone(zone)),
        ExportColumn(words("Next step due"), lambda row: row.due_at and row.due_at.astimezone(zone)),
        ExportColumn(words("How it ended"), lambda row: outcome_name(words, row.outcome) if row.outcome else ""),
    )


def _audit(words: Words, zone: tzinfo | None, _user: User) -> Columns:
    return (
        ExportColumn(words("No."), lambda row: row.index),
        ExportColumn(words("Done at"), lambda row: row.at.astimezone(zone)),
        ExportColumn(words("Done by"), lambda row: row.by),
        ExportColumn(words("Deed"), lambda row: deed_name(words, row.deed)),
        ExportColumn(words("Complaint about"), lambda row: row.subject),
        ExportColumn(words("Detail"), lambda row: detail_text(words, row)),
        ExportColumn(words("Hash"), lambda row: row.hash),
    )


_COLUMNS: dict[ListKind, Callable[[Words, tzinfo | None, User], Columns]] = {
    ListKind.CLAIMS: _claims,
    ListKind.CARDS: _cards,
    ListKind.INVOICES: _invoices,
    ListKind.CALLS: _calls,
    ListKind.COMPLAINTS: _complaints,
    ListKind.AUDIT: _audit,
}
