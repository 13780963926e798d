"""Fault codes in the settings: read when they are looked at, stored at once, taken back with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.diagnoses import FaultCode
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.fault_codes_panel import FaultCodesPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values

_SECONDS_TO_REGRET = 12


class FaultCodesController(QObject):
    """Holds the panel; what another counter changed meanwhile is refused with the form kept."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self.panel = FaultCodesPanel(context.words)
        self.panel.saved.connect(self._save)
        self.panel.removed.connect(self._remove)
        self.panel.shipped_wanted.connect(self._begin)
        self._kept: tuple[object, ...] = ()
        self._is_read = False

    @property
    def widget(self) -> QWidget:
        """Return the section."""
        return self.panel

    def arrive(self) -> None:
        """Read the list when it is first looked at; later it changes only by what is done here."""
        if not self._is_read:
            self._is_read = True
            self._context.background.run(self._shop.repairs.fault_codes.codes, partial(self._show, ""), owner=self)

    def kept(self) -> object:
        """Return which code is shown, and what was typed."""
        return (self.panel.picked_key(), *typed_values(self.panel.form)) if self._is_read else ()

    def restore(self, kept: object) -> None:
        """Remember what was typed until the list is read."""
        if isinstance(kept, tuple):
            self._kept = kept

    def _show(self, key: str, codes: tuple[FaultCode, ...]) -> None:
        kept, self._kept = self._kept, ()
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        self.panel.show_codes(codes, key or str(next(iter(kept), "")), may_change=may_change)
        if kept:
            put_values(self.panel.form, kept[1:])

    def _save(self, code: FaultCode, before: FaultCode | None) -> None:
        desk = self._shop.repairs.fault_codes
        undo = partial(desk.save, before, code) if before is not None else partial(desk.remove, code)
        self._change(partial(desk.save, code, before), code.key, undo)

    def _begin(self) -> None:
        """Take over the usual codes; each of them is changed or removed by itself afterwards."""
        self._change(self._shop.repairs.fault_codes.take_over_shipped, "", None)

    def _remove(self, code: FaultCode | None) -> None:
        if code is not None:
            desk = self._shop.repairs.fault_codes
            self._change(partial(desk.remove, code), "", partial(desk.save, code))

    def _change(
        self,
        deed: Callable[[], tuple[FaultCode, ...]],
        key: str,
        undo: Callable[[], tuple[FaultCode, ...]] | None,
    ) -> None:
        def done(codes: tuple[FaultCode, ...]) -> None:
            words = self._context.words
            self._show(key, codes)
            take_back = partial(self._change, undo, key, None) if undo is not None else None
            said = words("Saved for every counter.")
            named = words("Undo") if take_back else ""
            self._context.notify(Notice(said, Tone.GOOD, _SECONDS_TO_REGRET, named, take_back, UNDO_KEY))

        self._context.background.run(deed, done, owner=self)
