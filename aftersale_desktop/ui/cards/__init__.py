"""The warranty cards: the list and one card beside it."""
