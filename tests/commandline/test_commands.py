"""Every command: what it prints, what it refuses, and with which exit code."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from aftersale_desktop.bootstrap import DATABASE_NAME
from aftersale_desktop.commandline.commands import COMMANDS, DONE, REFUSED, WRONG_USAGE
from aftersale_desktop.domain.claims import ClaimState
from aftersale_desktop.domain.document_codes import document_code
from aftersale_desktop.storage.database import open_database
from tests.commandline.shops import CommandLine, Ran, answer

ENGLISH_SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,}[,;:.]? ){2,}[A-Za-z]{2,}")
CODE_KEYS = {"in_warranty", "out_of_warranty", "mismatched", "part", "claim", "card", "multi_split"}


def test_demo_codes_are_exactly_what_is_promised(codes: dict[str, Any]) -> None:
    assert set(codes) == CODE_KEYS
    for name in ("in_warranty", "out_of_warranty", "mismatched"):
        assert set(codes[name]) == {"indoor", "outdoor"}
    assert all(isinstance(codes[name], str) for name in ("part", "claim", "card"))


def test_demo_codes_are_known_before_the_sample_shop_is_made(command: CommandLine, tmp_path: Path) -> None:
    found = answer(command.alone("--data-dir", str(tmp_path / "none"), "demo", "codes", "--json"))
    assert set(found) == CODE_KEYS
    assert not (tmp_path / "none").exists()


def test_demo_codes_make_the_sample_shop_where_asked(command: CommandLine, tmp_path: Path) -> None:
    folder = str(tmp_path / "新店")
    found = answer(command.alone("demo", "codes", "--json", "--demo", "--data-dir", folder))
    claim = answer(command.alone("claims", "show", found["claim"], "--json", "--data-dir", folder))
    assert claim["number"] == found["claim"]


def test_the_pair_in_warranty_is_free_and_the_one_out_of_it_is_charged(
    command: CommandLine, codes: dict[str, Any]
) -> None:
    outcomes = {}
    for name in ("in_warranty", "out_of_warranty"):
        for kind, code in codes[name].items():
            found = answer(command("lookup", code, "--json"))
            assert (found["kind"], found["scanned"]) == ("product", kind)
            outcomes[name] = found["verdict"]["outcome"]
    assert outcomes == {"in_warranty": "free_repair", "out_of_warranty": "paid_repair"}


def test_a_look_up_shows_unit_card_customer_history_and_todays_verdict(
    command: CommandLine, codes: dict[str, Any]
) -> None:
    found = answer(command("lookup", codes["in_warranty"]["indoor"], "--json"))
    assert found["product"]["card"] == codes["card"]
    assert {unit["barcode"] for unit in found["product"]["units"]} == set(codes["in_warranty"].values())
    assert "****" in found["customer"]["phone"]
    assert found["history"]
    assert found["verdict"]["explanation"]


def test_a_look_up_takes_cards_claims_parts_invoices_and_names(command: CommandLine, codes: dict[str, Any]) -> None:
    invoice = answer(command("invoices", "list", "--json"))[0]
    for code, kind in (
        (codes["card"], "product"),
        (codes["card"].lower(), "product"),
        (codes["claim"], "claim"),
        (document_code(codes["claim"]), "claim"),
        (codes["part"], "part"),
        (invoice["number"], "invoice"),
        ("陈思远", "product"),
        ("si-104001", "product"),
    ):
        assert answer(command("lookup", code, "--json"))["kind"] == kind
    assert answer(command("lookup", codes["claim"], "--json"))["verdict"]["outcome"]
    assert answer(command("lookup", invoice["number"], "--json"))["total"] == invoice["total"]


def test_a_unit_that_was_replaced_is_refused_with_what_took_its_place(command: CommandLine) -> None:
    with closing(sqlite3.connect(command.folder / DATABASE_NAME)) as connection:
        old, new = connection.execute("SELECT old_barcode, new_barcode FROM unit_replacement").fetchone()
    ran = command("lookup", old)
    assert ran.code == REFUSED
    assert f"{old} was replaced on" in ran.error_line
    assert new in ran.error_line


def test_what_nobody_knows_is_refused_in_one_line(command: CommandLine) -> None:
    ran = command("lookup", "没有", "--json")
    assert (ran.code, ran.out) == (REFUSED, "")
    assert "没有" in ran.error_line


def test_a_misread_code_is_refused(command: CommandLine, codes: dict[str, Any]) -> None:
    code = codes["in_warranty"]["indoor"]
    ran = command("lookup", code[:-1] + str((int(code[-1]) + 1) % 10))
    assert ran.code == REFUSED
    assert "check digit" in ran.error_line


def test_claims_are_listed_of_every_point_with_masked_telephones(command: CommandLine) -> None:
    claims = answer(command("claims", "list", "--json"))
    assert len(claims) >= 120
    assert all({"number", "state", "customer", "received_at", "due_at"} <= set(claim) for claim in claims)
    assert {claim["state"] for claim in claims} == {str(state) for state in ClaimState}
    assert {claim["number"][:4] for claim in claims} == {"SH01", "SH02", "SH03"}
    assert all("****" in claim["phone"] for claim in claims)


def test_lists_as_text_have_a_line_for_each_row(command: CommandLine) -> None:
    for group in ("claims", "cards", "invoices"):
        rows = answer(command(group, "list", "--json"))
        lines = command(group, "list").out.splitlines()
        assert len(lines) == len(rows)
        assert all(line.startswith(row["number"]) for line, row in zip(lines, rows, strict=True))


def test_one_claim_one_card_and_one_invoice_are_shown(command: CommandLine, codes: dict[str, Any]) -> None:
    claim = answer(command("claims", "show", document_code(codes["claim"]), "--json"))
    assert (claim["number"], claim["events"][0]["deed"]) == (codes["claim"], "received")
    assert answer(command("cards", "show", codes["card"], "--json"))["product"]["card"] == codes["card"]
    row = answer(command("invoices", "list", "--json"))[0]
    invoice = answer(command("invoices", "show", row["number"], "--json"))
    assert (invoice["claim"], invoice["total"]) == (row["claim"], row["total"])
    assert f"{sum(float(line['due']) for line in invoice['lines']):.2f}" == invoice["total"]


@pytest.mark.parametrize("words", [("claims", "show"), ("invoices", "show"), ("cards", "show")])
def test_an_unknown_number_is_refused_in_one_line(command: CommandLine, words: tuple[str, str]) -> None:
    ran = command(*words, "SH03-WX-2026-999999", "--json")
    assert (ran.code, ran.out) == (REFUSED, "")
    assert "SH03-WX-2026-999999" in ran.error_line


def test_every_code_to_try_is_known(command: CommandLine, codes: dict[str, Any]) -> None:
    pairs = [codes[name].values() for name in ("in_warranty", "out_of_warranty", "mismatched")]
    for code in (*chain.from_iterable(pairs), codes["part"], codes["claim"], codes["card"]):
        assert command("lookup", code, "--json").code == DONE


def test_a_verdict_says_what_would_change_it(command: CommandLine, codes: dict[str, Any]) -> None:
    looked_up = answer(command("lookup", codes["in_warranty"]["indoor"], "--json"))
    shown = [answer(command("claims", "show", past["claim"], "--json")) for past in looked_up["history"]]
    for record in (looked_up, *shown):
        assert record["verdict"]["would_change"]
        assert all(isinstance(sentence, str) and sentence for sentence in record["verdict"]["would_change"])
    assert answer(command("claims", "show", codes["claim"], "--json"))["verdict"]["would_change"] == []


def test_what_is_no_card_is_not_shown_as_one(command: CommandLine, codes: dict[str, Any]) -> None:
    for other in (codes["claim"], codes["part"], codes["in_warranty"]["indoor"], "SI-104001", "陈思远"):
        ran = command("cards", "show", other)
        assert (ran.code, ran.out) == (REFUSED, "")
        assert ran.error_line == f"There is no warranty card {other}. Check the number."


def test_a_customers_text_gives_the_terminal_no_commands(command: CommandLine) -> None:
    database = open_database(command.folder / DATABASE_NAME)
    with database.start_work() as work:
        owner = work.items.by_number("SI-104001")[0].owner
        work.customers.save(replace(owner, name="陈\x1b[2J\t思\n远\u202e"))
        work.commit()
    database.close()
    for arguments in (("cards", "list"), ("lookup", "SI-104001")):
        out = command(*arguments).out
        assert "陈·[2J·思·远·" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_amounts_are_written_in_capitals(command: CommandLine) -> None:
    assert command("capitals", "148", "-5.00").out == "壹佰肆拾捌元整\n负伍元整\n"
    assert command("capitals", "--", "-5.00").out == "负伍元整\n"
    ran = command("capitals", "148", "1.234")
    assert (ran.code, ran.out) == (REFUSED, "")
    assert "1.234" in ran.error_line


@pytest.mark.parametrize("name", ["verdicts", "settle", "promise"])
def test_a_bad_line_of_a_batch_has_its_error_in_its_place(command: CommandLine, tmp_path: Path, name: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"id": "bad"}\nno json\n', "utf-8")
    ran = command(name, str(file))
    assert (ran.code, ran.err) == (REFUSED, "")
    assert [set(json.loads(line)) for line in ran.out.splitlines()] == [{"id", "error"}] * 2


def test_an_empty_batch_is_done(command: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    assert command("verdicts", str(tmp_path / "empty")) == Ran(DONE, "", "")


WRONG: tuple[tuple[str, ...], ...] = (
    ("nonsense",),
    ("claims", "nonsense"),
    ("claims", "show"),
    ("claims", "list", "X"),
    ("claims", "list", "--nonsense"),
    ("lookup",),
    ("capitals",),
    ("verdicts", "no such file"),
    ("print", "receipt", "N"),
    ("print", "receipt", "N", "-o"),
    ("print", "receipt", "N", "-o", "a.pdf", "--paper", "a3"),
)


@pytest.mark.parametrize("arguments", WRONG)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_wrong_usage_is_one_line_and_exit_code_two(
    command: CommandLine, arguments: tuple[str, ...], language: str
) -> None:
    ran = command("--language", language, *arguments)
    assert (ran.code, ran.out) == (WRONG_USAGE, "")
    assert bool(re.search("[一-鿿]", ran.error_line)) is (language == "zh_CN")
    if language == "zh_CN":
        assert not ENGLISH_SENTENCE.search(ran.error_line)


@pytest.mark.parametrize("group", ["claims", "cards", "invoices", "print", "demo"])
def test_a_group_without_a_command_shows_what_it_can_do_and_is_wrong_usage(command: CommandLine, group: str) -> None:
    ran = command(group)
    assert (ran.code, ran.out) == (WRONG_USAGE, "")
    assert "Traceback" not in ran.err
    for known in COMMANDS:
        assert known.group != group or known.name in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("claims", "list"), ("claims", "show", "X"), ("lookup", "X"), ("print", "receipt", "X", "-o", "x.pdf")],
)
def test_without_a_shop_a_command_says_so_and_makes_nothing(
    command: CommandLine, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    for place in (("--data-dir", str(tmp_path / "none")), ("--database", str(tmp_path / "none.db"))):
        ran = command.alone(*place, *arguments)
        assert (ran.code, ran.out) == (REFUSED, "")
        assert "none" in ran.error_line
        assert "--demo" in ran.error_line
    assert not list(tmp_path.glob("none*"))


def test_a_file_that_is_no_database_is_refused(command: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "aftersale.db").write_text("this is a letter, not a database" * 100)
    ran = command.alone("--data-dir", str(tmp_path), "claims", "list", "--json")
    assert (ran.code, ran.out) == (REFUSED, "")
    assert str(tmp_path / "aftersale.db") in ran.error_line


def test_an_address_of_no_known_database_is_refused_without_its_password(command: CommandLine) -> None:
    ran = command.alone("--database", "mysql://clerk:secret@host/shop", "claims", "list")
    assert ran.code == REFUSED
    assert "secret" not in ran.error_line


def test_codes_of_the_sample_shop_are_refused_in_another_shop(command: CommandLine, tmp_path: Path) -> None:
    from aftersale_desktop.bootstrap import Options, open_or_create_shop

    open_or_create_shop(Options(data_dir=tmp_path / "own")).close()
    for demo in ((), ("--demo",)):
        ran = command.alone("--data-dir", str(tmp_path / "own"), *demo, "demo", "codes")
        assert ran.code == REFUSED
        assert "sample shop" in ran.error_line
        assert "Add --demo" not in ran.error_line


def test_chinese_output_has_no_english_sentence(command: CommandLine, codes: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n', "utf-8")
    for arguments in (
        ("lookup", codes["mismatched"]["indoor"]),
        ("lookup", codes["part"]),
        ("claims", "list"),
        ("claims", "show", codes["claim"]),
        ("claims", "show", codes["claim"], "--json"),
        ("lookup", "nobody"),
        ("claims", "show", "X"),
        ("verdicts", str(tmp_path / "bad.jsonl")),
        ("settle", str(tmp_path / "bad.jsonl")),
        ("print", "receipt", codes["claim"], "-o", str(tmp_path / "bad.jsonl" / "a.pdf")),
    ):
        ran = command("--language", "zh_CN", *arguments)
        assert not ENGLISH_SENTENCE.search(ran.out + ran.err), arguments
        assert re.search("[一-鿿]", ran.out + ran.err), arguments


@pytest.mark.parametrize("known", COMMANDS, ids=lambda known: f"{known.group} {known.name}".strip())
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_command_has_a_help_page_in_both_languages(command: CommandLine, known: Any, language: str) -> None:
    words = [word for word in (known.group, known.name) if word]
    ran = command.alone("--language", language, *words, "--help")
    assert (ran.code, ran.err) == (DONE, "")
    usage, page = ran.out.split("\n", 1)
    assert " ".join(words) in usage
    assert bool(re.search("[一-鿿]", ran.out)) is (language == "zh_CN")
    assert language == "en" or not ENGLISH_SENTENCE.search(page)


def test_the_whole_help_page_names_every_command_and_global_option(command: CommandLine) -> None:
    page = command.alone("--help", "--language", "en").out
    for word in (
        "--data-dir",
        "--database",
        "--language",
        "--demo",
        *(known.group or known.name for known in COMMANDS),
    ):
        assert word in page


def test_an_invoice_shows_its_money_and_what_was_taken_back(command: CommandLine) -> None:
    rows = answer(command("invoices", "list", "--json"))
    credited = next(row for row in rows if row["state"] == "credited")
    assert (credited["credited"], credited["paid"], credited["open"]) == (credited["total"], "0.00", "0.00")
    owing = next(row for row in rows if row["state"] == "part_paid")
    shown = answer(command("invoices", "show", owing["number"], "--json"))
    assert (shown["paid"], shown["open"]) == (owing["paid"], owing["open"])
    assert sum(float(payment["amount"]) for payment in shown["payments"]) == float(owing["paid"])
