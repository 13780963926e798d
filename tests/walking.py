"""Which deed comes next in a walk, and who does it: by chance, or as a shop would that knows its way."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import RIGHTS, Right, Role
from aftersale_desktop.domain.repair_steps import Deed, Need
from tests.stock_deeds import count_stock, keep_stock, move_old_part, transfer
from tests.walks import Doing, Walk
from tests.workshop_deeds import (
    ASIDE,
    answer_quote,
    ask_for_parts,
    bring,
    diagnose,
    exchange_product,
    go_to_factory,
    hand_on,
    hand_over,
    handle_part,
    inspect,
    invoice,
    judge_again,
    next_step,
    override,
    pay,
    press_clock,
    quote,
    refund_product,
    step,
    wait,
    waive,
)

DEEDS: tuple[tuple[Doing, int], ...] = (
    (bring, 6),
    (step, 6),
    (next_step, 22),
    (diagnose, 9),
    (press_clock, 4),
    (judge_again, 2),
    (override, 1),
    (quote, 5),
    (answer_quote, 6),
    (ask_for_parts, 6),
    (handle_part, 12),
    (go_to_factory, 3),
    (inspect, 9),
    (waive, 2),
    (invoice, 7),
    (pay, 8),
    (hand_over, 9),
    (exchange_product, 2),
    (refund_product, 1),
    (hand_on, 2),
    (keep_stock, 7),
    (transfer, 5),
    (count_stock, 4),
    (move_old_part, 3),
    (wait, 3),
)
"""Each deed with its weight."""

MENDS: dict[Need, tuple[Right, Doing]] = {
    Need.DIAGNOSIS: (Right.REPAIR, diagnose),
    Need.CAUSE: (Right.REPAIR, diagnose),
    Need.AGREEMENT: (Right.REPAIR, quote),
    Need.GENUINE: (Right.OVERRIDE_VERDICT, override),
    Need.SENT_QUOTE: (Right.REPAIR, quote),
    Need.DECISION: (Right.QUOTE, answer_quote),
    Need.PARTS_SETTLED: (Right.REPAIR, handle_part),
    Need.PLANNED_PARTS: (Right.REPAIR, ask_for_parts),
    Need.PARTS_BACK: (Right.REPAIR, handle_part),
    Need.WORK_STOPPED: (Right.REPAIR, press_clock),
    Need.MISSING_PART: (Right.REPAIR, ask_for_parts),
    Need.CUSTODY_OUT: (Right.REPAIR, go_to_factory),
    Need.CUSTODY_BACK: (Right.REPAIR, go_to_factory),
    Need.PASSED_INSPECTION: (Right.INSPECT, inspect),
    Need.FAILED_INSPECTION: (Right.INSPECT, inspect),
    Need.EXCHANGE: (Right.OVERRIDE_VERDICT, exchange_product),
    Need.REFUND: (Right.OVERRIDE_VERDICT, refund_product),
    Need.PROOF_OF_OWNER: (Right.HAND_OVER, hand_over),
    Need.ACCESSORIES: (Right.HAND_OVER, hand_over),
    Need.UNITS: (Right.HAND_OVER, hand_over),
    Need.OLD_PARTS: (Right.HAND_OVER, hand_over),
    Need.INVOICE: (Right.POST_INVOICE, invoice),
    Need.PAYMENT: (Right.TAKE_MONEY, pay),
    Need.DEPOSIT_RETURNED: (Right.TAKE_MONEY, pay),
    Need.NOTHING_FITTED: (Right.REPAIR, handle_part),
    Need.FITTED_TAKEN_OUT: (Right.REPAIR, handle_part),
}
"""Who sees to what a step needs, and how."""
_UNUSUAL = frozenset({Deed.RELEASE_EXCHANGED, Deed.RELEASE_REFUNDED, Deed.SEND_TO_FACTORY})
_CAREFUL, _MAY_MOST, _AT_WORK, _AT_ONCE = 0.6, 0.6, 0.75, 6
_IS_UNUSUAL, _LEAPS = 0.1, 2
"""The table names steps that lead further later: of so many chosen by chance the last one is tried."""


def walk_on(walk: Walk) -> AfterSaleError | None:
    """Let somebody do a deed with an order: often whoever may what it needs next, else anybody anything."""
    number = walk.pick(walk.numbers[-_AT_ONCE:]) if walk.numbers and walk.chance.random() < _AT_WORK else ""
    if number and walk.chance.random() < _CAREFUL:
        return walk.take(_needed(walk, number), number)
    allowed = tuple(user for user in walk.people if user.role in {Role.SUPERVISOR, Role.ADMINISTRATOR})
    walk.sign_in(walk.pick(allowed if walk.chance.random() < _MAY_MOST else walk.people))
    doings, weights = zip(*DEEDS, strict=True)
    return walk.take(walk.chance.choices(doings, weights)[0], number)


def _needed(walk: Walk, number: str) -> Doing:
    """Sign somebody in who may do what a next step of the order still needs, or take the step."""
    walk.sign_in(next(user for user in walk.people if user.role is Role.ADMINISTRATOR))
    sheet = walk.shop.repairs.workshop.sheet(number)
    seldom = ASIDE if walk.chance.random() < _IS_UNUSUAL else ASIDE | _UNUSUAL
    offered = [one for one in sheet.steps if one.step.deed not in seldom]
    if not offered:
        return bring
    chosen = offered[max(walk.chance.randrange(len(offered)) for _ in range(_LEAPS))]
    right, doing = (chosen.step.right, next_step) if chosen.is_open else MENDS[walk.pick(chosen.missing)]
    repairers = sheet.order.standing.repairers if right is Right.INSPECT else frozenset[str]()
    walk.sign_in(walk.pick([u for u in walk.people if right in RIGHTS[u.role] and u.name not in repairers]))
    return doing
