"""SQLAlchemy behind the ports of services."""
