"""Goods in, moves, requests to other points, corrections and scrap: scanned together, done at once with F9."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.parts import UnknownPartError
from aftersale_desktop.domain.stock_counts import StockCount
from aftersale_desktop.domain.transfers import NothingToMoveError, PartQuantity
from aftersale_desktop.services.count_posting import Correction
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.services.stockroom import Delivery
from aftersale_desktop.services.transfer_desk import TransferWish
from aftersale_desktop.ui.stockroom.goods_deeds import FORM_OF, GoodsDeed
from aftersale_desktop.ui.stockroom.goods_form import GoodsForm
from aftersale_desktop.ui.stockroom.section import StockContext, TransferIdea
from aftersale_desktop.wording.catalogue import N_
from aftersale_desktop.wording.stock_names import StockNames


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands on the form when somebody presses F9."""

    source: str
    target: str
    request: str
    why: str
    parts: tuple[PartQuantity, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    deed: str
    wanted: Wanted = field(default_factory=lambda: Wanted("", "", "", "", ()))


class GoodsSection(QObject):
    """What was scanned stays while the deed or a place is changed."""

    def __init__(self, context: StockContext, names: StockNames) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._deed = GoodsDeed.RECEIVE
        self._key = uuid4().hex
        self.form = form = GoodsForm(context.words)
        form.deeds.chosen.connect(self.choose)
        form.take.clicked.connect(self._take)
        form.clear.clicked.connect(self._clear)
        form.why.returnPressed.connect(self._take)
        form.parts.unknown.connect(lambda text: context.page.show_refusal(UnknownPartError(text)))
        self._use(names)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.form

    def arrive(self, names: StockNames) -> None:
        """Offer places and open orders anew."""
        self._use(names)
        self.choose(self._deed)
        desk = self._context.shop.stock.replenishment
        self._context.run(desk.open, lambda found: self.form.offer_requests(self._names, found), self)

    def kept(self) -> object:
        """Return everything on the form."""
        return _Kept(self._deed, self._wanted(is_kept=True))

    def restore(self, kept: object) -> None:
        """Take back everything on the form."""
        if isinstance(kept, _Kept):
            self.choose(kept.deed)
            self.form.source.choose(kept.wanted.source)
            self.form.target.choose(kept.wanted.target)
            self.form.why.setText(kept.wanted.why)
            self.form.parts.put(kept.wanted.parts)
            self._key = kept.wanted.key or self._key

    def part_scanned(self, code: str) -> None:
        """Count a piece; setting right is about one part."""
        if self._deed is GoodsDeed.CORRECT:
            self.form.parts.put(part for part in self.form.parts.kept() if part.part_code == code)
        self.form.parts.take(code)

    def text_scanned(self, text: str) -> bool:
        """Take a serial number for the part scanned last."""
        return self.form.parts.take_text(text)

    def choose(self, deed: str) -> None:
        """Show the form of a deed; what was scanned stays."""
        self._deed = GoodsDeed(deed)
        shown = FORM_OF[self._deed]
        self._offer_places()
        self.form.parts.name_pieces(by_serial=self._deed is not GoodsDeed.ASK)
        self.form.show_deed(shown, may_do=self._context.may(shown.right))
        self.form.parts.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_request(self, idea: TransferIdea) -> None:
        """Show the request for a transfer with these parts filled in."""
        self.choose(GoodsDeed.ASK)
        self.form.source.choose(idea.source)
        self.form.target.choose(idea.target)
        self.form.parts.put(idea.parts)

    def _use(self, names: StockNames) -> None:
        self._names = names
        self.form.parts.use(names)
        self._offer_places()

    def _offer_places(self) -> None:
        names, form = self._names, self.form
        sources = names.other_points() if self._deed is GoodsDeed.ASK else names.own_stores()
        form.source.offer(names, sources)
        form.target.offer(names, names.own_stores())
        if self._deed is GoodsDeed.MOVE and form.source.code() == form.target.code() and form.target.count() > 1:
            form.target.setCurrentIndex(1)

    def _wanted(self, *, is_kept: bool = False) -> Wanted:
        form = self.form
        parts = form.parts.kept() if is_kept or self._deed is GoodsDeed.CORRECT else form.parts.parts()
        request = str(form.request.currentData() or "")
        return Wanted(form.source.code(), form.target.code(), request, form.why.text().strip(), parts, self._key)

    def _take(self) -> None:
        wanted, deed = self._wanted(), self._deed
        self.form.why_field.show_fault()
        if not wanted.parts:
            self._context.page.show_refusal(NothingToMoveError())
            return
        shop = self._context.shop
        self._context.run(lambda: _DOERS[deed](shop, wanted), self._done, self, self._refuse)

    def _done(self, number: str) -> None:
        words, text = self._context.words, _DONE[self._deed]
        count = self.form.parts.piece_count()
        self._context.say(words(text, number=number, pieces=words.plural("{count} piece", "{count} pieces", count)))
        self._clear()
        self.arrive(self._names)

    def _refuse(self, refusal: AfterSaleError) -> None:
        if isinstance(refusal, ReasonMissingError):
            self.form.why_field.show_fault(self._context.words("A few words say why."))
            self.form.why.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context.page.show_refusal(refusal)

    def _clear(self) -> None:
        self._key = uuid4().hex
        self.form.parts.put(())
        self.form.why.clear()
        self.form.parts.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _receive(shop: Shop, wanted: Wanted) -> str:
    moves = shop.stock.stockroom.receive(Delivery(wanted.target, wanted.parts, wanted.request, wanted.why, wanted.key))
    return moves[0].document.number


def _move(shop: Shop, wanted: Wanted) -> str:
    return shop.stock.stockroom.move(wanted.source, wanted.target, wanted.parts, wanted.why, wanted.key).number


def _ask(shop: Shop, wanted: Wanted) -> str:
    wish = TransferWish(wanted.source, wanted.target, wanted.parts, why=wanted.why, request_key=wanted.key)
    return shop.stock.transfers.request(wish).number


def _correct(shop: Shop, wanted: Wanted) -> str:
    part = wanted.parts[0]
    found = Correction(wanted.source, part.part_code, part.quantity, wanted.why, part.serials)
    count: StockCount = shop.stock.stockroom.correct(found)
    return count.number


def _scrap(shop: Shop, wanted: Wanted) -> str:
    return shop.stock.stockroom.scrap(wanted.source, wanted.parts, wanted.why, wanted.key).number


_DOERS: dict[GoodsDeed, Callable[[Shop, Wanted], str]] = {
    GoodsDeed.RECEIVE: _receive,
    GoodsDeed.MOVE: _move,
    GoodsDeed.ASK: _ask,
    GoodsDeed.CORRECT: _correct,
    GoodsDeed.SCRAP: _scrap,
}
_DONE: dict[GoodsDeed, str] = {
    GoodsDeed.RECEIVE: N_("{pieces} taken in under {number}."),
    GoodsDeed.MOVE: N_("{pieces} moved under {number}."),
    GoodsDeed.ASK: N_("{pieces} asked for under {number}."),
    GoodsDeed.CORRECT: N_("Set right under {number}."),
    GoodsDeed.SCRAP: N_("{pieces} written off under {number}."),
}
