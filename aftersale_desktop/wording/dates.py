"""Days and times as people say them; Babel knows the names."""

from datetime import date, datetime

from aftersale_desktop.wording.catalogue import Language, Words

_DAY = {Language.CHINESE: "M 月 d 日 EEE", Language.ENGLISH: "EEE d MMM"}
_SHORT_DAY = {Language.CHINESE: "d EEE", Language.ENGLISH: "EEE d"}
_DAY_AND_TIME = {Language.CHINESE: "M 月 d 日 EEE HH:mm", Language.ENGLISH: "EEE d MMM, HH:mm"}


def day_and_time(words: Words, moment: datetime) -> str:
    """Return `11 月 25 日 周三 18:00` or `Wed 25 Nov, 18:00`; the moment is in the shop's zone already."""
    from babel.dates import format_datetime

    return format_datetime(moment.replace(tzinfo=None), _DAY_AND_TIME[words.language], locale=str(words.language))


def day_of_week(words: Words, day: date) -> str:
    """Return `11 月 24 日 周二` or `Tue 24 Nov`."""
    from babel.dates import format_date

    return format_date(day, _DAY[words.language], locale=str(words.language))


def short_day(words: Words, day: date) -> str:
    """Return `24 周二` or `Tue 24`, for narrow columns."""
    from babel.dates import format_date

    return format_date(day, _SHORT_DAY[words.language], locale=str(words.language))


def iso_day(day: date | None) -> str:
    """Return `2026-11-25`, the form on cards and invoices, or a dash."""
    return day.isoformat() if day else "—"
