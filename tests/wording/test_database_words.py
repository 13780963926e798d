"""Why a database is not opened is said with what there is to know, in both languages."""

import pytest

from aftersale_desktop.services.database_refusals import NewerDatabaseError
from aftersale_desktop.services.ports import StorageError
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.refusals import refusal_text


@pytest.mark.parametrize("language", list(Language))
def test_a_newer_database_is_refused_with_both_versions(language: Language) -> None:
    said = refusal_text(words_in(language), NewerDatabaseError("shop.db", 7, 5))
    assert "7" in said
    assert "5" in said


@pytest.mark.parametrize("reason", ["database", "setting_journal_mode"])
def test_every_reason_of_the_storage_has_words(reason: str) -> None:
    said = [refusal_text(words_in(language), StorageError(reason)) for language in Language]
    assert not any(f"({reason})" in text or f"（{reason}）" in text for text in said)
    assert len(set(said)) == len(Language)
