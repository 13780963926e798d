"""Every code has words in both languages, and Chinese is Chinese."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from string import Formatter

import pytest

from aftersale_desktop.domain.facts import Buyer, Cause, Facts, OpenRepair, RepairSpan, Wish
from aftersale_desktop.domain.verdict import Article, Datum, Flag, Outcome, Reason, Statement, StatementCode, judge
from aftersale_desktop.wording.catalogue import Language, words_in
from aftersale_desktop.wording.fact_refusals import FACT_REFUSALS
from aftersale_desktop.wording.verdict_statements import STATEMENTS
from aftersale_desktop.wording.verdicts import (
    explanation,
    flag_text,
    legal_basis,
    outcome_summary,
    outcome_title,
    reason_text,
    sentence,
    would_change,
)
from tests.verdict_cases import SOLD, TWO_REPAIRS, day, facts, verdict

CHINESE, ENGLISH = words_in(Language.CHINESE), words_in(Language.ENGLISH)
LATIN_WORD = re.compile(r"[A-Za-z]{2,}|\b(?!R[1-8]\b)[A-Za-z]\w*")
PLACE = re.compile(r"\{\w+\}")


def is_chinese(text: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", text) is not None and LATIN_WORD.search(text) is None


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", StatementCode)
def test_every_statement_has_words_in_both_languages(code: StatementCode) -> None:
    english, chinese = STATEMENTS[code], CHINESE(STATEMENTS[code])
    assert chinese != english
    assert is_chinese(PLACE.sub("", chinese))
    assert places(chinese) == places(english)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_short_title_in_both_languages(outcome: Outcome) -> None:
    assert is_chinese(outcome_title(CHINESE, outcome))
    assert len(outcome_title(CHINESE, outcome)) <= 6
    assert len(outcome_title(ENGLISH, outcome)) <= 26


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_plain_words_in_both_languages(reason: Reason) -> None:
    assert is_chinese(reason_text(CHINESE, reason))
    assert reason_text(ENGLISH, reason) != reason_text(CHINESE, reason)


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_has_words_in_both_languages(flag: Flag) -> None:
    assert is_chinese(flag_text(CHINESE, flag))
    assert flag_text(ENGLISH, flag) != flag_text(CHINESE, flag)


@pytest.mark.parametrize("message", FACT_REFUSALS.values())
def test_every_refusal_has_words_in_both_languages(message: str) -> None:
    assert is_chinese(PLACE.sub("", CHINESE(message)))
    assert places(CHINESE(message)) == places(message)


EXAMPLES = [
    facts(day(3)),
    facts(day(3), wish=Wish.REFUND),
    facts(day(3), wish=Wish.REFUND, price=None),
    facts(day(10)),
    facts(day(10), wish=Wish.REFUND),
    facts(day(10), wish=Wish.REFUND, price=None),
    facts(day(10), wish=Wish.REFUND, same_model_available=False),
    facts(day(30)),
    facts(day(30), delivered_on=day(5), invoice_presented=False, other_proof_accepted=True),
    facts(date(2026, 9, 20), exchanged_on=date(2026, 7, 1), repairs=TWO_REPAIRS),
    facts(day(30), invoice_on=None, delivered_on=day(5), buyer=Buyer.BUSINESS),
    facts(day(30), documents_altered=True),
    facts(day(30), barcodes_match=False),
    facts(day(30), invoice_presented=False),
    *(facts(day(30), cause=cause) for cause in Cause),
    facts(day(30), performance_fault=False),
    facts(date(2026, 9, 20), repairs=TWO_REPAIRS),
    facts(date(2026, 8, 1), open_repair=OpenRepair(date(2026, 7, 1))),
    facts(date(2026, 9, 30), open_repair=OpenRepair(date(2026, 7, 1), 88)),
    *(facts(day(30), cause=cause, warranty_card_presented=False) for cause in Cause),
    facts(date(2027, 9, 2), main_part=True, repairs=TWO_REPAIRS),
    facts(date(2030, 9, 2), main_part=True, documents_altered=True, barcodes_match=False, invoice_presented=False),
    facts(date(2027, 9, 2), repairs=(RepairSpan(date(2027, 8, 20), date(2027, 8, 25)),), same_fault=False),
    facts(date(2027, 9, 2), repairs=(RepairSpan(date(2027, 8, 20), date(2027, 8, 25)),)),
    facts(date(2027, 9, 2), paid_repair_returned_on=date(2027, 8, 25)),
    facts(day(3), remote_sale=True, no_fault_return=True, price=None),
    facts(day(30), remote_sale=True, no_fault_return=True),
    facts(day(3), invoice_on=None, remote_sale=True, no_fault_return=True),
    facts(day(3), no_fault_return=True),
    facts(day(3), counterfeit=True),
    facts(day(3), invoice_on=None),
    facts(SOLD - timedelta(days=3)),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_verdict_is_told_in_whole_sentences(example: Facts) -> None:
    found = judge(example)
    chinese = [*explanation(CHINESE, found), *would_change(CHINESE, found), outcome_summary(CHINESE, found)]
    english = [*explanation(ENGLISH, found), *would_change(ENGLISH, found), outcome_summary(ENGLISH, found)]
    assert len(chinese) == len(english)
    for text in (*chinese, *english):
        assert text
        assert "{" not in text
        assert "%(" not in text
        assert "None" not in text
    assert all(is_chinese(text) for text in chinese)
    assert all(is_chinese(text) for text in legal_basis(CHINESE, found))
    assert len(legal_basis(ENGLISH, found)) == len(found.legal_basis)


def test_the_examples_say_everything_a_verdict_can_say() -> None:
    told = {statement.code for one in map(judge, EXAMPLES) for statement in (*one.because, *one.would_change)}
    remedies = {code for code in StatementCode if code.startswith(("closed_", "terms_"))}
    assert set(StatementCode) - remedies == told


def test_a_sentence_names_its_dates_and_amounts() -> None:
    found = verdict(date(2026, 9, 20), wish=Wish.REFUND, repairs=TWO_REPAIRS)
    text = explanation(ENGLISH, found)
    assert "Free repair 2026-06-01 to 2026-06-04: adds 3 d (1995 rule, art. 8)" in text
    assert any("194 d × 0.1 % × 2999.00 = 581.81" in one for one in text)
    assert outcome_summary(ENGLISH, found) == "To be paid back: ¥ 2417.19, after depreciation of ¥ 581.81"


def test_the_line_under_the_title_counts_the_days_left() -> None:
    assert outcome_summary(ENGLISH, verdict(date(2027, 3, 1))) == "Whole unit in warranty · 1 day left"
    assert outcome_summary(ENGLISH, verdict(date(2027, 2, 28))) == "Whole unit in warranty · 2 days left"
    assert outcome_summary(ENGLISH, verdict(date(2027, 3, 2))) == "Whole unit in warranty · last day"
    assert outcome_summary(CHINESE, verdict(date(2027, 2, 28))) == "整机保修期内 · 距到期还有 2 天"


def test_a_percent_sign_in_a_text_stays_one() -> None:
    data: dict[str, Datum] = {"from_on": SOLD, "to_on": SOLD, "extension_days": 0, "open_days": 0, "days": 1}
    data |= {"percent": Decimal("0.1"), "price": Decimal(1), "amount": Decimal("0.00")}
    text = sentence(ENGLISH, Statement(StatementCode.DEPRECIATION_SUM, tuple(data.items())))
    assert "1 d × 0.1 % × 1 = 0.00" in text


@pytest.mark.parametrize("article", Article)
def test_every_article_is_printed_by_name(article: Article) -> None:
    found = replace(verdict(day(30)), legal_basis=(article,))
    (chinese,) = legal_basis(CHINESE, found)
    assert is_chinese(chinese)
