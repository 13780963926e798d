"""What was taken, and what came back from the last run, each in one line."""

from collections.abc import Sequence

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
    if restored.taken:
        numbers = ", ".join(restored.taken)
        parts.append(words("Taken already: {numbers}. Look whether the receipt was printed (F7).", numbers=numbers))
    if restored.gone:
        numbers = ", ".join(restored.gone)
        parts.append(words("No longer in the database: {numbers}.", numbers=numbers))
    if restored.put_aside:
        parts.append(words("What was typed cannot be read. The file is kept as {name}.", name=restored.put_aside))
    return " ".join(parts)
