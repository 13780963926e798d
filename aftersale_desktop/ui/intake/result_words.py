"""What was taken, and what came back from the last run, each in one line."""

from collections.abc import Iterator, Sequence

from aftersale_desktop.ui.intake.drafting import Restored
from aftersale_desktop.ui.intake.held_panel import customer_text, products_text
from aftersale_desktop.wording.catalogue import Words


def taken_title(words: Words, numbers: Sequence[str]) -> str:
    """Return which claims were taken."""
    if len(numbers) == 1:
        return words("Claim {number} taken", number=numbers[0])
    return words("{count} claims taken: {numbers}", count=len(numbers), numbers=", ".join(numbers))


def restored_text(words: Words, restored: Restored) -> str:
    """Return what came back and what did not; an empty text where nothing was left."""
    intake, held = restored.state.intake, restored.state.held
    parts: list[str] = []
    if not intake.reception.is_free:
        who, what = customer_text(words, intake), products_text(words, intake)
        parts.append(words("Brought back what was typed: {who}, {what}.", who=who, what=what))
    if held:
        count = len(held)
        parts.append(words.plural("{count} intake is put aside (F3).", "{count} intakes are put aside (F3).", count))
    return " ".join([*parts, *_rest(words, restored)])


def what_became_of_it(words: Words, restored: Restored) -> str:
    """Return what is no longer part of an intake that goes on; an empty text where all of it is."""
    return " ".join(_rest(words, restored))


def _rest(words: Words, restored: Restored) -> Iterator[str]:
    if restored.taken:
        numbers = ", ".join(restored.taken)
        yield words("Taken already: {numbers}. Look whether the receipt was printed (F7).", numbers=numbers)
    if restored.gone:
        yield words("No longer in the database: {numbers}.", numbers=", ".join(restored.gone))
    if restored.put_aside:
        yield words("What was typed cannot be read. The file is kept as {name}.", name=restored.put_aside)
