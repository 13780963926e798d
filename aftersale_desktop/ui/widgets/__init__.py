"""Reusable widgets that know nothing of claims."""
