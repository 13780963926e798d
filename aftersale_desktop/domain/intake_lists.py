"""What the clerk can tick at intake, as codes; their names live in wording/intake.py."""

CONDITIONS: tuple[str, ...] = ("scratches", "screws_missing", "panel_cracked", "no_batteries")
ACCESSORIES: tuple[str, ...] = ("remote_control", "bracket", "power_cord", "original_card")
EVIDENCE: tuple[str, ...] = ("card", "invoice", "other_proof", "altered", "counterfeit")
