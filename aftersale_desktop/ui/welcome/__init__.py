"""The first start: what a shop is founded on, and whether printer and scanner work."""
