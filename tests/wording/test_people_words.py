"""Every right, role and credential has a name in both languages: the table of rights says them all."""

import pytest

from aftersale_desktop.domain.credentials import CredentialKind
from aftersale_desktop.domain.people import Right, Role
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.claims import role_name
from aftersale_desktop.wording.people import credential_name, right_name


@pytest.mark.parametrize("language", Language)
def test_names_are_there_and_differ(language: Language) -> None:
    words = words_in(language)
    assert len({right_name(words, right) for right in Right}) == len(Right)
    assert len({role_name(words, role) for role in Role}) == len(Role)
    assert len({credential_name(words, kind) for kind in CredentialKind}) == len(CredentialKind)
