"""A verdict as JSON: lossless for freezing it on a claim, and as the public line of a batch."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.facts import Wish
from aftersale_desktop.domain.verdict import (
    Article,
    Datum,
    Flag,
    Outcome,
    Reason,
    Remedy,
    Statement,
    StatementCode,
    Verdict,
)
from aftersale_desktop.domain.warranty import in_fen


class StoredVerdictError(AfterSaleError):
    """What was stored is no verdict; it was written by another version or damaged."""


def verdict_line(record_id: object, verdict: Verdict, sentences: Iterable[str]) -> dict[str, object]:
    """Return the public record of a verdict, with its sentences in the caller's language."""
    return {
        "id": record_id,
        "outcome": verdict.outcome,
        "reasons": verdict.reasons,
        "flags": verdict.flags,
        "warranty_ends_on": _day(verdict.warranty_ends_on),
        "main_parts_end_on": _day(verdict.main_parts_end_on),
        "extension_days": verdict.extension_days,
        "refund": _amount(verdict.refund),
        "depreciation": _amount(verdict.depreciation),
        "explanation": list(sentences),
    }


def verdict_to_json(verdict: Verdict) -> dict[str, object]:
    """Return every field in the form `verdict_from_json` reads back to the same verdict."""
    return {
        "outcome": str(verdict.outcome),
        "reasons": [str(reason) for reason in verdict.reasons],
        "flags": [str(flag) for flag in verdict.flags],
        "period_day": verdict.period_day.isoformat(),
        "base_on": _day(verdict.base_on),
        "warranty_ends_on": _day(verdict.warranty_ends_on),
        "main_parts_end_on": _day(verdict.main_parts_end_on),
        "extension_days": verdict.extension_days,
        "refund": _exact(verdict.refund),
        "depreciation": _exact(verdict.depreciation),
        "remedies": [_remedy_to_json(remedy) for remedy in verdict.remedies],
        "legal_basis": [str(article) for article in verdict.legal_basis],
        "because": [_statement_to_json(statement) for statement in verdict.because],
        "would_change": [_statement_to_json(statement) for statement in verdict.would_change],
        "rule_version": verdict.rule_version,
    }


def verdict_from_json(record: Any) -> Verdict:
    """Return the verdict that was frozen, or refuse what is none."""
    try:
        return Verdict(**{name: read(record[name]) for name, read in _READERS.items()})
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
        raise StoredVerdictError from None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else format(in_fen(amount), "f")


def _exact(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _remedy_to_json(remedy: Remedy) -> dict[str, object]:
    note = None if remedy.note is None else _statement_to_json(remedy.note)
    return {"kind": str(remedy.kind), "is_open": remedy.is_open, "note": note}


def _statement_to_json(statement: Statement) -> dict[str, object]:
    return {"code": str(statement.code), "data": [[name, *_datum_to_json(value)] for name, value in statement.data]}


def _datum_to_json(value: Datum) -> tuple[str, str | int]:
    """A date, a number and an amount may look alike as text, so each says what it is."""
    match value:
        case date():
            return "date", value.isoformat()
        case Decimal():
            return "decimal", str(value)
        case int():
            return "number", value
        case str():
            return "text", value


def _statement(record: Mapping[str, Any]) -> Statement:
    data = tuple((name, _DATA[kind](value)) for name, kind, value in record["data"])
    return Statement(StatementCode(record["code"]), data)


def _remedy(record: Mapping[str, Any]) -> Remedy:
    note = record["note"]
    return Remedy(Wish(record["kind"]), bool(record["is_open"]), None if note is None else _statement(note))


def _each(read: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda items: tuple(read(item) for item in items)


def _nullable(read: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else read(value)


_DATA: dict[str, Callable[[Any], Datum]] = {
    "date": date.fromisoformat,
    "decimal": Decimal,
    "number": int,
    "text": str,
}

_READERS: dict[str, Callable[[Any], Any]] = {
    "outcome": Outcome,
    "reasons": _each(Reason),
    "flags": _each(Flag),
    "period_day": date.fromisoformat,
    "base_on": _nullable(date.fromisoformat),
    "warranty_ends_on": _nullable(date.fromisoformat),
    "main_parts_end_on": _nullable(date.fromisoformat),
    "extension_days": _nullable(int),
    "refund": _nullable(Decimal),
    "depreciation": _nullable(Decimal),
    "remedies": _each(_remedy),
    "legal_basis": _each(Article),
    "because": _each(_statement),
    "would_change": _each(_statement),
    "rule_version": str,
}
