"""Words of the board in the waiting room."""

from aftersale_desktop.domain.waiting_board import BoardStage
from aftersale_desktop.wording.catalogue import N_, Words

_STAGES: dict[BoardStage, str] = {
    BoardStage.READY: N_("Please collect"),
    BoardStage.COME_TO_COUNTER: N_("Please come to the counter"),
    BoardStage.TESTING: N_("Being inspected"),
    BoardStage.REPAIRING: N_("Being repaired"),
    BoardStage.EXAMINING: N_("Being examined"),
    BoardStage.WAITING: N_("Waiting for a part or the factory"),
    BoardStage.RECEIVED: N_("Received"),
}


def stage_name(words: Words, stage: BoardStage) -> str:
    """Return how far a product is, as its owner reads it."""
    return words(_STAGES[stage])
