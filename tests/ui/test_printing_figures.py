"""The table of printing: every simulated fault is told with its PDF, the rule is true, copies say the same."""

from tests.benchmarks.printing_figures import FAULTS, measure_faults, measure_queued_copies, measure_rule


def test_ten_of_ten_faults_are_told_and_never_called_printed() -> None:
    measured = measure_faults()
    assert (measured.done, measured.wrong) == (len(FAULTS), 0) == (10, 0)


def test_copies_from_the_queue_differ_in_nothing_but_the_mark() -> None:
    assert measure_queued_copies(3).wrong == 0


def test_the_rule_is_true_on_every_paper_that_holds_it() -> None:
    assert measure_rule().wrong == 0
