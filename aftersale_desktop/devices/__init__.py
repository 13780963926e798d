"""Scanners, printers and whether there is a display, without Qt."""
