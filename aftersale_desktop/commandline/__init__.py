"""Commands for installation, imports, batches and printing."""
