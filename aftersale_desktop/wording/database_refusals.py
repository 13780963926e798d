"""Why a database is not opened or did not answer: what the person at the counter can do about it."""

from aftersale_desktop.domain.errors import AfterSaleError
from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    DatabaseEmptyError,
    DatabaseMissingError,
    DatabaseRefusedError,
    DatabaseShrunkError,
    DriverMissingError,
    ForeignDatabaseError,
    NewerDatabaseError,
    NoShopYetError,
    NoTablesError,
    NotADatabaseAddressError,
    NotADatabaseError,
    NotASampleShopError,
    NotStoredError,
    UpgradeFailedError,
)
from aftersale_desktop.services.list_export import TableNotSavedError, TooManyRowsError
from aftersale_desktop.services.ports import PaperNotSavedError, StorageError
from aftersale_desktop.wording.catalogue import N_, Words

DATABASE_REFUSALS: dict[type[AfterSaleError], str] = {
    DatabaseDamagedError: N_("The database {path} is damaged. Restore the last backup."),
    DatabaseEmptyError: N_("The database {path} has no content: a copy ended early or the disk was full. Restore it."),
    DatabaseMissingError: N_("The database {path} was here and is gone. Put it back or restore the last backup."),
    DatabaseRefusedError: N_("The database {path} cannot be used."),
    DatabaseShrunkError: N_(
        "The database {path} holds {found} records and held {expected} when it was last closed. "
        "It may be an old copy: restore the right one."
    ),
    DriverMissingError: N_("The program has no driver “{driver}” for this kind of database. Install it."),
    ForeignDatabaseError: N_("{path} is the database of another program. Choose another file."),
    NewerDatabaseError: N_(
        "The database {path} has version {found}; this program knows versions up to {known}. Update the program."
    ),
    NoShopYetError: N_("There is no shop in {path} yet. Open the window once, or add --demo."),
    NotADatabaseAddressError: N_("“{address}” is neither a file nor the address of a database."),
    NotADatabaseError: N_("{path} is no database. Choose another file or restore the last backup."),
    NotASampleShopError: N_(
        "The shop in {path} is not the sample shop. Use --demo without --data-dir, or with an empty folder."
    ),
    NotStoredError: N_("The database has no {record} {key}; it may have been restored from an older copy."),
    NoTablesError: N_("The tables of the database {path} are gone. Restore the last backup."),
    PaperNotSavedError: N_("The paper was not saved as {path} ({reason}). Choose another folder."),
    TableNotSavedError: N_("The list was not saved as {path} ({reason}). Choose another folder."),
    TooManyRowsError: N_("An Excel sheet holds {most} rows, the list has {rows}. Choose CSV or select fewer."),
    StorageError: N_("The database did not answer ({reason}). Nothing was saved and nothing typed is lost; try again."),
    UpgradeFailedError: N_("The database {path} could not be brought up to date and was left as it is ({table})."),
}
STORAGE_REASONS: dict[str, str] = {
    "locked": N_("another program is writing"),
    "disk_full": N_("the disk is full"),
    "read_only": N_("it cannot be written to"),
    "no_access": N_("no access"),
    "no_connection": N_("no connection"),
    "input_output": N_("the disk does not answer"),
    "not_a_folder": N_("there is no such folder"),
    "damaged": N_("the file is damaged"),
    "refused": N_("the database refused it"),
    "database": N_("it reported an error"),
    "paper_altered": N_("the stored paper is not what was issued"),
}


_SETTING = "setting_"


def storage_reason(words: Words, code: str) -> str:
    """Return why storage failed; a code nobody worded stands for itself."""
    if code.startswith(_SETTING):
        return words("its setting {name} cannot be made here", name=code.removeprefix(_SETTING))
    return words(STORAGE_REASONS[code]) if code in STORAGE_REASONS else code
