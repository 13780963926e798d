"""Words of quotes: where a version stands, how it was answered, what stands on its paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from aftersale_desktop.domain.cost_limits import AgreedPriceExceededError, NothingAgreedError
from aftersale_desktop.domain.diagnoses import PlannedPart
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.quotes import (
    AnswerNotToldError,
    ApprovalWay,
    NothingToQuoteError,
    NotOptionalError,
    Quote,
    QuoteDecision,
    QuoteEndsBeforeTodayError,
    QuoteExpiredError,
    QuoteReplacedError,
    QuoteState,
    state_of,
)
from aftersale_desktop.domain.repair_standing import Standing
from aftersale_desktop.domain.tariffs import OperationLevel, Tariff
from aftersale_desktop.services.order_work import (
    OrderNotFinishedError,
    OrderSaysOtherwiseError,
    OrderWork,
    PartNotFittedError,
    PartNotInvoicedError,
)
from aftersale_desktop.wording.catalogue import N_, Words
from aftersale_desktop.wording.fees import level_name, price_list_name

QUOTE_STATE_NAMES: dict[QuoteState, str] = {
    QuoteState.SENT: N_("Awaits the answer"),
    QuoteState.ACCEPTED: N_("Quote accepted"),
    QuoteState.DECLINED: N_("Quote declined"),
    QuoteState.EXPIRED: N_("Quote expired"),
    QuoteState.WITHDRAWN: N_("Withdrawn"),
    QuoteState.SUPERSEDED: N_("Superseded by a new version"),
}
APPROVAL_WAYS: dict[ApprovalWay, str] = {
    ApprovalWay.IN_PERSON: N_("in person"),
    ApprovalWay.TELEPHONE: N_("by telephone"),
    ApprovalWay.MESSAGE: N_("by message"),
    ApprovalWay.SIGNATURE: N_("by signature"),
}
QUOTE_TERMS: tuple[str, ...] = (
    N_("We begin when you have agreed; until then the promised time stands still."),
    N_("Nothing above the agreed sum is charged without your consent."),
    N_("This sheet is not a tax invoice."),
)
QUOTE_REFUSALS: dict[type[AfterSaleError], str] = {
    QuoteExpiredError: N_("Quote {number} held until {valid_until}. Send a new version before the customer accepts."),
    QuoteReplacedError: N_("Quote {number} is not open any more: it was answered, or a newer version was sent."),
    NothingToQuoteError: N_("The customer pays nothing for the planned work of {number}: no quote is needed."),
    NotOptionalError: N_("“{code}” is not optional on this quote; the repair cannot do without it."),
    AnswerNotToldError: N_("Who gave the answer? Name the customer or the family member."),
    AgreedPriceExceededError: N_(
        "¥ {total} is more than the ¥ {limit} of the accepted quote. "
        "Send a new version, or tick how the customer agreed."
    ),
    NothingAgreedError: N_(
        "For {number} no quote was accepted and no limit named: tick how the customer agreed to pay ¥ {total}."
    ),
    OrderNotFinishedError: N_("Order {number} is “{state}”: the invoice is made out once the product is ready."),
    PartNotInvoicedError: N_(
        "Part {code} was fitted {fitted} times on the order and stands {invoiced} times on the invoice."
    ),
    PartNotFittedError: N_(
        "Part {code} stands {invoiced} times on the invoice, but {fitted} were fitted on the order. "
        "Book it on the order's Parts tab first."
    ),
    OrderSaysOtherwiseError: N_(
        "The invoice differs from what order {number} has on record. Open it again: it fills itself anew."
    ),
    QuoteEndsBeforeTodayError: N_("A quote cannot end on {valid_until}: that day is past."),
}


def quote_state_name(words: Words, state: QuoteState) -> str:
    """Return where a version of a quote stands."""
    return words(QUOTE_STATE_NAMES[state])


def approval_way_name(words: Words, way: ApprovalWay) -> str:
    """Return how the customer answered."""
    return words(APPROVAL_WAYS[way])


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where the agreement about the price stands: a title, a line, and the state of the quote where there is one."""

    title: str
    line: str
    state: QuoteState | None = None


