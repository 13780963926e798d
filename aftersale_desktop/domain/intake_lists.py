"""What the clerk can tick at intake, as codes; their names live in wording/intake.py. Anything else is typed."""

from collections.abc import Mapping

_USUAL = "A"
_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "E": ("scratches", "panel_cracked", "screws_missing", "casing_dented", "hose_damaged"),
    "A": ("scratches", "panel_cracked", "screws_missing", "no_batteries", "fins_bent"),
    "B": ("scratches", "panel_cracked", "screws_missing", "no_batteries", "fins_bent"),
    "C": ("scratches", "panel_cracked", "louvre_broken", "no_batteries", "base_rusted"),
    "D": ("scratches", "panel_cracked", "screws_missing", "fins_bent", "insulation_torn"),
}
_ACCESSORIES: Mapping[str, tuple[str, ...]] = {
    "E": ("remote_control", "power_cord", "exhaust_hose", "window_kit", "original_card"),
    "A": ("remote_control", "wall_plate", "bracket", "pipes", "original_card"),
    "B": ("remote_control", "wall_plate", "bracket", "pipes", "original_card"),
    "C": ("remote_control", "power_cord", "bracket", "pipes", "original_card"),
    "D": ("wired_controller", "remote_control", "ceiling_panel", "drain_pump", "original_card"),
}
EVIDENCE: tuple[str, ...] = ("card", "invoice", "other_proof", "altered", "counterfeit")
PHONE_LABELS: tuple[str, ...] = ("own", "spouse", "home", "work", "building")
RELATIONS: tuple[str, ...] = ("spouse", "parent", "child", "relative", "colleague", "tenant")


def conditions_of(product_class: str) -> tuple[str, ...]:
    """Return which conditions are offered for a class of the price list; a class of its own gets the usual ones."""
    return _CONDITIONS.get(product_class, _CONDITIONS[_USUAL])


def accessories_of(product_class: str) -> tuple[str, ...]:
    """Return which accessories are offered for a class of the price list; a class of its own gets the usual ones."""
    return _ACCESSORIES.get(product_class, _ACCESSORIES[_USUAL])
