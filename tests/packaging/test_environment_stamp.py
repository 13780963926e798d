"""When set-up has work to do, and when a second start does nothing."""

from pathlib import Path

import pytest

from groundwork.environment import Environment, Need, fingerprint
from groundwork.sentences import CannotPrepareError


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    for need in Need:
        (tmp_path / need.value).write_text(f"library==1 # {need}\n", encoding="utf-8")
    environment = Environment(tmp_path)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    return environment


def stamp(environment: Environment, *needs: Need) -> None:
    environment.stamp.write_text("\n".join(fingerprint(environment.project, need) for need in needs), encoding="utf-8")


def test_an_environment_without_a_stamp_is_not_ready(environment: Environment) -> None:
    assert not environment.is_ready_for(Need.PROGRAM)
    assert not environment.was_left_unfinished()


def test_a_stamped_environment_is_ready_for_what_it_holds(environment: Environment) -> None:
    stamp(environment, Need.PROGRAM)

    assert environment.is_ready_for(Need.PROGRAM)
    assert not environment.is_ready_for(Need.TESTS)


def test_a_changed_lock_is_installed_again(environment: Environment) -> None:
    stamp(environment, *Need)
    (environment.project / Need.PROGRAM.value).write_text("library==2\n", encoding="utf-8")

    assert not environment.is_ready_for(Need.PROGRAM)
    assert environment.is_ready_for(Need.TESTS)


def test_another_python_version_is_set_up_again(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp(environment, Need.PROGRAM)
    monkeypatch.setattr("groundwork.environment.this_version", lambda: (3, 99))

    assert not environment.is_ready_for(Need.PROGRAM)


def test_a_lost_interpreter_is_set_up_again(environment: Environment) -> None:
    stamp(environment, Need.PROGRAM)
    environment.python.unlink()

    assert not environment.is_ready_for(Need.PROGRAM)


def test_a_cut_off_set_up_is_seen(environment: Environment) -> None:
    environment.stamp.write_text("unfinished", encoding="utf-8")

    assert environment.was_left_unfinished()
    assert not environment.is_ready_for(Need.PROGRAM)


def test_an_unreadable_stamp_is_no_stamp(environment: Environment) -> None:
    environment.stamp.write_bytes(b"\xff\xfe\x00")

    assert not environment.is_ready_for(Need.PROGRAM)


def test_a_missing_lock_is_refused_by_name(environment: Environment) -> None:
    (environment.project / Need.TESTS.value).unlink()

    with pytest.raises(CannotPrepareError) as refusal:
        environment.is_ready_for(Need.TESTS)

    assert Need.TESTS.value in refusal.value.data["tail"]
