"""Reading to events and claims."""
