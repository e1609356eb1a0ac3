"""Bytes to documents: files, web pages, standard input, streams of JSON lines. What was guessed on the way is an issue of the document."""
