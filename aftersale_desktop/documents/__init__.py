"""Papers as PDF: what is said comes in, ink comes out."""
