"""News reports of violence, protest and public disorder as incident records, every value tied to its words and to its sayer."""

import onrecord.read as _subpackage  # noqa: F401 (imported first, so that importing it later leaves the function of its name alone)
from onrecord._api import read, read_many
from onrecord.model.document import Document, Issue
from onrecord.model.errors import (
    FetchError,
    InputError,
    InputNotFound,
    InputNotText,
    InputTooLarge,
    InvalidDate,
    InvalidLine,
    OnrecordError,
    ResourceError,
    SpanError,
    StoreError,
)
from onrecord.model.record import Claim, Event, Figure, Record, Report, Sayer
from onrecord.model.span import Span

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "Event",
    "FetchError",
    "Figure",
    "InputError",
    "InputNotFound",
    "InputNotText",
    "InputTooLarge",
    "InvalidDate",
    "InvalidLine",
    "Issue",
    "OnrecordError",
    "Record",
    "Report",
    "ResourceError",
    "Sayer",
    "Span",
    "SpanError",
    "StoreError",
    "__version__",
    "read",
    "read_many",
]
