"""The desk of personal data: uncovered, handed out and erased only with a word in the audit record (R-23)."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from aftersale_desktop.domain.audit_chain import ERASED_ROWS, ERASING_DEED
from aftersale_desktop.domain.claims import ReasonMissingError
from aftersale_desktop.domain.customers import Customer
from aftersale_desktop.domain.erasure import AlreadyErasedError, OpenBusinessError, is_erased, values_of
from aftersale_desktop.domain.people import Right, User
from aftersale_desktop.domain.retention import (
    RetentionKind,
    RetentionRule,
    checked_rule,
    rules_with_usual,
)
from aftersale_desktop.services.means import Means
from aftersale_desktop.services.ports import SignedIn, Work
from aftersale_desktop.services.privacy_ports import Erased, FirstKept, HeldRecord, KeptPaper

_AT_ONCE = 100
_MOST_FOUND = 20
_PAPERS = (RetentionKind.MONEY_PAPERS, RetentionKind.REPAIR_PAPERS)
HEADINGS = ("place", "key", "field", "value")


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would do: what stands against it, what the law keeps, and copies nothing here can reach."""

    customer: Customer
    open_claims: tuple[str, ...]
    unpaid: tuple[str, ...]
    kept: tuple[KeptPaper, ...]
    older_copies: tuple[Path, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether the person may be erased now."""
        return not (self.open_claims or self.unpaid or is_erased(self.customer))


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did, and where the person may still be found."""

    erased: Erased
    removed_pdfs: tuple[Path, ...]
    kept_pdfs: tuple[Path, ...]
    older_copies: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class RetentionPlan:
    """The rules of the shop, and how much of each kind is over its time today."""

    rules: Mapping[RetentionKind, RetentionRule]
    first_kept: FirstKept
    due: Mapping[RetentionKind, int]


@dataclass(frozen=True, slots=True)
class PrivacyDesk:
    """Who may what with personal data; nothing of it without an audit row in the same transaction."""

    means: Means
    who: SignedIn

    def reveal(self, customer_id: int) -> Customer:
        """Return a customer to be shown in full; who uncovered whom is written down."""
        user = self._needing(Right.REVEAL_PERSONAL_DATA)
        with self.means.start_work() as work:
            customer = work.customers.by_id(customer_id)
            work.audit.add(self.means.now(), user.name, "reveal_personal_data", str(customer_id), {})
            work.commit()
        return customer

    def find(self, text: str) -> tuple[Customer, ...]:
        """Return the customers with a text in name or telephone, the likeliest first."""
        self._needing(Right.ERASE_PERSON)
        with self.means.start_reading() as work:
            return work.customers.by_typed(text.strip(), _MOST_FOUND)

    def hand_out(self, customer_id: int, path: Path, reason: str) -> tuple[Path, Path]:
        """Write everything held on a person as a workbook and as JSON beside it; returns where both lie."""
        user, why = self._needing(Right.ERASE_PERSON), _needed(reason)
        with self.means.start_work() as work:
            customer = work.customers.by_id(customer_id)
            held = work.personal_data.of_customer(customer)
            detail = {"reason": values_of(customer, ()).scrubbed(why), "count": str(len(held))}
            work.audit.add(self.means.now(), user.name, "hand_out_person", str(customer_id), detail)
            work.commit()
        rows = [row for record in held for row in _cells(record)]
        sheet = self.means.new_sheet(path, len(rows))
        for row in (HEADINGS, *rows):
            sheet.add(row)
        sheet.finish()
        record = {"customer": customer_id, "records": [_as_json(one) for one in held]}
        text = json.dumps(record, ensure_ascii=False, indent=2)
        return path, self.means.folder.save_at(path.with_suffix(".json"), text.encode())

    def plan(self, customer_id: int) -> ErasurePlan:
        """Return what erasing a person would do, and what stands against it."""
        self._needing(Right.ERASE_PERSON)
        with self.means.start_reading() as work:
            customer = work.customers.by_id(customer_id)
            return ErasurePlan(
                customer=customer,
                open_claims=work.personal_data.open_claims(customer_id),
                unpaid=tuple(one.number for one in work.invoices.unpaid_of_customer(customer_id)),
                kept=work.personal_data.kept_papers(customer, self._first_kept(work)),
                older_copies=self.means.remains.older_copies(),
            )

    def erase(self, customer_id: int, reason: str) -> ErasureReport:
        """Take a person out of the shop: what the law keeps is named, the rest is gone from every file.

        Refuses while orders are open or money is; a refusal of the database as locked leaves only the sweep undone.
        """
        user, why = self._needing(Right.ERASE_PERSON), _needed(reason)
        plan = self.plan(customer_id)
        if plan.open_claims or plan.unpaid:
            raise OpenBusinessError((*plan.open_claims, *plan.unpaid))
        with self.means.start_work() as work:
            erased = self._erased(work, customer_id, why, user)
            work.commit()
        return self._swept(erased)

    def retention(self) -> RetentionPlan:
        """Return how long what is kept, and what is over its time."""
        self._needing(Right.RUN_RETENTION)
        with self.means.start_reading() as work:
            rules, first_kept = _rules(work), self._first_kept(work)
            return RetentionPlan(rules, first_kept, work.retention.due(first_kept))

    def save_rule(self, rule: RetentionRule) -> RetentionPlan:
        """Store for how long something is kept; refuses less than the law asks for."""
        user = self._needing(Right.RUN_RETENTION)
        checked = checked_rule(rule)
        with self.means.start_work() as work:
            before = _rules(work)[rule.kind]
            work.shop_lists.save(checked)
            detail = {"before": str(before.years), "after": str(checked.years)}
            work.audit.add(self.means.now(), user.name, "save_retention_rule", checked.key, detail)
            work.commit()
        return self.retention()

    def run_retention(self, reason: str, progress: Callable[[int], None] | None = None) -> int:
        """Remove what is over its time, piece by piece, so that the counter works on; returns how much it was."""
        user, why = self._needing(Right.RUN_RETENTION), _needed(reason)
        plan = self.retention()
        with self.means.start_work() as work:
            due = {str(kind): str(count) for kind, count in plan.due.items()}
            work.audit.add(self.means.now(), user.name, "run_retention", "", due | {"reason": why})
            work.commit()
        done = 0
        for count in self._pieces(plan.first_kept, user):
            done += count
            if progress is not None:
                progress(done)
        self.means.remains.sweep()
        return done

    def _pieces(self, first_kept: FirstKept, user: User) -> Iterable[int]:
        for kind in _PAPERS:
            yield from self._until_none(partial(_erase_papers, kind=kind, first_kept=first_kept))
        before = first_kept[RetentionKind.PHOTOS]
        yield from self._until_none(lambda work: work.retention.erase_photos(before, _AT_ONCE))
        yield from self._until_none(lambda work: self._erase_customers(work, first_kept, user))

    def _until_none(self, piece: Callable[[Work], int]) -> Iterable[int]:
        while True:
            with self.means.start_work() as work:
                count = piece(work)
                work.commit()
            if not count:
                return
            yield count

    def _erase_customers(self, work: Work, first_kept: FirstKept, user: User) -> int:
        due = work.retention.customers(first_kept[RetentionKind.CUSTOMERS], _AT_ONCE)
        for customer_id in due:
            self._erased(work, customer_id, "retention", user)
        return len(due)

    def _erased(self, work: Work, customer_id: int, why: str, user: User) -> Erased:
        customer = work.customers.by_id(customer_id)
        if is_erased(customer):
            raise AlreadyErasedError
        erased = work.personal_data.erase(customer, self._first_kept(work))
        detail = {
            "reason": values_of(customer, ()).scrubbed(why),
            "kept": " ".join(one.number for one in erased.kept),
            ERASED_ROWS: " ".join(map(str, erased.audit_rows)),
        }
        work.audit.add(self.means.now(), user.name, ERASING_DEED, str(customer_id), detail)
        return erased

    def _swept(self, erased: Erased) -> ErasureReport:
        remains = self.means.remains
        gone = remains.printed(erased.erased_papers)
        remains.remove(gone)
        remains.sweep()
        kept = remains.printed([one.number for one in erased.kept])
        return ErasureReport(erased, gone, kept, remains.older_copies())

    def _first_kept(self, work: Work) -> dict[RetentionKind, date]:
        today = self.means.now().date()
        return {kind: rule.first_kept(today) for kind, rule in _rules(work).items()}

    def _needing(self, right: Right) -> User:
        user = self.who()
        user.need(right)
        return user


def _rules(work: Work) -> dict[RetentionKind, RetentionRule]:
    return rules_with_usual(work.shop_lists.of_kind(RetentionRule))


def _erase_papers(work: Work, kind: RetentionKind, first_kept: FirstKept) -> int:
    return len(work.retention.erase_papers(kind, first_kept, _AT_ONCE))


def _needed(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError
    return reason.strip()


def _as_json(record: HeldRecord) -> dict[str, object]:
    return {"place": record.place, "key": record.key, "values": dict(record.values)}


def _cells(record: HeldRecord) -> Iterable[tuple[str, str, str, str]]:
    for name, value in record.values.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield record.place, record.key, name, text
