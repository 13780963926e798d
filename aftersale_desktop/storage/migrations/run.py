"""Alembic run from code: no ini file, the caller's connection and transaction."""

import os
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from aftersale_desktop.storage.migrations.history import History

FOLDER = Path(__file__).parent


def run_migrations(connection: Connection, history: History) -> None:
    """Bring the tables of the connection to the newest step; the caller commits or undoes."""
    config = _config(history)
    config.attributes["connection"] = connection
    command.upgrade(config, history.revision)


def declared_changes(history: History, from_version: int) -> frozenset[str]:
    """Return the tables and columns ("table.column") that the steps after a version change on purpose."""
    steps = ScriptDirectory.from_config(_config(history)).walk_revisions("base", history.revision)
    later = (step.module for step in steps if int(step.revision) > from_version)
    return frozenset(name for module in later for name in module.DECLARED_CHANGES)


def _config(history: History) -> Config:
    config = Config()
    folders = (FOLDER / "versions", *history.further_folders)
    config.set_main_option("script_location", _plain(FOLDER))
    config.set_main_option("version_locations", os.pathsep.join(_plain(folder) for folder in folders))
    config.set_main_option("path_separator", "os")
    return config


def _plain(folder: Path) -> str:
    """Write a path for alembic's settings, where a percent sign begins a reference."""
    return str(folder).replace("%", "%%")
