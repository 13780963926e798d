"""The reports once more, counted row by row in Python over what a plain SQLite connection reads."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from aftersale_desktop.domain.figures import FigureFilter, ReportId, SummedRow

Row = dict[str, Any]
Sums = dict[tuple[str, ...], tuple[int, ...]]
_ENDED_WITHOUT_INVOICE = {"exchanged", "refunded", "scrapped"}
_CLOSED = {"handed_over", "closed", "cancelled"}


@dataclass
class PlainShop:
    """All rows of a database file, by table."""

    path: Path
    now: datetime

    def rows(self, table: str) -> list[Row]:
        """Return every row of a table."""
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - names of ours

    @cached_property
    def claims(self) -> dict[str, Row]:
        return {row["number"]: row for row in self.rows("claim")}

    @cached_property
    def records(self) -> dict[str, list[Row]]:
        found = defaultdict(list)
        for row in sorted(self.rows("order_record"), key=lambda row: row["id"]):
            found[row["claim_number"]].append(row)
        return found

    @cached_property
    def models(self) -> dict[int, str]:
        return {row["id"]: row["model_code"] for row in self.rows("service_item")}

    @cached_property
    def classes(self) -> dict[str, str]:
        return {row["code"]: json.loads(row["record"])["product_class"] for row in self.rows("product_model")}

    @cached_property
    def lines(self) -> list[Row]:
        credited = {(row["invoice_id"], row["position"]) for row in self.rows("credit_note_line")}
        final = {row["invoice_id"] for row in self.rows("credit_note") if row["is_final"]}
        invoices = {row["id"]: row for row in self.rows("invoice")}
        return [
            {
                **line,
                "posted_on": self.day(invoices[line["invoice_id"]]["posted_at"]),
                "claim": self.claims[invoices[line["invoice_id"]]["claim_number"]],
                "is_credited": (line["invoice_id"], line["position"]) in credited,
                "is_of_credited_invoice": line["invoice_id"] in final,
            }
            for line in self.rows("invoice_line")
        ]

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        return {name: self.rows(name) for name in _WHOLE_TABLES}

    def moment(self, text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(self.now.tzinfo)

    def day(self, text: str) -> date:
        return self.moment(text).date()


_WHOLE_TABLES = ("part_line", "stock_rule", "stock_level", "stock_move", "warehouse", "service_call", "complaint")


@dataclass
class Count:
    """The reports over one filter."""

    shop: PlainShop
    asked: FigureFilter
    points: tuple[str, ...]

    def of(self, report: ReportId) -> list[SummedRow]:
        """Return the sums of a report."""
        return [SummedRow(codes, sums) for codes, sums in _REPORTS[report](self).items()]

    def is_in(self, day: date) -> bool:
        return self.asked.first <= day <= self.asked.last

    def is_ours(self, claim: Row) -> bool:
        return claim["point_code"] in self.points and self.is_of_class(claim["item_id"])

    def is_of_class(self, item_id: int | None) -> bool:
        wanted = self.asked.product_class
        return not wanted or (item_id is not None and self.shop.classes[self.shop.models[item_id]] == wanted)

    def ours(self) -> list[Row]:
        return [claim for claim in self.shop.claims.values() if self.is_ours(claim)]

    def received(self) -> list[Row]:
        return [claim for claim in self.ours() if self.is_in(date.fromisoformat(claim["received_on"]))]

    def late_by(self, claim: Row) -> timedelta | None:
        """How long an open order is past its promise, None where it is not."""
        if claim["state"] in _CLOSED or claim["passed_at"] or not claim["due_at"]:
            return None
        late = self.shop.now - self.shop.moment(claim["due_at"])
        return late if late > timedelta() else None

    def lines(self) -> list[Row]:
        return [line for line in self.shop.lines if self.is_in(line["posted_on"]) and self.is_ours(line["claim"])]

    def calls(self) -> list[Row]:
        calls = (call for call in self.shop.tables["service_call"] if call["point_code"] in self.points)
        return [
            {**call, "at": self.shop.moment(call["received_at"]), **json.loads(call["record"])}
            for call in calls
            if self.is_in(self.shop.day(call["received_at"])) and self.is_of_class(call["item_id"])
        ]

    def places(self) -> set[str]:
        kinds = {"point", "technician", "bench"}
        rows = self.shop.tables["warehouse"]
        return {row["code"] for row in rows if row["point_code"] in self.points and row["kind"] in kinds}


def _added(rows: Iterable[tuple[tuple[str, ...], tuple[int, ...]]]) -> Sums:
    sums: Sums = {}
    for codes, values in rows:
        before = sums.get(codes, (0,) * len(values))
        sums[codes] = tuple(one + other for one, other in zip(before, values, strict=True))
    return sums


def _open_by_state(count: Count) -> Sums:
    still_open = (claim for claim in count.ours() if claim["state"] not in _CLOSED)
    return _added(((claim["state"],), (1, int(count.late_by(claim) is not None))) for claim in still_open)


def _overdue(count: Count) -> Sums:
    late = (count.late_by(claim) for claim in count.ours())
    return _added(((_lateness(one),), (1,)) for one in late if one is not None)


def _lateness(late: timedelta) -> str:
    limits = ((1, "one_day"), (3, "three_days"), (7, "one_week"))
    return next((name for days, name in limits if late <= timedelta(days=days)), "longer")


def _turnaround(count: Count) -> Sums:
    back = [claim for claim in count.ours() if claim["returned_on"]]
    ends = [(date.fromisoformat(claim["received_on"]), date.fromisoformat(claim["returned_on"])) for claim in back]
    return _added(((_duration((end - begin).days),), (1,)) for begin, end in ends if count.is_in(end))


def _duration(days: int) -> str:
    names = {0: "same_day", 1: "one_day", 2: "two_days", 3: "three_days"}
    return names.get(days, "one_week" if days <= 7 else "two_weeks" if days <= 14 else "longer")


def _promise_kept(count: Count) -> Sums:
    by_day = (count.asked.last - count.asked.first).days <= 62
    finished = (claim for claim in count.received() if claim["passed_at"])
    return _added(
        ((claim["received_on"][: 10 if by_day else 7],), (1, int(claim["passed_at"] <= (claim["due_at"] or ""))))
        for claim in finished
    )


def _passed_at_once(count: Count) -> Sums:
    firsts = (
        (claim, next((one for one in count.shop.records[claim["number"]] if one["kind"] == "inspection"), None))
        for claim in count.ours()
    )
    found = (
        (claim["technician"], one["key"])
        for claim, one in firsts
        if one and claim["technician"] and count.is_in(count.shop.day(one["done_at"]))
    )
    return _added(((who,), (int(key != "waived"), int(key == "passed"), int(key == "waived"))) for who, key in found)


def _rework(count: Count) -> Sums:
    rows = []
    for claim in count.shop.claims.values():
        before = count.shop.claims.get(claim["comes_back_of"])
        is_asked = count.is_in(date.fromisoformat(claim["received_on"])) and count.is_of_class(claim["item_id"])
        if before and is_asked and before["point_code"] in count.points:
            cause = claim["comeback_cause"]
            others = int(cause in {"other_fault", "use"})
            sums = (1, int(cause == "our_work"), int(cause == "part"), others, int(cause == ""))
            rows.append(((before["technician"],), sums))
    return _added(rows)


def _faults(count: Count) -> list[tuple[Row, str]]:
    found = []
    for claim in count.received():
        keys = [one["key"] for one in count.shop.records[claim["number"]] if one["kind"] == "diagnosis"]
        found += [(claim, key) for key in keys[-1:]]
    return found


def _faults_by_model(count: Count) -> Sums:
    return _added(((key, count.shop.models[claim["item_id"]]), (1,)) for claim, key in _faults(count))


def _faults_by_month(count: Count) -> Sums:
    return _added(((claim["received_on"][:7], key), (1,)) for claim, key in _faults(count))


def _revenue(count: Count) -> Sums:
    left = [line for line in count.lines() if not line["is_credited"]]
    amounts = _added(
        ((line["component"], line["payer"]), (line["due_fen"] if line["payer"] == "customer" else line["list_fen"],))
        for line in left
    )
    return {codes: sums for codes, sums in amounts.items() if sums[0] > 0}


def _warranty_cost(count: Count) -> Sums:
    borne = [
        ((line["payer"], line["component"]), (line["list_fen"],))
        for line in count.lines()
        if line["payer"] != "customer" and line["list_fen"] and not line["is_of_credited_invoice"]
    ]
    for part in count.shop.tables["part_line"]:
        claim = count.shop.claims[part["claim_number"]]
        ended = claim["ended_as"] in _ENDED_WITHOUT_INVOICE and part["state"] == "consumed" and claim["returned_on"]
        if ended and count.is_ours(claim) and count.is_in(date.fromisoformat(claim["returned_on"])):
            payer = "service_point" if claim["coverage"] == "chargeable" else "factory"
            borne.append(((payer, "spare_parts"), (part["unit_price_fen"] * part["quantity"],)))
    return _added(borne)


def _goodwill(count: Count) -> Sums:
    rows = []
    for line in count.lines():
        given = line["list_fen"] if line["payer"] == "goodwill" else 0
        if not line["is_credited"] and (line["payer"] == "goodwill" or line["discount_fen"]):
            rows.append(((line["approved_by"],), (given + line["discount_fen"], given, line["discount_fen"])))
    return _added(rows)


def _parts_below_minimum(count: Count) -> Sums:
    points = {row["code"]: row["point_code"] for row in count.shop.tables["warehouse"]}
    free = {
        (row["warehouse"], row["part_code"]): row["on_hand"] - row["reserved"]
        for row in count.shop.tables["stock_level"]
    }
    rules = [row for row in count.shop.tables["stock_rule"] if points[row["warehouse"]] in count.points]
    left = [(row, free.get((row["warehouse"], row["part_code"]), 0)) for row in rules]
    return _added(
        ((row["part_code"],), (row["minimum"] - here, here, row["minimum"]))
        for row, here in left
        if here < row["minimum"]
    )


def _parts_turnover(count: Count) -> Sums:
    places = count.places()
    used, begin, end = Counter[str](), Counter[str](), Counter[str]()
    for move in count.shop.tables["stock_move"]:
        day = count.shop.day(move["moved_at"])
        change = move["quantity"] * ((move["target"] in places) - (move["source"] in places))
        if day > count.asked.last:
            continue
        end[move["part_code"]] += change
        if day < count.asked.first:
            begin[move["part_code"]] += change
        elif move["document_kind"] == "order" and (move["target"] is None or move["source"] is None):
            used[move["part_code"]] -= change
    return {
        (code,): (pieces, begin[code], end[code], 2 * pieces, begin[code] + end[code])
        for code, pieces in used.items()
        if pieces > 0
    }


def _calls_by_kind(count: Count) -> Sums:
    return _added(((call["kind"],), (1, int(call["is_after_hours"]))) for call in count.calls())


def _calls_by_hour(count: Count) -> Sums:
    kinds = ("consultation", "warranty", "complaint")
    return _added(
        ((f"{call['at'].hour:02}",), (1, *(int(call["kind"] == kind) for kind in kinds))) for call in count.calls()
    )


def _complaints(count: Count) -> Sums:
    rows = []
    for row in count.shop.tables["complaint"]:
        told = json.loads(row["record"])
        received_on = datetime.fromisoformat(told["received_at"]).astimezone(count.shop.now.tzinfo).date()
        if row["point_code"] in count.points and count.is_in(received_on):
            rows.append(((told["subject"],), (1, int(told["stage"] != "closed"), int(told["is_urgent"]))))
    return _added(rows)


_REPORTS: dict[ReportId, Callable[[Count], Sums]] = {
    ReportId.OPEN_BY_STATE: _open_by_state,
    ReportId.OVERDUE: _overdue,
    ReportId.TURNAROUND: _turnaround,
    ReportId.PROMISE_KEPT: _promise_kept,
    ReportId.PASSED_AT_ONCE: _passed_at_once,
    ReportId.REWORK: _rework,
    ReportId.FAULTS_BY_MODEL: _faults_by_model,
    ReportId.FAULTS_BY_MONTH: _faults_by_month,
    ReportId.REVENUE: _revenue,
    ReportId.WARRANTY_COST: _warranty_cost,
    ReportId.GOODWILL: _goodwill,
    ReportId.PARTS_BELOW_MINIMUM: _parts_below_minimum,
    ReportId.PARTS_TURNOVER: _parts_turnover,
    ReportId.CALLS_BY_KIND: _calls_by_kind,
    ReportId.CALLS_BY_HOUR: _calls_by_hour,
    ReportId.COMPLAINTS: _complaints,
}
