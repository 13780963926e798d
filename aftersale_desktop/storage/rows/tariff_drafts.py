"""Copies of price lists being edited."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Integer, String, Table, Text

from aftersale_desktop.domain.tariff_versions import ReplaySums, TariffDraft
from aftersale_desktop.domain.tariffs import tariff_from_json, tariff_to_json
from aftersale_desktop.storage.rows.columns import METADATA, AnyRow, known_id, read, written

DRAFT = Table(
    "tariff_draft",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("version", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class _About:
    """What a draft carries beside its list."""

    base_id: str
    edited_by: tuple[str, ...]
    changed_at: datetime
    replay: ReplaySums | None


def from_domain(draft: TariffDraft) -> dict[str, Any]:
    """Return the row of a draft."""
    about = _About(draft.base_id, draft.edited_by, draft.changed_at, draft.replay)
    return {
        **known_id(draft.id),
        "name": draft.tariff.id,
        "record": written({"about": written(about), "tariff": written(tariff_to_json(draft.tariff))}),
        "version": draft.version,
    }


def to_domain(row: AnyRow) -> TariffDraft:
    """Return the draft of a row, its list checked like one from a file."""
    record = read(dict[str, str], row.record)
    about = read(_About, record["about"])
    return TariffDraft(
        id=row.id,
        base_id=about.base_id,
        tariff=tariff_from_json(read(dict[str, Any], record["tariff"])),
        edited_by=about.edited_by,
        changed_at=about.changed_at,
        replay=about.replay,
        version=row.version,
    )
