"""Posted invoices and the money that belongs to them."""
