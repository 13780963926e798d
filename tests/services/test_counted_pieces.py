"""Pieces counted by their serial numbers while others come and go: after it the book says what lies there."""

from random import Random

import pytest

from aftersale_desktop.domain.stock import SerialKnownError
from aftersale_desktop.domain.transfers import PartQuantity
from aftersale_desktop.services.stockroom import Delivery
from aftersale_desktop.services.transfer_desk import TransferWish
from tests.builders import NOON, SUPERVISOR
from tests.fakes import FakeShop, a_fake_shop
from tests.stock_cases import BOARD, BOARDS, HERE, THERE, VAN, a_shop_with_stock, faults_of

COURSES = 150
PLACES = (HERE, VAN)


@pytest.fixture
def shop() -> FakeShop:
    return a_fake_shop(a_shop_with_stock(), SUPERVISOR, NOON)


def receive(shop: FakeShop, serial: str, place: str = HERE) -> None:
    shop.stock.stockroom.receive(Delivery(place, (PartQuantity(BOARD, 1, (serial,)),)))


def move(shop: FakeShop, serial: str, source: str, target: str) -> None:
    shop.stock.stockroom.move(source, target, (PartQuantity(BOARD, 1, (serial,)),))


def on_book(shop: FakeShop, place: str = HERE) -> set[str]:
    return {one.serial for one in shop.stock.stockroom.serials(place, BOARD)}


def scan(shop: FakeShop, count: str, *serials: str) -> None:
    for serial in serials:
        shop.stock.counts.scan(count, BOARD, serial=serial)


def is_sound(shop: FakeShop) -> bool:
    with shop.storage.start_reading() as work:
        return faults_of(work) == ()


def test_a_piece_that_the_book_has_in_another_store_is_moved_and_not_doubled(shop: FakeShop) -> None:
    move(shop, BOARDS[1], HERE, VAN)
    count = shop.stock.counts.begin(HERE, is_whole=False).count.number
    scan(shop, count, *BOARDS)
    [difference] = shop.stock.counts.post(count).differences
    assert (difference.found_serials, difference.missing_serials) == ((BOARDS[1],), ())
    assert (on_book(shop), on_book(shop, VAN)) == (set(BOARDS), set())
    assert is_sound(shop)


def test_a_piece_that_was_received_elsewhere_after_its_scan_stays_there(shop: FakeShop) -> None:
    count = shop.stock.counts.begin(HERE, is_whole=False).count.number
    scan(shop, count, *BOARDS, "B-NEW")
    receive(shop, "B-NEW", VAN)
    assert shop.stock.counts.post(count).differences == ()
    assert on_book(shop, VAN) == {"B-NEW"}


@pytest.mark.parametrize("first", PLACES)
def test_two_stock_takes_find_a_piece_in_the_wrong_store_once(shop: FakeShop, first: str) -> None:
    move(shop, BOARDS[1], HERE, VAN)
    counts = {place: shop.stock.counts.begin(place).count.number for place in PLACES}
    scan(shop, counts[HERE], *BOARDS)
    for place in sorted(PLACES, key=lambda place: place != first):
        shop.stock.counts.post(counts[place])
    assert (on_book(shop), on_book(shop, VAN)) == (set(BOARDS), set())
    assert is_sound(shop)


def test_a_piece_on_its_way_is_refused_at_its_scan_and_never_at_the_end(shop: FakeShop) -> None:
    order = shop.stock.transfers.request(TransferWish(HERE, THERE, (PartQuantity(BOARD, 1),)))
    shop.stock.transfers.send(order.number, {BOARD: (BOARDS[0],)})
    count = shop.stock.counts.begin(HERE).count.number
    with pytest.raises(SerialKnownError):
        scan(shop, count, BOARDS[0])
    scan(shop, count, BOARDS[1])
    shop.stock.counts.post(count)
    assert on_book(shop) == {BOARDS[1]}


class Course:
    """What really lies where, beside a shop whose book begins with mistakes; people move what is really there."""

    def __init__(self, random: Random) -> None:
        self.random, self.made = random, 0
        self.shop = a_fake_shop(a_shop_with_stock(), SUPERVISOR, NOON)
        for _ in range(random.randrange(4)):
            receive(self.shop, self.new(), random.choice(PLACES))
        self.really = {place: on_book(self.shop, place) for place in PLACES}
        for _ in range(random.randrange(4)):
            self._mistake()
        self.count = self.shop.stock.counts.begin(HERE).count.number
        self.to_scan, self.seen = sorted(self.really[HERE]), set[str]()

    def new(self) -> str:
        self.made += 1
        return f"N-{self.made}"

    def _mistake(self) -> None:
        """A piece is lost, turns up, or was carried over without a word."""
        here, van = self.really[HERE], self.really[VAN]
        kind = self.random.randrange(3)
        if kind == 0 and here:
            here.remove(self.random.choice(sorted(here)))
        elif kind == 1:
            here.add(self.new())
        elif van:
            here.add(van.pop())

    def go_on(self) -> None:
        """Scan a piece, or let one come or go as goods do: in the book and on the shelf."""
        kind = self.random.randrange(4)
        if kind == 0 and self.to_scan:
            self._scan()
        elif kind == 1:
            place, serial = self.random.choice(PLACES), self.new()
            receive(self.shop, serial, place)
            self.really[place].add(serial)
            if place == HERE and self.random.random() < 0.5:
                self.to_scan.append(serial)
        elif kind == 2:
            self._carry()

    def _scan(self) -> None:
        serial = self.to_scan.pop(self.random.randrange(len(self.to_scan)))
        if serial in self.really[HERE]:
            scan(self.shop, self.count, serial)
            self.seen.add(serial)

    def _carry(self) -> None:
        source, target = self.random.choice((PLACES, PLACES[::-1]))
        known = sorted(self.really[source] & on_book(self.shop, source))
        if known:
            serial = self.random.choice(known)
            move(self.shop, serial, source, target)
            self.really[source].remove(serial)
            self.really[target].add(serial)

    def end(self) -> None:
        """Scan what is left and post."""
        while self.to_scan:
            self._scan()
        self.shop.stock.counts.post(self.count)


@pytest.mark.parametrize("seed", range(COURSES))
def test_whatever_comes_and_goes_the_book_says_afterwards_what_lies_there(seed: int) -> None:
    course = Course(Random(seed))  # noqa: S311 - the same courses in every run
    for _ in range(course.random.randrange(25)):
        course.go_on()
    course.end()
    assert on_book(course.shop) == course.really[HERE]
    assert is_sound(course.shop)
