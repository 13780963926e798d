"""The columns of the list of visits, and what a visit says in the calendar."""

from aftersale_desktop.domain.personal_data import masked_phone
from aftersale_desktop.services.visit_views import VisitLine
from aftersale_desktop.ui.models.column import BadgeMark, Column
from aftersale_desktop.ui.network.visit_block import TONES
from aftersale_desktop.ui.network.visit_grid_model import BlockTexts
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.network import visit_state_name
from aftersale_desktop.wording.visits import appointment_text, kilometres


def visit_columns(words: Words) -> tuple[Column[VisitLine], ...]:
    """Return the columns of the list; they are what is exported, too."""
    return (
        Column(words("Visit"), lambda row: row.visit.number, is_strong=True, width=176),
        Column(
            words("Appointment"),
            lambda row: f"{row.visit.starts_at:%Y-%m-%d %H:%M}",
            lambda row: row.visit.starts_at,
            width=144,
        ),
        Column(words("Technician"), lambda row: row.visit.technician, lambda row: row.visit.technician, width=96),
        Column(words("Customer"), lambda row: row.customer, width=88, spare=1),
        Column(words("Telephone"), lambda row: masked_phone(row.phone), width=128, spare=3),
        Column(words("Address of the visit"), lambda row: row.visit.address, stretches=True),
        Column(words("Fault"), lambda row: row.visit.fault_told, width=136, spare=4),
        Column(words("Distance"), lambda row: kilometres(row.visit.distance_km), is_number=True, width=88, spare=5),
        Column(
            words("State"),
            lambda row: visit_state_name(words, row.visit.state),
            badge=lambda row: BadgeMark(visit_state_name(words, row.visit.state), TONES[row.visit.state]),
            width=96,
        ),
    )


def block_texts(words: Words, line: VisitLine) -> BlockTexts:
    """Return what a visit says in the calendar."""
    visit = line.visit
    state = visit_state_name(words, visit.state)
    head = f"{line.customer} · {line.product}" if line.product else line.customer
    when = appointment_text(words, visit.starts_at, visit.ends_at)
    whole = (when, visit.technician, line.customer, line.product, visit.address, visit.fault_told, state)
    return BlockTexts(head, f"{state} · {visit.fault_told}", " · ".join(text for text in whole if text))
