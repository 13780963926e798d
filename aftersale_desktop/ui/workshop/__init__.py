"""The workshop page: a list of orders, and the sheet of the one that is open."""
