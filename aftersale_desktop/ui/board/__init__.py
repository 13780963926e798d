"""The waiting room's board on a second screen."""
