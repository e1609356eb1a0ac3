"""Claims to figures, by named rules."""
