"""Tables and the way between a row and a domain value."""
