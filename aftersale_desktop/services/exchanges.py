"""Exchange and refund as the customer chooses under the Three Guarantees; a supervisor grants what the law does not."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from aftersale_desktop.domain.card_records import UnitReplacement
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.exchanges import (
    AlreadyGrantedError,
    ClosedCard,
    Exchange,
    NoPlaceLeftError,
    NothingToExchangeError,
    PriceUnknownError,
    ProductRefund,
    RefundSum,
    RemedyNotOpenError,
    Swap,
    free_places,
    is_open,
    is_whole,
)
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.repair_steps import Deed, step_of
from aftersale_desktop.domain.serials import recognise_unit
from aftersale_desktop.domain.verdict import Outcome, Verdict
from aftersale_desktop.services.cards import new_unit_barcode
from aftersale_desktop.services.entitlements import entitled
from aftersale_desktop.services.exchange_forms import ExchangeForm, RefundForm, checked_swaps, exchanged_item
from aftersale_desktop.services.exchange_papers import exchange_content, product_refund_content
from aftersale_desktop.services.paper_contents import new_paper
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work
from aftersale_desktop.services.repair_orders import RepairOrder, check_at_work, repair_order, take_step, write_down
from aftersale_desktop.services.workshop import OrderSheet, sheet_of


@dataclass(frozen=True, slots=True)
class Exchanges:
    """What is done when a product is not repaired but exchanged or refunded; nothing that was recorded is deleted."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def place(self, number: str, swaps: tuple[Swap, ...], entered: str) -> Swap:
        """Return in whose place a scanned unit comes; refuses another kind of unit and a unit of another card."""
        user = self.who()
        user.need(Right.EXCHANGE_PRODUCT)
        with self.start_reading() as work:
            item = repair_order(work, number, self.now()).item
            free = free_places(item, swaps)
            kinds = {reading.unit for reading in recognise_unit(entered, work.shop.terms(user.point_code).patterns)}
            if free and kinds.isdisjoint(unit.kind for unit in item.units):
                return Swap(free[0].barcode, new_unit_barcode(work, free[0].kind, entered, user))
            of_kind = next((unit for unit in free if unit.kind in kinds), None)
            if of_kind is None:
                raise NoPlaceLeftError(entered)
            return Swap(of_kind.barcode, new_unit_barcode(work, of_kind.kind, entered, user))

    def exchange(self, form: ExchangeForm) -> OrderSheet:
        """Give new units for old ones; a whole product gets a new card and period, half of one goes on being repaired.

        Half of a split unit counts as a repair: it is inspected, and its days extend the warranty.
        """
        user, now = self.who(), self.now()
        user.need(Right.EXCHANGE_PRODUCT)
        if not form.swaps:
            raise NothingToExchangeError
        with self.start_work() as work:
            order = _open_order(work, form.claim_number, now)
            terms = work.shop.terms(order.claim.point_code)
            verdict = entitled(order, terms, Wish.EXCHANGE, now).verdict
            is_granted = _is_granted(user, verdict, Wish.EXCHANGE, form.reason)
            _allow_difference(work, form, user, now)
            number = work.numbers.next(user.point_code, DocumentSeries.EXCHANGE, now.year)
            done = _Deed(number, user, now, form.reason.strip() if is_granted else "")
            form = replace(form, swaps=checked_swaps(work, order.item, form.swaps, user))
            saved = work.items.save(exchanged_item(work, order, terms, form, now))
            _write_swaps(work, order.item, form.swaps, done)
            exchange = _exchange(order.item, saved, form, verdict.outcome, done)
            paper = exchange_content(order, replace(order.known, item=saved), exchange, verdict, terms)
            work.papers.issue(new_paper(PaperKind.EXCHANGE, number, paper, now, user.name))
            if exchange.is_whole:
                _close_card(work, order.item, exchange.new_card, done)
            order = write_down(work, replace(order, known=replace(order.known, item=saved)), exchange, user, now)
            _note_grant(work, order, Wish.EXCHANGE, done)
            if exchange.is_whole:
                order = take_step(work, order, Deed.RELEASE_EXCHANGED, user, now)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet

    def refund(self, form: RefundForm) -> OrderSheet:
        """Give the money back less the use, if any; the product stays, its card is closed."""
        user, now = self.who(), self.now()
        user.need(Right.EXCHANGE_PRODUCT)
        with self.start_work() as work:
            order = _open_order(work, form.claim_number, now)
            terms = work.shop.terms(order.claim.point_code)
            given = entitled(order, terms, Wish.REFUND, now, is_same_model_available=form.is_same_model_available)
            is_granted = not given.is_refund_open and _is_granted(user, given.verdict, Wish.REFUND, form.reason)
            if given.refund is None:
                raise PriceUnknownError(_card_number(order.item))
            number = work.numbers.next(user.point_code, DocumentSeries.PRODUCT_REFUND, now.year)
            done = _Deed(number, user, now, form.reason.strip() if is_granted else "")
            _close_card(work, order.item, "", done)
            refund = _refund(order.item, form, given.verdict.outcome, given.refund, done)
            paper = product_refund_content(order, refund, given.verdict)
            work.papers.issue(new_paper(PaperKind.PRODUCT_REFUND, number, paper, now, user.name))
            order = write_down(work, order, refund, user, now)
            _note_grant(work, order, Wish.REFUND, done)
            order = take_step(work, order, Deed.RELEASE_REFUNDED, user, now)
            sheet = sheet_of(work, order, user, now)
            work.commit()
        return sheet


