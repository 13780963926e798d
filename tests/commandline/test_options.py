"""Global options hold before and after a command's name, and from the environment."""

from pathlib import Path

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME, Options
from aftersale_desktop.commandline.options import read_options
from aftersale_desktop.wording.catalogue import Language

ALL = ("--data-dir", "shop", "--database", "x.db", "--language", "zh_CN", "--demo", "--exit-after-first-paint")
EVERYTHING = Options(Path("shop"), "x.db", "zh_CN", is_demo=True, exits_after_first_paint=True)


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (ALL, []),
        ((*ALL, "claims", "list"), ["claims", "list"]),
        (("claims", "list", *ALL), ["claims", "list"]),
        (("claims", *ALL, "list", "--json"), ["claims", "list", "--json"]),
        (("print", "receipt", "N", *ALL, "-o", "a b.pdf"), ["print", "receipt", "N", "-o", "a b.pdf"]),
    ],
)
def test_global_options_stand_before_between_and_after_the_words_of_a_command(
    arguments: tuple[str, ...], command: list[str]
) -> None:
    assert read_options(arguments, {}) == (EVERYTHING, command)


def test_without_options_everything_is_left_to_settings_and_platform() -> None:
    options, command = read_options([], {})
    assert (options, command) == (Options(), [])
    assert options.chosen_language is None
    assert options.database_address == options.folder / DATABASE_NAME


def test_what_follows_two_hyphens_is_data_whatever_it_looks_like() -> None:
    assert read_options(["capitals", "--", "-5.00", "--demo"], {}) == (Options(), ["capitals", "--", "-5.00", "--demo"])


def test_a_negative_amount_is_no_option() -> None:
    assert read_options(["capitals", "-5.00"], {})[1] == ["capitals", "-5.00"]


def test_the_environment_names_folder_and_database_and_the_command_line_wins() -> None:
    environment = {"AFTERSALE_DATA_DIR": "/env", "AFTERSALE_DATABASE": "postgresql://env/db"}
    options, _ = read_options([], environment)
    assert (options.data_dir, options.database_address) == (Path("/env"), "postgresql://env/db")
    options, _ = read_options(["--data-dir=/here", "--database", "/there.db"], environment)
    assert (options.data_dir, options.database_address) == (Path("/here"), Path("/there.db"))


@pytest.mark.parametrize("environment", [{}, {"AFTERSALE_DATA_DIR": "", "AFTERSALE_DATABASE": ""}])
def test_an_empty_variable_or_value_is_none_at_all(environment: dict[str, str]) -> None:
    assert read_options([], environment)[0] == Options()
    assert read_options(["--data-dir", "", "--database", ""], environment)[0] == Options()


def test_names_with_spaces_hanzi_and_a_home_are_paths() -> None:
    assert read_options(["--data-dir", "我的 店铺"], {})[0].folder == Path("我的 店铺")
    assert read_options(["--data-dir", "~/shop"], {})[0].folder == Path.home() / "shop"
    assert read_options(["--database", "sqlite:///店 铺.db"], {})[0].database_address == Path("店 铺.db")


def test_the_sample_shop_has_a_folder_of_its_own() -> None:
    own, sample = Options().folder, Options(is_demo=True).folder
    assert sample.parent == own
    assert Options(data_dir=Path("x"), is_demo=True).folder == Path("x")


@pytest.mark.parametrize("language", list(Language))
def test_a_language_is_one_of_two(language: Language) -> None:
    assert read_options(["--language", language], {})[0].chosen_language is language


@pytest.mark.parametrize(
    "arguments", [["--language", "fr"], ["--language"], ["--data-dir"], ["claims", "list", "--database"], ["--demo=x"]]
)
def test_a_wrong_global_option_is_wrong_usage_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        read_options(arguments, {})
    assert leaving.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_options_are_not_guessed_from_their_beginning() -> None:
    assert read_options(["--lang", "en"], {})[1] == ["--lang", "en"]
