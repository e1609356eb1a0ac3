"""Records as text, pages and JSON."""
