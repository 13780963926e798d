"""Two programs on one database edit one card: nothing is lost and nothing silently overwritten (R-14)."""

from pathlib import Path

from tests.benchmarks.edit_cards import edit_against_each_other


def test_every_edit_of_two_programs_is_on_record_and_follows_the_one_before(tmp_path: Path) -> None:
    edits = edit_against_each_other(tmp_path / "shop.db", 25)
    assert (edits.lost, edits.overwritten) == (0, 0)
    saved, clashes = (sum(getattr(client, name) for client in edits.clients) for name in ("saved", "conflicts"))
    assert edits.recorded <= saved
    assert edits.recorded >= saved - clashes, "only an edit given up in a conflict leaves no version"
