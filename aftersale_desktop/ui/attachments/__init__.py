"""Photos and files as evidence: read, shown small, opened large."""
