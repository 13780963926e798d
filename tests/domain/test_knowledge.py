"""Notes: the closest first, none of another product, the newest version only."""

from dataclasses import replace

from aftersale_desktop.domain.knowledge import KnowledgeNote, Question, fitting, newest_notes, pieces
from tests.builders import NOON

NOTE = KnowledgeNote("SH03-KN-2026-000001", 1, "E6 通信故障", "先断电三分钟再开机。", NOON, "王建国", "W-A", "E6")
FILTER = replace(
    NOTE, number="SH03-KN-2026-000002", title="清洗滤网", text="滤网脏了会不制冷。", model="", fault_code=""
)
OTHER = replace(NOTE, number="SH03-KN-2026-000003", model="M-5")


def test_the_note_of_the_fault_code_comes_before_shared_words() -> None:
    question = Question("显示E6不制冷", ("KFR-35GW/A", "W-A"))
    assert fitting((FILTER, NOTE), question) == (NOTE, FILTER)


def test_a_note_of_another_product_is_never_offered() -> None:
    assert fitting((OTHER,), Question("E6", ("W-A",), "E6")) == ()


def test_a_note_of_another_fault_code_is_not_offered() -> None:
    assert fitting((NOTE,), Question("不制冷", ("W-A",), "E2")) == ()


def test_a_note_for_every_product_needs_a_word_of_the_question() -> None:
    assert fitting((FILTER,), Question("噪音大", ("W-A",))) == ()


def test_only_the_newest_version_counts_and_no_withdrawn_one() -> None:
    second = replace(NOTE, version=2, text="先断电五分钟。")
    gone = replace(FILTER, version=2, is_withdrawn=True)
    assert newest_notes((second, NOTE, FILTER, gone)) == (second,)


def test_chinese_is_compared_by_pairs_of_signs_and_latin_by_words() -> None:
    assert pieces("E6不制冷 no cooling") == {"不制", "制冷", "cooling"}
