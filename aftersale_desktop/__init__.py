"""The after-sale counter of a manufacturer's service center."""

__version__ = "0.1.0"
