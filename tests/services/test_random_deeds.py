"""Ten thousand deeds by every role, legal and illegal: nothing that must hold is ever broken (domain §8)."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aftersale_desktop.domain.claims import Claim, ClaimState
from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.domain.people import NotAllowedError, Role, User
from tests.builders import CLERK, NOON, POINT, a_card, an_item
from tests.fake_stores import Records
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import a_shop_with_stock, faults_of
from tests.walking import walk_on
from tests.walks import Walk

DEEDS_IN_A_ROW, ROWS = 20, 40
PRODUCTS = tuple(
    an_item(
        1 + serial % 2,
        serial=serial,
        id=serial,
        card=a_card(
            f"SH03-BX-2026-{serial:06}", invoice_number=f"4403-{serial}", invoice_on=date(2026 - serial % 3, 1, 10)
        ),
    )
    for serial in range(1, 13)
)
SETUP = a_shop_with_stock(items=PRODUCTS)
PEOPLE = (
    *SETUP.users,
    User(40, "郑悦", Role.HOTLINE_AGENT, POINT.code),
    User(41, "林涛", Role.ADMINISTRATOR, POINT.code),
)


def a_walk(shop: FakeShop, seed: int) -> Walk:
    """Return a walk through a shop in memory."""

    def sign_in(user: User) -> None:
        shop.who.user = user

    def pass_time(span: object) -> None:
        shop.clock.moment = shop.clock.moment + span  # type: ignore[operator] # a timedelta, as the walk says

    products = tuple(item.units[0].barcode for item in SETUP.items)
    return Walk(shop, PEOPLE, products, sign_in, pass_time, Random(seed))  # noqa: S311 - chance, no secret


def is_refused_only(before: Records, after: Records, refusal: AfterSaleError) -> bool:
    """Tell whether a refusal left everything as it was but for one audit row that says which right was missing."""
    written = [(deed, subject) for _at, _by, deed, subject, _detail in after.audit[len(before.audit) :]]
    expected = [("refused", str(refusal.right))] if isinstance(refusal, NotAllowedError) else []
    return written == expected and replace(after, audit=before.audit) == before


class ShopMachine(RuleBasedStateMachine):
    """A shop in which anybody tries anything."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = a_fake_shop(SETUP, CLERK, NOON)
        self.closed: dict[str, Claim] = {}

    @initialize(seed=st.integers(0, 2**32))
    def open(self, seed: int) -> None:
        self.walk = a_walk(self.shop, seed)

    @precondition(lambda self: hasattr(self, "walk"))
    @rule(seed=st.integers(0, 2**32))
    def go_on(self, seed: int) -> None:
        """Twenty deeds; a refused one changes nothing, and where a right was missing the audit record says so."""
        self.walk.chance.seed(seed)
        for _ in range(DEEDS_IN_A_ROW):
            before, refusal = self.shop.kept, walk_on(self.walk)
            assert refusal is None or is_refused_only(before, self.shop.kept, refusal)

    @invariant()
    def everything_agrees(self) -> None:
        """States, stock, money, audit and papers agree."""
        self.shop.who.user = CLERK
        assert self.shop.self_check.run().orders == ()
        with self.shop.storage.start_reading() as work:
            assert faults_of(work) == ()

    @invariant()
    def closed_stays_closed(self) -> None:
        """Nothing about a closed order changes."""
        now = {n: c for n, c in self.shop.kept.claims.items() if c.state is ClaimState.CLOSED}
        assert {number: now.get(number) for number in self.closed} == self.closed
        self.closed = {number: replace(claim) for number, claim in now.items()}

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        """Claims, invoices and quotes of a point count one by one."""
        numbers = [*self.shop.kept.claims, *self.shop.kept.invoices]
        for head in {number[:-6] for number in numbers}:
            counted = sorted(int(number[-6:]) for number in numbers if number.startswith(head))
            assert counted == list(range(1, len(counted) + 1))


TestRandomDeeds = ShopMachine.TestCase
TestRandomDeeds.settings = settings(
    max_examples=ROWS,
    stateful_step_count=DEEDS_IN_A_ROW,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
