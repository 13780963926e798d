"""Long lists in the order of an index, and searches that end in them."""
