"""Words of old parts that stand on papers, too."""

from aftersale_desktop.wording.catalogue import Words


def removed_fault_text(words: Words, *, is_supplier_fault: bool) -> str:
    """Return whose fault an old part was."""
    return words("failed by itself") if is_supplier_fault else words("damaged on the bench")


def removed_way_text(words: Words, *, is_due_back: bool) -> str:
    """Return where an old part goes."""
    return words("due back to the factory") if is_due_back else words("stays at the point")
