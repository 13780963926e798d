"""An input method that catches a scan is noticed once; a person composing hanzi is left alone."""

from aftersale_desktop.devices.input_method_watch import InputMethodWatch


def test_events_at_scanner_speed_are_noticed_once() -> None:
    watch = InputMethodWatch()
    assert [watch.on_input(1000 + 8 * place, "") for place in range(20)].count(True) == 1


def test_composed_digits_are_noticed_at_any_speed() -> None:
    watch = InputMethodWatch()
    assert watch.on_input(1000, "6")
    assert not watch.on_input(1200, "61")
    assert InputMethodWatch().on_input(1000, "６")


def test_a_person_composing_is_left_alone() -> None:
    watch = InputMethodWatch()
    pinyin = "chen'siyuan"
    assert not any(watch.on_input(1000 + 90 * place, pinyin[:place]) for place in range(len(pinyin)))


def test_choosing_a_candidate_gives_two_events_at_once_and_is_left_alone() -> None:
    watch = InputMethodWatch()
    times = (1000, 1120, 1240, 1240, 1400, 1400)
    assert not any(watch.on_input(at_ms, "chen") for at_ms in times)


def test_the_next_scan_is_noticed_again_after_a_quiet_second() -> None:
    watch = InputMethodWatch()
    assert watch.on_input(1000, "1")
    assert watch.on_input(2000, "1")
