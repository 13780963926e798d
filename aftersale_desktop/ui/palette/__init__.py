"""Any action or record in a few keys."""
