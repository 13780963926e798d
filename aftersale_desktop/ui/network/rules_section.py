"""The rule workbench: warranty numbers changed on a copy, tried on past claims, and published with a day."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.rule_replays import Flip
from aftersale_desktop.domain.verdict import Outcome
from aftersale_desktop.domain.warranty import Parameters, WarrantyRules
from aftersale_desktop.services.ports import Terms
from aftersale_desktop.services.replays import RuleReplay
from aftersale_desktop.ui.administration.rules_panel import RulesPanel
from aftersale_desktop.ui.models.column import Column
from aftersale_desktop.ui.network.replay_bar import ReplayBar
from aftersale_desktop.ui.network.replay_run import ReplayRun
from aftersale_desktop.ui.network.section import NetworkContext
from aftersale_desktop.ui.section_page import SIDE
from aftersale_desktop.ui.theme import GRID
from aftersale_desktop.ui.widgets.card import Card
from aftersale_desktop.ui.widgets.key_button import KeyButton
from aftersale_desktop.ui.widgets.scrolled import Scrolled
from aftersale_desktop.ui.widgets.short_table import ShortTable
from aftersale_desktop.ui.widgets.text import Text, TextKind
from aftersale_desktop.ui.widgets.typed_values import put_values, typed_values
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.verdicts import outcome_title

Pair = tuple[Outcome, Outcome, int]
_WIDE_FROM, _LEAST_FLIPS, _ROWS_OF_PAIRS = 960, 240, 3


def flip_columns(words: Words) -> tuple[Column[Flip], ...]:
    """Return the columns of the claims whose verdict flips; they are what is exported, too."""
    return (
        Column(words("Claim"), lambda flip: flip.number, is_strong=True, width=180),
        Column(words("Received"), lambda flip: flip.received_on.isoformat(), width=112, spare=2),
        Column(words("Class"), lambda flip: flip.product_class, width=72, spare=1),
        Column(words("Verdict then"), lambda flip: outcome_title(words, flip.before), width=168, stretches=True),
        Column(words("By the draft"), lambda flip: outcome_title(words, flip.after), width=200),
    )


def pair_columns(words: Words) -> tuple[Column[Pair], ...]:
    """Return the columns of how many verdicts go from where to where."""
    return (
        Column(words("Verdict then"), lambda pair: outcome_title(words, pair[0]), width=168, stretches=True),
        Column(words("By the draft"), lambda pair: outcome_title(words, pair[1]), width=200),
        Column(words("Claims"), lambda pair: f"{pair[2]:,}", is_number=True, width=96),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    drafts: dict[str, Parameters]
    typed: tuple[object, ...]


class RulesSection(QObject):
    """The numbers at the left are a copy until somebody publishes them; the claims at the right open their order."""

    def __init__(self, context: NetworkContext) -> None:
        super().__init__()
        words = self._words = context.words
        self._context = context
        self._replay: RuleReplay | None = None
        self._is_read = False
        self._kept: _Kept | None = None
        self._run: ReplayRun[RuleReplay] = ReplayRun(context, self._show_progress, self._end)
        self.numbers = RulesPanel(words)
        self.bar = ReplayBar(words, words("Try on past claims"))
        self.pairs: ShortTable[Pair] = ShortTable(words("Verdicts by outcome"), pair_columns(words))
        self.flips: ShortTable[Flip] = ShortTable(words("Claims whose verdict flips"), flip_columns(words))
        self.export = KeyButton(words("Export"), "Ctrl+E", icon_name="save")
        self._whole = self._laid_out()
        self.bar.wanted.connect(self._begin)
        self.bar.stopped.connect(self._run.stop)
        self.flips.opened.connect(self._open)
        self.export.clicked.connect(self._export)
        self.numbers.published.connect(self._publish)
        self.numbers.withdrawn.connect(self._withdraw)

    @property
    def widget(self) -> QWidget:
        """Return what is seen."""
        return self._whole

    def arrive(self) -> None:
        """Read the versions anew, unless a copy is being changed."""
        may_change = self._context.may(Right.CHANGE_SHOP)
        self.bar.button.setEnabled(may_change)
        self.export.setVisible(self._context.may(Right.EXPORT))
        if not self._is_read:
            self._context.run(self._context.shop.settings.read_again, self._show, self)
        first = self.numbers.valid_from if may_change else self.flips
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> object:
        """Return the copy as typed."""
        return _Kept(dict(self.numbers.drafts()), typed_values(self.numbers)) if self._is_read else self._kept

    def restore(self, kept: object) -> None:
        """Take back the copy once the versions are read."""
        if isinstance(kept, _Kept):
            self._kept = kept

    def text_scanned(self, _text: str) -> bool:
        """Take nothing: no code means a rule."""
        return False

    def _show(self, terms: Terms) -> None:
        self._is_read = True
        classes = tuple(sorted({model.product_class for model in terms.models}))
        may_change, today = self._context.may(Right.CHANGE_SHOP), self._context.shop.now().date()
        self.numbers.show_rules(terms.rules, classes, today, may_change=may_change)
        if self._kept is not None:
            self.numbers.restore_drafts(self._kept.drafts)
            put_values(self.numbers, self._kept.typed)
            self._kept = None

    def _begin(self) -> None:
        drafts, today, months = self.numbers.drafts(), self._context.shop.now().date(), self.bar.chosen_months()
        own = {name: numbers for name, numbers in drafts.items() if name}
        rules, desk = WarrantyRules("", today, own, drafts[""]), self._context.shop.network.replays
        self._run.begin(lambda: desk.rules(rules, months))

    def _show_progress(self, replay: RuleReplay) -> None:
        self.bar.show_progress(replay.done, replay.count)

    def _end(self, replay: RuleReplay | None) -> None:
        words = self._words
        if replay is None:
            self.bar.show_result(words("Stopped; nothing of it is kept."))
            return
        self._replay = replay
        judged = words.plural("{count:,} claim judged", "{count:,} claims judged", replay.done)
        flipped = words.plural("{count:,} verdict flips", "{count:,} verdicts flip", len(replay.flips))
        self.bar.show_result(f"{judged} · {flipped}")
        self.pairs.show_values(replay.pairs())
        self.flips.show_values(replay.flips)
        if replay.flips:
            self.flips.pick_row(0)
            self.flips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, flip: object) -> None:
        if isinstance(flip, Flip):
            self._context.router.open_order(flip.number)

    def _publish(self) -> None:
        try:
            draft = self.numbers.draft()
        except AfterSaleError as refusal:
            self._context.page.show_refusal(refusal)
            self.numbers.valid_from.setFocus()
            return
        desk, day = self._context.shop.settings, draft.valid_from.isoformat()

        def done(terms: Terms) -> None:
            self._show(terms)
            self._context.say(self._words("Published: it holds from {day} on.", day=day))

        self._context.run(lambda: desk.publish_rules(draft.default, draft.by_class, draft.valid_from), done, self)

    def _withdraw(self, version: str) -> None:
        desk = self._context.shop.settings
        self._context.run(lambda: desk.withdraw_rules(version), self._show, self)

    def _export(self) -> None:
        columns = flip_columns(self._words)
        flips = self._replay.flips if self._replay else []
        rows = [[column.text(flip) for column in columns] for flip in flips]
        headings = [column.heading for column in columns]
        self._context.export(self._words("Claims whose verdict flips"), headings, rows)

    def _laid_out(self) -> QWidget:
        told = self._words("Every claim is judged as if the numbers had held from the beginning.")
        self.pairs.show_height_of(_ROWS_OF_PAIRS)
        self.flips.setMinimumHeight(_LEAST_FLIPS)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(Text(told, TextKind.NOTE, wrap=True), 1)
        foot.addWidget(self.export)
        column.addWidget(self.bar)
        column.addWidget(_framed(self.pairs))
        column.addWidget(_framed(self.flips), 1)
        column.addLayout(foot)
        return Scrolled(_Workbench(self.numbers, right))


class _Workbench(QWidget):
    """Numbers and what they mean beside each other, or in a narrow window below each other."""

    def __init__(self, numbers: QWidget, right: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SIDE, 12, SIDE, 2 * GRID)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(numbers, 1)
        self._row.addWidget(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is no room for both."""
        direction = QBoxLayout.Direction
        is_wide = event.size().width() >= _WIDE_FROM
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the halves turn instead."""
        return QSize(0, super().minimumSizeHint().height())


def _framed(table: QWidget) -> Card:
    frame = Card()
    frame.content.setContentsMargins(1, 1, 1, 1)
    frame.add(table)
    return frame
