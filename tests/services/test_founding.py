"""A shop is founded on whole answers, and each wrong one is named by its question."""

from dataclasses import replace
from datetime import time

import pytest

from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.document_codes import UnusablePointCodeError
from aftersale_desktop.domain.points import ClosesBeforeOpeningError, ServicePoint
from aftersale_desktop.services.founding import AnswerMissingError, Answers, Question, check_answers, refused_answers
from tests.builders import POINT

PHRASE = "correct horse"
WHOLE = Answers(POINT, "林涛", PHRASE, PHRASE)


def test_whole_answers_are_taken() -> None:
    assert refused_answers(WHOLE) == {}
    check_answers(WHOLE)


def test_english_may_be_missing() -> None:
    point = replace(POINT, name=Bilingual(POINT.name.zh), address=Bilingual(POINT.address.zh))
    assert refused_answers(replace(WHOLE, point=point)) == {}


@pytest.mark.parametrize(
    ("question", "point", "refusal"),
    [
        (Question.CODE, replace(POINT, code="sh03"), UnusablePointCodeError),
        (Question.CODE, replace(POINT, code=""), AnswerMissingError),
        (Question.NAME, replace(POINT, name=Bilingual(" ", "Point")), AnswerMissingError),
        (Question.ADDRESS, replace(POINT, address=Bilingual("")), AnswerMissingError),
        (Question.HOTLINE, replace(POINT, hotline=" "), AnswerMissingError),
        (Question.HOURS, replace(POINT, opens_at=time(18), closes_at=time(18)), ClosesBeforeOpeningError),
    ],
)
def test_each_wrong_answer_is_named(question: Question, point: ServicePoint, refusal: type[Exception]) -> None:
    answers = replace(WHOLE, point=point)
    refused = refused_answers(answers)
    assert {asked: type(why) for asked, why in refused.items()} == {question: refusal}
    with pytest.raises(refusal):
        check_answers(answers)


def test_a_shop_needs_somebody_who_may_do_everything() -> None:
    assert list(refused_answers(replace(WHOLE, administrator=" "))) == [Question.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("password", "repeated", "refused"),
    [
        ("1234567", "1234567", {Question.PASSWORD}),
        ("aaaaaaaaa", "aaaaaaaaa", {Question.PASSWORD}),
        (PHRASE, "correct horsf", {Question.REPEATED}),
        ("", "", {Question.PASSWORD}),
    ],
)
def test_the_first_password_is_long_and_typed_twice_alike(password: str, repeated: str, refused: set[Question]) -> None:
    assert set(refused_answers(replace(WHOLE, password=password, repeated=repeated))) == refused


def test_everything_wrong_is_named_at_once_in_the_order_of_the_page() -> None:
    nothing = ServicePoint("", Bilingual(""), Bilingual(""), "", 2, POINT.city_tier, closes_at=time(1))
    refused = list(refused_answers(Answers(nothing, "", "", "x")))
    assert refused[0] is Question.CODE
    assert set(refused) == set(Question)
