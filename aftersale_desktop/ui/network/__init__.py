"""The network's page: home visits, service points, which of them is nearest."""
