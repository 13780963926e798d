"""When the parts come that open orders lack, and what that makes of their promises: a few questions for all of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from aftersale_desktop.domain.part_lines import PartLineState
from aftersale_desktop.domain.part_waits import PromiseEffect, effect_of_wait
from aftersale_desktop.services.part_finder import (
    PartPlace,
    PartQuestion,
    ProposedSource,
    coming_to,
    in_stock,
    incoming_parts,
    soonest,
)
from aftersale_desktop.services.ports import Work


@dataclass(frozen=True, slots=True)
class PartForecast:
    """What an order waits for longest; no arrival where none is on the way and no point has one.

    What would first have to be ordered from the factory comes on no day that anybody knows.
    """

    part_code: str
    arrives_on: date | None = None
    is_on_the_way: bool = False
    effect: PromiseEffect | None = None


def part_forecasts(work: Work, point_code: str, now: datetime) -> dict[str, PartForecast]:
    """Return the forecast of every open order of a point that lacks a part; as many questions for one as for all."""
    lines = [line for line, point in work.part_lines.in_states((PartLineState.REQUESTED,)) if point == point_code]
    if not lines:
        return {}
    orders = {order.number: order for order in work.day.open_orders(point_code)}
    events = work.day.events_of_open(point_code, now)
    sources = _Sources(work)
    found: dict[str, PartForecast] = {}
    for line in lines:
        order = orders.get(line.claim_number)
        if order is None:
            continue
        question = PartQuestion(line.part_code, point_code, line.quantity, line.claim_number)
        source = sources.soonest(question, now.date(), order.technician)
        forecast = PartForecast(line.part_code)
        if source is not None:
            effect = effect_of_wait(order, events.get(order.number, ()), now, source.arrives_on)
            forecast = PartForecast(line.part_code, source.arrives_on, bool(source.number), effect)
        found[order.number] = _longer(found.get(order.number), forecast)
    return found


class _Sources:
    """Everything that lies anywhere or is on its way, read once."""

    def __init__(self, work: Work) -> None:
        self._known = {one.code: one for one in work.stock.warehouses()}
        self._places: defaultdict[str, tuple[PartPlace, ...]] = defaultdict(tuple)
        for level in work.stock.levels():
            if self._known[level.warehouse].is_source:
                self._places[level.part_code] += (PartPlace(self._known[level.warehouse], level),)
        self._coming = tuple(incoming_parts(work))

    def soonest(self, question: PartQuestion, today: date, technician: str) -> ProposedSource | None:
        """Return from where a part comes first, None where somebody would have to order it."""
        coming = tuple(one for one in self._coming if one.part_code == question.part_code)
        here = in_stock(question, self._places[question.part_code], today, technician)
        return min((*here, *coming_to(question, self._known, coming, today)), key=soonest, default=None)


def _longer(one: PartForecast | None, other: PartForecast) -> PartForecast:
    """What nobody knows the arrival of is waited for longest."""
    if one is None or other.arrives_on is None:
        return other
    return one if one.arrives_on is None or one.arrives_on >= other.arrives_on else other
