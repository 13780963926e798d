"""What happens with the audit record: rows follow the filters, all of it is verified where no scan has to wait."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.audit_check import ChainReport
from aftersale_desktop.services.list_queries import ListKind, ListQuery
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.audit_panel import AuditPanel
from aftersale_desktop.ui.list_exporting import ListExporting
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.widgets.empty_state import EmptyState


class AuditController(QObject):
    """Holds the query; who may not read the record is told who may."""

    _went_on = Signal(int, int)

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context = shop, context
        words = context.words
        self.panel = AuditPanel(words, shop.now, context.background)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel)
        line = words("Whoever is at the keyboard sees what others did only with that right.")
        self._stack.addWidget(EmptyState("lock", words("Supervisors and administrators read the audit record"), line))
        self._query = ListQuery(ListKind.AUDIT)
        ListExporting(self.panel.list, ListKind.AUDIT, words("Audit record"), shop, context)
        self.panel.narrowed.connect(self._narrow)
        self.panel.verify_wanted.connect(self._verify)
        self._went_on.connect(self.panel.show_progress)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._stack

    def arrive(self) -> None:
        """Read the newest rows, and by what they can be narrowed."""
        may_read = self._shop.who().may(Right.READ_AUDIT)
        self._stack.setCurrentIndex(0 if may_read else 1)
        if may_read:
            self._context.background.run(self._shop.oversight.audit.choices, self.panel.show_choices, owner=self)
            self._read(is_same=True)

    def kept(self) -> object:
        """Return by what the rows are narrowed."""
        return self._query

    def restore(self, kept: object) -> None:
        """Narrow them so again."""
        if isinstance(kept, ListQuery):
            self._query = kept
            self.panel.fill(kept.narrowing)

    def _narrow(self) -> None:
        narrowing = self.panel.narrowing()
        if narrowing is not None and narrowing != self._query.narrowing:
            self._query = replace(self._query, narrowing=narrowing, group=narrowing.group)
            self._read(is_same=False)

    def _read(self, *, is_same: bool) -> None:
        query = self._query
        self.panel.list.read(lambda: self._shop.lists.open(query), is_same=is_same)

    def _verify(self) -> None:
        desk = self._shop.oversight.audit
        self.panel.verify.setEnabled(False)
        self._context.pictures.run(
            lambda: desk.verify(self._went_on.emit),
            self._show_report,
            lastly=lambda: self.panel.verify.setEnabled(True),
            owner=self,
        )

    def _show_report(self, report: ChainReport) -> None:
        self.panel.show_report(report)
        self._read(is_same=True)
