"""The trained reader at run time: one encoder pass a document, and what is read off it."""
