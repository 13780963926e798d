"""What a user can do: one class per desk, one method per deed."""
