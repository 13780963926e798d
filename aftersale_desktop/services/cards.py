"""The warranty card: read whole, edited with a version check, handed to a new owner, a unit officially replaced."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from aftersale_desktop.domain.card_edits import (
    CardFields,
    changed_fields,
    changes_money,
    edited,
    fields_of,
    tidied,
    written,
)
from aftersale_desktop.domain.card_records import (
    EntryMissingError,
    MadeAfterReplacementError,
    NotOnCardError,
    NoUnitBarcodeError,
    OtherUnitKindError,
    SameOwnerError,
    Transfer,
    UnitInUseError,
    UnitReplacement,
    check_day,
    first_day_of,
    with_replacement,
)
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.document_codes import DocumentSeries, is_document_number
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.products import ServiceItem
from aftersale_desktop.domain.scans import check_limits, to_ascii_width
from aftersale_desktop.domain.serials import UnitKind, UnitPattern, produced_on, recognise_unit
from aftersale_desktop.services.card_detail import CardDetail, card_detail
from aftersale_desktop.services.new_products import check_product
from aftersale_desktop.services.ports import (
    ChangedMeanwhileError,
    Clock,
    SignedIn,
    StartReading,
    StartWork,
    Work,
)
from aftersale_desktop.services.visits import may_be_unit


@dataclass(frozen=True, slots=True)
class CardEdit:
    """An edited form: the fields as they should be, and the version it began with."""

    item_id: int
    version: int
    fields: CardFields
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewOwner:
    """A transfer as the clerk enters it; the owner may not be registered yet."""

    item_id: int
    version: int
    owner: Customer
    transferred_on: date | None
    proof: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A replacement as it is entered; `document` is the claim or paper it was decided by."""

    item_id: int
    version: int
    old_barcode: str
    new_barcode: str
    replaced_on: date | None
    document: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class CardDesk:
    """What is done with warranty cards after they were registered."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def detail(self, item_id: int) -> CardDetail:
        """Return one card in full."""
        user = self.who()
        user.need(Right.READ)
        with self.start_reading() as work:
            return card_detail(work, item_id, user)

    def edit(self, edit: CardEdit) -> CardDetail:
        """Save edited fields as the next version; what decides money needs the right and a reason.

        Refuses with ChangedMeanwhileError when somebody saved since the form was begun; an edit that changes
        nothing saves nothing.
        """
        user, now = self.who(), self.now()
        user.need(Right.REGISTER)
        with self.start_work() as work:
            item = _item(work, edit.item_id, edit.version)
            before, after = fields_of(item), tidied(edit.fields)
            if changed_fields(before, after):
                _check_edit(user, before, after, edit.reason)
                _save_edit(work, item, _numbered(work, before, after, user, now), edit.reason, (user, now))
            detail = card_detail(work, edit.item_id, user)
            work.commit()
        return detail

    def transfer(self, wanted: NewOwner) -> CardDetail:
        """Give the product to another owner, registered in the same transaction where new; its warranty runs on."""
        user, now = self.who(), self.now()
        user.need(Right.REGISTER)
        day = _entered(wanted.transferred_on, {"proof": wanted.proof, "reason": wanted.reason}, "transferred_on")
        with self.start_work() as work:
            item = _item(work, wanted.item_id, wanted.version)
            check_day(day, _last_change_of_hands(work, item), now.date())
            former = work.customers.by_id(item.customer_id)
            if wanted.owner.id == former.id:
                raise SameOwnerError(former.name)
            owner = wanted.owner if wanted.owner.is_stored else work.customers.add(wanted.owner)
            proof, reason = wanted.proof.strip(), wanted.reason.strip()
            work.items.save(replace(item, customer_id=owner.id))
            transfer = Transfer(former.id, owner.id, day, proof, reason, now, user.name)
            work.card_records.add_transfer(item.id, transfer)
            told = {"from": former.name, "to": owner.name, "on": day.isoformat(), "proof": proof, "reason": reason}
            work.audit.add(now, user.name, "transfer_owner", item.number, told)
            detail = card_detail(work, item.id, user)
            work.commit()
        return detail

    def replace_unit(self, wanted: NewUnit) -> CardDetail:
        """Put a new unit's barcode in the old one's place: from now on the card accepts it, and no longer the old."""
        user, now = self.who(), self.now()
        user.need(Right.EDIT_CARD)
        entered = {"document": wanted.document, "replaced_by": wanted.replaced_by}
        day = _entered(wanted.replaced_on, entered, "replaced_on")
        with self.start_work() as work:
            item = _item(work, wanted.item_id, wanted.version)
            kind = _kind_of(item, wanted.old_barcode)
            barcode = new_unit_barcode(work, kind, wanted.new_barcode, user)
            check_day(day, _last_change_of(work, item, wanted.old_barcode), now.date())
            _check_made(barcode, day, work.shop.terms(user.point_code).patterns)
            work.items.save(with_replacement(item, wanted.old_barcode, barcode))
            document, by = wanted.document.strip(), wanted.replaced_by.strip()
            swap = UnitReplacement(kind, wanted.old_barcode, barcode, day, document, by, now, user.name)
            work.card_records.add_replacement(item.id, swap)
            told = {"from": swap.old_barcode, "to": barcode, "on": day.isoformat(), "document": document, "by": by}
            work.audit.add(now, user.name, "replace_unit", item.number, told)
            detail = card_detail(work, item.id, user)
            work.commit()
        return detail


def _item(work: Work, item_id: int, version: int) -> ServiceItem:
    """Return the product as it was read; asked first, for what was checked against an old version proves nothing."""
    item = work.items.by_id(item_id).item
    if item.version != version:
        raise ChangedMeanwhileError(item.card.number if item.card else item.number)
    return item


def _check_edit(user: User, before: CardFields, after: CardFields, reason: str) -> None:
    if changes_money(before, after):
        user.need(Right.EDIT_CARD)
        if not reason.strip():
            raise ReasonMissingError


def _numbered(work: Work, before: CardFields, after: CardFields, user: User, now: datetime) -> CardFields:
    """A product without a card is given the next number of the point; a card does not lose the one it has."""
    if after.number:
        return after
    if before.number:
        raise EntryMissingError("number")
    return replace(after, number=work.numbers.next(user.point_code, DocumentSeries.CARD, now.year))


def _save_edit(work: Work, item: ServiceItem, after: CardFields, reason: str, done: tuple[User, datetime]) -> None:
    user, now = done
    terms, before = work.shop.terms(user.point_code), fields_of(item)
    wanted = edited(item, after, terms.models)
    if changes_money(before, after):
        check_product(wanted, terms, now.date())
    work.items.save(wanted)
    told = {"reason": reason.strip()} if reason.strip() else {}
    for field in changed_fields(before, after):
        told[f"{field}.before"], told[f"{field}.after"] = written(before.value(field)), written(after.value(field))
    work.audit.add(now, user.name, "edit_card", item.number, told)


def _entered(day: date | None, texts: dict[str, str], day_field: str) -> date:
    """Return the day; refuses whatever is missing, in the order of the form."""
    if day is None:
        raise EntryMissingError(day_field)
    for field, text in texts.items():
        if not text.strip():
            raise EntryMissingError(field)
    return day


def _last_change_of_hands(work: Work, item: ServiceItem) -> date | None:
    transfers = work.card_records.transfers(item.id)
    return transfers[-1].transferred_on if transfers else first_day_of(item)


def _last_change_of(work: Work, item: ServiceItem, barcode: str) -> date | None:
    fitted = [s.replaced_on for s in work.card_records.replacements(item.id) if s.new_barcode == barcode]
    return fitted[-1] if fitted else first_day_of(item)


def new_unit_barcode(work: Work, kind: UnitKind, entered: str, user: User) -> str:
    """Return the barcode as it is stored; refuses what no registration takes, another kind of unit, another card's."""
    check_limits(entered)
    barcode = "".join(to_ascii_width(entered).split()).upper()
    if not barcode:
        raise EntryMissingError("new_barcode")
    kinds = {reading.unit for reading in recognise_unit(barcode, work.shop.terms(user.point_code).patterns)}
    if kinds and kind not in kinds:
        raise OtherUnitKindError(barcode)
    if not kinds and (is_document_number(barcode) or not may_be_unit(barcode)):
        raise NoUnitBarcodeError
    for known in work.items.by_barcode(barcode):
        raise UnitInUseError(barcode, known.item.number)
    return barcode


def _kind_of(item: ServiceItem, barcode: str) -> UnitKind:
    kind = next((unit.kind for unit in item.units if unit.barcode == barcode), None)
    if kind is None:
        raise NotOnCardError(barcode)
    return kind


def _check_made(barcode: str, day: date, patterns: tuple[UnitPattern, ...]) -> None:
    made_on = produced_on(barcode, patterns)
    if made_on is not None and made_on > day:
        raise MadeAfterReplacementError(day, made_on)
