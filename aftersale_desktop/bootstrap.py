"""Joins everything once: the only module that knows every layer. Heavy parts are imported when they are first used."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aftersale_desktop.domain.people import User
    from aftersale_desktop.services.founding import Answers, FoundingDesk
    from aftersale_desktop.services.list_export import Sheet
    from aftersale_desktop.services.people_ports import PasswordHasher
    from aftersale_desktop.services.ports import Work
    from aftersale_desktop.services.privacy_ports import Remains
    from aftersale_desktop.services.shop import Shop
    from aftersale_desktop.services.shop_setup import ShopSetup
    from aftersale_desktop.storage.database import Database
    from aftersale_desktop.ui.window_run import WindowPlan
    from aftersale_desktop.wording.catalogue import Language

APPLICATION = "aftersale-desktop"
DATABASE_NAME = "aftersale.db"


@dataclass(frozen=True, slots=True)
class Options:
    """The global options; None means: by settings, system and platform."""

    data_dir: Path | None = None
    database: str | None = None
    language: str | None = None
    is_demo: bool = False
    exits_after_first_paint: bool = False

    @property
    def folder(self) -> Path:
        """The folder of this shop's data; the sample shop has one of its own unless told otherwise."""
        if self.data_dir is not None:
            return self.data_dir
        from platformdirs import user_data_path

        data = user_data_path(APPLICATION, appauthor=False)
        return data / "demo" if self.is_demo else data

    @property
    def chosen_language(self) -> "Language | None":
        """The language asked for on the command line."""
        from aftersale_desktop.wording.catalogue import Language

        return Language(self.language) if self.language else None

    @property
    def database_address(self) -> Path | str:
        """Where the database is: the address of a server, or a file, which is the one in the folder unless named."""
        if self.database is None:
            return self.folder / DATABASE_NAME
        file = self.database.removeprefix("sqlite:///")
        return file if "://" in file else Path(file).expanduser()

    @property
    def lacks_database(self) -> bool:
        """Whether the database is a file that is not there; a server is asked only when it is opened."""
        address = self.database_address
        return isinstance(address, Path) and not address.exists()


def shop_clock() -> datetime:
    """Return now in the zone of this computer."""
    return datetime.now().astimezone()


def open_window(options: Options) -> int:
    """Open the window and return its exit code once it is closed."""
    from aftersale_desktop.ui.application import run_window
    from aftersale_desktop.ui.window_start import WindowStart

    start = WindowStart(options.folder, options.chosen_language, options.exits_after_first_paint)
    code = run_window(start, lambda: _window_plan(options))
    if options.exits_after_first_paint and options.is_demo and options.lacks_database:
        open_or_create_shop(options).close()  # `--demo` promises a shop, however soon its window leaves
    return code


def _window_plan(options: Options) -> "WindowPlan[Shop]":
    from aftersale_desktop.ui.shop_window import shop_plan

    if options.is_demo:
        return shop_plan(lambda: open_or_create_shop(options))
    return shop_plan(lambda: open_existing_shop(options), founding=lambda: founding_desk(options))


def founding_desk(options: Options) -> "FoundingDesk":
    """Return what the welcome page founds a shop with; the sample shop lies beside it, where `--demo` has its own."""
    from dataclasses import replace

    from aftersale_desktop.documents.late_ink import LateInk
    from aftersale_desktop.services.founding import FoundingDesk
    from aftersale_desktop.storage.paper_folder import DiskPaperFolder

    sample = replace(options, data_dir=options.folder / "demo", database=None, is_demo=True)
    return FoundingDesk(
        found=lambda answers: found_shop(options, answers),
        open_sample=lambda: open_or_create_shop(sample),
        ink=LateInk(),
        folder=DiskPaperFolder(options.folder / "papers"),
    )


def found_shop(options: Options, answers: "Answers") -> "Shop":
    """Return the shop founded on these answers with its administrator signed in, who proves it by the password.

    Of a shop that another start founded meanwhile somebody else is administrator: there one has to sign in.
    """
    from contextlib import suppress

    from aftersale_desktop.demo.opening import founded_shop
    from aftersale_desktop.services.founding import check_answers
    from aftersale_desktop.services.sign_in import SignInRefusedError

    check_answers(answers)
    shop = _opened(options, lambda: founded_shop(answers, shop_clock(), _hasher().hash(answers.password)))
    with suppress(SignInRefusedError):
        shop.sign_in.sign_in(answers.administrator, answers.password)
    return shop


def open_or_create_shop(options: Options) -> "Shop":
    """Return the shop; where nothing ever was, a new one: the sample shop if asked for, else an empty one.

    Of several starts at once one fills it, and the others wait until it is filled.
    """
    return _opened(options, lambda: _new_setup(options))


