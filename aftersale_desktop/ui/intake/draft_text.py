"""The counter's state as a text and back, with the photos kept beside the text."""

from collections.abc import Callable
from dataclasses import replace

from aftersale_desktop.domain.attachments import PendingAttachment, with_contents
from aftersale_desktop.services.draft_texts import draft_of_text, text_of_draft
from aftersale_desktop.services.reception import Brought, Reception
from aftersale_desktop.services.visits import Registration
from aftersale_desktop.ui.intake.open_intake import CounterState, OpenIntake


def draft_text(state: CounterState) -> str:
    """Return the state as a text; a choice or an unknown code is no loss, and is asked again."""
    return text_of_draft(_each(state, _storable))


def state_of_draft(text: str, content: Callable[[str], bytes | None]) -> CounterState:
    """Return the state that `draft_text` was given, photos with their bytes again; refuses any other text."""
    return _each(draft_of_text(CounterState, text), lambda reception: _with_contents(reception, content))


def contents_of(state: CounterState) -> dict[str, bytes]:
    """Return the bytes that the text leaves out, by their digests."""
    return {piece.digest: piece.content for reception in _receptions(state) for piece in _attachments(reception)}


def _receptions(state: CounterState) -> tuple[Reception, ...]:
    return (state.intake.reception, *(held.intake.reception for held in state.held))


def _attachments(reception: Reception) -> tuple[PendingAttachment, ...]:
    return tuple(piece for one in reception.brought for piece in one.visit.attachments)


def _each(state: CounterState, change: Callable[[Reception], Reception]) -> CounterState:
    """Return the state with every reception changed, the held ones, too."""
    held = tuple(replace(one, intake=_changed(one.intake, change)) for one in state.held)
    return replace(state, intake=_changed(state.intake, change), held=held)


def _changed(intake: OpenIntake, change: Callable[[Reception], Reception]) -> OpenIntake:
    return replace(intake, reception=change(intake.reception))


def _storable(reception: Reception) -> Reception:
    return reception if isinstance(reception.question, Registration) else reception.asking(None)


def _with_contents(reception: Reception, content: Callable[[str], bytes | None]) -> Reception:
    return replace(reception, brought=tuple(_with_bytes(one, content) for one in reception.brought))


def _with_bytes(one: Brought, content: Callable[[str], bytes | None]) -> Brought:
    return replace(one, visit=replace(one.visit, attachments=with_contents(one.visit.attachments, content)))