@dataclass(frozen=True, slots=True)
class _Deed:
    """Under which number somebody does it, and when; the reason of a supervisor who grants what the law does not."""

    number: str
    user: User
    now: datetime
    reason: str

    @property
    def on(self) -> date:
        return self.now.date()


def _open_order(work: Work, number: str, now: datetime) -> RepairOrder:
    """Half of a product is exchanged where a whole one is: after an inspection nobody would look at the new half."""
    work.turns.of_claim(number)
    order = repair_order(work, number, now)
    check_at_work(order.claim)
    if order.standing.is_replaced:
        raise AlreadyGrantedError(number)
    step_of(Deed.RELEASE_EXCHANGED, order.claim.state)
    return order


def _is_granted(user: User, verdict: Verdict, wish: Wish, reason: str) -> bool:
    """Tell whether a supervisor grants it, False where the law does; refuses it to anybody else."""
    if is_open(verdict, wish):
        return False
    if not user.may(Right.OVERRIDE_VERDICT):
        raise RemedyNotOpenError(wish, verdict.outcome)
    if not reason.strip():
        raise ReasonMissingError
    return True


def _allow_difference(work: Work, form: ExchangeForm, user: User, now: datetime) -> None:
    """Money goes back for a cheaper model only by a supervisor's word, which the audit keeps."""
    if form.price_difference.is_signed() and form.price_difference:
        user.need(Right.OVERRIDE_VERDICT)
        if not form.reason.strip():
            raise ReasonMissingError
        detail = {"amount": str(form.price_difference), "reason": form.reason.strip()}
        work.audit.add(now, user.name, "give_back_difference", form.claim_number, detail)


def _note_grant(work: Work, order: RepairOrder, wish: Wish, done: _Deed) -> None:
    if done.reason:
        detail = {"wish": str(wish), "reason": done.reason, "by": done.number}
        work.audit.add(done.now, done.user.name, "grant_beyond_law", order.claim.number, detail)


def _write_swaps(work: Work, item: ServiceItem, swaps: tuple[Swap, ...], done: _Deed) -> None:
    kinds = {unit.barcode: unit.kind for unit in item.units}
    for swap in swaps:
        told = (done.on, done.number, done.user.name, done.now, done.user.name)
        record = UnitReplacement(kinds[swap.old_barcode], swap.old_barcode, swap.new_barcode, *told)
        work.card_records.add_replacement(item.id, record)


def _close_card(work: Work, item: ServiceItem, new_number: str, done: _Deed) -> None:
    number = _card_number(item)
    if number:
        work.card_records.close_card(item.id, ClosedCard(number, done.on, new_number, done.number))
        work.audit.add(done.now, done.user.name, "close_card", item.number, {"card": number, "by": done.number})


def _exchange(before: ServiceItem, after: ServiceItem, form: ExchangeForm, outcome: Outcome, done: _Deed) -> Exchange:
    old, new = {swap.old_barcode for swap in form.swaps}, {swap.new_barcode for swap in form.swaps}
    return Exchange(
        number=done.number,
        outcome=outcome,
        old_units=tuple(unit for unit in before.units if unit.barcode in old),
        new_units=tuple(unit for unit in after.units if unit.barcode in new),
        old_card=_card_number(before),
        new_card=_card_number(after),
        model_code=after.model.code,
        exchanged_on=done.on,
        is_whole=is_whole(before, form.swaps),
        at=done.now,
        by=done.user.name,
        price_difference=form.price_difference,
        kind=form.kind if form.price_difference else None,
        reference=form.reference.strip() if form.price_difference else "",
        reason=done.reason,
    )


def _refund(item: ServiceItem, form: RefundForm, outcome: Outcome, sum_: RefundSum, done: _Deed) -> ProductRefund:
    return ProductRefund(
        number=done.number,
        outcome=outcome,
        price=sum_.price,
        counted_from=sum_.counted_from,
        counted_until=sum_.counted_until,
        days=sum_.days,
        extension_days=sum_.extension_days,
        repair_days=sum_.repair_days,
        daily_rate=sum_.daily_rate,
        depreciation=sum_.depreciation,
        amount=sum_.amount,
        kind=form.kind,
        reference=form.reference.strip(),
        units=item.units,
        card=_card_number(item),
        at=done.now,
        by=done.user.name,
        reason=done.reason,
    )


def _card_number(item: ServiceItem) -> str:
    return item.card.number if item.card else ""