def _opened(options: Options, new_setup: "Callable[[], ShopSetup]") -> "Shop":
    database = _open_database(options)
    if not _is_filled(database):
        from aftersale_desktop.storage.seed import load_shop

        with database.alone():
            if not _is_filled(database):
                load_shop(database, new_setup())
    return _joined(database, options)


def _is_filled(database: "Database") -> bool:
    with database.start_reading() as work:
        return bool(work.shop.people())


def open_existing_shop(options: Options) -> "Shop":
    """Return the shop; with `--demo` it may be made, else a missing one is refused."""
    from aftersale_desktop.services.database_refusals import NoShopYetError
    from aftersale_desktop.storage.sqlite_file import is_new

    if options.is_demo:
        return open_or_create_shop(options)
    address = options.database_address
    if isinstance(address, Path) and is_new(address):
        raise NoShopYetError(address)
    database = _open_database(options)
    if not _is_filled(database):
        database.close()
        raise NoShopYetError(address)
    return _joined(database, options)


def open_for_commands(options: Options) -> "Shop":
    """Return the shop for a command: it reads and prints in the name of the system's account.

    Whoever may read the file of the database may read it without this program, too.
    """
    import getpass

    from aftersale_desktop.domain.people import Role, User

    shop = open_existing_shop(options)
    if not shop.keyboard.has_user:
        account = User(0, getpass.getuser(), Role.CLERK, shop.terms.point.code)
        shop.keyboard.enter(account, shop.terms.users, by_password=False)
    return shop


def _open_database(options: Options) -> "Database":
    from aftersale_desktop.storage.database import open_database

    if options.database is None:
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open_database(options.database_address, anchor_folder=options.folder)


def _new_setup(options: Options) -> "ShopSetup":
    import getpass

    from aftersale_desktop.demo.opening import opening_shop
    from aftersale_desktop.demo.shop import demo_shop

    now = shop_clock()
    return demo_shop(now) if options.is_demo else opening_shop(getpass.getuser(), now)


def _joined(database: "Database", options: Options) -> "Shop":
    import platform

    from aftersale_desktop.devices.gs1 import read_elements
    from aftersale_desktop.documents.late_ink import LateInk
    from aftersale_desktop.services.keyboard import Keyboard
    from aftersale_desktop.services.means import Means
    from aftersale_desktop.services.shop import Shop
    from aftersale_desktop.services.shop_settings import ShopSettings
    from aftersale_desktop.storage.draft_folders import WindowDraftFile
    from aftersale_desktop.storage.paper_folder import DiskPaperFolder

    with database.start_reading() as work:
        first = work.shop.people()[0]
        terms = work.shop.terms(first.point_code)
        is_free = options.is_demo and _is_sample(work, first)
    keyboard = Keyboard(database.start_work, shop_clock, first if is_free else None, terms.users, is_free=is_free)
    draft_file = WindowDraftFile(options.folder / "drafts")
    means = Means(
        start_work=keyboard.attendance.start_work,
        start_reading=database.start_reading,
        now=shop_clock,
        read_elements=read_elements,
        ink=LateInk(),
        folder=DiskPaperFolder(options.folder / "papers"),
        draft_file=draft_file,
        new_sheet=new_sheet,
        computer=platform.node(),
        hasher=_hasher(),
        remains=_remains(database, options),
    )
    settings = ShopSettings(means.start_work, means.start_reading, means.now, keyboard.who, terms)

    def close() -> None:
        draft_file.close()
        database.close()

    return Shop(means, keyboard, settings, close)


def _remains(database: "Database", options: Options) -> "Remains":
    from aftersale_desktop.storage.remains import DiskRemains

    return DiskRemains(database, options.folder)


def _is_sample(work: "Work", somebody: "User") -> bool:
    """A sample shop is known by the PIN of its people; one that had none yet by its own claim, which takes longer."""
    from aftersale_desktop.demo.codes_to_try import DEMO_CLAIM_KEY
    from aftersale_desktop.demo.staff import STORED_SAMPLE_PIN
    from aftersale_desktop.domain.credentials import CredentialKind

    pin = work.accounts.credential(somebody.id, CredentialKind.PIN)
    has_pin = pin is not None and pin.stored == STORED_SAMPLE_PIN
    return has_pin or work.claims.by_request_key(DEMO_CLAIM_KEY) is not None


def _hasher() -> "PasswordHasher":
    from aftersale_desktop.storage.argon2_hasher import Argon2Hasher

    return Argon2Hasher()


def new_sheet(path: Path, rows: int) -> "Sheet":
    """Return the file of a list's export; what writes workbooks is imported when somebody exports."""
    from aftersale_desktop.storage import table_files

    return table_files.new_sheet(path, rows)
