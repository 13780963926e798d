"""Every text a user can see exists once in both languages, with the same places to fill in."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from inspect import Parameter, signature
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import aftersale_desktop
from aftersale_desktop.domain.calls import CallNeed
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.document_codes import DocumentSeries
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.papers import PaperKind
from aftersale_desktop.domain.people import Right, Role
from aftersale_desktop.domain.print_jobs import PrintFault
from aftersale_desktop.domain.repair_steps import Need
from aftersale_desktop.resources import resource_path
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.refusal_tables import REFUSALS
from aftersale_desktop.wording.refusals import refusal_text

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)
PACKAGE = Path(aftersale_desktop.__file__).parent
SOURCE = resource_path("translations", "zh_CN.po")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("words", "_words", "N_"), None),
    "plural": (1, 2),
}
"""Data that reach `words()` from outside the source, such as names of price lists, are marked by `N_` in a table."""
_HANZI = re.compile("[㐀-鿿]")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z_0-9]+")
_PLACES = re.compile(r"\{[^}]*\}")
_OPTIONS = re.compile(r"--?[a-z][a-z-]*")
KEYS = frozenset({"Ctrl", "Esc", "Shift", "Tab", "Enter", "PgUp", "PgDown"})
UNITS_AND_VALUES = frozenset({"km", "en", "zh_CN", "a4", "a5", "roll80"})
NAMES = frozenset({"Noto", "Sans", "Excel"})
MAY_STAND = KEYS | UNITS_AND_VALUES | NAMES


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file, locale="zh_CN", charset="utf-8", abort_invalid=True)


@pytest.fixture(scope="module")
def extracted() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    return {message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found}


def ids(messages: set[str | tuple[str, ...]]) -> set[str]:
    return {text for message in messages for text in ([message] if isinstance(message, str) else message)}


def entries(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def id_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def places(text: str) -> Counter[str | None]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_texts_are_found_in_the_source(extracted: set[str | tuple[str, ...]]) -> None:
    assert len(extracted) > 500
    assert {"Received", "Claim {number} taken"} <= ids(extracted)
    assert any(isinstance(message, tuple) for message in extracted)


def test_every_text_of_the_source_has_a_chinese_translation(
    catalogue: Catalog, extracted: set[str | tuple[str, ...]]
) -> None:
    known = {id_of(message) for message in entries(catalogue) if all(translations(message))}
    missing = {message if isinstance(message, str) else message[0] for message in extracted} - known
    assert not missing, sorted(missing)


def test_a_text_with_a_plural_is_one_in_the_catalogue_too(
    catalogue: Catalog, extracted: set[str | tuple[str, ...]]
) -> None:
    counted = {tuple(message.id) for message in entries(catalogue) if not isinstance(message.id, str)}
    assert counted == {message for message in extracted if isinstance(message, tuple)}


def test_the_catalogue_holds_nothing_that_the_source_does_not_say(
    catalogue: Catalog, extracted: set[str | tuple[str, ...]]
) -> None:
    orphans = {id_of(message) for message in entries(catalogue)} - ids(extracted)
    assert not orphans, sorted(orphans)


def test_no_text_stands_twice_in_the_catalogue() -> None:
    lines = re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)', SOURCE.read_text("utf-8"), re.MULTILINE)
    written = Counter("".join(ast.literal_eval(part) for part in text.splitlines()) for text in lines)
    assert [text for text, times in written.items() if times > 1] == []


def test_nothing_in_the_catalogue_is_marked_as_a_guess(catalogue: Catalog) -> None:
    assert [message.id for message in entries(catalogue) if message.fuzzy] == []
    assert not catalogue.obsolete


def test_a_translation_has_the_same_places_to_fill_in(catalogue: Catalog) -> None:
    wrong = [
        (id_of(message), chinese)
        for message in entries(catalogue)
        for chinese in translations(message)
        if set(places(chinese)) != set(places(id_of(message)))
    ]
    assert wrong == []


def test_plurals_are_counted_in_every_form(extracted: set[str | tuple[str, ...]]) -> None:
    for message in extracted:
        if isinstance(message, tuple):
            assert "count" in places(message[1]), message


def test_chinese_texts_hold_no_english_words_but_codes_units_and_names(catalogue: Catalog) -> None:
    strange = {
        (word, chinese)
        for message in entries(catalogue)
        for chinese in translations(message)
        for word in _LETTERS.findall(_OPTIONS.sub("", _PLACES.sub("", chinese)))
        if word not in MAY_STAND and not word.isupper()
    }
    assert strange == set()


def test_chinese_texts_are_chinese(catalogue: Catalog) -> None:
    same = {
        chinese
        for message in entries(catalogue)
        for chinese in translations(message)
        if not _HANZI.search(chinese) and re.search("[A-Za-z]{2}", _PLACES.sub("", chinese))
    }
    assert same == set()


def test_chinese_texts_use_chinese_punctuation(catalogue: Catalog) -> None:
    wrong = [
        chinese
        for message in entries(catalogue)
        for chinese in translations(message)
        if re.search("[㐀-鿿][,;?!]|[㐀-鿿]\\.$", chinese)
    ]
    assert wrong == []


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(aftersale_desktop.__path__, "aftersale_desktop."):
        is_run_not_imported = module.name.endswith((".__main__", ".migrations.env")) or ".versions." in module.name
        if not is_run_not_imported:
            yield module.name


def _kinds(base: type[AfterSaleError]) -> Iterator[type[AfterSaleError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


@pytest.fixture(scope="module")
def kinds() -> list[type[AfterSaleError]]:
    """Every refusal of the package that is raised itself, not only through what is derived from it."""
    for name in _modules():
        importlib.import_module(name)
    own = {kind for kind in _kinds(AfterSaleError) if kind.__module__.startswith("aftersale_desktop.")}
    return sorted(own - _bases(own), key=lambda kind: kind.__name__)


def _bases(kinds: set[type[AfterSaleError]]) -> set[type[AfterSaleError]]:
    """Refusals that only others are derived from."""
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    bodies = re.sub(r"^class .*$", "", source, flags=re.MULTILINE)
    return {kind for kind in kinds if kind.__subclasses__() and not re.search(rf"\b{kind.__name__}\(", bodies)}


SAMPLES: dict[str, object] = {
    "character": "\x00",
    "wanted": ClaimState.CLOSED,
    "state": ClaimState.RECEIVED,
    "role": Role.CLERK,
    "right": Right.READ,
    "kind": PaperKind.RECEIPT,
    "series": DocumentSeries.CLAIM,
    "fault": PrintFault.GONE,
    "parts": {Need.DIAGNOSIS: ("CAP35",)},
}


def sample(parameter: Parameter) -> object:
    if parameter.name in SAMPLES:
        return SAMPLES[parameter.name]
    if parameter.annotation == tuple[Need, ...]:
        return (Need.DIAGNOSIS, Need.AGREEMENT)
    if parameter.annotation == tuple[CallNeed, ...]:
        return (CallNeed.NOTE, CallNeed.DUE)
    text = str(parameter.annotation)
    if "timedelta" in text:
        from datetime import timedelta

        return timedelta(seconds=7)
    if "date" in text:
        from datetime import date

        return date(2026, 3, 2)
    return 7 if "int" in text and "str" not in text else f"<{parameter.name}>"


def instance(kind: type[AfterSaleError]) -> AfterSaleError:
    given = signature(kind.__init__).parameters.values()
    plain = [each for each in list(given)[1:] if each.kind is not Parameter.VAR_POSITIONAL]
    return kind(*(sample(each) for each in plain if each.kind is not Parameter.VAR_KEYWORD))


def test_every_refusal_has_words_of_its_own(kinds: list[type[AfterSaleError]]) -> None:
    assert len(kinds) > 60
    assert [kind.__name__ for kind in kinds if kind not in REFUSALS] == []


def test_every_template_says_what_its_refusal_carries(kinds: list[type[AfterSaleError]]) -> None:
    for kind in kinds:
        assert set(places(REFUSALS[kind])) <= set(vars(instance(kind))), kind


def test_every_refusal_becomes_a_sentence_in_both_languages(kinds: list[type[AfterSaleError]]) -> None:
    for kind in kinds:
        refusal = instance(kind)
        assert "{" not in refusal_text(ENGLISH, refusal).replace("{…}", "")
        assert _HANZI.search(refusal_text(CHINESE, refusal)), kind


def test_a_value_is_cut_to_a_sane_length_and_a_path_never() -> None:
    from aftersale_desktop.domain.products import UnknownModelError
    from aftersale_desktop.services.database_refusals import NotADatabaseError

    assert len(refusal_text(ENGLISH, UnknownModelError("x" * 500))) < 150
    long_path = "/" + "folder/" * 30 + "aftersale.db"
    assert long_path in refusal_text(ENGLISH, NotADatabaseError(long_path))


def test_braces_in_what_was_typed_are_text() -> None:
    from aftersale_desktop.services.lookups import UnknownCodeError

    assert "{number}" in refusal_text(ENGLISH, UnknownCodeError("{number}"))
