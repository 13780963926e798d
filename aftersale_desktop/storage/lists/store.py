"""The long lists of one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam

from aftersale_desktop.services.list_queries import ListKey, ListKind, ListScope
from aftersale_desktop.storage.lists.audit import AUDIT_LIST
from aftersale_desktop.storage.lists.calls import CALL_LIST, COMPLAINT_LIST
from aftersale_desktop.storage.lists.cards import CARD_LIST
from aftersale_desktop.storage.lists.claims import CLAIM_LIST
from aftersale_desktop.storage.lists.courses import ListPlan, Statements, statements_of
from aftersale_desktop.storage.lists.finder import Finder
from aftersale_desktop.storage.lists.invoices import INVOICE_LIST

PLANS: dict[ListKind, ListPlan] = {
    ListKind.CLAIMS: CLAIM_LIST,
    ListKind.CARDS: CARD_LIST,
    ListKind.INVOICES: INVOICE_LIST,
    ListKind.CALLS: CALL_LIST,
    ListKind.COMPLAINTS: COMPLAINT_LIST,
    ListKind.AUDIT: AUDIT_LIST,
}
_FOUND = {
    kind: plan.in_own_order(plan.rows.where(plan.id.in_(bindparam("ids", expanding=True))))
    for kind, plan in PLANS.items()
}


@cache
def _statements(kind: ListKind, group: str, order: str, *, is_turned: bool) -> Statements:
    return statements_of(PLANS[kind], group, order, is_turned=is_turned)


def statements(scope: ListScope) -> Statements:
    """Return the statements that answer a scope."""
    query = scope.query
    order = PLANS[query.kind].order_of(query.group, query.order)
    return _statements(query.kind, query.group, order, is_turned=query.is_descending)


@dataclass(frozen=True, slots=True)
class StoredLists:
    """Lists of the transaction."""

    connection: Connection

    def count(self, scope: ListScope) -> int:
        """Return how many rows the list has."""
        parameters = _parameters(scope)
        kept = PLANS[scope.query.kind].tallies(self.connection, parameters).get(scope.query.group)
        return int(self.connection.execute(statements(scope).count, parameters).scalar_one()) if kept is None else kept

    def groups(self, scope: ListScope) -> dict[str, int]:
        """Return how many records each group holds."""
        return PLANS[scope.query.kind].counts(self.connection, _parameters(scope))

    def anchors(self, scope: ListScope, after: ListKey | None, most: int) -> list[ListKey]:
        """Return the key of every 128th row after a key; fewer than asked for where the list ends."""
        asked, parameters, found = statements(scope), _parameters(scope), list[ListKey]()
        while len(found) < most:
            if after is None:
                row = self.connection.execute(asked.first_anchor, parameters).one_or_none()
            else:
                row = self.connection.execute(asked.next_anchor, parameters | asked.place(after)).one_or_none()
            if row is None:
                break
            after = tuple(row)
            found.append(after)
        return found

    def after(self, scope: ListScope, key: ListKey | None, most: int) -> Sequence[Any]:
        """Return the rows that follow a key, or the first ones."""
        asked, parameters = statements(scope), _parameters(scope) | {"most": most}
        if key is None:
            rows = self.connection.execute(asked.first_rows, parameters).all()
        else:
            rows = self.connection.execute(asked.next_rows, parameters | asked.place(key)).all()
        return PLANS[scope.query.kind].to_domain(self.connection, rows)

    def key_of(self, scope: ListScope, name: str | int) -> ListKey | None:
        """Return the key of a record, None where it is not in the list."""
        key = self.connection.execute(statements(scope).key_of, _parameters(scope) | {"of_name": name}).one_or_none()
        return None if key is None else tuple(key)

    def place_of(self, scope: ListScope, name: str | int) -> int | None:
        """Return how many rows stand before a record, None where it is not in the list."""
        key = self.key_of(scope, name)
        if key is None:
            return None
        asked, parameters = statements(scope), _parameters(scope)
        return int(self.connection.execute(asked.count_before, parameters | asked.place(key)).scalar_one())

    def found(self, scope: ListScope, most: int) -> Sequence[Any]:
        """Return the rows a text is found in, whatever their group and point; the list's own order is kept."""
        kind, text = scope.query.kind, scope.query.text
        ids = Finder(self.connection).ids(kind, text, most)
        rows = self.connection.execute(_FOUND[kind], {"ids": ids}).all() if ids else ()
        return PLANS[kind].to_domain(self.connection, rows)


def _parameters(scope: ListScope) -> dict[str, Any]:
    return PLANS[scope.query.kind].parameters(scope)
