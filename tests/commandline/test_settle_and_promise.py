"""The batch commands answer every line in its place and name what they refuse."""

import json
from io import BytesIO, StringIO

import pytest

from aftersale_desktop.commandline.promises import run_promise
from aftersale_desktop.commandline.settlements import run_capitals, run_settle, shipped_tariffs
from aftersale_desktop.domain.money import TooManyPlacesError
from aftersale_desktop.wording.catalogue import Language, words_in

ENGLISH, CHINESE = words_in(Language.ENGLISH), words_in(Language.CHINESE)
JOB: dict[str, object] = {
    "id": "J1",
    "tariff": "SH-2026-A",
    "product_class": "A",
    "point_grade": 2,
    "city_tier": "municipality",
    "distance_km": "3",
    "carried_in": False,
    "operations": ["minor"],
    "materials": [],
    "parts": [{"code": "CAP35", "quantity": 1, "unit_price": "38.00", "main_part": False}],
    "outcome": "repaired",
    "coverage": "chargeable",
}
REPAIR: dict[str, object] = {
    "id": 7,
    "received_at": "2026-03-02T10:00",
    "pauses": [],
    "inspections": [],
    "as_of": "2026-03-05T18:01",
}


def lines(*records: object) -> BytesIO:
    return BytesIO("".join(json.dumps(record) + "\n" for record in records).encode())


def answers(sink: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def test_good_jobs_are_settled_and_a_bad_one_is_named_in_its_place() -> None:
    sink = StringIO()
    is_all_good = run_settle(lines(JOB, {**JOB, "id": "J2", "tariff": "X"}, {**JOB, "id": 3}), sink, ENGLISH)
    first, refused, last = answers(sink)
    assert not is_all_good
    assert (first["id"], first["total"], first["capitals"]) == ("J1", "148.00", "壹佰肆拾捌元整")
    assert refused == {"id": "J2", "error": "UnknownTariffError: tariff: there is no price list “X”."}
    assert (last["id"], last["total"]) == (3, "148.00")


def test_refusals_are_worded_in_the_language_asked_for() -> None:
    sink = StringIO()
    assert not run_settle(lines({**JOB, "distance_km": "-1"}), sink, CHINESE)
    assert answers(sink)[0]["error"] == "NegativeNumberError: distance_km 为 -1，不能小于零。"


def test_promises_are_counted_line_by_line() -> None:
    sink = StringIO()
    assert run_promise(lines(REPAIR), sink, ENGLISH)
    assert answers(sink) == [
        {
            "id": 7,
            "starts_on": "2026-03-02",
            "due_at": "2026-03-05T18:00:00",
            "state": "late",
            "first_pass": None,
        }
    ]


def test_lines_that_are_no_records_do_not_stop_the_others() -> None:
    sink = StringIO()
    source = BytesIO(b"[1]\nnot json\n\xff\xfe\n" + b"[" * 100_000 + b"\n" + lines(REPAIR).getvalue())
    assert not run_promise(source, sink, ENGLISH)
    *refused, good = answers(sink)
    assert all("error" in answer for answer in refused)
    assert (len(refused), good["state"]) == (4, "late")


def test_amounts_are_written_in_capitals_one_a_line() -> None:
    sink = StringIO()
    run_capitals(["148", "-0.05"], sink)
    assert sink.getvalue() == "壹佰肆拾捌元整\n负伍分\n"


def test_one_bad_amount_writes_nothing_at_all() -> None:
    sink = StringIO()
    with pytest.raises(TooManyPlacesError):
        run_capitals(["148", "1.005"], sink)
    assert sink.getvalue() == ""


def test_the_sample_price_list_is_known_to_the_command() -> None:
    assert "SH-2026-A" in shipped_tariffs()
