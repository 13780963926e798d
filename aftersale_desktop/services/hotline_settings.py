"""What the hotline goes by, kept by who may change the shop: holidays, urgent words, times of complaints."""

from dataclasses import dataclass

from aftersale_desktop.domain.hotline_rules import (
    SHIPPED_HOTLINE_RULES,
    HotlineRules,
    HotlineRulesExistError,
    check_hotline_rules,
)
from aftersale_desktop.domain.opening_hours import Holiday, HolidayExistsError, HolidayNamelessError
from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.urgent_words import (
    SHIPPED_URGENT_WORDS,
    UrgentWord,
    UrgentWordEmptyError,
    UrgentWordExistsError,
)
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading, StartWork, Work


@dataclass(frozen=True, slots=True)
class HotlineLists:
    """All three lists: holidays by day, words by danger, rules the newest first."""

    holidays: tuple[Holiday, ...]
    words: tuple[UrgentWord, ...]
    rules: tuple[HotlineRules, ...]


@dataclass(frozen=True, slots=True)
class HotlineSettings:
    """Every deed returns the lists as they stand then."""

    start_work: StartWork
    start_reading: StartReading
    now: Clock
    who: SignedIn

    def lists(self) -> HotlineLists:
        """Return what the hotline goes by."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            return _lists(work)

    def add_holiday(self, holiday: Holiday) -> HotlineLists:
        """Close the hotline on a day; calls of that day stand on the list of the next open one."""
        self.who().need(Right.CHANGE_SHOP)
        if not holiday.name.zh.strip():
            raise HolidayNamelessError
        with self.start_work() as work:
            if holiday.key in {one.key for one in work.shop_lists.of_kind(Holiday)}:
                raise HolidayExistsError(holiday.day)
            return self._saved(work, holiday, "add_holiday")

    def remove_holiday(self, holiday: Holiday) -> HotlineLists:
        """Open the hotline on a day again."""
        self.who().need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            return self._removed(work, holiday, "remove_holiday")

    def add_word(self, word: UrgentWord) -> HotlineLists:
        """Take a word into the list; the first one takes the shipped ones along, so that none is lost by it."""
        self.who().need(Right.CHANGE_SHOP)
        if not word.text.strip():
            raise UrgentWordEmptyError
        with self.start_work() as work:
            _keep_words(work)
            if word.key in {one.key for one in work.shop_lists.of_kind(UrgentWord)}:
                raise UrgentWordExistsError(word.text)
            return self._saved(work, word, "add_urgent_word")

    def remove_word(self, word: UrgentWord) -> HotlineLists:
        """Take a word out of the list."""
        self.who().need(Right.CHANGE_SHOP)
        with self.start_work() as work:
            _keep_words(work)
            return self._removed(work, word, "remove_urgent_word")

    def publish_rules(self, rules: HotlineRules) -> HotlineLists:
        """Let other times hold from a day on; complaints received before keep theirs."""
        self.who().need(Right.CHANGE_SHOP)
        check_hotline_rules(rules)
        with self.start_work() as work:
            known = {one.key for one in work.shop_lists.of_kind(HotlineRules)} | {SHIPPED_HOTLINE_RULES.key}
            if rules.key in known:
                raise HotlineRulesExistError(rules.version)
            return self._saved(work, rules, "publish_hotline_rules")

    def _saved(self, work: Work, entry: Holiday | UrgentWord | HotlineRules, deed: str) -> HotlineLists:
        work.shop_lists.save(entry)
        work.audit.add(self.now(), self.who().name, deed, entry.key, {})
        return _committed(work)

    def _removed(self, work: Work, entry: Holiday | UrgentWord, deed: str) -> HotlineLists:
        work.shop_lists.remove(entry)
        work.audit.add(self.now(), self.who().name, deed, entry.key, {})
        return _committed(work)


def _keep_words(work: Work) -> None:
    if not work.shop_lists.of_kind(UrgentWord):
        for word in SHIPPED_URGENT_WORDS:
            work.shop_lists.save(word)


def _committed(work: Work) -> HotlineLists:
    lists = _lists(work)
    work.commit()
    return lists


def _lists(work: Work) -> HotlineLists:
    words = work.shop_lists.of_kind(UrgentWord) or SHIPPED_URGENT_WORDS
    rules = (*work.shop_lists.of_kind(HotlineRules), SHIPPED_HOTLINE_RULES)
    return HotlineLists(
        work.shop_lists.of_kind(Holiday),
        tuple(sorted(words, key=lambda word: (word.danger, word.text))),
        tuple(sorted(rules, key=lambda one: (one.valid_from, one.version), reverse=True)),
    )
