"""Records out: one file a format. Text from outside is escaped here, whatever it holds."""
