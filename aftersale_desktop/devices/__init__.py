"""Scanners and printers, without Qt."""
