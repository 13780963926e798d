"""Figures and reports: what is shown, and what is read for it."""
