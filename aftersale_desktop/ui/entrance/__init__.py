"""Who is at the keyboard: signing in, locking, changing hands, and a supervisor's signature."""
