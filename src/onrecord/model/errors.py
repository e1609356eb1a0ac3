"""What can go wrong with a call. What can go wrong with the data is an `Issue`, never an exception.

The tree:

* OnrecordError
  + InputError          the caller's input cannot be used
  |  x InputNotFound    no such file
  |  x InputNotText     a directory, a binary file, an empty file
  |  x InputTooLarge    over the stated limit
  |  x InvalidDate      not an ISO 8601 date
  |  x InvalidLine      a JSONL line that is not an input line
  |  x FetchError       a web address that cannot, or must not, be fetched
  |  x BookNotFound     no codebook of that name
  |  x BookError        a codebook with faults
  + SpanError           offsets that do not fit their text
  + StoreError          a project's store cannot be opened, read or written
  + ResourceError       a file that ships with the package is missing or broken
"""


class OnrecordError(Exception):
    """Base of all that onrecord raises; `hint`, where there is one, says what to do."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class InputError(OnrecordError):
    """The caller's input cannot be used."""


class InputNotFound(InputError):
    """No file of that name."""


class InputNotText(InputError):
    """There is something of that name, and it is no text that could be read."""


class InputTooLarge(InputError):
    """The input is over the stated limit; nothing of it was read."""


class InvalidDate(InputError):
    """A date that is not ISO 8601, or not in the calendar."""


class InvalidLine(InputError):
    """A line of a JSONL stream that is not an input line."""


class BookNotFound(InputError):
    """No codebook of that name ships, and no file has it."""


class BookError(InputError):
    """A codebook with faults; the message tells each with its file and line."""


class FetchError(InputError):
    """A web address that cannot be fetched, or must not be."""


class SpanError(OnrecordError, ValueError):
    """Offsets that do not fit the text that they point into."""


class StoreError(OnrecordError):
    """A project's store cannot be opened, read or written; what was being written is not there in part."""


class ResourceError(OnrecordError):
    """A file that ships with the package is missing or broken."""
