"""Words to values: numbers, times, places, parties, weapons."""
