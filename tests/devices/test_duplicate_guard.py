"""A label read twice is one scan, and a deliberate repeat is always possible."""

from aftersale_desktop.devices.duplicate_guard import DuplicateGuard


def test_a_second_reading_within_a_moment_is_counted() -> None:
    guard = DuplicateGuard()
    assert [guard.count("A", "claims", at) for at in (0, 1500, 3000)] == [1, 2, 3]


def test_after_a_moment_it_is_a_scan_again() -> None:
    guard = DuplicateGuard()
    assert [guard.count("A", "claims", at) for at in (0, 1501)] == [1, 1]


def test_another_code_or_another_step_is_another_scan() -> None:
    guard = DuplicateGuard()
    assert [guard.count("A", "claims", 0), guard.count("B", "claims", 10), guard.count("A", "counter", 20)] == [1, 1, 1]
    assert guard.count("A", "claims", 30) == 2


def test_a_step_that_the_scan_itself_led_to_is_the_same_step() -> None:
    guard = DuplicateGuard()
    guard.count("A", "claims", 0)
    guard.led_to("A", "counter")
    assert guard.count("A", "counter", 400) == 2
    guard.led_to("B", "counter")
    assert guard.count("B", "counter", 500) == 1


def test_a_clock_that_starts_anew_makes_no_duplicate() -> None:
    guard = DuplicateGuard()
    guard.count("A", "claims", 90_000)
    assert guard.count("A", "claims", 10) == 1
