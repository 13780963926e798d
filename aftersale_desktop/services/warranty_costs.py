"""What warranty and goodwill cost, claim by claim: for the order's sheet and for the shop's figures."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftersale_desktop.domain.people import Right
from aftersale_desktop.domain.repair_standing import WITHOUT_INVOICE
from aftersale_desktop.domain.warranty_costs import WarrantyCost, cost_shares, parts_given, warranty_costs
from aftersale_desktop.services.ports import Clock, SignedIn, StartReading


@dataclass(frozen=True, slots=True)
class CostDesk:
    """Reads what factory, point and goodwill bear; invoices that were credited whole cost nobody anything."""

    start_reading: StartReading
    now: Clock
    who: SignedIn

    def of_claim(self, claim_number: str) -> tuple[WarrantyCost, ...]:
        """Return what others than the customer bear of a claim, nothing before its invoice or its end without one."""
        self.who().need(Right.READ)
        with self.start_reading() as work:
            claim = work.claims.by_number(claim_number)
            invoice = work.invoices.of_claim(claim_number)
            parts = work.part_lines.of_claim(claim_number)
        if claim is not None and claim.ended_as in WITHOUT_INVOICE:
            return warranty_costs(parts_given(claim_number, claim.coverage, parts))
        return warranty_costs(cost_shares(claim_number, invoice.settlement.lines)) if invoice else ()

    def between(self, first: date, last: date, point_code: str = "") -> tuple[WarrantyCost, ...]:
        """Return the costs of a span of days, both included: of invoices by their posting, of the rest by collection.

        Blank means every point.
        """
        self.who().need(Right.READ)
        zone = self.now().tzinfo
        begin = datetime.combine(first, time(), zone)
        end = datetime.combine(last + timedelta(days=1), time(), zone)
        with self.start_reading() as work:
            return warranty_costs(work.invoices.shares_between(begin, end, point_code))
