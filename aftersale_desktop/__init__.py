"""The after-sale counter of a manufacturer's service center."""
