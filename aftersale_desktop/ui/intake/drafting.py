"""Nothing typed is lost: the counter's state goes to the disk a few seconds after it changed, and comes back once."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.counter_ports import LeftDraft
from aftersale_desktop.services.draft_texts import UnreadableDraftError
from aftersale_desktop.services.reception import NewKey
from aftersale_desktop.ui.background import Background
from aftersale_desktop.ui.intake.draft_text import contents_of, draft_text, state_of_draft
from aftersale_desktop.ui.intake.entries import CustomerEntry
from aftersale_desktop.ui.intake.open_intake import CounterState, HeldIntake, OpenIntake

if TYPE_CHECKING:
    from aftersale_desktop.services.drafts import Drafts, Recovered

KEEP_EVERY_MS = 1500
"""With a write that takes its time, far below the five seconds of typing that may be lost."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What the last run left: the state as it can go on, what became of the rest, and a file nobody could read."""

    state: CounterState
    taken: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    put_aside: str = ""


class DraftKeeper(QObject):
    """Looks at the counter every few moments and writes what changed; nothing is written before the last draft is read.

    `drafts` is asked in the worker, for its import must not keep the scan field waiting.
    `refused` hears once that nothing can be kept, not at every try.
    """

    def __init__(
        self,
        drafts: "Callable[[], Drafts]",
        background: Background,
        state: Callable[[], CounterState],
        refused: Callable[[AfterSaleError], None],
        page: QObject,
    ) -> None:
        super().__init__(page)  # it ends with the page whose fields it reads
        self._drafts, self._background = drafts, background
        self._state, self._refused = state, refused
        self._kept: CounterState | None = None
        self._is_failing = False
        self._timer = QTimer(self, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def has_begun(self) -> bool:
        """Whether the last draft was read, or a page before this one did."""
        return self._timer.isActive()

    def begin(self, came_back: Callable[[Restored], None], new_key: NewKey) -> None:
        """Read what the last run left, tell it, and keep from then on."""

        def tell(restored: Restored) -> None:
            self.go_on()
            came_back(restored)

        self._background.run(lambda: _restored(self._drafts(), new_key), tell, self._not_read, owner=self)

    def go_on(self) -> None:
        """Keep from now on, without reading anything."""
        self._kept = None
        self._timer.start()

    def keep(self) -> None:
        """Write the state unless it is the one written last; a free counter leaves no draft."""
        is_possible = self.has_begun and isValid(self._background)  # a page can outlive its run for a moment
        state = replace(self._state(), last_number="") if is_possible else None
        if state is None or state == self._kept:
            return
        self._kept = state
        self._background.run(lambda: _write(self._drafts(), state), self._written, self._not_written, owner=self)

    def _written(self, _nothing: None) -> None:
        self._is_failing = False

    def _not_written(self, refusal: AfterSaleError) -> None:
        self._kept = None
        if not self._is_failing:
            self._is_failing = True
            self._refused(refusal)

    def _not_read(self, refusal: AfterSaleError) -> None:
        """A draft that could not be read this time stays until there is something new to keep."""
        self._refused(refusal)
        self.go_on()
        self._kept = replace(self._state(), last_number="")


def _write(drafts: "Drafts", state: CounterState) -> None:
    if state.intake.reception.is_free and not state.held:
        drafts.file.remove()
    else:
        drafts.file.save(draft_text(state), contents_of(state))


def _restored(drafts: "Drafts", new_key: NewKey) -> Restored:
    left = drafts.file.left_by_others()
    read = [_read(file) for file in (drafts.file, *left)]
    state = _joined(drafts, [state for state, _ in read])
    aside = ", ".join(name for _, name in read if name)
    if left:
        with suppress(AfterSaleError):  # what cannot be moved now is still there at the next start
            _write(drafts, state)
            for file in left:
                file.remove()
    try:
        return replace(recovered(drafts, state, new_key), put_aside=aside)
    except AfterSaleError:
        return Restored(state, put_aside=aside)  # taking refuses what was changed since, and takes each key once


def _read(file: LeftDraft) -> tuple[CounterState, str]:
    """Return a draft, or a free counter and how the draft is called that nobody can read."""
    text = file.load()
    if not text:
        return CounterState(), ""
    try:
        return state_of_draft(text, file.content), ""
    except UnreadableDraftError:
        return CounterState(), file.put_aside()


def _joined(drafts: "Drafts", states: list[CounterState]) -> CounterState:
    """Return the counters of several windows as one: an intake in front, the others put aside."""
    intakes = [state.intake for state in states if not state.intake.reception.is_free]
    put_aside = tuple(HeldIntake(intake, drafts.now(), drafts.who().name) for intake in intakes[1:])
    held = tuple(one for state in states for one in state.held)
    return CounterState(intakes[0] if intakes else OpenIntake(), (*held, *put_aside))


def recovered(drafts: "Drafts", state: CounterState, new_key: NewKey) -> Restored:
    """Return the state as the shop stands now, with what became of the rest; asked in the worker."""
    now = drafts.recovered(state.intake.reception, new_key)
    of_held = [(one, drafts.recovered(one.intake.reception, new_key)) for one in state.held]
    renewed = (replace(one, intake=_as_now(drafts, one.intake, found)) for one, found in of_held)
    held = tuple(one for one in renewed if not one.intake.reception.is_free)
    everything = (now, *(found for _, found in of_held))
    return Restored(
        CounterState(
            _as_now(drafts, state.intake, now), tuple(one for one in held if not one.intake.reception.is_free)
        ),
        tuple(number for found in everything for number in found.taken),
        tuple(number for found in everything for number in found.gone),
    )


def _as_now(drafts: "Drafts", intake: OpenIntake, found: "Recovered") -> OpenIntake:
    if found.reception.is_free:
        return OpenIntake()
    registration, other = intake.registration, intake.other
    if found.reception.question is None:
        registration = None
    if registration is not None:
        registration = replace(registration, owner=_entry_now(drafts, registration.owner))
    return OpenIntake(found.reception, _entry_now(drafts, other) if other else None, registration, intake.editing)


def _entry_now(drafts: "Drafts", entry: CustomerEntry) -> CustomerEntry:
    return replace(entry, known=drafts.customer_now(entry.known)) if entry.known else entry
