"""What is said of a part that an order lacks: when it comes, and what becomes of the promise."""

from aftersale_desktop.services.part_forecasts import PartForecast
from aftersale_desktop.wording.catalogue import Words
from aftersale_desktop.wording.dates import day_and_time, day_of_week


def short_forecast(words: Words, found: PartForecast) -> str:
    """Return when the part comes, as short as a list needs it."""
    if found.arrives_on is None:
        return words("no arrival known")
    return words("part {day}", day=day_of_week(words, found.arrives_on))


def forecast_text(words: Words, found: PartForecast) -> str:
    """Return when the part comes and whether the promised date moves."""
    part, effect = found.part_code, found.effect
    if found.arrives_on is None:
        return words("{part}: no arrival known. Order it, or ask another point.", part=part)
    day = day_of_week(words, found.arrives_on)
    coming = (
        words("{part} arrives {day}", part=part, day=day)
        if found.is_on_the_way
        else words("{part} could be here {day}", part=part, day=day)
    )
    if effect is None or effect.due_after is None:
        return coming
    if not effect.is_moved:
        return words("{coming}; the promised date stays", coming=coming)
    return words("{coming} → due moves to {due}", coming=coming, due=day_and_time(words, effect.due_after))
