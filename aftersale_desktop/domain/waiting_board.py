"""The board in the waiting room: receipt numbers and how far they are, nothing that names a person or a product."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aftersale_desktop.domain.claim_states import ClaimState
from aftersale_desktop.domain.day_orders import DayOrder


class BoardStage(StrEnum):
    """How far a product is, in as many steps as a customer can use; in the order of the board."""

    READY = "ready"
    COME_TO_COUNTER = "come_to_counter"
    TESTING = "testing"
    REPAIRING = "repairing"
    EXAMINING = "examining"
    WAITING = "waiting"
    RECEIVED = "received"


_S = ClaimState
STAGE_OF_STATE: dict[ClaimState, BoardStage] = {
    _S.READY: BoardStage.READY,
    _S.QUOTED: BoardStage.COME_TO_COUNTER,
    _S.IN_INSPECTION: BoardStage.TESTING,
    _S.UNDER_REPAIR: BoardStage.REPAIRING,
    _S.APPROVED: BoardStage.REPAIRING,
    _S.DIAGNOSING: BoardStage.EXAMINING,
    _S.DECLINED: BoardStage.COME_TO_COUNTER,
    _S.AT_FACTORY: BoardStage.WAITING,
    _S.WAITING_FOR_PARTS: BoardStage.WAITING,
    _S.ON_HOLD: BoardStage.WAITING,
    _S.RECEIVED: BoardStage.RECEIVED,
}
"""What left the shop has no stage: it is not on the board."""
_ORDER = {stage: place for place, stage in enumerate(BoardStage)}


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One receipt on the board."""

    number: str
    stage: BoardStage
    since: datetime


def board_lines(orders: Iterable[DayOrder]) -> tuple[BoardLine, ...]:
    """Return what the board shows: ready ones first, within a stage whoever came into it last."""
    lines = [
        BoardLine(order.number, STAGE_OF_STATE[order.state], order.stands_since)
        for order in orders
        if order.state in STAGE_OF_STATE
    ]
    lines.sort(key=lambda line: line.since, reverse=True)
    return tuple(sorted(lines, key=lambda line: _ORDER[line.stage]))
