"""Settings of this counter."""
