"""The settlement with the factory: what a period claims is looked at and sent; answers are written down by line."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.day_periods import DayPeriod, days_of
from aftersale_desktop.domain.factory_statements import LineStanding, StatementDeed
from aftersale_desktop.domain.fees import Payer
from aftersale_desktop.domain.money import total_of
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.services.open_costs import OpenCosts
from aftersale_desktop.services.settlements import LineDeed, SentStatement, StatementSheet
from aftersale_desktop.ui.network.section import NetworkContext
from aftersale_desktop.ui.network.settlement_view import SettlementRow, SettlementView, settlement_columns
from aftersale_desktop.wording.settlements import borne_text, held_back_text, history_text, state_name
from aftersale_desktop.wording.technician_work import period_name


class SettlementSection(QObject):
    """What is open is chosen by its period, a statement by its number; the last month is what one begins with."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        self._context, self._words = context, context.words
        self._shown: str | DayPeriod = DayPeriod.LAST_MONTH
        self._costs: OpenCosts | None = None
        self._sheet: StatementSheet | None = None
        self._key = uuid4().hex
        self.view = view = SettlementView(context.words)
        view.what.activated.connect(lambda _at: self._choose(view.what.currentData()))
        view.table.picked.connect(self._pick)
        view.send.clicked.connect(self._send)
        view.accept_rest.clicked.connect(self._accept_rest)
        view.paper.clicked.connect(self._show_paper)
        view.export.clicked.connect(self._export)
        for deed, button in view.deeds.items():
            button.clicked.connect(partial(self._answer, deed))

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.view

    def arrive(self) -> None:
        """Read statements and what is open anew; who may not settle is told so."""
        may = self._context.may(Right.SETTLE)
        self.view.show_open(may_settle=may)
        if may:
            self._context.run(self._context.shop.money.settlements.statements, self._offer, self)
            self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return what is shown."""
        return self._shown

    def restore(self, kept: object) -> None:
        """Show the same again."""
        if isinstance(kept, str):
            self._shown = kept

    def text_scanned(self, text: str) -> bool:
        """Show a statement by its number."""
        at = self.view.what.findData(text)
        if at < 0:
            return False
        self._choose(text)
        return True

    def _offer(self, sheets: tuple[StatementSheet, ...]) -> None:
        words, what = self._words, self.view.what
        what.clear()
        for period in DayPeriod:
            what.addItem(words("Open: {period}", period=period_name(words, period)), period)
        for sheet in sheets:
            what.addItem(self._entry(sheet), sheet.statement.number)
        self._choose(self._shown)

    def _choose(self, shown: str) -> None:
        self._shown = shown
        self.view.what.setCurrentIndex(max(0, self.view.what.findData(shown)))
        desk = self._context.shop.money.settlements
        if shown in set(DayPeriod):
            days = days_of(DayPeriod(shown), self._context.shop.now().date())
            self._context.run(lambda: desk.open_costs(*days), self._show_open, self)
        else:
            self._context.run(lambda: desk.sheet(shown), self._show_sheet, self)

    def _show_open(self, costs: OpenCosts) -> None:
        self._costs, self._sheet = costs, None
        words = self._words
        total = total_of(line.total for line in costs.lines)
        count = len(costs.lines)
        told = words.plural("{count} claim, ¥ {total}", "{count} claims, ¥ {total}", count, total=f"{total:.2f}")
        self.view.summary.setText(f"{costs.first} – {costs.last} · {told}")
        self._show_rows(
            (
                *(SettlementRow(line) for line in costs.lines),
                *(SettlementRow(one.line, labels=one.labels) for one in costs.blocked),
            )
        )

    def _show_sheet(self, sheet: StatementSheet) -> None:
        self._costs, self._sheet = None, sheet
        accepted = self._words(
            "accepted ¥ {accepted} of ¥ {total}", accepted=f"{sheet.accepted}", total=f"{sheet.statement.total}"
        )
        statement = sheet.statement
        self.view.summary.setText(f"{statement.first} – {statement.last} · {accepted}")
        self._show_rows(tuple(SettlementRow(line.line, line) for line in sheet.lines))

    def _show_rows(self, rows: tuple[SettlementRow, ...]) -> None:
        view, sheet = self.view, self._sheet
        at = max(0, view.table.currentIndex().row())
        view.table.show_values(rows)
        view.send.setVisible(sheet is None)
        view.send.setEnabled(self._costs is not None and bool(self._costs.lines))
        view.accept_rest.setVisible(sheet is not None)
        view.accept_rest.setEnabled(sheet is not None and any(line.last is None for line in sheet.lines))
        view.paper.setVisible(sheet is not None)
        if rows:
            view.table.pick_row(min(at, len(rows) - 1))
        else:
            view.show_line(self._words("Nothing to settle"), self._others_bear(), None)

    def _pick(self, row: object) -> None:
        if not isinstance(row, SettlementRow):
            return
        self.view.clear_answer()
        told = history_text(self._words, row.standing) if row.standing else held_back_text(self._words, row.labels)
        if row.line.corrects:
            told = f"{row.line.corrects}: {row.line.reason}\n{told}"
        others = "" if row.standing else self._others_bear()
        text = "\n".join(part for part in (told, others) if part)
        self.view.show_line(f"{row.line.claim_number}\n¥ {row.line.total:.2f}", text, row.standing)

    def _others_bear(self) -> str:
        if self._costs is None:
            return ""
        sums = {payer: total_of(one.total for one in self._costs.borne if one.payer is payer) for payer in Payer}
        return borne_text(self._words, sums)

    def _send(self) -> None:
        costs, key, desk = self._costs, self._key, self._context.shop.money.settlements
        if costs is not None and costs.lines:
            self._context.run(lambda: desk.send(costs.first, costs.last, costs.seen, key), self._sent, self)

    def _sent(self, sent: SentStatement) -> None:
        self._key = uuid4().hex
        self._shown = number = sent.sheet.statement.number
        self._context.say(self._words("The statement {number} is written; print it or send its table.", number=number))
        self.arrive()

    def _accept_rest(self) -> None:
        sheet, desk = self._sheet, self._context.shop.money.settlements
        if sheet is not None:
            self._context.run(lambda: desk.accept_rest(sheet.statement.number), self._answered, self)

    def _answer(self, deed: StatementDeed) -> None:
        sheet, line = self._sheet, self._line()
        if sheet is None or line is None:
            return
        said = LineDeed(deed, self.view.amount.amount(), self.view.reason.text())
        number, claim, desk = sheet.statement.number, line.line.claim_number, self._context.shop.money.settlements
        self._context.run(lambda: desk.answer(number, claim, said), self._answered, self)

    def _answered(self, sheet: StatementSheet) -> None:
        """The deed returns the statement as it is now: nothing is read again."""
        what = self.view.what
        what.setItemText(what.findData(sheet.statement.number), self._entry(sheet))
        self._show_sheet(sheet)
        self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry(self, sheet: StatementSheet) -> str:
        return f"{sheet.statement.number} · {state_name(self._words, sheet.state)}"

    def _line(self) -> LineStanding | None:
        at = self.view.table.currentIndex().row()
        return self._sheet.lines[at] if self._sheet is not None and 0 <= at < len(self._sheet.lines) else None

    def _show_paper(self) -> None:
        if self._sheet is not None:
            self._context.papers.preview_paper(PaperKind.FACTORY_STATEMENT, self._sheet.statement.number)

    def _export(self) -> None:
        rows = [SettlementRow(line.line, line) for line in self._sheet.lines] if self._sheet else self._open_rows()
        columns = settlement_columns(self._words)
        name = self._sheet.statement.number if self._sheet else self._words("Settlement")
        self._context.export(
            name, [column.heading for column in columns], [[column.text(row) for column in columns] for row in rows]
        )

    def _open_rows(self) -> list[SettlementRow]:
        return [SettlementRow(line) for line in self._costs.lines] if self._costs else []
