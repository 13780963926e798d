"""Inspection templates in the settings: read when they are looked at, stored at once, taken back with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.inspections import InspectionTemplate
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.templates_panel import TemplatesPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice

_SECONDS_TO_REGRET = 12
Change = Callable[[], tuple[InspectionTemplate, ...]]


class TemplatesController(QObject):
    """Holds the panel and what was typed into it."""

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        self.panel = TemplatesPanel(context.words)
        self.panel.saved.connect(self._save)
        self.panel.removed.connect(self._remove)
        self._kept: InspectionTemplate | None = None
        self._templates: tuple[InspectionTemplate, ...] = ()

    @property
    def widget(self) -> QWidget:
        """Return the section."""
        return self.panel

    def arrive(self) -> None:
        """Read the list when it is first looked at; later it changes only by what is done here."""
        if not self._templates:
            self._context.background.run(self._shop.repairs.inspections.templates, partial(self._show, ""), owner=self)

    def kept(self) -> object:
        """Return the template as the fields say it, None where it is as it is stored."""
        return self.panel.template() if self._templates and self.panel.template() not in self._templates else None

    def restore(self, kept: object) -> None:
        """Remember what was typed until the list is read."""
        self._kept = kept if isinstance(kept, InspectionTemplate) else None

    def _show(self, code: str, templates: tuple[InspectionTemplate, ...]) -> None:
        self._templates, kept, self._kept = templates, self._kept, None
        may_change = self._shop.who().may(Right.CHANGE_SHOP)
        self.panel.show_templates(templates, code or (kept.code if kept else ""), may_change=may_change)
        if kept is not None:
            self.panel.show_template(kept)

    def _save(self, template: InspectionTemplate) -> None:
        desk = self._shop.repairs.inspections
        before = next((one for one in self._templates if one.code == template.code), None)
        undo = partial(desk.save_template, before) if before else partial(desk.remove_template, template)
        self._change(partial(desk.save_template, template), template.code, undo)

    def _remove(self, template: InspectionTemplate | None) -> None:
        if template is not None:
            desk = self._shop.repairs.inspections
            self._change(partial(desk.remove_template, template), "", partial(desk.save_template, template))

    def _change(self, deed: Change, code: str, undo: Change | None) -> None:
        def done(templates: tuple[InspectionTemplate, ...]) -> None:
            words = self._context.words
            self._show(code, templates)
            take_back = partial(self._change, undo, code, None) if undo is not None else None
            said, named = words("Saved for every counter."), words("Undo") if take_back else ""
            self._context.notify(Notice(said, Tone.GOOD, _SECONDS_TO_REGRET, named, take_back, UNDO_KEY))

        self._context.background.run(deed, done, owner=self)
