"""What everything is: frozen values, no input or output. Imports nothing of ours but itself."""
