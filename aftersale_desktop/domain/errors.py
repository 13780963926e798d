"""Refusals: each is a named exception that carries data; the words for them live in wording."""


class AfterSaleError(Exception):
    """Base of everything the program refuses on purpose; anything else that is raised is a bug."""
