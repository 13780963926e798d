"""What `prepare.py` stands on: interpreter, system libraries, environment, checks. Standard library only."""
