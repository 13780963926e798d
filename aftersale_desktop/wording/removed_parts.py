"""Words of old parts that stand on papers, too."""

from aftersale_desktop.wording.catalogue import Words


def removed_fault_text(words: Words, *, is_supplier_fault: bool) -> str:
    """Return whose fault an old part was."""
    return words("failed by itself") if is_supplier_fault else words("damaged on the bench")
