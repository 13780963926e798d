"""The locks pin everything with hashes and name no index and no machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")
_ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def text_of(lock: str) -> str:
    return (PROJECT / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, set[str]]:
    """Each library with its version; with several where one release does not serve every Python."""
    found: dict[str, set[str]] = {}
    for name, version in _ENTRY.findall(text_of(lock)):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", text_of(lock))

    assert len(entries) == sum(map(len, pins(lock).values())) > 10
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_and_no_path_is_written_down(lock: str) -> None:
    assert not re.search(r"://|--index|--find-links|(?<![\w.-])/\w|\\\\|[A-Z]:\\", text_of(lock))


def requirements() -> list[tuple[str, Requirement]]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    needs = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-test.lock": project["dependency-groups"]["test"],
    }
    return [(lock, Requirement(line)) for lock, lines in needs.items() for line in lines]


@pytest.mark.parametrize(("lock", "requirement"), requirements(), ids=str)
def test_every_dependency_is_pinned_to_a_version_it_allows(lock: str, requirement: Requirement) -> None:
    assert all(map(requirement.specifier.contains, pins(lock)[canonicalize_name(requirement.name)]))


def test_tests_run_on_the_very_versions_that_the_program_ships_with() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()
