"""Incidents to coded rows, by codebooks that are YAML.

The interface (the values are in `onrecord.model.codebook`):

* `books.load_book(name_or_path) -> Book`: a shipped book by name (`acled`), or a file. All errors at once, each with file and line.
* `engine.code_incident(incident, book) -> tuple[Row, ...]`: for books over incidents. Claims in `Row.why` are named by `claim_key`.
* `record.code_record(record, reading, books) -> dict[str, tuple[Row, ...]]`: the rows of one document by each book, claims named by their own ids; a book
  over incidents takes each report of the document as an incident of its own (`lone_incident`).
* `pipeline.read_and_code(doc, books) -> (Record, rows)`: reads and codes one document; what `onrecord read --book` calls.
* `why.explain(row, column, book, claims) -> tuple[str, ...]`: the answer to `onrecord why ROW FIELD`; `claims` by the names that the row uses.
* `check.check_book(book) -> tuple[Problem, ...]`: what is wrong with a book beyond its YAML; `schema.book_schema()`: its form as JSON Schema.

How it works: `nodes`, `conditions` and `reading` make a Book of YAML; `telling` puts together what an incident's accounts tell, `units` says which days and
places make rows, `facts` answers the book's paths, `counting` its numbers, `predicates` its conditions, and `engine` fills the cells.

A book over interactions (`over: interactions` in its YAML: CAMEO, PLOVER) is coded from who does what to whom, which a Record alone does not tell.
`code_record` hands such a book to `interactions.code_interactions(record: Record, reading: Reading, book: Book) -> tuple[Row, ...]`, and does
nothing more with its rows. The YAML of such a book has the same head and the same `fields` (names, types, allowed values, meaning); their `cases` and the book's `include`
may be left out.
"""