def agreement_text(words: Words, standing: Standing, today: date) -> Agreement:
    """Return what the customer agreed to so far, or why nobody needs to be called."""
    quote, decision = standing.quote, standing.decision
    if quote is not None:
        state = state_of(quote, decision, today)
        title = words("Quote {number}: {state}", number=quote.number, state=quote_state_name(words, state))
        return Agreement(title, _line_of(words, standing, quote, state), state)
    if standing.estimate is None:
        return Agreement(words("No quote yet"), words("The quote is made of the diagnosis: write that down first."))
    if not standing.estimate:
        return Agreement(words("No quote is needed"), words("The customer pays nothing: the repair may begin."))
    return _without_quote(words, standing.estimate, standing.claim.cost_limit)


def beyond_text(words: Words, parts: Sequence[PlannedPart]) -> str:
    """Return which parts were asked for beyond the diagnosis, "" for none."""
    if not parts:
        return ""
    told = words(", ").join(f"{part.code} × {part.quantity}" for part in parts)
    return words("Asked for beyond the diagnosis: {parts}. The next version has them in it.", parts=told)


def _without_quote(words: Words, estimate: Decimal, limit: Decimal | None) -> Agreement:
    amounts = {"estimate": f"{estimate:.2f}", "limit": f"{limit or 0:.2f}"}
    if limit is None:
        line = words("Nothing was agreed at intake: ¥ {estimate} needs the customer's yes.", **amounts)
        return Agreement(words("A quote is needed"), line)
    if estimate <= limit:
        line = words("¥ {estimate} is within the ¥ {limit} agreed at intake: the repair may begin.", **amounts)
        return Agreement(words("No call is needed"), line)
    line = words("¥ {estimate} is more than the ¥ {limit} agreed at intake.", **amounts)
    return Agreement(words("A quote is needed"), line)


def _line_of(words: Words, standing: Standing, quote: Quote, state: QuoteState) -> str:
    if state is QuoteState.SENT:
        return words("The promise stands still until the answer. Valid until {day}.", day=quote.valid_until.isoformat())
    if state is QuoteState.EXPIRED and standing.decision is None:
        return words(
            "Its prices held until {day}, and the promise runs on: send a new version, or withdraw it.",
            day=quote.valid_until.isoformat(),
        )
    estimate, decision = standing.estimate, standing.decision
    is_more = estimate is not None and decision is not None and estimate > decision.total
    if state is QuoteState.ACCEPTED and is_more:
        return words("The work costs ¥ {estimate} by now, more than agreed: send a new version.", estimate=estimate)
    return ""


def order_note(words: Words, order: OrderWork, tariff: Tariff) -> str:
    """Return what an invoice form says that was filled from its order, with the names of what was left out."""
    note = words("Filled from the order: outcome, operations, parts and people stay as recorded there.")
    if not order.left_out:
        return note
    names = words(", ").join(_work_name(words, code, tariff) for code in order.left_out)
    left_out = words("The customer left out: {codes}", codes=names)
    return f"{note} {left_out}"


def _work_name(words: Words, code: str, tariff: Tariff) -> str:
    if code in set(OperationLevel):
        return level_name(words, OperationLevel(code))
    listed = {one.code: one.name for one in tariff.materials} | {one.code: one.name for one in tariff.parts}
    return price_list_name(words, listed.get(code, code))


def decision_text(words: Words, decision: QuoteDecision, zone: tzinfo | None, names: Mapping[str, str]) -> str:
    """Return who answered a version, how, when and what was left out; blank where the program ended it."""
    if decision.way is None:
        return decision.reason
    at = decision.at.astimezone(zone)
    who = words(
        "{name}, {way}, {time}, noted by {clerk}",
        name=decision.told_by,
        way=approval_way_name(words, decision.way),
        time=f"{at:%m-%d %H:%M}",
        clerk=decision.recorded_by,
    )
    left_out = words("without {codes}", codes=words(", ").join(names.get(code, code) for code in decision.left_out))
    left_out = left_out if decision.left_out else ""
    return " · ".join(part for part in (who, left_out, decision.reason) if part)
