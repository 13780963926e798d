"""What is true in the shop: frozen values and pure functions."""
