"""Price lists: versions that hold and held, the copy being edited, its replay over past jobs, and its publishing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.field_refusals import FieldError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.price_replays import ReplayedJob
from aftersale_desktop.domain.tariff_edits import PricePath, entries
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import ListedMaterial, ListedPart, Tariff
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.price_desk import PriceBook
from aftersale_desktop.services.replays import PriceReplay
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.network.price_grids import GRIDS, MATERIALS, PARTS, PriceRow
from aftersale_desktop.ui.network.price_panel import REPLAY, ListDeeds, PricePanel, replay_columns
from aftersale_desktop.ui.network.replay_run import ReplayRun
from aftersale_desktop.ui.network.section import NetworkContext
from aftersale_desktop.ui.theme import Tone
from aftersale_desktop.ui.widgets.notice_bar import UNDO_KEY, Notice
from aftersale_desktop.wording.prices import (
    entry_name,
    entry_text,
    list_about,
    list_choice,
    replay_told,
)

_SECONDS_TO_REGRET = 12
_Deed = Callable[[TariffDraft], PriceBook]


@dataclass(frozen=True, slots=True)
class _Kept:
    name: str
    tab: str


class PricesSection(QObject):
    """Every entry is stored as it is typed; what the list in front is decides what can be done with it."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        self._context, self._words = context, context.words
        self._book: PriceBook | None = None
        self._name = ""
        self._tab = ""
        self._replay: PriceReplay | None = None
        self._run: ReplayRun[PriceReplay] = ReplayRun(context, self._show_progress, self._end_replay)
        self.panel = PricePanel(context.words)
        self._connect()

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self.panel

    def arrive(self) -> None:
        """Read the lists anew."""
        self._context.run(self._context.shop.network.prices.book, self._show, self)

    def kept(self) -> object:
        """Return which list and which tab are in front; what was typed is stored already."""
        return _Kept(self._name, self.panel.tab())

    def restore(self, kept: object) -> None:
        """Take back what was in front."""
        if isinstance(kept, _Kept):
            self._name, self._tab = kept.name, kept.tab

    def text_scanned(self, text: str) -> bool:
        """Show a part or material where it stands in the list in front."""
        tariff = self._tariff()
        if tariff is None:
            return False
        for tab, listed in ((PARTS, tariff.parts), (MATERIALS, tariff.materials)):
            codes = [one.code for one in listed]
            if text in codes:
                self.panel.tabs.choose(tab)
                self.panel.show_tab(tab)
                self.panel.tables[tab].pick_row(codes.index(text))
                return True
        return False

    def _show(self, book: PriceBook) -> None:
        self._book = book
        names = [one.tariff.id for one in book.drafts] + [one.id for one in reversed(book.tariffs)]
        if self._name not in names:
            self._name = names[0] if names else ""
        texts = [(name, list_choice(self._words, book, name)) for name in names]
        self.panel.show_names(texts, self._name)
        self._show_list()
        if self._tab:
            self.panel.show_tab(self._tab)
            self._tab = ""
        self.panel.focus_table()

    def _choose(self, name: str) -> None:
        self._name = name
        self._replay = None
        self.panel.jobs.show_values(())
        self._show_list()

    def _show_list(self) -> None:
        book, tariff = self._book, self._tariff()
        if book is None or tariff is None:
            return
        draft = book.draft(self._name)
        base = book.base_of(draft) if draft else _before(book, tariff)
        self.panel.show_list(tariff, base, list_about(self._words, tariff, draft), self._deeds(draft))
        self.panel.publish.setEnabled(draft is not None and draft.replay is not None)
        if not self._run.is_running:
            told = replay_told(self._words, draft.replay) if draft and draft.replay else ""
            self.panel.bar.show_result(told or self._words("Not replayed yet as it stands."))

    def _deeds(self, draft: TariffDraft | None) -> ListDeeds:
        may, is_draft = self._context.may, draft is not None
        return ListDeeds(
            may_copy=not is_draft and may(Right.CHANGE_PRICES),
            may_edit=is_draft and may(Right.CHANGE_PRICES),
            may_publish=is_draft and may(Right.PUBLISH_PRICES),
            has_notice=not is_draft,
            may_export=may(Right.EXPORT),
        )

    def _tariff(self) -> Tariff | None:
        if self._book is None:
            return None
        draft = self._book.draft(self._name)
        return draft.tariff if draft else self._book.tariff(self._name)

    def _draft(self) -> TariffDraft | None:
        return self._book.draft(self._name) if self._book else None

    def _type(self, path: PricePath, text: str) -> None:
        draft, desk = self._draft(), self._context.shop.network.prices
        if draft is None:
            return
        before, name, version = entries(draft.tariff).get(path, ""), draft.tariff.id, draft.version
        self._context.run(
            lambda: desk.change(name, version, path, text),
            lambda book: self._typed(book, path, before),
            self,
            lambda refusal: self._refused(refusal, path, draft.tariff),
        )

    def _typed(self, book: PriceBook, path: PricePath, before: str) -> None:
        self._show(book)
        draft = self._draft()
        if draft is None:
            return
        words = self._words
        now = entries(draft.tariff)[path]
        told = words(
            "{entry}: {before} → {after}",
            entry=entry_name(words, path, draft.tariff),
            before=entry_text(words, path, before),
            after=entry_text(words, path, now),
        )
        undo = Notice(told, Tone.GOOD, _SECONDS_TO_REGRET, words("Undo"), lambda: self._type(path, before), UNDO_KEY)
        if now != before:
            self._context.page.notify(undo)

    def _refused(self, refusal: AfterSaleError, path: PricePath, tariff: Tariff) -> None:
        """A refused entry is named as the table names it."""
        if isinstance(refusal, FieldError):
            refusal.field = entry_name(self._words, path, tariff)
        self._context.page.show_refusal(refusal)
        if isinstance(refusal, ChangedMeanwhileError):
            self.arrive()
        self.panel.focus_table()

    def _do(self, deed: _Deed, said: str = "", then: Callable[[], None] | None = None) -> None:
        draft = self._draft()
        if draft is None:
            return

        def done(book: PriceBook) -> None:
            self._show(book)
            if said:
                self._context.say(said)
            if then is not None:
                then()

        self._context.run(lambda: deed(draft), done, self)

    def _copy(self) -> None:
        base, desk = self._name, self._context.shop.network.prices

        def begun(book: PriceBook) -> None:
            self._name = book.drafts[-1].tariff.id
            self._show(book)

        self._context.run(lambda: desk.begin(base), begun, self)

    def _discard(self) -> None:
        desk = self._context.shop.network.prices
        self._do(lambda draft: desk.discard(draft.tariff.id, draft.version), self._words("The draft is discarded."))

    def _publish(self) -> None:
        draft, desk = self._draft(), self._context.shop.network.prices
        if draft is None:
            return
        settings, day = self._context.shop.settings, draft.tariff.valid_from.isoformat()

        def publish(one: TariffDraft) -> PriceBook:
            book = desk.publish(one.tariff.id, one.version)
            settings.read_again()
            return book

        self._do(publish, self._words("Published: it holds from {day} on.", day=day))

    def _add(self, tab: str) -> None:
        row = self.panel.listed[tab]
        try:
            deed = self._adding_part(row.part()) if tab == PARTS else self._adding_material(row.material())
        except AfterSaleError as refusal:
            self._context.page.show_refusal(refusal)
            return
        self._do(deed, then=row.clear)

    def _adding_part(self, part: ListedPart) -> _Deed:
        desk = self._context.shop.network.prices
        return lambda draft: desk.add_part(draft.tariff.id, draft.version, part)

    def _adding_material(self, material: ListedMaterial) -> _Deed:
        desk = self._context.shop.network.prices
        return lambda draft: desk.add_material(draft.tariff.id, draft.version, material)

    def _take_out(self) -> None:
        row, desk = self.panel.tables[self.panel.tab()].current_row(), self._context.shop.network.prices
        if row is not None and row.path:
            self._do(lambda draft: desk.take_out(draft.tariff.id, draft.version, row.path))

    def _begin_replay(self) -> None:
        draft, desk, months = self._draft(), self._context.shop.network.replays, self.panel.bar.chosen_months()
        if draft is not None:
            self._run.begin(lambda: desk.prices(draft.tariff.id, draft.version, months))

    def _show_progress(self, replay: PriceReplay) -> None:
        self.panel.bar.show_progress(replay.done, replay.count)

    def _end_replay(self, replay: PriceReplay | None) -> None:
        if replay is None:
            self.panel.bar.show_result(self._words("Stopped; nothing of it is kept."))
            return
        self._replay, desk = replay, self._context.shop.network
        self.panel.jobs.show_values(replay.biggest_first())

        def keep() -> PriceBook:
            desk.replays.keep(replay)
            return desk.prices.book()

        self._context.run(keep, self._show, self)

    def _open_job(self, job: object) -> None:
        if isinstance(job, ReplayedJob):
            self._context.router.open_order(job.claim_number)

    def _export(self) -> None:
        words, tab, tariff = self._words, self.panel.tab(), self._tariff()
        if tab == REPLAY:
            columns = replay_columns(words)
            rows = [[column.text(job) for column in columns] for job in self._replay.jobs] if self._replay else []
            headings = [column.heading for column in columns]
        else:
            of_grid: tuple[Column[PriceRow], ...] = GRIDS[tab].columns(words)
            headings = [column.heading for column in of_grid]
            rows = [[cell.text for cell in row.cells] for row in self.panel.tables[tab].rows()]
        title = words("Replay") if tab == REPLAY else words(GRIDS[tab].title)
        self._context.export(f"{tariff.id if tariff else ''} {title}", headings, rows)

    def _connect(self) -> None:
        panel = self.panel
        panel.chosen.connect(self._choose)
        panel.typed.connect(self._type)
        panel.copy.clicked.connect(self._copy)
        panel.discard.clicked.connect(self._discard)
        panel.publish.clicked.connect(self._publish)
        panel.take_out.clicked.connect(self._take_out)
        panel.export.clicked.connect(self._export)
        panel.notice.clicked.connect(lambda: self._context.papers.preview_paper(PaperKind.PRICE_NOTICE, self._name))
        panel.jobs.opened.connect(self._open_job)
        panel.bar.wanted.connect(self._begin_replay)
        panel.bar.stopped.connect(self._run.stop)
        for tab, row in panel.listed.items():
            row.wanted.connect(lambda tab=tab: self._add(tab))


def _before(book: PriceBook, tariff: Tariff) -> Tariff:
    """What a published list is compared with: the one of its region before it, else itself."""
    earlier = [one for one in book.tariffs if one.region == tariff.region and one.valid_from < tariff.valid_from]
    return earlier[-1] if earlier else tariff
