"""The hotline: calls, complaints, whom to call again, and what the house knows."""
