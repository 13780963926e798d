"""The sample shop: deterministic, believable, filled at once."""
