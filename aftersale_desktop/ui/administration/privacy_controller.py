"""What happens with personal data in the settings: each deed asks for its reason and runs where no scan has to wait."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.retention import RetentionRule
from aftersale_desktop.services.privacy import ErasureReport, RetentionPlan
from aftersale_desktop.services.shop import Shop
from aftersale_desktop.ui.administration.privacy_panel import PrivacyPanel
from aftersale_desktop.ui.pages import PageContext
from aftersale_desktop.ui.papers.save_dialog import ask_where_to_export
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import Notice
from aftersale_desktop.ui.widgets.reason_dialog import ReasonDialog


class PrivacyController(QObject):
    """Joins the cards to the desk of personal data; retention is the administrator's."""

    _went_on = Signal(int)

    def __init__(self, shop: Shop, context: PageContext) -> None:
        super().__init__()
        self._shop, self._context, self._desk = shop, context, shop.oversight.privacy
        self.panel = PrivacyPanel(context.words)
        person, retention = self.panel.person, self.panel.retention
        person.searched.connect(self._search)
        person.chosen.connect(self._plan)
        person.hand_out.clicked.connect(self._ask_to_hand_out)
        person.erase.clicked.connect(self._ask_to_erase)
        retention.saved.connect(self._save_rule)
        retention.run.clicked.connect(self._ask_to_run_retention)
        self._went_on.connect(self._show_progress)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.panel

    def arrive(self) -> None:
        """Show what the person at the keyboard may do here."""
        user = self._shop.who()
        may_erase, may_run = user.may(Right.ERASE_PERSON), user.may(Right.RUN_RETENTION)
        self.panel.person.setVisible(may_erase)
        self.panel.nobody.setVisible(not may_erase)
        self.panel.retention.setVisible(may_run)
        if may_run:
            self._run(self._desk.retention, self.panel.retention.show_plan)

    def kept(self) -> object:
        """Return what was searched."""
        return self.panel.person.field.text()

    def restore(self, kept: object) -> None:
        """Take it back."""
        self.panel.person.field.line.setText(str(kept))

    def _search(self, text: str) -> None:
        self._run(lambda: self._desk.find(text), self._show_found)

    def _show_found(self, customers: Sequence[Customer]) -> None:
        if not customers:
            self.panel.person.show_nobody()
            return
        self.panel.person.show_customers(customers)
        self._plan(self.panel.person.customer_id())

    def _plan(self, customer_id: int) -> None:
        self._run(lambda: self._desk.plan(customer_id), self.panel.person.show_plan)

    def _ask_to_hand_out(self) -> None:
        words, customer_id = self._context.words, self.panel.person.customer_id()
        line = words("Everything the shop holds on the person leaves the program. Give it to nobody else.")

        def ask_where(reason: str) -> None:
            def write(path: Path) -> None:
                self._run(lambda: self._desk.hand_out(customer_id, path, reason), self._tell_files)

            ask_where_to_export(self.panel.window(), words, words("Personal data #{number}", number=customer_id), write)

        self._ask(words("Hand out personal data"), line, words("Choose the file"), ask_where)

    def _tell_files(self, paths: Sequence[Path]) -> None:
        names = ", ".join(path.name for path in paths)
        self._context.notify(Notice(self._context.words("Written: {names}", names=names), Tone.GOOD))

    def _ask_to_erase(self) -> None:
        words, customer_id = self._context.words, self.panel.person.customer_id()
        line = words("This cannot be undone. The counters wait a moment while the database is written anew.")

        def erase(reason: str) -> None:
            self._run(lambda: self._desk.erase(customer_id, reason), self._erased)

        self._ask(words("Erase this person"), line, words("Erase"), erase)

    def _erased(self, report: ErasureReport) -> None:
        self.panel.person.show_report(report)
        self._context.notify(Notice(self._context.words("The person was erased."), Tone.GOOD))

    def _save_rule(self, rule: RetentionRule) -> None:
        self._run(lambda: self._desk.save_rule(rule), self._saved)

    def _saved(self, plan: RetentionPlan) -> None:
        self.panel.retention.show_plan(plan)
        self._context.notify(Notice(self._context.words("Saved."), Tone.GOOD))

    def _ask_to_run_retention(self) -> None:
        words = self._context.words
        line = words("Names, telephones and photos that are over their time are gone for good; sums and history stay.")

        def run(reason: str) -> None:
            self.panel.retention.run.setEnabled(False)
            self._run(lambda: self._desk.run_retention(reason, self._went_on.emit), self._ran)

        self._ask(words("Remove what is over its time"), line, words("Remove"), run)

    def _ran(self, count: int) -> None:
        words = self._context.words
        self.panel.retention.progress.setText("")
        told = words.plural("{count:,} record was cleared.", "{count:,} records were cleared.", count)
        self._context.notify(Notice(told, Tone.GOOD))
        self.arrive()

    def _show_progress(self, done: int) -> None:
        words = self._context.words
        self.panel.retention.progress.setText(words.plural("{count:,} record so far", "{count:,} records so far", done))

    def _ask(self, title: str, line: str, deed: str, then: Callable[[str], None]) -> None:
        dialog = ReasonDialog(self._context.words, title, line, deed, self.panel.window())
        dialog.accepted.connect(lambda: then(dialog.reason()))
        dialog.open()

    def _run(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        """Where photos are read, too: a sweep takes its time, and a scan must not wait for it."""
        self._context.pictures.run(job, then, owner=self)
