"""One event for every source, and codes that can be seen."""

from aftersale_desktop.devices.scan_events import ScanSource, aim_of, typed_event, visible


def test_what_a_person_sent_off_is_an_event_like_any_other() -> None:
    event = typed_event("]C1010690\x1d21AB", 5)
    assert (event.raw, event.source, event.is_typed, event.aim_id) == (
        "]C1010690\x1d21AB",
        ScanSource.MANUAL,
        True,
        "]C1",
    )
    assert (event.began_at_ms, event.ended_at_ms, event.count, event.terminator) == (5, 5, 14, "")


def test_a_code_copied_as_it_is_seen_means_the_same_when_it_is_pasted() -> None:
    assert visible("01\x1d21\x7f\r") == "01␝21␡␍"
    assert typed_event("01␝21", 0).raw == "01\x1d21"


def test_only_a_symbology_identifier_in_front_counts() -> None:
    assert (aim_of("]d2010"), aim_of("01]d2"), aim_of("]")) == ("]d2", "", "")
