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
from aftersale_desktop.domain.tariff_edits import PricePath, entries, with_entry
from aftersale_desktop.domain.tariff_versions import TariffDraft
from aftersale_desktop.domain.tariffs import Tariff
from aftersale_desktop.services.ports import ChangedMeanwhileError
from aftersale_desktop.services.price_desk import PriceBook
from aftersale_desktop.services.replays import PriceReplay
from aftersale_desktop.ui.network.listed_deeds import Deed, adding_again, adding_material, adding_part
from aftersale_desktop.ui.network.price_grids import MATERIALS, PARTS
from aftersale_desktop.ui.network.price_panel import ListDeeds, PricePanel
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
        name, version = draft.tariff.id, draft.version
        self._context.run(
            lambda: desk.change(name, version, path, text),
            lambda book: self._typed(book, path, draft.tariff),
            self,
            lambda refusal: self._refused(refusal, path, draft.tariff),
        )

    def _typed(self, book: PriceBook, path: PricePath, was: Tariff) -> None:
        """Say what changed; it can be taken back where typing it again brings the whole list back."""
        self._show(book)
        draft = self._draft()
        if draft is None:
            return
        words = self._words
        before, now = entries(was)[path], entries(draft.tariff)[path]
        told = words(
            "{entry}: {before} → {after}",
            entry=entry_name(words, path, draft.tariff),
            before=entry_text(words, path, before),
            after=entry_text(words, path, now),
        )
        if now == before:
            return
        if with_entry(draft.tariff, path, before) == was:
            self._regret(told, lambda: self._type(path, before))()
        else:
            self._context.say(told)

    def _refused(self, refusal: AfterSaleError, path: PricePath, tariff: Tariff) -> None:
        """A refused entry is named as the table names it."""
        if isinstance(refusal, FieldError):
            refusal.field = entry_name(self._words, path, tariff)
        self._context.page.show_refusal(refusal)
        if isinstance(refusal, ChangedMeanwhileError):
            self.arrive()
        self.panel.focus_table()

    def _do(self, deed: Deed, said: str = "", then: Callable[[], None] | None = None) -> None:
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
        discarded, desk = self._draft(), self._context.shop.network.prices
        if discarded is not None:
            said = self._words("The draft is discarded.")
            regret = self._regret(said, lambda: self._again(lambda: desk.bring_back(discarded), discarded.tariff.id))
            self._do(lambda draft: desk.discard(draft.tariff.id, draft.version), then=regret)

    def _again(self, deed: Callable[[], PriceBook], name: str) -> None:
        self._name = name
        self._context.run(deed, self._show, self)

    def _regret(self, said: str, undo: Callable[[], None]) -> Callable[[], None]:
        """Say what was done, and offer to take it back."""
        notice = Notice(said, Tone.GOOD, _SECONDS_TO_REGRET, self._words("Undo"), undo, UNDO_KEY)
        return lambda: self._context.page.notify(notice)

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
        row, desk = self.panel.listed[tab], self._context.shop.network.prices
        try:
            deed = adding_part(desk, row.part()) if tab == PARTS else adding_material(desk, row.material())
        except AfterSaleError as refusal:
            self._context.page.show_refusal(refusal)
            return
        self._do(deed, then=row.clear)

    def _take_out(self) -> None:
        row, tariff = self.panel.tables[self.panel.tab()].current_row(), self._tariff()
        desk = self._context.shop.network.prices
        again = adding_again(desk, tariff, row.path) if row is not None and tariff is not None else None
        if row is None or again is None:
            return
        path, said = row.path, self._words("{code} is taken out.", code=row.path[1])
        undone = self._regret(said, lambda: self._do(again))
        self._do(lambda draft: desk.take_out(draft.tariff.id, draft.version, path), then=undone)

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
        desk = self._context.shop.network
        self.panel.jobs.show_values(replay.biggest_first())

        def keep() -> PriceBook:
            desk.replays.keep(replay)
            return desk.prices.book()

        self._context.run(keep, self._show, self)

    def _open_job(self, job: object) -> None:
        if isinstance(job, ReplayedJob):
            self._context.router.open_order(job.claim_number)

    def _export(self) -> None:
        title, headings, rows = self.panel.table_in_front()
        self._context.export(f"{self._name} {title}", headings, rows)

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
