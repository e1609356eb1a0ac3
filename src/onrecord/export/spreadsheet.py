"""Text that a spreadsheet program must not take for a formula, and back."""

from __future__ import annotations

import re

# A formula begins with one of these, also in the wide forms that some programs fold; after a separator too, for programs that split there.
_FORMULA = re.compile(r"(^|[;\t\n])('*[=+\-@\t\uff1d\uff0b\uff0d\uff20])")
_NEUTRAL = re.compile(r"(^|[;\t\n])'('*[=+\-@\t\uff1d\uff0b\uff0d\uff20])")
MOST_CHARACTERS = 32_767
"""What a cell of a spreadsheet holds, in UTF-16 code units (Excel specifications and limits)."""
CUT_MARK = " […]"


def neutral(text: str) -> str:
    """The text with an apostrophe before all that could begin a formula; `plain` takes exactly these away again."""
    return _FORMULA.sub(r"\1'\2", text)


def plain(text: str) -> str:
    """What `neutral` made, as it was."""
    return _NEUTRAL.sub(r"\1\2", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program could take the text for a formula."""
    return _FORMULA.search(text) is not None


def fitting(text: str) -> str:
    """The text, or as much of its beginning as a cell holds, with a mark at the end."""
    if len(text) <= MOST_CHARACTERS // 2 or _units(text) <= MOST_CHARACTERS:
        return text
    low, high = 0, min(len(text), MOST_CHARACTERS)
    while low < high:  # the longest beginning that leaves room for the mark
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _units(text[:middle]) + len(CUT_MARK) <= MOST_CHARACTERS else (low, middle - 1)
    return text[:low] + CUT_MARK


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
