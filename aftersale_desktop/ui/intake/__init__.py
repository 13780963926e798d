"""The counter: scan, verdict, take the claim."""
