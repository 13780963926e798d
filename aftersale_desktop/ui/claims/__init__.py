"""The list of claims, one claim in detail, its invoice."""
